#include "core/decision.h"

#include <algorithm>

namespace guildhall::core {
namespace {

bool is_admin(const Workspace& workspace, const Subject& subject) {
    return subject.account->instance_admin ||
           (subject.member && workspace.index->member(*subject.member).role == Role::admin);
}

Gate member_gate(const Workspace& workspace, const MemberAccess& access) {
    if (access.account_status == AccountStatus::pending) return Gate::account_pending;
    if (access.account_status == AccountStatus::archived) return Gate::account_archived;
    if (!access.instance_admin && access.status == MemberStatus::invited) return Gate::member_invited;
    if (!access.instance_admin && access.status == MemberStatus::archived) return Gate::member_archived;
    return workspace.status == WorkspaceStatus::archived ? Gate::workspace_archived : Gate::open;
}

/// The groups of the subject whose rights count now, the role group first.
std::vector<GroupNumber> groups_of(const Workspace& workspace, const Subject& subject, Time now) {
    if (!subject.member) return {};
    const MemberAccess& access = workspace.index->member(*subject.member);
    std::vector<GroupNumber> groups = {workspace.role_groups[static_cast<std::size_t>(access.role)]};
    for (const GroupLink& link : access.groups)
        if (link.live(now)) groups.push_back(link.group);
    return groups;
}

AccessPath path_by_group(const Workspace& workspace, GroupNumber number, std::shared_ptr<const Grant> grant) {
    const Group& group = *workspace.groups[number];
    const auto via = group.kind == GroupKind::role ? AccessPath::Via::role : AccessPath::Via::group;
    return {via, group.role, number, std::move(grant)};
}

void add_admin_paths(const Workspace& workspace, const Subject& subject, std::vector<AccessPath>& found) {
    if (subject.account->instance_admin)
        found.push_back({AccessPath::Via::instance_admin, Role::end_user, {}, nullptr});
    if (subject.member && workspace.index->member(*subject.member).role == Role::admin)
        found.push_back({AccessPath::Via::role, Role::admin, {}, nullptr});
}

bool covers(const Grant& grant, ResourceRef resource) {
    return grant.type == resource.type &&
           (grant.all || std::binary_search(grant.resources.begin(), grant.resources.end(), resource.number));
}

/// True where this grant alone gives `action` on the resource.
bool gives(const Workspace& workspace, const Grant& grant, ResourceRef resource, std::uint8_t action) {
    if (!covers(grant, resource)) return false;
    const ResourceType& type = workspace.types[resource.type];
    ActionMask mask = type.actions[grant.action].gives;
    if (grant.hide_from_dashboard && type.actions[action].hideable) mask &= ~bit(action);
    return effective(type, mask, workspace.index->released(resource.type).contains(resource.number)) >> action & 1;
}

bool sees_folder(const Workspace& workspace, const Subject& subject, ResourceNumber folder, Time now) {
    if (!workspace.index->existing(kFolder).contains(folder)) return false;
    const MemberNumber member = *subject.member;
    if (workspace.index->permissions(member, now).has(Permission::folder_manage)) return true;
    bool seen = false;
    workspace.index->resources(member, kApp, kAppList, now).for_each([&](ResourceNumber app) {
        seen = seen || workspace.resource({kApp, app})->folder == folder;
    });
    return seen;
}

}  // namespace

std::string to_string(Gate gate) {
    switch (gate) {
        case Gate::open: return "";
        case Gate::account_pending: return "account_pending";
        case Gate::account_archived: return "account_archived";
        case Gate::not_a_member: return "not_a_member";
        case Gate::member_invited: return "member_invited";
        case Gate::member_archived: return "member_archived";
        case Gate::workspace_archived: return "workspace_archived";
    }
    return "";
}

Subject subject_of(const Instance& instance, const Workspace& workspace, UserId user) {
    Subject subject{instance.account(user), {}};
    if (!subject.account) return subject;
    for (const MembershipRef& ref : subject.account->memberships)
        if (instance.workspaces[ref.workspace]->id == workspace.id) subject.member = ref.member;
    return subject;
}

Gate gate(const Workspace& workspace, const Subject& subject) {
    if (subject.member) return member_gate(workspace, workspace.index->member(*subject.member));
    if (subject.account->status == AccountStatus::pending) return Gate::account_pending;
    if (subject.account->status == AccountStatus::archived) return Gate::account_archived;
    if (!subject.account->instance_admin) return Gate::not_a_member;
    return workspace.status == WorkspaceStatus::archived ? Gate::workspace_archived : Gate::open;
}

bool is_allowed(const Workspace& workspace, const Subject& subject, const Right& right,
                std::optional<ResourceNumber> resource, Time now) {
    if (!subject.account || gate(workspace, subject) != Gate::open) return false;
    const AccessIndex& index = *workspace.index;
    const bool admin = is_admin(workspace, subject);
    const auto exists = [&](TypeNumber type) { return resource && index.existing(type).contains(*resource); };
    switch (right.kind) {
        case Right::Kind::member: return true;
        case Right::Kind::administer: return admin;
        case Right::Kind::permission: return admin || index.permissions(*subject.member, now).has(right.permission);
        case Right::Kind::constant_read:
            return admin || index.member(*subject.member).role == Role::builder ||
                   index.permissions(*subject.member, now).has(Permission::constant_manage);
        case Right::Kind::folder_see:
            return exists(kFolder) && (admin || sees_folder(workspace, subject, *resource, now));
        case Right::Kind::act:
            return exists(right.type) &&
                   (admin || (index.actions(*subject.member, {right.type, *resource}, now) >> right.action & 1));
        case Right::Kind::remove: {
            const ResourceType& type = workspace.types[right.type];
            if (!exists(right.type) || !type.delete_permission) return false;
            return admin || (index.permissions(*subject.member, now).has(*type.delete_permission) &&
                             (index.actions(*subject.member, {right.type, *resource}, now) & type.owner_gives) ==
                                 type.owner_gives);
        }
    }
    return false;
}

bool is_allowed_on_all(const Workspace& workspace, const Subject& subject, const Right& right, Time now) {
    if (!subject.account || gate(workspace, subject) != Gate::open) return false;
    if (is_admin(workspace, subject)) return true;
    const AccessIndex& index = *workspace.index;
    if (right.kind == Right::Kind::folder_see)
        return index.permissions(*subject.member, now).has(Permission::folder_manage);
    if (right.kind != Right::Kind::act && right.kind != Right::Kind::remove)
        return is_allowed(workspace, subject, right, std::nullopt, now);
    const ResourceType& type = workspace.types[right.type];
    ActionMask mask = 0;
    for (const GroupNumber group : groups_of(workspace, subject, now))
        if (const TypeAccess* access = index.group(group).of(right.type)) mask |= access->all;
    mask = effective(type, mask, false);
    if (right.kind == Right::Kind::act) return mask >> right.action & 1;
    return (mask & type.owner_gives) == type.owner_gives && type.delete_permission &&
           index.permissions(*subject.member, now).has(*type.delete_permission);
}

Bitmap allowed_resources(const Workspace& workspace, const Subject& subject, TypeNumber type, std::uint8_t action,
                         Time now) {
    if (!subject.account || gate(workspace, subject) != Gate::open) return {};
    if (is_admin(workspace, subject)) return workspace.index->existing(type);
    return workspace.index->resources(*subject.member, type, action, now);
}

std::vector<AccessPath> paths(const Workspace& workspace, const Subject& subject, ResourceRef resource,
                              std::uint8_t action, Time now) {
    std::vector<AccessPath> found;
    if (!workspace.index->existing(resource.type).contains(resource.number)) return found;
    add_admin_paths(workspace, subject, found);
    const Resource& target = *workspace.resource(resource);
    if (subject.member && target.owner == subject.member && (workspace.types[resource.type].owner_gives >> action & 1))
        found.push_back({AccessPath::Via::owner, Role::end_user, {}, nullptr});
    for (const GroupNumber number : groups_of(workspace, subject, now))
        for (const auto& grant : workspace.groups[number]->grants)
            if (gives(workspace, *grant, resource, action)) found.push_back(path_by_group(workspace, number, grant));
    return found;
}

std::vector<AccessPath> paths(const Workspace& workspace, const Subject& subject, Permission permission, Time now) {
    std::vector<AccessPath> found;
    add_admin_paths(workspace, subject, found);
    for (const GroupNumber number : groups_of(workspace, subject, now))
        if (workspace.groups[number]->permissions.has(permission))
            found.push_back(path_by_group(workspace, number, nullptr));
    return found;
}

namespace {

void append(std::vector<AccessPath>& to, std::vector<AccessPath> more) {
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

struct Asked {
    const Workspace& workspace;
    const Subject& subject;
    const Right& right;
    std::optional<ResourceNumber> resource;
    Time now;
};

/// How a yes comes about.
std::vector<AccessPath> paths_of_yes(const Asked& asked) {
    const auto& [workspace, subject, right, resource, now] = asked;
    const ResourceType& type = workspace.types[right.type];
    std::vector<AccessPath> found;
    switch (right.kind) {
        case Right::Kind::act: return paths(workspace, subject, {right.type, *resource}, right.action, now);
        case Right::Kind::permission: return paths(workspace, subject, right.permission, now);
        case Right::Kind::remove:
            return paths(workspace, subject, {right.type, *resource},
                         static_cast<std::uint8_t>(type.level(type.owner_gives) - 1), now);
        case Right::Kind::folder_see:
            found = paths(workspace, subject, Permission::folder_manage, now);
            if (is_admin(workspace, subject)) return found;
            workspace.index->resources(*subject.member, kApp, kAppList, now).for_each([&](ResourceNumber app) {
                if (workspace.resource({kApp, app})->folder == resource)
                    append(found, paths(workspace, subject, {kApp, app}, kAppList, now));
            });
            return found;
        case Right::Kind::constant_read:
            if (subject.member && workspace.index->member(*subject.member).role == Role::builder)
                found.push_back({AccessPath::Via::role, Role::builder, {}, nullptr});
            append(found, paths(workspace, subject, Permission::constant_manage, now));
            return found;
        case Right::Kind::member:
        case Right::Kind::administer: add_admin_paths(workspace, subject, found); return found;
    }
    return found;
}

}  // namespace

Decision explain(const Workspace& workspace, const Subject& subject, const Right& right,
                 std::optional<ResourceNumber> resource, Time now) {
    Decision decision;
    decision.allowed = is_allowed(workspace, subject, right, resource, now);
    decision.gate = subject.account ? gate(workspace, subject) : Gate::not_a_member;
    if (decision.allowed) {
        decision.paths = paths_of_yes({workspace, subject, right, resource, now});
        return decision;
    }
    if (decision.gate != Gate::open) return decision;
    for (GroupNumber number = 0; number < workspace.groups.size() && !decision.nearest_group; ++number) {
        const Group* group = workspace.groups[number].get();
        if (!group || group->kind == GroupKind::role) continue;
        if (right.kind == Right::Kind::permission && group->permissions.has(right.permission))
            decision.nearest_group = number;
        if (right.kind == Right::Kind::act && resource)
            for (const auto& grant : group->grants)
                if (gives(workspace, *grant, {right.type, *resource}, right.action)) decision.nearest_group = number;
    }
    return decision;
}

std::vector<MemberNumber> who_may(const Workspace& workspace, ResourceRef resource, std::uint8_t action, Time now) {
    std::vector<MemberNumber> members;
    for (MemberNumber number = 0; number < workspace.index->member_count(); ++number)
        if (member_gate(workspace, workspace.index->member(number)) == Gate::open &&
            (workspace.index->actions(number, resource, now) >> action & 1))
            members.push_back(number);
    return members;
}

}  // namespace guildhall::core
