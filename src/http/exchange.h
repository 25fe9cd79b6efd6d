// What a request and its reply need while they are on their way. A loop lends it to the connection that works:
// thousands of idle ones then cost little memory, and the busy ones use the same again and again, which stays in the
// caches.
#pragma once

#include <cstddef>
#include <exception>
#include <string>
#include <string_view>

#include "http/request_parser.h"
#include "http/server.h"

namespace guildhall::http {

struct Exchange {
    explicit Exchange(RequestParser::Limits limits) : parser(limits, {}) {}

    /// As new, but for the room of its texts where that isn't much.
    void clear();

    /// What the request's body and the reply take, where it is much. REQUIRES: nothing else works with it
    std::size_t held_bytes() const;

    RequestParser parser;
    std::string in;  // what was received; its first `taken` bytes are done with
    std::size_t taken = 0;
    std::string out;  // what is to be sent; its first `sent` bytes are
    std::size_t sent = 0;
    std::string_view body_left;  // to be sent after `out`: what is left of the response's large body
    Response response;
    std::string chunk;
    std::exception_ptr thrown;
    Handling handling = Handling::in_loop;
    Lane lane;
    std::size_t body_limit = 0;
};

}  // namespace guildhall::http
