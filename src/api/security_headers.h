// The headers that every reply carries (security.md 10), and the request's id.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace guildhall::api {

enum class ReplyKind { api, page };

/// The Content-Security-Policy of the console's pages: own scripts and styles only.
constexpr std::string_view kPagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Adds what isn't there yet. `https`: HSTS.
void add_security_headers(http::Response& response, ReplyKind kind, bool https);

/// The X-Request-ID that was sent, where it is one (1–128 of A-Za-z0-9._-).
std::optional<std::string> sent_request_id(const http::RequestHead& head);

}  // namespace guildhall::api
