#include "api/location.h"

namespace guildhall::api {
namespace {

template <class F>
std::string escape_unless(std::string_view text, F is_plain) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string escaped;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_plain(byte))
            escaped += c;
        else
            (escaped += '%').append({kHex[byte >> 4], kHex[byte & 15]});
    }
    return escaped;
}

}  // namespace

std::string as_location(std::string_view url) {
    return escape_unless(url, [](unsigned char c) { return c > 0x20 && c < 0x7f; });
}

std::string as_query_value(std::string_view text) {
    return escape_unless(text, [](unsigned char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '.' ||
               c == '_' || c == '~';
    });
}

Reply go_to(std::string location) {
    Reply reply;
    reply.status = 302;
    reply.with_header("Location", std::move(location));
    return reply;
}

}  // namespace guildhall::api
