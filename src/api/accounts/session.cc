#include <algorithm>

#include "api/accounts/account_json.h"
#include "api/accounts/endpoints.h"
#include "api/accounts/passkey_fields.h"
#include "api/caller.h"
#include "api/fields.h"

namespace guildhall::api {

using core::Result;

namespace {

bool is_loopback(std::string_view address) {
    return address == "::1" || address.starts_with("127.") || address.starts_with("::ffff:127.");
}

/// From this machine and through no proxy, as far as anybody can tell (security.md 12).
bool is_local(const http::RequestHead& head) {
    constexpr std::string_view kForwarded = "x-forwarded-";
    const auto forwarded = [&](const http::Header& header) {
        return http::equals_ignoring_case(header.name, "forwarded") ||
               http::equals_ignoring_case(header.name.substr(0, kForwarded.size()), kForwarded);
    };
    return is_loopback(head.peer) && std::none_of(head.headers.begin(), head.headers.end(), forwarded);
}

Result<Reply> set_up(Context& context) {
    Fields body(context);
    auto email = body.required_name<core::Email>("email");
    auto name = body.required_name<core::PersonName>("name");
    auto password = body.required_secret("password");
    auto workspace = body.required_name<core::WorkspaceName>("workspace_name");
    const auto code = body.optional_secret("setup_code");
    TRY(body.done());
    service::Accounts& accounts = context.services.accounts;
    TRY(accounts.check_set_up_open(context.call, code, is_local(context.request)));
    return signed_in_reply(context, TRY(accounts.set_up(context.call, {std::move(*email), std::move(*name),
                                                                       std::move(*password), std::move(*workspace)})));
}

Result<Reply> sign_in(Context& context) {
    Fields body(context);
    const auto passkey = TRY(optional_passkey(body));
    const auto password = passkey ? body.optional_secret("password") : body.required_secret("password");
    const auto email = password || !passkey ? body.required_string("email") : body.optional_string("email");
    const auto second_factor = body.optional_secret("second_factor");
    TRY(body.done());
    return signed_in_reply(context, TRY(context.services.accounts.sign_in(context.call, email.value_or(""),
                                                                          {password, second_factor, passkey})));
}

Result<Reply> show_session(Context& context) { return Reply::ok(me_json(context.instance(), *context.account())); }

Result<Reply> sign_out(Context& context) {
    TRY(context.services.accounts.sign_out(context.call));
    Reply reply = Reply::no_content();
    reply.with_header("Set-Cookie", ended_session_cookie(context.services, context.call.caller.email));
    return reply;
}

Result<Reply> confirm_session(Context& context) {
    Fields body(context);
    const auto passkey = TRY(optional_passkey(body));
    const auto password = passkey ? body.optional_secret("password") : body.required_secret("password");
    const auto second_factor = body.optional_secret("second_factor");
    TRY(body.done());
    TRY(context.services.accounts.confirm(context.call, {password, second_factor, passkey}));
    return Reply::no_content();
}

}  // namespace

std::vector<Endpoint> session_endpoints() {
    return {
        post("/setup", Right::public_, kAnyScope, set_up),
        post("/session", Right::public_, kAnyScope, sign_in),
        get("/session", Right::session, kNoTokens, show_session),
        del("/session", Right::session, kNoTokens, sign_out),
        post("/session/confirm", Right::session, kNoTokens, confirm_session).no_idempotency_key(),
    };
}

}  // namespace guildhall::api
