#include "api/credential.h"

namespace guildhall::api {

core::Result<Credential> sent_credential(const http::RequestHead& head, std::string_view cookie_name) {
    constexpr std::string_view kScheme = "Bearer ";
    if (head.header_count("authorization") > 1)
        return core::Error{core::ErrorCode::unauthenticated, "There is more than one Authorization header. Send one."};
    const std::string_view value = head.header("authorization").value_or("");
    if (http::equals_ignoring_case(value.substr(0, kScheme.size()), kScheme))
        return Credential{Credential::Kind::token, value.substr(kScheme.size())};
    if (const auto cookie = head.cookie(cookie_name)) return Credential{Credential::Kind::session, *cookie};
    return Credential{};
}

}  // namespace guildhall::api
