#include "api/accounts/endpoints.h"
#include "api/accounts/passkey_fields.h"
#include "api/caller.h"
#include "api/context.h"
#include "api/fields.h"
#include "api/json_write.h"
#include "api/members/member_json.h"

namespace guildhall::api {

using core::Result;

namespace {

/// Metadata is what admins noted of the member: it isn't shown here.
Reply accepted_reply(const Context& context, int status, const service::Accepted& accepted) {
    const auto now = context.services.store.snapshot();
    const core::Workspace& workspace = *now->instance->workspace(accepted.workspace);
    const MembersOf of{*now->instance, workspace, context.now};
    const core::Member& member = *workspace.member(accepted.member);
    Reply reply = Reply::json(
        status, boost::json::object{{"workspace", workspace_ref(workspace)}, {"member", member_json(of, member, {})}});
    reply.with_header("Guildhall-Revision", std::to_string(workspace.revision));
    if (accepted.signed_in)
        reply.with_header("Set-Cookie", session_cookie(context.services, accepted.signed_in->token.reveal(),
                                                       now->instance->account_of(member).email));
    return reply;
}

/// Consumes nothing.
Result<Reply> inspect_invitation(Context& context) {
    Fields body(context);
    const auto token = body.required_secret("token");
    TRY(body.done());
    const service::InvitationInspection found = TRY(context.services.invitations.inspect(context.call, *token));
    return Reply::ok(boost::json::object{{"workspace", boost::json::object{{"name", found.workspace_name}}},
                                         {"email", found.email},
                                         {"name", found.name},
                                         {"account", found.account}});
}

Result<Reply> accept_invitation(Context& context) {
    Fields body(context);
    auto token = body.required_secret("token");
    auto name = body.optional_name<core::PersonName>("name");
    auto password = body.optional_secret("password");
    auto second_factor = body.optional_secret("second_factor");
    auto passkey = TRY(optional_passkey(body));
    TRY(body.done());
    return accepted_reply(
        context, 201,
        TRY(context.services.invitations.accept(context.call, {std::move(*token), std::move(name), std::move(password),
                                                               std::move(second_factor), std::move(passkey)})));
}

boost::json::object my_invitation_json(const core::Workspace& workspace, const core::Member& member) {
    return {{"member_id", member.id.str()},
            {"workspace", boost::json::object{{"name", workspace.name}}},
            {"name", member.given_name},
            {"role", core::to_string(member.role)},
            {"invited_at", to_json(member.invited_at)},
            {"expires_at", to_json(member.invitation_expires_at)}};
}

Result<Reply> list_own_invitations(Context& context) {
    const Page page = TRY(context.page());
    auto found = TRY(PageOf<core::MembershipRef>::start(page, Sort{"name", false}));
    for (const core::MembershipRef& ref :
         service::Invitations::open_to(context.instance(), *context.account(), context.now)) {
        const core::Workspace& workspace = *context.instance().workspaces[ref.workspace];
        found.add(workspace.name_folded, workspace.members[ref.member]->id, ref);
    }
    const auto cut = found.finish();
    boost::json::array items;
    for (const core::MembershipRef& ref : cut.items) {
        const core::Workspace& workspace = *context.instance().workspaces[ref.workspace];
        items.push_back(my_invitation_json(workspace, *workspace.members[ref.member]));
    }
    return list_reply(std::move(items), cut.next_cursor, static_cast<std::int64_t>(cut.total));
}

Result<Reply> accept_own_invitation(Context& context) {
    const auto member = TRY(context.path_id<core::MemberId>("member"));
    return accepted_reply(context, 200, TRY(context.services.invitations.accept_own(context.call, member)));
}

}  // namespace

std::vector<Endpoint> invitation_endpoints() {
    return {
        post("/invitations/inspect", Right::public_, kAnyScope, inspect_invitation),
        post("/invitations/accept", Right::public_, kAnyScope, accept_invitation),
        get("/me/invitations", Right::session, kNoTokens, list_own_invitations).list(),
        post("/me/invitations/{member}/accept", Right::session, kNoTokens, accept_own_invitation).no_body(),
    };
}

}  // namespace guildhall::api
