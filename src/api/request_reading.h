// Fills a Context from the request, once the caller has been let through: query, body, the way of a change.
#pragma once

#include "api/context.h"
#include "core/result.h"

namespace guildhall::api {

/// Parses query and body as the endpoint declares them, before anything is done. Error: invalid_request,
/// unsupported_media_type.
core::Result<core::Done> read_request(Context& context);

}  // namespace guildhall::api
