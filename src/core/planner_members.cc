#include <algorithm>

#include "core/member_filter.h"
#include "core/planning.h"

namespace guildhall::core {
namespace {

Result<Done> archive(Planning& planning, MemberNumber number) {
    if (planning.workspace().members[number]->status == MemberStatus::archived)
        return invalid_state("This member is archived already.");
    Member& member = planning.draft.edit_member(planning.workspace_number, number);
    member.status = MemberStatus::archived;
    member.invitation_expires_at.reset();
    return Done{};
}

Result<Done> unarchive(Planning& planning, MemberNumber number) {
    const Member& is = *planning.workspace().members[number];
    if (is.status != MemberStatus::archived) return invalid_state("This member isn't archived.");
    if (planning.draft.now().account_of(is).status == AccountStatus::archived)
        return Error{ErrorCode::account_archived,
                     "This account is archived for the whole instance. An instance admin can unarchive it."};
    Member& member = planning.draft.edit_member(planning.workspace_number, number);
    member.status = MemberStatus::invited;
    member.invited_at = planning.now();
    member.invitation_expires_at = planning.now() + planning.draft.now().settings.invitation_days * kDay;
    return Done{};
}

/// Adds to the group unless the membership lives already; an ended one lives again without end.
Result<Done> add_to(Planning& planning, MemberNumber member, GroupNumber group) {
    const GroupLink* link = find_link(*planning.workspace().members[member], group);
    if (link && link->live(planning.now())) return Done{};
    return join_group(planning, member, group, kNever);
}

Result<Done> refuse_end_user_with_builder_level(const Planning& planning, Role role,
                                                const std::vector<GroupNumber>& groups, std::string_view pointer) {
    if (role != Role::end_user) return Done{};
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (is_builder_level(*planning.workspace().groups[groups[i]], planning.workspace().types))
            return invalid_field(std::string(pointer) + "/" + std::to_string(i), "needs_builder",
                                 "This group needs a Builder, and the same request makes the person an End-user. Leave "
                                 "one of the two out.");
    return Done{};
}

Result<std::vector<GroupNumber>> custom_groups(const Planning& planning, const std::vector<GroupId>& ids,
                                               std::string_view pointer) {
    std::vector<GroupNumber> numbers;
    for (std::size_t i = 0; i < ids.size(); ++i)
        numbers.push_back(TRY(custom_group_in_body(planning, ids[i], std::string(pointer) + "/" + std::to_string(i))));
    return numbers;
}

Error already_member(const Member& member) {
    Error error{ErrorCode::already_member,
                member.status == MemberStatus::archived
                    ? "This person is an archived member. Unarchive them instead of inviting them."
                    : "This person is a member already."};
    error.member_id = member.id.str();
    error.member_status = to_string(member.status);
    return error;
}

}  // namespace

Result<Done> apply(Planning& planning, const InviteMember& change) {
    const auto groups = TRY(custom_groups(planning, change.groups, "/group_ids"));
    if (const Account* account = planning.draft.now().account_of_email(change.email.normalized())) {
        if (const Member* member = planning.workspace().member_of(account->id)) return already_member(*member);
        if (account->status == AccountStatus::archived)
            return Error{ErrorCode::account_archived,
                         "This account is archived for the whole instance and can't be invited."};
    }
    const MemberNumber number = add_invited(planning, {change.email.str(), change.email.normalized(), change.name.str(),
                                                       change.role, MemberSource::invite});
    for (const GroupNumber group : groups) TRY(join_group(planning, number, group, kNever));
    planning.plan.member = planning.workspace().members[number]->id;
    return Done{};
}

Result<Done> apply(Planning& planning, const EditMember& change) {
    const MemberNumber number = TRY(member_in_path(planning, change.member));
    const auto add = TRY(custom_groups(planning, change.add_groups, "/add_group_ids"));
    const auto remove = TRY(custom_groups(planning, change.remove_groups, "/remove_group_ids"));
    for (std::size_t i = 0; i < add.size(); ++i)
        if (std::find(remove.begin(), remove.end(), add[i]) != remove.end())
            return invalid_field("/add_group_ids/" + std::to_string(i), "contradiction",
                                 "The same group is added and removed. Leave one of the two out.");
    if (change.role) TRY(refuse_end_user_with_builder_level(planning, *change.role, add, "/add_group_ids"));
    for (const GroupNumber group : remove) planning.removals_sent.insert({number, group});
    if (change.role) send_role(planning, number, *change.role);
    for (const GroupNumber group : remove) leave_group(planning, number, group);
    for (const GroupNumber group : add) TRY(add_to(planning, number, group));
    if (change.metadata) planning.draft.touch_member(planning.workspace_number, number);
    planning.plan.member = change.member;
    return Done{};
}

Result<Done> apply(Planning& planning, const ArchiveMember& change) {
    const MemberNumber number = TRY(member_in_path(planning, change.member));
    planning.plan.member = change.member;
    return archive(planning, number);
}

Result<Done> apply(Planning& planning, const UnarchiveMember& change) {
    const MemberNumber number = TRY(member_in_path(planning, change.member));
    planning.plan.member = change.member;
    return unarchive(planning, number);
}

Result<Done> apply(Planning& planning, const LeaveWorkspace&) {
    const Subject subject = subject_of(planning.draft.now(), planning.workspace(), planning.request.actor.user);
    if (!subject.member) return invalid_state("You aren't a member of this workspace.");
    planning.plan.member = planning.workspace().members[*subject.member]->id;
    return archive(planning, *subject.member);
}

Result<Done> apply(Planning& planning, const AcceptInvitation& change) {
    const MemberNumber number = TRY(member_in_path(planning, change.member));
    const Member& is = *planning.workspace().members[number];
    if (is.status != MemberStatus::invited)
        return Error{ErrorCode::invitation_invalid,
                     "This invitation can't be used any more. Ask an admin of the workspace for a new one."};
    Member& member = planning.draft.edit_member(planning.workspace_number, number);
    member.status = MemberStatus::active;
    member.invitation_expires_at.reset();
    if (!member.accepted_at) member.accepted_at = planning.now();
    if (change.activate || change.verify_email || change.name) {
        Account& account = planning.draft.edit_account(member.account);
        if (change.activate) account.status = AccountStatus::active;
        const std::optional<Time> second_factor = account.second_factor_at;
        if (change.verify_email) verify_email(account, planning.now());
        if (change.keeps_second_factor) account.second_factor_at = second_factor;
        if (change.name) account.name = change.name->str();
        for (const MembershipRef& ref : account.memberships) planning.draft.touch_member(ref.workspace, ref.member);
    }
    planning.plan.member = change.member;
    return Done{};
}

Result<Done> apply(Planning& planning, const RenewInvitation& change) {
    const MemberNumber number = TRY(member_in_path(planning, change.member));
    if (planning.workspace().members[number]->status != MemberStatus::invited)
        return invalid_state("This member has no open invitation.");
    planning.plan.member = change.member;
    planning.draft.edit_member(planning.workspace_number, number).invitation_expires_at =
        planning.now() + planning.draft.now().settings.invitation_days * kDay;
    return Done{};
}

Result<Done> apply(Planning& planning, const SettleMembers& change) {
    std::vector<MemberNumber> wanted;
    for (std::size_t i = 0; i < change.members.size(); ++i)
        wanted.push_back(TRY(member_in_body(planning, change.members[i], "/member_ids/" + std::to_string(i))));
    if (change.members.empty())
        for (MemberNumber number = 0; number < planning.workspace().members.size(); ++number) wanted.push_back(number);
    for (const MemberNumber number : wanted)
        if (is_settleable(planning.workspace(), *planning.workspace().members[number], planning.now()))
            planning.settled.insert(number);
    return Done{};
}

namespace {

Result<std::vector<MemberNumber>> bulk_targets(Planning& planning, const BulkChange& change) {
    std::vector<MemberNumber> targets;
    if (change.members) {
        for (std::size_t i = 0; i < change.members->size(); ++i)
            targets.push_back(TRY(member_in_body(planning, (*change.members)[i], "/ids/" + std::to_string(i))));
        std::sort(targets.begin(), targets.end());
        targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
        return targets;
    }
    if (change.filter.group && !planning.workspace().group_number(*change.filter.group))
        return invalid_field("/filter/group_id", "not_found", "No group of this workspace has this id.");
    return matching_members(planning.draft.now(), planning.workspace(), change.filter, planning.now());
}

Result<Done> bulk_one(Planning& planning, const BulkChange& change, MemberNumber number, GroupNumber group) {
    switch (change.action) {
        case BulkChange::Action::archive: return archive(planning, number);
        case BulkChange::Action::unarchive: return unarchive(planning, number);
        case BulkChange::Action::add_to_group:
            if (!change.expires_at) return add_to(planning, number, group);
            return join_group(planning, number, group, change.expires_at->ms);
        case BulkChange::Action::remove_from_group: leave_group(planning, number, group); return Done{};
        case BulkChange::Action::set_role: send_role(planning, number, *change.role); return Done{};
    }
    return Done{};
}

Result<Done> check_bulk_parts(const Planning& planning, const BulkChange& change) {
    using Action = BulkChange::Action;
    const bool of_group = change.action == Action::add_to_group || change.action == Action::remove_from_group;
    if (of_group && !change.group)
        return invalid_field("/group_id", "missing", "Name the group that this action is about.");
    if (change.action == Action::set_role && !change.role)
        return invalid_field("/role", "missing", "Name the role that these members shall have.");
    if (change.expires_at && *change.expires_at <= planning.now())
        return invalid_field("/expires_at", "in_the_past", "The end of a membership lies in the future.");
    return Done{};
}

}  // namespace

Result<Done> apply(Planning& planning, const BulkChange& change) {
    TRY(check_bulk_parts(planning, change));
    const auto targets = TRY(bulk_targets(planning, change));
    GroupNumber group = 0;
    if (change.group) group = TRY(custom_group_in_body(planning, *change.group, "/group_id"));
    for (const MemberNumber number : targets) {
        const auto before = planning.workspace().members[number];
        const auto done = bulk_one(planning, change, number, group);
        if (!done.ok()) {
            const Member& member = *planning.workspace().members[number];
            const Account& account = planning.draft.now().account_of(member);
            planning.plan.skipped.push_back({{member.id.str(), shown_name(account, member), account.email},
                                             to_string(done.error().code),
                                             done.error().detail});
        }
        planning.plan.changed += planning.workspace().members[number] != before;
    }
    return Done{};
}

}  // namespace guildhall::core
