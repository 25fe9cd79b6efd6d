// Base64 for URLs, without padding (RFC 4648 section 5): digests, tokens, cursors. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace guildhall::core {

std::string base64url(std::span<const std::uint8_t> bytes);
std::string base64url(std::string_view bytes);

/// The bytes; nothing for a text that base64url() wouldn't make: padding, other characters, a length of 4n + 1, or
/// unused bits that aren't zero. So two different texts are never the same bytes.
std::optional<std::string> parse_base64url(std::string_view text);

}  // namespace guildhall::core
