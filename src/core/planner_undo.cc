#include <algorithm>

#include "core/planning.h"
#include "core/text.h"

namespace guildhall::core {
namespace {

Error moved_on() {
    return invalid_state(
        "This can't be undone any more: what it changed was changed again since. Make the change you want by hand.");
}

/// One side of a reversal's grant: its type, action and resources are words and ids there.
struct KeptGrant {
    const Grant& grant;
    const std::string &type, &access;
    const std::vector<ResourceId>& resources;
};

KeptGrant kept_before(const Reversal& reversal) {
    return {*reversal.grant_before, reversal.grant_type, reversal.access_before, reversal.grant_resources_before};
}
KeptGrant kept_after(const Reversal& reversal) {
    return {*reversal.grant_after, reversal.grant_type, reversal.access_after, reversal.grant_resources_after};
}

/// The grant as it was; resources deleted since stay away. Null where its type or action is gone.
std::shared_ptr<const Grant> restored(const Workspace& workspace, const KeptGrant& kept) {
    const auto type = find_type(workspace.types, kept.type);
    const auto action = type ? workspace.types[*type].action(kept.access) : std::nullopt;
    if (!action) return nullptr;
    auto made = std::make_shared<Grant>(kept.grant);
    made->name_folded = fold(kept.grant.name);
    made->type = *type;
    made->action = *action;
    made->resources.clear();
    for (const ResourceId id : kept.resources)
        if (const auto ref = workspace.resource_by_id.find(id); ref && ref->type == *type)
            made->resources.push_back(ref->number);
    std::sort(made->resources.begin(), made->resources.end());
    return made;
}

/// True where the grant of the group stands as the reversal left it (resources deleted since don't count).
bool grant_stands(const Workspace& workspace, const Group& group, const Reversal& reversal) {
    const GrantId id = reversal.grant_before ? reversal.grant_before->id : reversal.grant_after->id;
    const auto at =
        std::find_if(group.grants.begin(), group.grants.end(), [&](const auto& grant) { return grant->id == id; });
    if (at == group.grants.end()) return !reversal.grant_after;
    if (!reversal.grant_after) return false;
    const auto after = restored(workspace, kept_after(reversal));
    return after && **at == *after;
}

Result<Done> undo_grant(Planning& planning, const Reversal& reversal) {
    const auto number = planning.workspace().group_number(reversal.group);
    if (!number) return moved_on();
    if (!grant_stands(planning.workspace(), *planning.workspace().groups[*number], reversal)) return moved_on();
    Group& group = planning.draft.edit_group(planning.workspace_number, *number);
    planning.plan.group = group.id;
    const GrantId id = reversal.grant_before ? reversal.grant_before->id : reversal.grant_after->id;
    const auto at =
        std::find_if(group.grants.begin(), group.grants.end(), [&](const auto& grant) { return grant->id == id; });
    std::shared_ptr<const Grant> before;
    if (reversal.grant_before) {
        before = restored(planning.workspace(), kept_before(reversal));
        if (!before) return moved_on();
        for (const auto& other : group.grants)
            if (other->name_folded == before->name_folded && other->id != id) return moved_on();
        planning.plan.grant = id;
    }
    if (at == group.grants.end())
        group.grants.push_back(before);
    else if (before)
        *at = before;
    else
        group.grants.erase(at);
    ++group.version;
    return Done{};
}

Result<Done> undo_group_delete(Planning& planning, const Reversal& reversal) {
    const std::string folded = fold(reversal.name_before);
    if (planning.workspace().group_number(reversal.group)) return moved_on();
    if (planning.workspace().group_named(folded))
        return Error{ErrorCode::name_taken, "Another group has this name by now. Rename it first."};
    Group group;
    group.id = reversal.group;
    group.name = reversal.name_before;
    group.name_folded = folded;
    group.permissions = reversal.permissions_before;
    group.created_at = planning.now();
    group.version = planning.now().ms;  // above every version that it had, so that no old digest fits again
    planning.draft.add_group(planning.workspace_number, std::move(group));
    planning.plan.group = reversal.group;
    return Done{};
}

Result<Done> undo_group_name(Planning& planning, const Reversal& reversal) {
    const auto number = planning.workspace().group_number(reversal.group);
    if (!number || planning.workspace().groups[*number]->name != reversal.name_after) return moved_on();
    const std::string folded = fold(reversal.name_before);
    const auto holder = planning.workspace().group_named(folded);
    if (holder && *holder != *number)
        return Error{ErrorCode::name_taken, "Another group has this name by now. Rename it first."};
    planning.draft.rename_group(planning.workspace_number, *number, reversal.name_before, folded);
    planning.plan.group = reversal.group;
    return Done{};
}

Result<Done> undo_permissions(Planning& planning, const Reversal& reversal) {
    const auto number = planning.workspace().group_number(reversal.group);
    if (!number || !(planning.workspace().groups[*number]->permissions == reversal.permissions_after))
        return moved_on();
    Group& group = planning.draft.edit_group(planning.workspace_number, *number);
    group.permissions = reversal.permissions_before;
    ++group.version;
    planning.plan.group = reversal.group;
    return Done{};
}

Result<Done> undo_role(Planning& planning, const Reversal& reversal) {
    const auto number = planning.workspace().member_number(reversal.member);
    if (!number) return moved_on();
    const Member& is = *planning.workspace().members[*number];
    if (is.role != reversal.role_after || is.role_cause != reversal.cause_after)
        return reversal.consequence ? Result<Done>(Done{}) : Result<Done>(moved_on());
    GroupNumber needed_by = 0;
    const bool falls = reversal.role_before == Role::end_user && reversal.role_after != Role::end_user;
    // Another group needs the raised role by now, so that consequence no longer hangs on the undone change alone.
    if (falls && reversal.consequence && builder_level_cause(planning.workspace(), is, planning.now(), needed_by))
        return Done{};
    Member& member = planning.draft.edit_member(planning.workspace_number, *number);
    member.role = reversal.role_before;
    member.role_cause = reversal.cause_before;
    planning.roles_sent.insert(*number);
    planning.plan.member = reversal.member;
    if (!falls) return Done{};
    // An archived End-user may be in a builder-level group (M15), as this one may have been before.
    if (member.status == MemberStatus::archived)
        give_up_owned(planning, *number);
    else
        lower_to_end_user(planning, *number);
    return Done{};
}

Result<Done> undo_link(Planning& planning, const Reversal& reversal) {
    const auto member = planning.workspace().member_number(reversal.member);
    const auto group = planning.workspace().group_number(reversal.group);
    if (!member || !group) return reversal.consequence ? Result<Done>(Done{}) : Result<Done>(moved_on());
    const GroupLink* link = find_link(*planning.workspace().members[*member], *group);
    const std::optional<std::int64_t> is = link ? std::optional(link->expires_at) : std::nullopt;
    if (is != reversal.end_after) return reversal.consequence ? Result<Done>(Done{}) : Result<Done>(moved_on());
    planning.plan.member = reversal.member;
    if (!reversal.end_before) {
        planning.removals_sent.insert({*member, *group});
        planning.draft.unlink(planning.workspace_number, *member, *group);
        return Done{};
    }
    planning.draft.link(planning.workspace_number, *member, *group, *reversal.end_before);
    return Done{};
}

Result<Done> undo_owner(Planning& planning, const Reversal& reversal) {
    const auto ref = planning.workspace().resource_by_id.find(reversal.resource);
    if (!ref) return Done{};
    const Resource& is = *planning.workspace().resource(*ref);
    const auto number_of = [&](const std::optional<MemberId>& id) {
        return id ? planning.workspace().member_number(*id) : std::optional<MemberNumber>();
    };
    const auto before = number_of(reversal.owner_before);
    const bool may_own = !before || planning.workspace().members[*before]->role != Role::end_user;
    if (is.owner != number_of(reversal.owner_after) || !may_own) return Done{};
    planning.draft.edit_resource(planning.workspace_number, *ref).owner = before;
    return Done{};
}

Result<Done> undo_one(Planning& planning, const Reversal& reversal) {
    switch (reversal.kind) {
        case Reversal::Kind::role: return undo_role(planning, reversal);
        case Reversal::Kind::link: return undo_link(planning, reversal);
        case Reversal::Kind::owner: return undo_owner(planning, reversal);
        case Reversal::Kind::permissions: return undo_permissions(planning, reversal);
        case Reversal::Kind::grant: return undo_grant(planning, reversal);
        case Reversal::Kind::group: return undo_group_delete(planning, reversal);
        case Reversal::Kind::group_name: return undo_group_name(planning, reversal);
    }
    return Done{};
}

}  // namespace

Result<Done> apply(Planning& planning, const Undo& change) {
    if (change.reversals.empty()) return invalid_state("This event changed nothing that can be undone.");
    // Groups come back before what hangs on them, and roles fall last: M21 then finds only the groups that need a
    // Builder after the undo.
    static constexpr Reversal::Kind kOrder[] = {
        Reversal::Kind::group, Reversal::Kind::group_name, Reversal::Kind::permissions, Reversal::Kind::grant,
        Reversal::Kind::link,  Reversal::Kind::role,       Reversal::Kind::owner};
    for (const Reversal::Kind kind : kOrder)
        for (const Reversal& reversal : change.reversals)
            if (reversal.kind == kind) TRY(undo_one(planning, reversal));
    return Done{};
}

}  // namespace guildhall::core
