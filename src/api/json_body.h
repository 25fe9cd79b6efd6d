// The one strict reader of JSON from outside. Boost.JSON alone takes the last of duplicate keys and reads 1e400 as
// infinity; both are refused here, and so are invalid UTF-8, a depth over 32, and NUL unless the reader looks for it.
#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <string_view>

#include "core/result.h"

namespace guildhall::api {

constexpr std::size_t kMaxDepth = 32;

/// What becomes of a NUL in a text or a field's name.
enum class Nul { refused, kept };

/// Error: invalid_request that names the place.
core::Result<boost::json::value> parse_json(std::string_view text, Nul nul = Nul::refused);

/// The same for a body that must be an object; empty or white space counts as {}.
core::Result<boost::json::object> parse_body(std::string_view text, Nul nul = Nul::refused);

/// The value with its keys sorted and no white space: equal values give equal text.
std::string canonical_json(const boost::json::value& value);

}  // namespace guildhall::api
