#include <algorithm>

#include "core/planning.h"

namespace guildhall::core {
namespace {

Error name_taken(std::string_view what) {
    Error error{ErrorCode::name_taken,
                "Another " + std::string(what) + " of this workspace has this name. Choose another one."};
    error.fields.push_back({"/name", "name_taken", error.detail});
    return error;
}

/// A custom group of the path; role groups can't be touched by what `what` says.
Result<GroupNumber> custom_group_in_path(const Planning& planning, GroupId id, std::string_view what) {
    const GroupNumber number = TRY(group_in_path(planning, id));
    if (planning.workspace().groups[number]->kind == GroupKind::role)
        return Error{ErrorCode::role_group_immutable, "A role's own group " + std::string(what)};
    return number;
}

/// A group whose permissions and grants may be edited: custom ones and Builder (M4, M5, M6).
Result<GroupNumber> editable_group(const Planning& planning, GroupId id) {
    const GroupNumber number = TRY(group_in_path(planning, id));
    const Group& group = *planning.workspace().groups[number];
    if (group.kind == GroupKind::role && group.role != Role::builder)
        return Error{ErrorCode::role_group_immutable, std::string("What ") +
                                                          (group.role == Role::admin ? "Admins" : "End-users") +
                                                          " may do is fixed. Make a custom group for anything more."};
    return number;
}

bool name_is_free(const Workspace& workspace, const std::string& folded) { return !workspace.group_named(folded); }

Group new_group(Planning& planning, const GroupName& name) {
    Group group;
    group.id = planning.ids.next<GroupId>();
    group.name = name.str();
    group.name_folded = name.folded();
    group.created_at = planning.now();
    return group;
}

Result<std::vector<ResourceNumber>> resource_numbers(const Planning& planning, TypeNumber type,
                                                     const std::vector<ResourceKey>& keys, std::string_view pointer) {
    std::vector<ResourceNumber> numbers;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto ref = planning.workspace().find_resource(type, keys[i].text);
        if (!ref)
            return invalid_field(std::string(pointer) + "/" + std::to_string(i), "not_found",
                                 "No " + planning.workspace().types[type].name + " of this workspace has this id.");
        numbers.push_back(ref->number);
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

bool grant_name_is_free(const Group& group, const std::string& folded, GrantId but) {
    return std::none_of(group.grants.begin(), group.grants.end(),
                        [&](const auto& grant) { return grant->name_folded == folded && grant->id != but; });
}

Result<std::size_t> grant_in_path(const Planning& planning, GroupNumber group, GrantId id) {
    const auto& grants = planning.workspace().groups[group]->grants;
    for (std::size_t i = 0; i < grants.size(); ++i)
        if (grants[i]->id == id) return i;
    return not_found("grant");
}

bool may_hide(const Grant& grant, const Workspace& workspace) {
    const ResourceType& type = workspace.types[grant.type];
    const auto& actions = type.actions;
    return !actions[grant.action].builder_level &&
           std::any_of(actions.begin(), actions.end(), [](const TypeAction& action) { return action.hideable; });
}

/// A type that grants can be on.
Result<TypeNumber> grant_type(const Workspace& workspace, std::string_view word) {
    const auto number = find_type(workspace.types, word);
    const auto is_grantable = [](const TypeAction& action) { return action.grantable; };
    if (number) {
        const auto& actions = workspace.types[*number].actions;
        if (std::any_of(actions.begin(), actions.end(), is_grantable)) return *number;
    }
    return invalid_field("/resource_type", "invalid",
                         "Grants are on apps (app), data sources (data_source) and registered types.");
}

Result<std::uint8_t> grant_access(const ResourceType& type, std::string_view word) {
    const auto action = type.action(word);
    if (action && type.actions[*action].grantable) return *action;
    std::string words;
    for (const TypeAction& known : type.actions)
        if (known.grantable) words += (words.empty() ? "" : ", ") + known.name;
    return invalid_field("/access", "invalid", "This type has no such access. Use one of: " + words + ".");
}

Error hide_needs_view() {
    return invalid_field("/hide_from_dashboard", "not_allowed",
                         "Only a grant of `view` on apps can be hidden from the dashboard.");
}

}  // namespace

Result<Done> apply(Planning& planning, const CreateGroup& change) {
    if (!name_is_free(planning.workspace(), change.name.folded())) return name_taken("group");
    const GroupNumber number = planning.draft.add_group(planning.workspace_number, new_group(planning, change.name));
    planning.plan.group = planning.workspace().groups[number]->id;
    return Done{};
}

Result<Done> apply(Planning& planning, const RenameGroup& change) {
    const GroupNumber number = TRY(custom_group_in_path(planning, change.group, "keeps its name."));
    const Group& group = *planning.workspace().groups[number];
    planning.plan.group = group.id;
    if (group.name == change.name.str()) return Done{};
    if (group.name_folded != change.name.folded() && !name_is_free(planning.workspace(), change.name.folded()))
        return name_taken("group");
    planning.draft.rename_group(planning.workspace_number, number, change.name.str(), change.name.folded());
    return Done{};
}

Result<Done> apply(Planning& planning, const DeleteGroup& change) {
    const GroupNumber number = TRY(custom_group_in_path(planning, change.group, "can't be deleted."));
    const Group& group = *planning.workspace().groups[number];
    planning.plan.group = group.id;
    const bool has_live_members = std::any_of(group.members.begin(), group.members.end(), [&](MemberNumber member) {
        return find_link(*planning.workspace().members[member], number)->live(planning.now());
    });
    planning.confirm |= has_live_members || !group.grants.empty();
    planning.draft.erase_group(planning.workspace_number, number);
    return Done{};
}

Result<Done> apply(Planning& planning, const ReviewGroup& change) {
    const GroupNumber number = TRY(custom_group_in_path(planning, change.group, "needs no review."));
    Group& group = planning.draft.edit_group(planning.workspace_number, number);
    group.reviewed_at = planning.now();
    group.reviewed_by = planning.request.actor.user;
    planning.plan.group = change.group;
    return Done{};
}

Result<Done> apply(Planning& planning, const SetPermissions& change) {
    const GroupNumber number = TRY(editable_group(planning, change.group));
    PermissionSet wanted = planning.workspace().groups[number]->permissions;
    for (const Permission permission : kPermissions)
        if (const auto& on = change.switches[static_cast<std::size_t>(permission)]) wanted.set(permission, *on);
    planning.plan.group = change.group;
    if (wanted == planning.workspace().groups[number]->permissions) return Done{};
    Group& group = planning.draft.edit_group(planning.workspace_number, number);
    group.permissions = wanted;
    ++group.version;
    return Done{};
}

Result<Done> apply(Planning& planning, const AddGroupMembers& change) {
    const GroupNumber number =
        TRY(custom_group_in_path(planning, change.group, "follows the role: change the member's role instead."));
    if (change.expires_at && *change.expires_at <= planning.now())
        return invalid_field("/expires_at", "in_the_past", "The end of a membership lies in the future.");
    planning.plan.group = change.group;
    std::set<MemberNumber> seen;
    for (std::size_t i = 0; i < change.members.size(); ++i) {
        const std::string pointer = "/member_ids/" + std::to_string(i);
        const MemberNumber member = TRY(member_in_body(planning, change.members[i], pointer));
        if (!seen.insert(member).second) continue;
        const GroupLink* link = find_link(*planning.workspace().members[member], number);
        const bool lives = link && link->live(planning.now());
        const std::int64_t end = change.expires_at ? change.expires_at->ms : kNever;
        if ((lives && !change.end_given) || (link && link->expires_at == end)) {
            ++planning.plan.unchanged;
            continue;
        }
        TRY(join_group(planning, member, number, end));
        if (lives)
            ++planning.plan.unchanged;
        else
            planning.plan.added.push_back(change.members[i]);
    }
    return Done{};
}

Result<Done> apply(Planning& planning, const RemoveGroupMember& change) {
    const GroupNumber number =
        TRY(custom_group_in_path(planning, change.group, "follows the role: change the member's role instead."));
    const MemberNumber member = TRY(member_in_path(planning, change.member));
    leave_group(planning, member, number);
    return Done{};
}

Result<Done> apply(Planning& planning, const CreateGrant& change) {
    const GroupNumber number = TRY(editable_group(planning, change.group));
    auto grant = std::make_shared<Grant>();
    grant->id = planning.ids.next<GrantId>();
    grant->name = change.name.str();
    grant->name_folded = change.name.folded();
    grant->type = TRY(grant_type(planning.workspace(), change.resource_type));
    grant->action = TRY(grant_access(planning.workspace().types[grant->type], change.access));
    grant->hide_from_dashboard = change.hide_from_dashboard;
    grant->all = change.all;
    if (change.all && !change.resources.empty())
        return invalid_field("/resource_ids", "not_allowed",
                             "A grant on all resources lists none. Send scope `selected` with them.");
    if (change.hide_from_dashboard && !may_hide(*grant, planning.workspace())) return hide_needs_view();
    grant->resources = TRY(resource_numbers(planning, grant->type, change.resources, "/resource_ids"));
    if (!grant_name_is_free(*planning.workspace().groups[number], grant->name_folded, {})) return name_taken("grant");
    planning.plan.group = change.group;
    planning.plan.grant = grant->id;
    Group& group = planning.draft.edit_group(planning.workspace_number, number);
    group.grants.push_back(std::move(grant));
    ++group.version;
    return Done{};
}

namespace {

Result<Done> change_scope(Planning& planning, const ChangeGrant& change, Grant& grant) {
    const bool all = change.all.value_or(grant.all);
    if (all && (!change.add_resources.empty() || !change.remove_resources.empty()))
        return invalid_field(change.add_resources.empty() ? "/remove_resource_ids" : "/add_resource_ids", "not_allowed",
                             "A grant on all resources lists none. Send scope `selected` with them.");
    if (all != grant.all) grant.resources.clear();
    grant.all = all;
    const auto remove = TRY(resource_numbers(planning, grant.type, change.remove_resources, "/remove_resource_ids"));
    const auto add = TRY(resource_numbers(planning, grant.type, change.add_resources, "/add_resource_ids"));
    for (const ResourceNumber gone : remove) std::erase(grant.resources, gone);
    std::vector<ResourceNumber> united;
    std::set_union(grant.resources.begin(), grant.resources.end(), add.begin(), add.end(), std::back_inserter(united));
    grant.resources = std::move(united);
    return Done{};
}

Result<Done> change_access(const Planning& planning, const ChangeGrant& change, Grant& grant) {
    const ResourceType& type = planning.workspace().types[grant.type];
    if (change.access) grant.action = TRY(grant_access(type, *change.access));
    if (change.hide_from_dashboard) grant.hide_from_dashboard = *change.hide_from_dashboard;
    if (!grant.hide_from_dashboard || may_hide(grant, planning.workspace())) return Done{};
    if (change.hide_from_dashboard.value_or(false)) return hide_needs_view();
    grant.hide_from_dashboard = false;
    return Done{};
}

}  // namespace

Result<Done> apply(Planning& planning, const ChangeGrant& change) {
    const GroupNumber number = TRY(editable_group(planning, change.group));
    const std::size_t at = TRY(grant_in_path(planning, number, change.grant));
    const Group& group = *planning.workspace().groups[number];
    auto grant = std::make_shared<Grant>(*group.grants[at]);
    if (change.name) {
        if (!grant_name_is_free(group, change.name->folded(), grant->id)) return name_taken("grant");
        grant->name = change.name->str();
        grant->name_folded = change.name->folded();
    }
    TRY(change_access(planning, change, *grant));
    TRY(change_scope(planning, change, *grant));
    planning.plan.group = change.group;
    planning.plan.grant = change.grant;
    if (*grant == *group.grants[at]) return Done{};
    Group& edited = planning.draft.edit_group(planning.workspace_number, number);
    edited.grants[at] = std::move(grant);
    ++edited.version;
    return Done{};
}

Result<Done> apply(Planning& planning, const DeleteGrant& change) {
    const GroupNumber number = TRY(editable_group(planning, change.group));
    const std::size_t at = TRY(grant_in_path(planning, number, change.grant));
    planning.plan.group = change.group;
    planning.plan.grant = change.grant;
    Group& group = planning.draft.edit_group(planning.workspace_number, number);
    group.grants.erase(group.grants.begin() + static_cast<std::ptrdiff_t>(at));
    ++group.version;
    return Done{};
}

namespace {

GroupName copy_name(const Planning& planning, const DuplicateGroup& change, const Group& original) {
    if (change.name) return *change.name;
    for (int n = 1;; ++n) {
        GroupName name = copy_of(original.name, n);
        if (name_is_free(planning.workspace(), name.folded())) return name;
    }
}

void copy_grants(Planning& planning, const DuplicateGroup& change, const Group& original, Group& copy) {
    for (const auto& grant : original.grants) {
        if (std::find(change.grant_types.begin(), change.grant_types.end(), grant->type) == change.grant_types.end())
            continue;
        auto copied = std::make_shared<Grant>(*grant);
        copied->id = planning.ids.next<GrantId>();
        copy.grants.push_back(std::move(copied));
    }
}

}  // namespace

Result<Done> apply(Planning& planning, const DuplicateGroup& change) {
    const GroupNumber number = TRY(group_in_path(planning, change.group));
    const Group& original = *planning.workspace().groups[number];
    const GroupName name = copy_name(planning, change, original);
    if (!name_is_free(planning.workspace(), name.folded())) return name_taken("group");
    Group copy = new_group(planning, name);
    if (change.permissions) copy.permissions = original.permissions;
    copy_grants(planning, change, original, copy);
    const GroupNumber made = planning.draft.add_group(planning.workspace_number, std::move(copy));
    planning.plan.group = planning.workspace().groups[made]->id;
    if (!change.members) return Done{};
    for (MemberNumber member = 0; member < planning.workspace().members.size(); ++member) {
        const Member& candidate = *planning.workspace().members[member];
        if (candidate.status == MemberStatus::archived) continue;
        if (original.kind == GroupKind::role) {
            if (candidate.role == original.role) TRY(join_group(planning, member, made, kNever));
        } else if (const GroupLink* link = find_link(candidate, number); link && link->live(planning.now())) {
            TRY(join_group(planning, member, made, link->expires_at));
        }
    }
    return Done{};
}

}  // namespace guildhall::core
