#include <algorithm>

#include "core/planning.h"

namespace guildhall::core {

Error not_found(std::string_view what) {
    return {ErrorCode::not_found, "There is no such " + std::string(what) + " here."};
}
Error invalid_state(std::string detail) { return {ErrorCode::invalid_state, std::move(detail)}; }
Error forbidden(std::string detail) { return {ErrorCode::forbidden, std::move(detail)}; }

Result<MemberNumber> member_in_path(const Planning& planning, MemberId id) {
    const auto number = planning.workspace().member_number(id);
    if (!number) return not_found("member");
    return *number;
}

Result<MemberNumber> member_in_body(const Planning& planning, MemberId id, std::string pointer) {
    const auto number = planning.workspace().member_number(id);
    if (!number) return invalid_field(std::move(pointer), "not_found", "No member of this workspace has this id.");
    return *number;
}

Result<GroupNumber> group_in_path(const Planning& planning, GroupId id) {
    const auto number = planning.workspace().group_number(id);
    if (!number) return not_found("group");
    return *number;
}

Result<GroupNumber> custom_group_in_body(const Planning& planning, GroupId id, std::string pointer) {
    const auto number = planning.workspace().group_number(id);
    if (!number) return invalid_field(std::move(pointer), "not_found", "No group of this workspace has this id.");
    if (planning.workspace().groups[*number]->kind == GroupKind::role)
        return Error{ErrorCode::role_group_immutable, "This is a role's own group: change the member's role instead."};
    return *number;
}

Result<ResourceRef> resource_in_path(const Planning& planning, TypeNumber type, ResourceId id) {
    const auto ref = planning.workspace().resource_by_id.find(id);
    if (!ref || ref->type != type) return not_found(planning.workspace().types[type].name);
    return *ref;
}

const GroupNumber* builder_level_cause(const Workspace& workspace, const Member& member, Time now, GroupNumber& found) {
    for (const GroupLink& link : member.groups)
        if (link.live(now) && is_builder_level(*workspace.groups[link.group], workspace.types)) {
            found = link.group;
            return &found;
        }
    return nullptr;
}

void send_role(Planning& planning, MemberNumber number, Role role) {
    planning.roles_sent.insert(number);
    const Member& is = *planning.workspace().members[number];
    if (is.role == role && is.role_cause == RoleCause::explicit_) return;
    Member& member = planning.draft.edit_member(planning.workspace_number, number);
    const Role was = member.role;
    member.role = role;
    member.role_cause = RoleCause::explicit_;
    if (role == Role::end_user && was != Role::end_user) lower_to_end_user(planning, number);
}

void lower_to_end_user(Planning& planning, MemberNumber number) {
    const Workspace& workspace = planning.workspace();
    const std::vector<GroupLink> links = workspace.members[number]->groups;
    for (const GroupLink& link : links) {
        if (!link.live(planning.now()) || !is_builder_level(*workspace.groups[link.group], workspace.types)) continue;
        planning.draft.unlink(planning.workspace_number, number, link.group);
        if (planning.removals_sent.contains({number, link.group})) continue;
        planning.left_by_lowering.insert({number, link.group});
        planning.confirm = true;
    }
    give_up_owned(planning, number);
}

void give_up_owned(Planning& planning, MemberNumber number) {
    const Workspace* before = planning.draft.workspace_before(planning.workspace_number);
    if (!before || number >= before->members.size()) return;
    for (const ResourceRef& owned : before->index->owned(number)) {
        const Resource* resource = planning.workspace().resource(owned);
        if (resource && resource->owner == number) planning.handed_over.insert(owned);
    }
}

Result<Done> join_group(Planning& planning, MemberNumber number, GroupNumber group, std::int64_t expires_at) {
    const Member& member = *planning.workspace().members[number];
    const GroupLink* link = find_link(member, group);
    if (link && link->expires_at == expires_at) return Done{};
    if (member.status == MemberStatus::archived)
        return invalid_state("An archived member can't be added to a group. Unarchive them first.");
    planning.draft.link(planning.workspace_number, number, group, expires_at);
    return Done{};
}

void leave_group(Planning& planning, MemberNumber number, GroupNumber group) {
    planning.removals_sent.insert({number, group});
    if (find_link(*planning.workspace().members[number], group))
        planning.draft.unlink(planning.workspace_number, number, group);
}

MemberNumber add_invited(Planning& planning, const NewMember& fields) {
    auto account = planning.draft.now().account_number_of_email(fields.email_normalized);
    if (!account) {
        Account made;
        made.id = planning.ids.next<UserId>();
        made.set_email(fields.email, fields.email_normalized);
        made.name = fields.name;
        made.created_at = planning.now();
        account = planning.draft.add_account(std::move(made));
    }
    Member member;
    member.id = planning.ids.next<MemberId>();
    member.account = *account;
    member.given_name = fields.name;
    member.role = fields.role;
    member.source = fields.source;
    member.invited_at = planning.now();
    member.invitation_expires_at = planning.now() + planning.draft.now().settings.invitation_days * kDay;
    const MemberNumber number = planning.draft.add_member(planning.workspace_number, std::move(member));
    planning.roles_sent.insert(number);
    return number;
}

}  // namespace guildhall::core
