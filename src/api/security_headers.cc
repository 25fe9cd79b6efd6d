#include "api/security_headers.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace guildhall::api {
namespace {

void add(http::Response& response, const char* name, const std::string& value) {
    const auto same = [&](const auto& header) { return http::equals_ignoring_case(header.first, name); };
    if (std::none_of(response.headers.begin(), response.headers.end(), same))
        response.headers.emplace_back(name, value);
}

using Lines = std::vector<std::pair<const char*, std::string>>;

Lines headers_of(ReplyKind kind, bool https) {
    Lines lines = {{"X-Content-Type-Options", "nosniff"},
                   {"Referrer-Policy", "no-referrer"},
                   {"X-Frame-Options", "DENY"},
                   {"Cross-Origin-Opener-Policy", "same-origin"},
                   {"Cross-Origin-Resource-Policy", "same-origin"}};
    if (https) lines.emplace_back("Strict-Transport-Security", "max-age=31536000");
    if (kind == ReplyKind::api) {
        lines.emplace_back("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        lines.emplace_back("Cache-Control", "no-store");
    } else {
        lines.emplace_back("Content-Security-Policy", std::string(kPagePolicy));
    }
    return lines;
}

std::string text_of(ReplyKind kind, bool https) {
    std::string text;
    for (const auto& [name, value] : headers_of(kind, https)) text += std::string(name) + ": " + value + "\r\n";
    return text;
}

bool is_id_character(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-';
}

}  // namespace

void add_security_headers(http::Response& response, ReplyKind kind, bool https) {
    // Two in a hundred replies have a header of these of their own; all others get the same text.
    static const std::array<std::string, 4> kTexts = {text_of(ReplyKind::api, false), text_of(ReplyKind::api, true),
                                                      text_of(ReplyKind::page, false), text_of(ReplyKind::page, true)};
    static const Lines kAll = headers_of(ReplyKind::api, true);
    const bool has_own = std::ranges::any_of(response.headers, [](const auto& header) {
        return std::ranges::any_of(
            kAll, [&](const auto& line) { return http::equals_ignoring_case(header.first, line.first); });
    });
    if (!has_own) {
        response.constant_headers = kTexts[(kind == ReplyKind::page ? 2 : 0) + (https ? 1 : 0)];
        return;
    }
    for (const auto& [name, value] : headers_of(kind, https)) add(response, name, value);
}

std::optional<std::string> sent_request_id(const http::RequestHead& head) {
    const auto id = head.header("x-request-id");
    if (!id || id->empty() || id->size() > 128 || !std::all_of(id->begin(), id->end(), is_id_character))
        return std::nullopt;
    return std::string(*id);
}

}  // namespace guildhall::api
