#include <algorithm>

#include "core/member_filter.h"
#include "core/planning.h"

namespace guildhall::core {
namespace {

ThingRef group_ref(const Group& group) { return {group.id.str(), group.name}; }

bool was_builder_level(const Planning& planning, GroupNumber number) {
    const Workspace* before = planning.draft.workspace_before(planning.workspace_number);
    return before && before->index->knows_group(number) && before->index->group(number).builder_level;
}

/// The members whom this change may have brought under a builder-level group, or taken out of the last one: the touched
/// ones, and those of touched groups, before and after.
std::set<MemberNumber> concerned_members(const Planning& planning) {
    const auto touched = planning.draft.touched().workspaces.find(planning.workspace_number);
    if (touched == planning.draft.touched().workspaces.end()) return {};
    std::set<MemberNumber> members = touched->second.members;
    const Workspace* before = planning.draft.workspace_before(planning.workspace_number);
    for (const GroupNumber number : touched->second.groups) {
        const Group* after = planning.workspace().groups[number].get();
        const bool is = after && is_builder_level(*after, planning.workspace().types);
        if (is == was_builder_level(planning, number)) continue;
        if (after) members.insert(after->members.begin(), after->members.end());
        if (before && number < before->groups.size() && before->groups[number])
            members.insert(before->groups[number]->members.begin(), before->groups[number]->members.end());
    }
    return members;
}

/// The group that causes a raise, the one that the change touched where there are several.
std::optional<GroupNumber> cause(const Planning& planning, const Member& member) {
    std::optional<GroupNumber> any;
    const auto& touched = planning.draft.touched().workspaces.at(planning.workspace_number).groups;
    for (const GroupLink& link : member.groups) {
        if (!link.live(planning.now()) ||
            !is_builder_level(*planning.workspace().groups[link.group], planning.workspace().types))
            continue;
        if (touched.contains(link.group)) return link.group;
        if (!any) any = link.group;
    }
    return any;
}

bool had_cause(const Planning& planning, MemberNumber number) {
    const Workspace* before = planning.draft.workspace_before(planning.workspace_number);
    if (!before || number >= before->members.size()) return false;
    GroupNumber found = 0;
    return builder_level_cause(*before, *before->members[number], planning.now(), found) != nullptr;
}

}  // namespace

void raise_end_users(Planning& planning) {
    if (planning.plan.of_instance) return;
    for (const MemberNumber number : concerned_members(planning)) {
        const Member& is = *planning.workspace().members[number];
        if (is.role != Role::end_user || is.status == MemberStatus::archived) continue;
        const auto group = cause(planning, is);
        if (!group) continue;
        planning.role_asked[number] = is.role;
        Member& member = planning.draft.edit_member(planning.workspace_number, number);
        member.role = Role::builder;
        member.role_cause = RoleCause::automatic;
        planning.role_because[number] = {"M20", group_ref(*planning.workspace().groups[*group])};
        planning.confirm = true;
    }
}

void settle(Planning& planning) {
    if (planning.plan.of_instance) return;
    for (const MemberNumber number : concerned_members(planning)) {
        const Member& member = *planning.workspace().members[number];
        if (!is_settleable(planning.workspace(), member, planning.now()) || !had_cause(planning, number)) continue;
        const Account& account = planning.draft.now().account_of(member);
        planning.plan.settleable.push_back({{member.id.str(), shown_name(account, member), account.email}, member.id});
        if (planning.request.settle_roles) planning.settled.insert(number);
    }
    for (const MemberNumber number : planning.settled) {
        Member& member = planning.draft.edit_member(planning.workspace_number, number);
        member.role = Role::end_user;
        member.role_cause = RoleCause::explicit_;
        lower_to_end_user(planning, number);
        planning.role_because[number] = {"M23", std::nullopt};
        planning.confirm = true;
        if (std::holds_alternative<SettleMembers>(planning.request.change)) ++planning.plan.changed;
    }
}

namespace {

bool may_take_over(const Planning& planning, MemberNumber number) {
    const Member& member = *planning.workspace().members[number];
    if (member.role == Role::end_user || member.status != MemberStatus::active) return false;
    if (planning.draft.now().account_of(member).status != AccountStatus::active) return false;
    const Workspace* before = planning.draft.workspace_before(planning.workspace_number);
    if (!before || number >= before->members.size()) return false;
    const Role had = before->members[number]->role;
    return had != Role::end_user && had <= member.role;
}

}  // namespace

Result<Done> hand_over(Planning& planning) {
    if (planning.plan.of_instance) return Done{};
    std::optional<MemberNumber> owner;
    if (planning.request.new_owner) {
        owner = TRY(member_in_body(planning, *planning.request.new_owner, "new_owner_id"));
        if (!may_take_over(planning, *owner))
            return invalid_field(
                "new_owner_id", "not_allowed",
                "Only an active Admin or Builder whom this change doesn't lower can take over what is owned.");
    }
    if (planning.handed_over.empty()) return Done{};
    const Subject actor = subject_of(planning.draft.now(), planning.workspace(), planning.request.actor.user);
    if (!owner && actor.member) {
        const bool lowers_self = std::any_of(
            planning.handed_over.begin(), planning.handed_over.end(),
            [&](const ResourceRef& ref) { return planning.workspace().resource(ref)->owner == actor.member; });
        if (lowers_self)
            return invalid_field("new_owner_id", "missing",
                                 "You own apps or data sources. Name who takes them over: new_owner_id.");
        if (may_take_over(planning, *actor.member)) owner = actor.member;
    }
    for (const ResourceRef& ref : planning.handed_over)
        planning.draft.edit_resource(planning.workspace_number, ref).owner = owner;
    planning.confirm = true;
    return Done{};
}

}  // namespace guildhall::core
