// The one strict reader of JSON from outside. Boost.JSON alone takes the last of duplicate keys and reads 1e400 as
// infinity; both are refused here, and so are NUL, invalid UTF-8 and a depth over 32.
#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <string_view>

#include "core/result.h"

namespace guildhall::api {

constexpr std::size_t kMaxDepth = 32;

/// Error: invalid_request that names the place.
core::Result<boost::json::value> parse_json(std::string_view text);

/// The same for a body that must be an object; empty or white space counts as {}.
core::Result<boost::json::object> parse_body(std::string_view text);

/// The value with its keys sorted and no white space: equal values give equal text.
std::string canonical_json(const boost::json::value& value);

}  // namespace guildhall::api
