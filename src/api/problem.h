// Errors as application/problem+json (RFC 9457), by the one table of codes.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "http/message.h"

namespace guildhall::api {

int status_of(core::ErrorCode code);
std::string_view title_of(core::ErrorCode code);

/// The whole reply, Retry-After included.
http::Response problem(const core::Error& error, std::string_view request_id);

}  // namespace guildhall::api
