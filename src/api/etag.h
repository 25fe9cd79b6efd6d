// Strong ETags of single objects, If-None-Match and If-Match.
#pragma once

#include <string>
#include <string_view>

#include "api/context.h"
#include "api/reply.h"
#include "core/result.h"

namespace guildhall::api {

/// With its quotes.
std::string etag_of(std::string_view body);

/// Adds the ETag to a 200 of an endpoint that shows its object; where If-None-Match names it, the reply becomes 304.
void add_etag(const Context& context, Reply& reply);

/// Error: precondition_failed where If-Match names another state than the present one; not_found.
core::Result<core::Done> check_if_match(Context& context);

}  // namespace guildhall::api
