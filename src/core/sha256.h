// SHA-256 (FIPS 180-4): digests of plans, tokens, migrations and the audit chain. Pure; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace guildhall::core {

using Sha256 = std::array<std::uint8_t, 32>;

/// The digest of the bytes of `message`, which may hold anything, NUL included.
Sha256 sha256(std::string_view message);

}  // namespace guildhall::core
