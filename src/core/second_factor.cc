#include "core/second_factor.h"

namespace guildhall::core {
namespace {

/// Calls `each` for every active workspace in which the account is an active member.
template <class F>
void for_each_open(const Instance& instance, const Account& account, F each) {
    for (const MembershipRef& ref : account.memberships) {
        const Workspace& workspace = *instance.workspaces[ref.workspace];
        const Member& member = *workspace.members[ref.member];
        if (workspace.status == WorkspaceStatus::active && member.status == MemberStatus::active)
            each(workspace, member);
    }
}

bool is_admin_anywhere(const Instance& instance, const Account& account) {
    bool found = account.instance_admin;
    for_each_open(instance, account,
                  [&](const Workspace&, const Member& member) { found = found || member.role == Role::admin; });
    return found;
}

}  // namespace

bool instance_demands_second_factor(const Instance& instance, const Account& account) {
    switch (instance.settings.second_factor) {
        case SecondFactorDemand::optional: return false;
        case SecondFactorDemand::admins: return is_admin_anywhere(instance, account);
        case SecondFactorDemand::everyone: break;
    }
    return true;
}

bool lacks_second_factor(const Instance& instance, const Account& account) {
    return !account.second_factor_at && instance_demands_second_factor(instance, account);
}

bool lacks_second_factor(const Instance& instance, const Workspace& workspace, const Account& account) {
    if (account.second_factor_at) return false;
    return workspace.second_factor_required || instance_demands_second_factor(instance, account);
}

SecondFactorDemanders second_factor_demanders(const Instance& instance, const Account& account) {
    SecondFactorDemanders found{instance_demands_second_factor(instance, account), {}};
    for_each_open(instance, account, [&](const Workspace& workspace, const Member&) {
        if (workspace.second_factor_required) found.workspaces.push_back(&workspace);
    });
    return found;
}

bool lowers_second_factor_demand(const Instance& now, WorkspaceId workspace, const Change& change) {
    if (const auto* settings = std::get_if<ChangeSettings>(&change))
        return settings->settings.second_factor < now.settings.second_factor;
    const auto* edit = std::get_if<ChangeWorkspace>(&change);
    const Workspace* of = edit ? now.workspace(workspace) : nullptr;
    return of && of->second_factor_required && !edit->second_factor_required.value_or(true);
}

}  // namespace guildhall::core
