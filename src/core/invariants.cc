#include "core/invariants.h"

#include <algorithm>
#include <array>

#include "core/planning.h"

namespace guildhall::core {
namespace {

/// M1: exactly one role group for each role.
bool has_role_groups(const Workspace& workspace) {
    std::array<int, 3> found{};
    for (GroupNumber number = 0; number < workspace.groups.size(); ++number) {
        const Group* group = workspace.groups[number].get();
        if (group && group->kind == GroupKind::role) ++found[static_cast<std::size_t>(group->role)];
    }
    return found == std::array<int, 3>{1, 1, 1};
}

/// M15: the builder-level group that an end-user must not be in, or null.
const Group* forbidden_group(const Workspace& workspace, const Member& member, Time now) {
    if (member.role != Role::end_user || member.status == MemberStatus::archived) return nullptr;
    for (const GroupLink& link : member.groups) {
        const Group& group = *workspace.groups[link.group];
        if (link.live(now) && is_builder_level(group, workspace.types)) return &group;
    }
    return nullptr;
}

}  // namespace

std::vector<std::string> broken_invariants(const Instance& instance, Time now) {
    std::vector<std::string> broken;
    for (WorkspaceNumber number = 0; number < instance.workspaces.size(); ++number) {
        const Workspace& workspace = *instance.workspaces[number];
        const std::string in = "In workspace " + workspace.name + ", ";
        if (!has_role_groups(workspace)) broken.push_back(in + "a role group is missing or there twice (M1).");
        for (MemberNumber each = 0; each < workspace.members.size(); ++each) {
            const Member& member = *workspace.members[each];
            if (const Group* group = forbidden_group(workspace, member, now))
                broken.push_back(in + instance.account_of(member).email +
                                 " is an end-user in the builder-level group " + group->name + " (M15).");
        }
        if (workspace.status == WorkspaceStatus::active && !has_active_admin(instance, workspace))
            broken.push_back(in + "nobody is an active admin (M24).");
    }
    return broken;
}

}  // namespace guildhall::core
