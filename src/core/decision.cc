#include "core/decision.h"

#include <algorithm>

namespace guildhall::core {
namespace {

bool is_instance_admin(const Workspace& workspace, const Subject& subject) {
    return subject.member ? workspace.index->member(*subject.member).instance_admin : subject.account->instance_admin;
}

bool is_admin(const Workspace& workspace, const Subject& subject) {
    return subject.member ? workspace.index->member(*subject.member).is_admin() : subject.account->instance_admin;
}

Gate member_gate(const Workspace& workspace, const MemberAccess& access) {
    if (access.account_status == AccountStatus::pending) return Gate::account_pending;
    if (access.account_status == AccountStatus::archived) return Gate::account_archived;
    if (!access.instance_admin && access.status == MemberStatus::invited) return Gate::member_invited;
    if (!access.instance_admin && access.status == MemberStatus::archived) return Gate::member_archived;
    return workspace.status == WorkspaceStatus::archived ? Gate::workspace_archived : Gate::open;
}

/// The groups of the subject whose rights count now, the role group first.
std::vector<GroupNumber> groups_of(const Standing& of) {
    if (!of.subject.member) return {};
    return of.workspace.index->live_groups(*of.subject.member, of.now);
}

AccessPath path_by_group(const Workspace& workspace, GroupNumber number, std::shared_ptr<const Grant> grant) {
    const Group& group = *workspace.groups[number];
    const auto via = group.kind == GroupKind::role ? AccessPath::Via::role : AccessPath::Via::group;
    return {via, group.role, number, std::move(grant)};
}

void add_admin_paths(const Workspace& workspace, const Subject& subject, std::vector<AccessPath>& found) {
    if (is_instance_admin(workspace, subject))
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
    return effective(type, mask, workspace.index->is_released(resource)) >> action & 1;
}

bool sees_folder(const Standing& of, ResourceNumber folder) {
    const auto& [workspace, subject, now] = of;
    if (!workspace.index->exists({kFolder, folder})) return false;
    const MemberNumber member = *subject.member;
    if (workspace.index->permissions(member, now).has(Permission::folder_manage)) return true;
    return std::ranges::any_of(workspace.index->apps_in(folder), [&](ResourceNumber app) {
        return workspace.index->actions(member, {kApp, app}, now) >> kAppList & 1;
    });
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
    return {instance.account(user), workspace.member_by_user.find(user)};
}

Gate gate(const Workspace& workspace, const Subject& subject) {
    if (subject.member) return member_gate(workspace, workspace.index->member(*subject.member));
    if (!subject.account) return Gate::not_a_member;
    if (subject.account->status == AccountStatus::pending) return Gate::account_pending;
    if (subject.account->status == AccountStatus::archived) return Gate::account_archived;
    if (!subject.account->instance_admin) return Gate::not_a_member;
    return workspace.status == WorkspaceStatus::archived ? Gate::workspace_archived : Gate::open;
}

bool is_allowed_otherwise(const Standing& of, const Right& right, std::optional<ResourceNumber> resource) {
    const auto& [workspace, subject, now] = of;
    if (!is_open(workspace, subject)) return false;
    const AccessIndex& index = *workspace.index;
    const bool admin = is_admin(workspace, subject);
    const auto exists = [&](TypeNumber type) { return resource && index.exists({type, *resource}); };
    switch (right.kind) {
        case Right::Kind::member: return true;
        case Right::Kind::administer: return admin;
        case Right::Kind::permission: return admin || index.permissions(*subject.member, now).has(right.permission);
        case Right::Kind::constant_read:
            return admin || index.member(*subject.member).role == Role::builder ||
                   index.permissions(*subject.member, now).has(Permission::constant_manage);
        case Right::Kind::folder_see: return exists(kFolder) && (admin || sees_folder(of, *resource));
        case Right::Kind::act: return exists(right.type) && admin;  // of no member
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

bool is_allowed_on_all(const Standing& of, const Right& right) {
    const auto& [workspace, subject, now] = of;
    if (!is_open(workspace, subject)) return false;
    if (is_admin(workspace, subject)) return true;
    const AccessIndex& index = *workspace.index;
    if (right.kind == Right::Kind::folder_see)
        return index.permissions(*subject.member, now).has(Permission::folder_manage);
    if (right.kind != Right::Kind::act && right.kind != Right::Kind::remove) return is_allowed(of, right);
    const ResourceType& type = workspace.types[right.type];
    const ActionMask mask = index.actions_on_all(*subject.member, right.type, now);
    if (right.kind == Right::Kind::act) return mask >> right.action & 1;
    return (mask & type.owner_gives) == type.owner_gives && type.delete_permission &&
           index.permissions(*subject.member, now).has(*type.delete_permission);
}

Bitmap allowed_resources(const Standing& of, TypeNumber type, std::uint8_t action) {
    const auto& [workspace, subject, now] = of;
    if (!is_open(workspace, subject)) return {};
    if (is_admin(workspace, subject)) return workspace.index->existing(type);
    return workspace.index->resources(*subject.member, type, action, now);
}

void list_allowed(const Standing& of, TypeNumber type, std::uint8_t action, std::vector<ResourceNumber>& found) {
    const auto& [workspace, subject, now] = of;
    if (subject.member && is_open(workspace, subject))
        return workspace.index->list(*subject.member, {type, action}, now, found);
    found.clear();
    allowed_resources(of, type, action).for_each([&](ResourceNumber resource) { found.push_back(resource); });
}

Bitmap reachable_resources(const Standing& of, TypeNumber type) {
    const Workspace& workspace = of.workspace;
    const ResourceType& is = workspace.types[type];
    Bitmap found;
    if (is.asked.empty() || !is_open(workspace, of.subject)) return found;
    for (std::uint8_t action = 0; action < is.actions.size(); ++action) found |= allowed_resources(of, type, action);
    for (const std::string& asked : is.asked) {
        if (is.action(asked) || asked == "delete") continue;  // which takes the strongest action besides
        workspace.index->existing(type).for_each([&](ResourceNumber resource) {
            const auto right = right_to(workspace, {type, resource}, asked);
            if (right && is_allowed(of, *right, resource)) found.insert(resource);
        });
    }
    return found;
}

std::optional<Right> right_to(const Workspace& workspace, ResourceRef resource, std::string_view action) {
    const ResourceType& type = workspace.types[resource.type];
    if (const auto number = type.action(action)) return Right::act(resource.type, *number);
    if (action == "delete" && type.delete_permission) return Right::remove(resource.type);
    if (resource.type == kFolder && action == "see") return Right::folder_see();
    if (resource.type != kConstant || (action != "read" && action != "reveal")) return std::nullopt;
    const bool reveals = action == "reveal" || workspace.resource(resource)->kind == "secret";
    return reveals ? Right::permitted(Permission::constant_manage) : Right::constant_read();
}

std::vector<AccessPath> paths(const Standing& of, ResourceRef resource, std::uint8_t action) {
    const auto& [workspace, subject, now] = of;
    const AccessIndex& index = *workspace.index;
    std::vector<AccessPath> found;
    if (!index.exists(resource)) return found;
    add_admin_paths(workspace, subject, found);
    if (subject.member && index.owner(resource) == *subject.member &&
        (workspace.types[resource.type].owner_gives >> action & 1))
        found.push_back({AccessPath::Via::owner, Role::end_user, {}, nullptr});
    const auto selecting = index.holders(resource), of_all = index.holders_of_all(resource.type);
    for (const GroupNumber number : groups_of(of))
        if (AccessIndex::held_by(selecting, number) | AccessIndex::held_by(of_all, number))
            for (const auto& grant : workspace.groups[number]->grants)
                if (gives(workspace, *grant, resource, action))
                    found.push_back(path_by_group(workspace, number, grant));
    return found;
}

std::vector<AccessPath> paths(const Standing& of, Permission permission) {
    std::vector<AccessPath> found;
    add_admin_paths(of.workspace, of.subject, found);
    for (const GroupNumber number : groups_of(of))
        if (of.workspace.groups[number]->permissions.has(permission))
            found.push_back(path_by_group(of.workspace, number, nullptr));
    return found;
}

namespace {

/// The paths of what gives a right: of two rights together, those of both, each once.
void add_new(std::vector<AccessPath>& to, std::vector<AccessPath> more) {
    for (AccessPath& path : more)
        if (std::find(to.begin(), to.end(), path) == to.end()) to.push_back(std::move(path));
}

/// A folder is seen by who manages folders, or lists an app in it.
std::vector<AccessPath> folder_paths(const Standing& of, ResourceNumber folder) {
    std::vector<AccessPath> found = paths(of, Permission::folder_manage);
    if (is_admin(of.workspace, of.subject)) return found;
    for (const ResourceNumber app : of.workspace.index->apps_in(folder))
        add_new(found, paths(of, {kApp, app}, kAppList));
    return found;
}

/// How a yes comes about.
std::vector<AccessPath> paths_of_yes(const Standing& of, const Right& right, std::optional<ResourceNumber> resource) {
    const auto& [workspace, subject, now] = of;
    const ResourceType& type = workspace.types[right.type];
    std::vector<AccessPath> found;
    switch (right.kind) {
        case Right::Kind::act: return paths(of, {right.type, *resource}, right.action);
        case Right::Kind::permission: return paths(of, right.permission);
        case Right::Kind::remove:
            found = paths(of, {right.type, *resource}, static_cast<std::uint8_t>(type.level(type.owner_gives) - 1));
            add_new(found, paths(of, *type.delete_permission));
            return found;
        case Right::Kind::folder_see: return folder_paths(of, *resource);
        case Right::Kind::constant_read:
            if (subject.member && workspace.index->member(*subject.member).role == Role::builder)
                found.push_back({AccessPath::Via::role, Role::builder, {}, nullptr});
            add_new(found, paths(of, Permission::constant_manage));
            return found;
        case Right::Kind::member:
        case Right::Kind::administer: add_admin_paths(workspace, subject, found); return found;
    }
    return found;
}

/// The first custom group that would give the right.
std::optional<GroupNumber> nearest_group(const Workspace& workspace, const Right& right,
                                         std::optional<ResourceNumber> resource) {
    const AccessIndex& index = *workspace.index;
    if (right.kind == Right::Kind::permission) {
        const auto groups = index.permitted(right.permission);
        return groups.empty() ? std::nullopt : std::optional(groups.front());
    }
    if (right.kind != Right::Kind::act || !resource || !index.exists({right.type, *resource})) return std::nullopt;
    const ResourceRef ref{right.type, *resource};
    std::optional<GroupNumber> nearest;
    for (const auto& holders : {index.holders(ref), index.holders_of_all(right.type)})
        for (const Holder& holder : holders) {
            if (nearest && *nearest < holder.group) break;
            const ActionMask given = effective(workspace.types[right.type], holder.actions, index.is_released(ref));
            if (!(given >> right.action & 1) || workspace.groups[holder.group]->kind == GroupKind::role) continue;
            nearest = holder.group;
            break;
        }
    return nearest;
}

}  // namespace

Decision explain(const Standing& of, const Right& right, std::optional<ResourceNumber> resource) {
    Decision decision;
    decision.allowed = is_allowed(of, right, resource);
    decision.gate = gate(of.workspace, of.subject);
    if (decision.allowed)
        decision.paths = paths_of_yes(of, right, resource);
    else if (decision.gate == Gate::open)
        decision.nearest_group = nearest_group(of.workspace, right, resource);
    return decision;
}

std::vector<MemberNumber> who_may(const Workspace& workspace, ResourceRef resource, std::uint8_t action, Time now) {
    std::vector<MemberNumber> members;
    if (workspace.status == WorkspaceStatus::archived) return members;
    workspace.index->members(workspace, resource, action, now).for_each([&](MemberNumber member) {
        members.push_back(member);
    });
    return members;
}

}  // namespace guildhall::core
