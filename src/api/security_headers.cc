#include "api/security_headers.h"

#include <algorithm>

namespace guildhall::api {
namespace {

void add(http::Response& response, const char* name, const std::string& value) {
    const auto same = [&](const auto& header) { return http::equals_ignoring_case(header.first, name); };
    if (std::none_of(response.headers.begin(), response.headers.end(), same))
        response.headers.emplace_back(name, value);
}

bool is_id_character(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-';
}

}  // namespace

void add_security_headers(http::Response& response, ReplyKind kind, bool https) {
    add(response, "X-Content-Type-Options", "nosniff");
    add(response, "Referrer-Policy", "no-referrer");
    add(response, "X-Frame-Options", "DENY");
    add(response, "Cross-Origin-Opener-Policy", "same-origin");
    add(response, "Cross-Origin-Resource-Policy", "same-origin");
    if (https) add(response, "Strict-Transport-Security", "max-age=31536000");
    if (kind == ReplyKind::api) {
        add(response, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        add(response, "Cache-Control", "no-store");
    } else {
        add(response, "Content-Security-Policy", std::string(kPagePolicy));
    }
}

std::optional<std::string> sent_request_id(const http::RequestHead& head) {
    const auto id = head.header("x-request-id");
    if (!id || id->empty() || id->size() > 128 || !std::all_of(id->begin(), id->end(), is_id_character))
        return std::nullopt;
    return std::string(*id);
}

}  // namespace guildhall::api
