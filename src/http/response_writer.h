// Writes the head of a reply as bytes. No I/O.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace guildhall::http {

/// What the connection decides about a reply.
struct Framing {
    int minor_version = 1;                             ///< of the request
    bool keep_alive = true;                            ///< whether the connection stays open
    std::optional<std::size_t> length = std::nullopt;  ///< Content-Length; nullopt: a stream
};

/// False where HTTP can't carry the reply: a status below 200 or above 599, a header with a control character or an
/// improper name, or one that the server itself sets.
bool is_sendable(const Response& response);

/// True where the status allows no body at all (204, 304).
bool is_bodiless(int status);

/// Appends status line and headers up to the empty line. `date` is the value of the Date header.
void append_head(std::string& out, const Response& response, const Framing& framing, std::string_view date);

/// The time of day as the Date header spells it, in 29 characters.
std::string http_date(long long unix_seconds);

/// A reply for when the application has none to give.
Response plain_failure(int status);

}  // namespace guildhall::http
