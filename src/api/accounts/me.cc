#include "api/accounts/account_json.h"
#include "api/accounts/device.h"
#include "api/accounts/endpoints.h"
#include "api/accounts/passkey_fields.h"
#include "api/change_reply.h"
#include "api/fields.h"
#include "api/json_write.h"

namespace guildhall::api {

using core::Result;
using service::Scope;

namespace {

Result<Reply> show_me(Context& context) { return Reply::ok(me_json(context.instance(), *context.account())); }

Result<Reply> edit_me(Context& context) {
    Fields body(context);
    auto name = body.optional_name<core::PersonName>("name");
    TRY(body.done());
    if (!name) return show_me(context);
    return make_change(context, core::ChangeOwnName{std::move(*name)}, [](Context&, const core::Plan& plan) {
        return Result<Reply>(Reply::ok(me_json(*plan.after, *plan.after->account(*plan.user))));
    });
}

Result<Reply> change_password(Context& context) {
    Fields body(context);
    const auto current = body.required_secret("current_password");
    const auto next = body.required_secret("new_password");
    const auto second_factor = body.optional_secret("second_factor");
    const auto passkey = TRY(optional_passkey(body));
    TRY(body.done());
    TRY(context.services.accounts.change_password(context.call, {current, second_factor, passkey}, *next));
    return Reply::no_content();
}

boost::json::object session_json(const service::Session& session, const service::Call& call) {
    return {{"id", session.id.str()},
            {"device", device_of(session.user_agent)},
            {"address", session.address},
            {"created_at", to_json(session.created_at)},
            {"last_seen_at", to_json(session.last_seen_at)},
            {"expires_at", to_json(session.expires_at)},
            {"current", call.caller.session == session.id}};
}

/// The last seen first.
Result<Reply> list_sessions(Context& context) {
    const Page page = TRY(context.page());
    const auto sessions = context.services.accounts.sessions(context.call);
    auto found = TRY(PageOf<const service::Session*>::start(page, Sort{"last_seen_at", true}));
    for (const service::Session& session : sessions) found.add(sortable(session.last_seen_at.ms), session.id, &session);
    const auto cut = found.finish();
    boost::json::array items;
    for (const service::Session* session : cut.items) items.push_back(session_json(*session, context.call));
    return list_reply(std::move(items), cut.next_cursor, static_cast<std::int64_t>(cut.total));
}

Result<Reply> end_session(Context& context) {
    TRY(context.services.accounts.end_session(context.call, TRY(context.path_id<core::SessionId>("id"))));
    return Reply::no_content();
}

}  // namespace

std::vector<Endpoint> me_endpoints() {
    return {
        get("/me", Right::session, Scope::instance_read, show_me),
        patch("/me", Right::session, kNoTokens, edit_me),
        post("/me/password", Right::session, kNoTokens, change_password).no_idempotency_key(),
        get("/me/sessions", Right::session, kNoTokens, list_sessions).list().blocking(),
        del("/me/sessions/{id}", Right::session, kNoTokens, end_session),
    };
}

}  // namespace guildhall::api
