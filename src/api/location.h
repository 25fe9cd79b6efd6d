// Texts as addresses in headers take them.
#pragma once

#include <string>
#include <string_view>

namespace guildhall::api {

/// A URL for a Location header: what isn't plain ASCII is escaped.
std::string as_location(std::string_view url);

/// As the value of a query parameter: everything but A-Za-z0-9-._~ is escaped.
std::string as_query_value(std::string_view text);

}  // namespace guildhall::api
