#include <algorithm>

#include "core/planning.h"

namespace guildhall::core {
namespace {

bool is_active_admin(const Instance& instance, const Member& member) {
    return member.role == Role::admin && member.status == MemberStatus::active &&
           instance.account_of(member).status == AccountStatus::active;
}

/// True where the change took an active admin away, so that the rest of the workspace must be looked at.
bool lost_an_admin(const Planning& planning, WorkspaceNumber number, const WorkspaceTouch& touch) {
    const Workspace* before = planning.draft.workspace_before(number);
    const Workspace& after = planning.draft.workspace(number);
    if (!before) return false;
    if (before->status != after.status) return true;
    return std::any_of(touch.members.begin(), touch.members.end(), [&](MemberNumber member) {
        return member < before->members.size() && is_active_admin(planning.draft.before(), *before->members[member]) &&
               !is_active_admin(planning.draft.now(), *after.members[member]);
    });
}

bool has_active_instance_admin(const Instance& instance) {
    for (AccountNumber number = 0; number < instance.accounts.size(); ++number)
        if (const Account& account = *instance.accounts[number];
            account.instance_admin && account.status == AccountStatus::active)
            return true;
    return false;
}

std::string over_limit(std::string_view what, std::int64_t after, std::int64_t limit) {
    return "This would make " + std::to_string(after) + " " + std::string(what) +
           ", and the limit of this instance is " + std::to_string(limit) +
           ". Archive somebody first, or have the limit raised.";
}

}  // namespace

bool has_active_admin(const Instance& instance, const Workspace& workspace) {
    for (MemberNumber number = 0; number < workspace.members.size(); ++number)
        if (is_active_admin(instance, *workspace.members[number])) return true;
    return false;
}

Result<Done> check_admins(const Planning& planning) {
    std::string without;
    for (const auto& [number, touch] : planning.draft.touched().workspaces) {
        const Workspace& after = planning.draft.workspace(number);
        if (after.status != WorkspaceStatus::active || !lost_an_admin(planning, number, touch)) continue;
        if (!has_active_admin(planning.draft.now(), after)) without += (without.empty() ? "" : ", ") + after.name;
    }
    if (!without.empty())
        return Error{ErrorCode::last_admin,
                     "This would leave " + without +
                         " without an active admin. Make somebody else an admin there first" +
                         (planning.plan.of_instance ? ", or take the place with take_over=true." : ".")};
    const bool accounts_changed =
        !planning.draft.touched().accounts.empty() && has_active_instance_admin(planning.draft.before());
    if (accounts_changed && !has_active_instance_admin(planning.draft.now()))
        return Error{ErrorCode::last_instance_admin,
                     "This would leave the instance without an instance admin. Make another one first."};
    return Done{};
}

Result<Done> check_token_gives_no_admin(const Planning& planning) {
    if (planning.request.actor.via != Actor::Via::token) return Done{};
    for (const auto& [number, touch] : planning.draft.touched().workspaces) {
        const Workspace* before = planning.draft.workspace_before(number);
        for (const MemberNumber member : touch.members) {
            const Member& is = *planning.draft.workspace(number).members[member];
            if (is.role != Role::admin) continue;
            const Member* was = before && member < before->members.size() ? before->members[member].get() : nullptr;
            const bool comes_back = was && was->status == MemberStatus::archived && is.status != MemberStatus::archived;
            if (!was || was->role != Role::admin || comes_back)
                return forbidden("An API token gives nobody the role Admin. Sign in to do this.");
        }
    }
    return Done{};
}

Result<Done> check_seats(const Plan& plan) {
    const SeatChange& seats = plan.seats;
    const auto over = [](std::int64_t before, std::int64_t after, const std::optional<std::int64_t>& limit) {
        return limit && after > *limit && after > before;
    };
    const auto refused = [&](const char* what, std::int64_t after, std::int64_t limit) {
        Error error{ErrorCode::seat_limit, over_limit(what, after, limit)};
        error.seats = std::make_shared<const SeatChange>(seats);
        return error;
    };
    if (over(seats.before.users, seats.after.users, seats.user_limit))
        return refused("users", seats.after.users, *seats.user_limit);
    if (over(seats.before.builders, seats.after.builders, seats.builder_limit))
        return refused("builders", seats.after.builders, *seats.builder_limit);
    return Done{};
}

}  // namespace guildhall::core
