// One planner run in progress (core only): the draft, what the request itself names, and why each consequence happened.
// The planner_*.cc files, one per area, fill it; consequences, checks and effects finish it.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>

#include "core/change.h"
#include "core/decision.h"
#include "core/draft.h"
#include "core/plan.h"

namespace guildhall::core {

struct Planning {
    Planning(std::shared_ptr<const Instance> state, const ChangeRequest& change_request)
        : request(change_request), draft(std::move(state)), ids(change_request.id_seed) {}

    const ChangeRequest& request;
    Draft draft;
    NewIds ids;
    WorkspaceNumber workspace_number = 0;  ///< of the request's workspace
    Plan plan;
    std::shared_ptr<ImportReport> report;  ///< imports: filled while planning

    // What the request sets by itself; everything else of the kind needs a confirmation (M30).
    std::set<MemberNumber> roles_sent;
    std::set<std::pair<MemberNumber, GroupNumber>> removals_sent;
    bool confirm = false;

    // Why consequences happened.
    std::map<MemberNumber, Because> role_because;
    std::map<MemberNumber, Role> role_asked;  ///< of a new member whom M20 raised
    std::set<std::pair<MemberNumber, GroupNumber>> left_by_lowering;
    std::set<ResourceRef> handed_over;  ///< by M21; the new owner is found at the end
    std::set<MemberNumber> settled;

