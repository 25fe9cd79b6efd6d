#include "api/etag.h"

#include "core/base64url.h"
#include "core/sha256.h"
#include "core/text.h"

namespace guildhall::api {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

/// Whether a list of ETags names `etag`, or is `*`. `weak`: "W/" doesn't count (If-None-Match).
bool names(std::string_view list, std::string_view etag, bool weak) {
    while (!list.empty()) {
        const std::size_t comma = list.find(',');
        std::string_view item = core::trim(list.substr(0, comma));
        list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
        if (weak && item.starts_with("W/")) item.remove_prefix(2);
        if (item == etag || item == "*") return true;
    }
    return false;
}

}  // namespace

std::string etag_of(std::string_view body) {
    const core::Sha256 digest = core::sha256(body);
    return '"' + core::base64url(digest) + '"';
}

void add_etag(const Context& context, Reply& reply) {
    const bool shows_object = context.endpoint.has_etag || context.endpoint.current;
    if (!shows_object || reply.status != 200 || reply.preview || reply.stream) return;
    const std::string etag = etag_of(reply.body);
    reply.with_header("ETag", etag);
    const auto known = context.request.header("if-none-match");
    if (!context.endpoint.has_etag || !known || !names(*known, etag, true)) return;
    reply.status = 304;
    reply.body.clear();
    reply.content_type.clear();
}

Result<Done> check_if_match(Context& context) {
    const auto wanted = context.request.header("if-match");
    if (!wanted || !context.endpoint.current) return Done{};
    const Reply present = TRY(context.endpoint.current(context));
    if (context.request.header_count("if-match") == 1 && names(*wanted, etag_of(present.body), false)) return Done{};
    return Error{ErrorCode::precondition_failed, "This was changed since you read it. Read it again, then repeat."};
}

}  // namespace guildhall::api
