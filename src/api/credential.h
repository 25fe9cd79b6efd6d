// What a request says about who calls: an API token, the cookie of a session, or nothing. Whether it is any good is
// caller.h's business.
#pragma once

#include <string_view>

#include "core/result.h"
#include "http/message.h"

namespace guildhall::api {

struct Credential {
    enum class Kind { none, token, session };
    Kind kind = Kind::none;
    std::string_view text = {};  ///< a view into the head
};

/// With both, the token counts and the cookie is not looked at: another site can't send an Authorization header.
/// An Authorization of another scheme isn't ours to judge. Error: unauthenticated for more than one Authorization.
core::Result<Credential> sent_credential(const http::RequestHead& head, std::string_view cookie_name);

}  // namespace guildhall::api
