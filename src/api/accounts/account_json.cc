#include "api/accounts/account_json.h"

#include <algorithm>
#include <boost/json/array.hpp>

#include "api/caller.h"
#include "api/json_write.h"
#include "core/decision.h"
#include "core/second_factor.h"

namespace guildhall::api {

using boost::json::array;
using boost::json::object;

namespace {

constexpr std::size_t kAdminsToAsk = 3;

array admins_to_ask(const core::Instance& instance, const core::Workspace& workspace) {
    array names;
    for (core::MemberNumber number = 0; number < workspace.members.size(); ++number) {
        const core::Member& member = *workspace.members[number];
        if (member.role != core::Role::admin || member.status != core::MemberStatus::active) continue;
        const core::Account& account = instance.account_of(member);
        if (account.status == core::AccountStatus::active) names.emplace_back(account.name);
        if (names.size() == kAdminsToAsk) break;
    }
    return names;
}

object entry_json(const core::Instance& instance, const core::Workspace& workspace, const core::Member& member) {
    object entry = workspace_ref(workspace);
    entry["role"] = core::to_string(member.role);
    entry["status"] = core::to_string(member.status);
    const core::Account& account = instance.account_of(member);
    entry["second_factor_required"] = core::lacks_second_factor(instance, workspace, account);
    const core::Gate gate = core::gate(workspace, core::subject_of(instance, workspace, account.id));
    if (gate != core::Gate::open) {
        entry["reason"] = core::to_string(gate);
        entry["admins"] = admins_to_ask(instance, workspace);
    }
    return entry;
}

}  // namespace

object account_json(const core::Account& account) {
    return {{"id", account.id.str()},
            {"email", account.email},
            {"name", account.name},
            {"account_status", core::to_string(account.status)},
            {"email_verified", account.email_verified_at.has_value()},
            {"second_factor", account.second_factor_at.has_value()},
            {"instance_admin", account.instance_admin},
            {"created_at", to_json(account.created_at)}};
}

object passkey_json(const service::Passkey& passkey) {
    return {{"id", passkey.id.str()},
            {"name", passkey.name},
            {"created_at", to_json(passkey.created_at)},
            {"last_used_at", to_json(passkey.last_used_at)},
            {"synced", passkey.synced}};
}

array recovery_codes_json(const std::vector<service::Secret>& codes) {
    array shown;
    for (const service::Secret& code : codes) shown.emplace_back(code.reveal());
    return shown;
}

object me_json(const core::Instance& instance, const core::Account& account) {
    std::vector<core::MembershipRef> memberships = account.memberships;
    std::sort(memberships.begin(), memberships.end(), [&](const auto& a, const auto& b) {
        return instance.workspaces[a.workspace]->name_folded < instance.workspaces[b.workspace]->name_folded;
    });
    array workspaces;
    for (const core::MembershipRef& ref : memberships) {
        const core::Workspace& workspace = *instance.workspaces[ref.workspace];
        const core::Member& member = *workspace.members[ref.member];
        if (!account.email_verified_at && !member.accepted_at) continue;
        workspaces.push_back(entry_json(instance, workspace, member));
    }
    return {{"user", account_json(account)},
            {"second_factor_required", core::lacks_second_factor(instance, account)},
            {"workspaces", std::move(workspaces)}};
}

Reply signed_in_reply(const Context& context, const service::SignedIn& signed_in) {
    const auto now = context.services.store.snapshot();
    Reply reply = Reply::created(me_json(*now->instance, *now->instance->account(signed_in.user)));
    reply.with_header("Set-Cookie", session_cookie(context.services, signed_in.token.reveal(),
                                                   now->instance->account(signed_in.user)->email));
    return reply;
}

}  // namespace guildhall::api