    const Workspace& workspace() const { return draft.workspace(workspace_number); }
    Time now() const { return request.now; }
};

// Look-ups that a request's ids need; errors are not_found (in the path) or invalid_request naming the pointer (in the
// body).
Result<MemberNumber> member_in_path(const Planning& planning, MemberId id);
Result<MemberNumber> member_in_body(const Planning& planning, MemberId id, std::string pointer);
Result<GroupNumber> group_in_path(const Planning& planning, GroupId id);
Result<GroupNumber> custom_group_in_body(const Planning& planning, GroupId id, std::string pointer);
Result<ResourceRef> resource_in_path(const Planning& planning, TypeNumber type, ResourceId id);
/// A registered type.
Result<TypeNumber> type_in_path(const Planning& planning, ResourceTypeId id);
/// M16: hands over on request, only to an active admin or builder.
Result<Done> set_owner(Planning& planning, ResourceRef ref, const std::optional<MemberId>& owner);
Error not_found(std::string_view what);
Error invalid_state(std::string detail);
Error forbidden(std::string detail);

// Moves on the draft, each with the rules that belong to it (planner_moves.cc).
/// Sets a role that the request sends: the cause becomes explicit, M21 applies where it falls to end-user.
void send_role(Planning& planning, MemberNumber member, Role role);
/// M21: out of every builder-level custom group with a live membership, what they own to be handed over.
void lower_to_end_user(Planning& planning, MemberNumber member);
/// The part of M21 about what they own: it is handed over at the end.
void give_up_owned(Planning& planning, MemberNumber member);
Result<Done> join_group(Planning& planning, MemberNumber member, GroupNumber group, std::int64_t expires_at);
void leave_group(Planning& planning, MemberNumber member, GroupNumber group);
/// A new member (status invited) for the account of that e-mail, which is made pending where there is none.
struct NewMember {
    std::string email, email_normalized, name;
    Role role = Role::end_user;
    MemberSource source = MemberSource::invite;
};
MemberNumber add_invited(Planning& planning, const NewMember& fields);
/// True for a live membership in a builder-level custom group (M15, M23).
const GroupNumber* builder_level_cause(const Workspace& workspace, const Member& member, Time now, GroupNumber& found);

/// M35: the address is proved by a mailed token. A second factor of before goes: who set it up proved nothing.
void verify_email(Account& account, Time now);

/// For who demands a second factor of others: invalid_state where the actor has none. The command line is nobody.
Result<Done> check_has_second_factor(const Planning& planning);

// The areas: each turns its changes into moves (planner_members.cc, …).
Result<Done> apply(Planning& planning, const InviteMember& change);
Result<Done> apply(Planning& planning, const EditMember& change);
Result<Done> apply(Planning& planning, const ArchiveMember& change);
Result<Done> apply(Planning& planning, const UnarchiveMember& change);
Result<Done> apply(Planning& planning, const LeaveWorkspace& change);
Result<Done> apply(Planning& planning, const AcceptInvitation& change);
Result<Done> apply(Planning& planning, const RenewInvitation& change);
Result<Done> apply(Planning& planning, const SettleMembers& change);
Result<Done> apply(Planning& planning, const BulkChange& change);
Result<Done> apply(Planning& planning, const ImportMembers& change);
Result<Done> apply(Planning& planning, const CreateGroup& change);
Result<Done> apply(Planning& planning, const RenameGroup& change);
Result<Done> apply(Planning& planning, const DeleteGroup& change);
Result<Done> apply(Planning& planning, const ReviewGroup& change);
Result<Done> apply(Planning& planning, const SetPermissions& change);
Result<Done> apply(Planning& planning, const AddGroupMembers& change);
Result<Done> apply(Planning& planning, const RemoveGroupMember& change);
Result<Done> apply(Planning& planning, const CreateGrant& change);
Result<Done> apply(Planning& planning, const ChangeGrant& change);
Result<Done> apply(Planning& planning, const DeleteGrant& change);
Result<Done> apply(Planning& planning, const DuplicateGroup& change);
Result<Done> apply(Planning& planning, const CreateApp& change);
Result<Done> apply(Planning& planning, const ChangeApp& change);
Result<Done> apply(Planning& planning, const CreateResource& change);
Result<Done> apply(Planning& planning, const ChangeResource& change);
Result<Done> apply(Planning& planning, const DeleteResource& change);
Result<Done> apply(Planning& planning, const PutResource& change);
Result<Done> apply(Planning& planning, const CreateResourceType& change);
Result<Done> apply(Planning& planning, const ChangeResourceType& change);
Result<Done> apply(Planning& planning, const DeleteResourceType& change);
Result<Done> apply(Planning& planning, const SetUp& change);
Result<Done> apply(Planning& planning, const CreateWorkspace& change);
Result<Done> apply(Planning& planning, const ChangeWorkspace& change);
Result<Done> apply(Planning& planning, const ArchiveWorkspace& change);
Result<Done> apply(Planning& planning, const UnarchiveWorkspace& change);
Result<Done> apply(Planning& planning, const ArchiveUser& change);
Result<Done> apply(Planning& planning, const UnarchiveUser& change);
Result<Done> apply(Planning& planning, const SetInstanceAdmin& change);
Result<Done> apply(Planning& planning, const ChangeOwnName& change);
Result<Done> apply(Planning& planning, const ChangeSettings& change);
Result<Done> apply(Planning& planning, const VerifyEmail& change);
Result<Done> apply(Planning& planning, const SetSecondFactor& change);
Result<Done> apply(Planning& planning, const CreateInstanceAdmin& change);
Result<Done> apply(Planning& planning, const Undo& change);
Result<Done> apply(Planning& planning, const ImportOrganisation& change);

/// Imports: each row's role after the change, and what it was raised from (planner_import.cc).
void finish_report(Planning& planning);

/// What the actor needs for this change: looked at first, before any object (planner_rights.cc).
Result<Done> authorize(const Planning& planning);

// Consequences on the draft (consequences.cc).
void raise_end_users(Planning& planning);    ///< M20
void settle(Planning& planning);             ///< M23: lists the settleable, settles them where asked
Result<Done> hand_over(Planning& planning);  ///< M21: owners of what was left behind

// Refusals on the result (checks.cc).
/// M24: a member with the role admin whose membership and account are active.
bool has_active_admin(const Instance& instance, const Workspace& workspace);
Result<Done> check_admins(const Planning& planning);                ///< M24, M25
Result<Done> check_token_gives_no_admin(const Planning& planning);  ///< M37
Result<Done> check_seats(const Plan& plan);                         ///< M52

/// Effects, counts, warnings: the difference before -> after (effects.cc). REQUIRES: plan.before, plan.after,
/// plan.touched
void describe(Planning& planning);
void add_warnings(Planning& planning);

/// M49: what to put back, from the difference (reversals.cc).
std::vector<Reversal> reversals_of(const Planning& planning);

/// M31 (digest.cc).
std::string digest_of(const Planning& planning);

}  // namespace guildhall::core
