// Texts as addresses in headers take them, and the reply that leads there.
#pragma once

#include <string>
#include <string_view>

#include "api/reply.h"

namespace guildhall::api {

/// A URL for a Location header: what isn't plain ASCII is escaped.
std::string as_location(std::string_view url);

/// As the value of a query parameter: everything but A-Za-z0-9-._~ is escaped.
std::string as_query_value(std::string_view text);

/// 302; `location` as the header takes it.
Reply go_to(std::string location);

}  // namespace guildhall::api
