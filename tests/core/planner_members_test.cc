// Members: invitations, roles, archive and what follows from them (M2, M3, M20-M24, M29, M40-M46).
#include <gtest/gtest.h>

#include "core/organisation.h"

namespace guildhall::test {
namespace {

using namespace core;
using Kind = EffectKind;
using Strings = std::multiset<std::string>;

TEST(planner, M20_an_end_user_added_to_a_builder_level_group_becomes_builder_automatically) {
    Organisation org;
    const GroupId makers = org.group_with(Permission::app_create);
    const MemberId eve = org.member("Eve");
    EXPECT_EQ(org.refusal(Organisation::add_to(eve, makers)), "confirmation_required");
    const auto plan = org.apply(Organisation::add_to(eve, makers));
    EXPECT_EQ(effects(*plan, Kind::role_changed), Strings{"eve end_user -> builder M20"});
    EXPECT_EQ(plan->effects[0].because->group->name, "Makers");
    EXPECT_EQ(org.at(eve).role, Role::builder);
    EXPECT_EQ(org.at(eve).role_cause, RoleCause::automatic);
}

TEST(planner, M20_an_invitation_into_a_builder_level_group_makes_a_builder) {
    Organisation org;
    const GroupId makers = org.group_with(Permission::app_create);
    EXPECT_EQ(org.refusal(Organisation::invite("Eve", Role::end_user, {makers})), "confirmation_required");
    const auto plan = org.apply(Organisation::invite("Eve", Role::end_user, {makers}));
    EXPECT_EQ(effects(*plan, Kind::role_changed), Strings{"eve end_user -> builder M20"});
    EXPECT_EQ(org.at(*plan->member).role, Role::builder);
}

TEST(planner, M20_an_admin_or_builder_in_a_builder_level_group_stays_as_they_are) {
    Organisation org;
    const GroupId makers = org.group_with(Permission::app_create);
    const MemberId bob = org.member("Bob", Role::builder);
    EXPECT_EQ(org.refusal(Organisation::add_to(bob, makers)), "");
    EXPECT_EQ(org.refusal(Organisation::add_to(org.ada, makers)), "");
}

TEST(planner, M20_an_archived_member_is_raised_when_unarchived_not_before) {
    Organisation org;
    const GroupId hr = org.group("HR");
    const MemberId eve = org.archived("Eve", Role::end_user, {hr});
    org.permit(hr, Permission::app_create);
    EXPECT_EQ(org.at(eve).role, Role::end_user);
    EXPECT_EQ(org.refusal(UnarchiveMember{eve}), "confirmation_required");
    org.apply(UnarchiveMember{eve});
    EXPECT_EQ(org.at(eve).role, Role::builder);
    EXPECT_EQ(org.at(eve).role_cause, RoleCause::automatic);
}

TEST(planner, M21_downgraded_member_leaves_builder_level_groups) {
    Organisation org;
    const GroupId makers = org.group_with(Permission::app_create), hr = org.group("HR");
    const MemberId bob = org.member("Bob", Role::builder, {makers, hr});
    const auto change = Organisation::set_role(bob, Role::end_user);
    EXPECT_EQ(org.refusal(change), "confirmation_required");
    const auto plan = org.apply(change);
    EXPECT_EQ(effects(*plan, Kind::group_left), Strings{"bob Makers M21"});
    EXPECT_FALSE(org.is_in(bob, makers));
    EXPECT_TRUE(org.is_in(bob, hr));
}

TEST(planner, M21_a_downgrade_that_names_the_groups_needs_no_confirmation) {
    Organisation org;
    const GroupId makers = org.group_with(Permission::app_create);
    const MemberId bob = org.member("Bob", Role::builder, {makers});
    EXPECT_EQ(org.refusal(EditMember{bob, Role::end_user, {}, {makers}}), "");
}

TEST(planner, M21_what_a_downgraded_member_owns_goes_to_the_named_new_owner) {
    Organisation org;
    const MemberId bob = org.member("Bob", Role::builder), cleo = org.member("Cleo", Role::builder);
    const ResourceId app = org.app("Own", {.by = bob});
    const auto change = Organisation::set_role(bob, Role::end_user);
    EXPECT_EQ(org.refusal(change, {.new_owner = cleo}), "confirmation_required");
    const auto plan = org.apply(change, {.new_owner = cleo});
    EXPECT_EQ(effects(*plan, Kind::owner_changed), Strings{"Own bob -> cleo M21"});
    EXPECT_EQ(org.owner(app), cleo);
}

TEST(planner, M21_without_a_named_owner_the_acting_admin_takes_over_if_a_member) {
    Organisation org;
    const MemberId bob = org.member("Bob", Role::builder);
    const ResourceId app = org.app("Own", {.by = bob}), source = org.data_source("Lake", bob);
    org.apply(Organisation::set_role(bob, Role::end_user));
    EXPECT_EQ(org.owner(app), org.ada);
    EXPECT_EQ(org.owner(source), org.ada);
}

TEST(planner, M21_what_is_left_by_the_command_line_belongs_to_nobody) {
    Organisation org;
    const MemberId bob = org.member("Bob", Role::builder);
    const ResourceId app = org.app("Own", {.by = bob});
    org.apply(Organisation::set_role(bob, Role::end_user), {.via = Actor::Via::command_line});
    EXPECT_TRUE(org.owner(app).is_nil());
}

TEST(planner, M21_an_admin_who_lowers_themself_and_owns_things_must_name_a_new_owner) {
    Organisation org;
    const MemberId bob = org.member("Bob", Role::admin), cleo = org.member("Cleo", Role::builder);
    org.app("Own", {.by = bob});
    const auto change = Organisation::set_role(bob, Role::end_user);
    EXPECT_EQ(org.faulty_field(change, {.by = bob}), "missing new_owner_id");
    EXPECT_EQ(org.refusal(change, {.by = bob, .new_owner = cleo}), "confirmation_required");
}

TEST(planner, M16_a_new_owner_is_an_active_admin_or_builder_whom_the_change_does_not_lower) {
    Organisation org;
    const MemberId bob = org.member("Bob", Role::builder), eve = org.member("Eve"),
                   ian = org.invited("Ian", Role::builder), zoe = org.archived("Zoe", Role::builder);
    org.app("Own", {.by = bob});
    const auto change = Organisation::set_role(bob, Role::end_user);
    for (const MemberId unfit : {bob, eve, ian, zoe})
        EXPECT_EQ(org.faulty_field(change, {.new_owner = unfit}), "not_allowed new_owner_id");
    EXPECT_EQ(org.faulty_field(change, {.new_owner = MemberId()}), "not_found new_owner_id");
    EXPECT_EQ(org.faulty_field(Organisation::set_role(org.ada, Role::builder), {.new_owner = org.ada}),
              "not_allowed new_owner_id");
}

TEST(planner, M22_admin_to_builder_and_every_raise_keeps_all_groups) {
    Organisation org;
    const GroupId makers = org.group_with(Permission::app_create);
    const MemberId bob = org.member("Bob", Role::admin, {makers});
    EXPECT_EQ(org.refusal(Organisation::set_role(bob, Role::builder)), "");
    org.apply(Organisation::set_role(bob, Role::builder));
    EXPECT_TRUE(org.is_in(bob, makers));
    org.apply(Organisation::set_role(bob, Role::admin));
    EXPECT_TRUE(org.is_in(bob, makers));
}

TEST(planner, M23_leaving_the_last_cause_lists_the_member_as_settleable_and_leaves_the_role) {
    Organisation org;
    const GroupId makers = org.group_with(Permission::app_create);
    const MemberId eve = org.member("Eve", Role::end_user, {makers});
    const auto plan = org.apply(Organisation::remove_from(eve, makers));
    ASSERT_EQ(plan->settleable.size(), 1u);
    EXPECT_EQ(plan->settleable[0].id, eve);
    EXPECT_FALSE(plan->requires_confirmation);
    EXPECT_EQ(org.at(eve).role, Role::builder);
}

TEST(planner, M23_settle_roles_makes_them_end_users_in_the_same_change) {
    Organisation org;
    const GroupId makers = org.group_with(Permission::app_create);
    const MemberId eve = org.member("Eve", Role::end_user, {makers});
    const auto change = Organisation::remove_from(eve, makers);
    EXPECT_EQ(org.refusal(change, {.settle_roles = true}), "confirmation_required");
    const auto plan = org.apply(change, {.settle_roles = true});
    EXPECT_EQ(effects(*plan, Kind::role_changed), Strings{"eve builder -> end_user M23"});
    EXPECT_EQ(org.at(eve).role, Role::end_user);
    EXPECT_EQ(org.at(eve).role_cause, RoleCause::explicit_);
}

TEST(planner, M23_another_cause_or_an_explicit_role_is_not_settleable) {
    Organisation org;
    const GroupId makers = org.group_with(Permission::app_create),
                  others = org.group_with(Permission::app_create, "Others");
    const MemberId eve = org.member("Eve", Role::end_user, {makers, others});
    const MemberId bob = org.member("Bob", Role::builder, {makers});
    EXPECT_TRUE(org.apply(Organisation::remove_from(eve, makers))->settleable.empty());
    EXPECT_TRUE(org.apply(Organisation::remove_from(bob, makers))->settleable.empty());
}

TEST(planner, M23_settle_is_a_change_of_its_own_and_passes_over_who_is_not_settleable) {
    Organisation org;
    const GroupId makers = org.group_with(Permission::app_create);
    const MemberId eve = org.member("Eve", Role::end_user, {makers}), bob = org.member("Bob", Role::builder);
    org.apply(Organisation::remove_from(eve, makers));
    EXPECT_TRUE(org.apply(SettleMembers{{bob}})->changes_nothing());
    EXPECT_EQ(org.refusal(SettleMembers{}), "confirmation_required");
    EXPECT_EQ(org.apply(SettleMembers{{eve, bob}})->changed, 1);
    EXPECT_EQ(org.at(eve).role, Role::end_user);
    EXPECT_EQ(org.at(bob).role, Role::builder);
    EXPECT_EQ(org.faulty_field(SettleMembers{{MemberId()}}), "not_found /member_ids/0");
}

TEST(planner, M23_archiving_makes_nothing_settleable) {
    Organisation org;
    const GroupId makers = org.group_with(Permission::app_create);
    const MemberId eve = org.member("Eve", Role::end_user, {makers});
    EXPECT_TRUE(org.apply(ArchiveMember{eve})->settleable.empty());
}

TEST(planner, M24_the_last_admin_is_not_lowered_archived_or_let_go) {
    Organisation org;
    org.member("Bob", Role::builder);
    org.invited("Ian", Role::admin);  // has never accepted, so doesn't count
    EXPECT_EQ(org.refusal(Organisation::set_role(org.ada, Role::builder)), "last_admin");
    EXPECT_EQ(org.refusal(ArchiveMember{org.ada}), "last_admin");
    EXPECT_EQ(org.refusal(LeaveWorkspace{}), "last_admin");
    const MemberId cleo = org.member("Cleo", Role::admin);
    EXPECT_EQ(org.refusal(LeaveWorkspace{}, {.by = cleo}), "");
    EXPECT_EQ(org.refusal(Organisation::set_role(org.ada, Role::builder)), "");
}

TEST(planner, M24_lowering_both_admins_at_once_is_refused) {
    Organisation org;
    const MemberId bob = org.member("Bob", Role::admin);
    BulkChange bulk{.action = BulkChange::Action::set_role, .members = {{org.ada, bob}}};
    bulk.role = Role::builder;
    EXPECT_EQ(org.refusal(bulk), "last_admin");
}

TEST(planner, M26_only_admins_change_members) {
    Organisation org;
    const MemberId bob = org.member("Bob", Role::builder), eve = org.member("Eve");
    EXPECT_EQ(org.refusal(Organisation::set_role(eve, Role::admin), {.by = eve}), "forbidden");
    EXPECT_EQ(org.refusal(Organisation::set_role(eve, Role::builder), {.by = bob}), "forbidden");
    EXPECT_EQ(org.refusal(Organisation::set_role(MemberId(), Role::builder), {.by = bob}), "forbidden");
    EXPECT_EQ(org.refusal(Organisation::set_role(MemberId(), Role::builder)), "not_found");
}

TEST(planner, M29_what_is_already_so_changes_nothing) {
    Organisation org;
    const GroupId hr = org.group("HR");
    const MemberId eve = org.member("Eve", Role::end_user, {hr});
    EXPECT_TRUE(org.apply(EditMember{eve, Role::end_user, {hr}, {}})->changes_nothing());
    EXPECT_TRUE(org.apply(EditMember{eve, {}, {}, {}})->changes_nothing());
    const GroupId other = org.group("Other");
    EXPECT_TRUE(org.apply(Organisation::remove_from(eve, other))->changes_nothing());
    const auto revision = org.acme().revision;
    EXPECT_TRUE(org.apply(RemoveGroupMember{other, eve})->changes_nothing());
    EXPECT_EQ(org.acme().revision, revision);
}

TEST(planner, M29_an_automatic_builder_sent_builder_becomes_explicit_without_effect_or_confirmation) {
    Organisation org;
    const GroupId makers = org.group_with(Permission::app_create);
    const MemberId eve = org.member("Eve", Role::end_user, {makers});
    EXPECT_EQ(org.refusal(Organisation::set_role(eve, Role::builder)), "");
    const auto plan = org.apply(Organisation::set_role(eve, Role::builder));
    EXPECT_TRUE(plan->effects.empty());
    EXPECT_FALSE(plan->changes_nothing());
    EXPECT_EQ(org.at(eve).role_cause, RoleCause::explicit_);
}

TEST(planner, PATCH_end_user_together_with_a_builder_level_group_is_refused) {
    Organisation org;
    const GroupId makers = org.group_with(Permission::app_create);
    const MemberId bob = org.member("Bob", Role::builder);
    EXPECT_EQ(org.faulty_field(EditMember{bob, Role::end_user, {makers}, {}}), "needs_builder /add_group_ids/0");
}

TEST(planner, a_group_both_added_and_removed_is_refused) {
    Organisation org;
    const GroupId hr = org.group("HR");
    const MemberId eve = org.member("Eve");
    EXPECT_EQ(org.faulty_field(EditMember{eve, {}, {hr}, {hr}}), "contradiction /add_group_ids/0");
}

TEST(planner, ids_in_a_body_are_faulty_fields_and_a_role_group_is_immutable) {
    Organisation org;
    const MemberId eve = org.member("Eve");
    EXPECT_EQ(org.faulty_field(Organisation::add_to(eve, GroupId())), "not_found /add_group_ids/0");
    EXPECT_EQ(org.refusal(Organisation::add_to(eve, org.role_group(Role::builder))), "role_group_immutable");
    EXPECT_EQ(org.refusal(Organisation::invite("Ian", Role::end_user, {org.role_group(Role::admin)})),
              "role_group_immutable");
}

TEST(planner, M40_an_invitation_makes_a_pending_account_and_shows_the_given_name) {
    Organisation org;
    const MemberId ian = org.invited("Ian", Role::builder);
    EXPECT_EQ(org.at(ian).status, MemberStatus::invited);
    EXPECT_EQ(org.account(ian).status, AccountStatus::pending);
    EXPECT_EQ(shown_name(org.account(ian), org.at(ian)), "Ian");
    EXPECT_EQ(org.at(ian).invitation_expires_at, in_days(org, 7));
}

TEST(planner, M40_an_existing_account_keeps_its_own_name_and_the_workspace_sees_the_given_one_until_acceptance) {
    Organisation org;
    org.member("Eve");
    const WorkspaceId other = org.workspace("Other");
    InviteMember change = Organisation::invite("Eve");
    change.name = PersonName::parse("Evelyn").value();
    const MemberId there = *org.apply(change, {.in = other})->member;
    const auto name = [&] {
        const Member& member = *org.state->workspace(other)->member(there);
        return shown_name(org.state->account_of(member), member);
    };
    EXPECT_EQ(name(), "Evelyn");
    org.apply(AcceptInvitation{there, {}}, {.in = other});
    EXPECT_EQ(name(), "Eve");
}

TEST(planner, M40_a_member_in_any_status_is_not_invited_again) {
    Organisation org;
    const MemberId zoe = org.archived("Zoe");
    org.invited("Ian");
    EXPECT_EQ(org.refusal(Organisation::invite("Ada")), "already_member");
    EXPECT_EQ(org.refusal(Organisation::invite("Ian")), "already_member");
    const auto refused = org.plan(Organisation::invite("Zoe"));
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::already_member);
    EXPECT_EQ(refused.error().member_id, zoe.str());
    EXPECT_EQ(refused.error().member_status, "archived");
}

TEST(planner, M40_an_archived_account_is_not_invited) {
    Organisation org;
    const MemberId eve = org.member("Eve");
    const WorkspaceId other = org.workspace("Other");
    org.apply(ArchiveUser{org.user(eve)});
    EXPECT_EQ(org.refusal(Organisation::invite("Eve"), {.in = other}), "account_archived");
}

TEST(planner, M42_accepting_changes_the_status_and_nothing_else) {
    Organisation org;
    const GroupId makers = org.group_with(Permission::app_create);
    const MemberId ian = org.invited("Ian", Role::builder, {makers});
    const Seats seats = org.state->seats;
    const auto plan = org.apply(AcceptInvitation{ian, {}, true});
    EXPECT_EQ(effects(*plan, Kind::member_joined), Strings{"ian -> builder"});
    EXPECT_EQ(plan->effects.size(), 1u);
    EXPECT_EQ(org.state->seats, seats);
    EXPECT_EQ(org.at(ian).accepted_at, org.now);
    EXPECT_EQ(org.refusal(AcceptInvitation{ian, {}, true}), "invitation_invalid");
}

TEST(planner, M43_archive_keeps_role_groups_and_ownership_and_frees_the_seat) {
    Organisation org;
    const GroupId makers = org.group_with(Permission::app_create);
    const MemberId bob = org.member("Bob", Role::builder, {makers});
    const ResourceId app = org.app("Own", {.by = bob});
    const Seats seats = org.state->seats;
    EXPECT_EQ(org.refusal(ArchiveMember{bob}), "");
    org.apply(ArchiveMember{bob});
    EXPECT_EQ(org.at(bob).role, Role::builder);
    EXPECT_TRUE(org.is_in(bob, makers));
    EXPECT_EQ(org.owner(app), bob);
    EXPECT_EQ(org.state->seats, (Seats{seats.users - 1, seats.builders - 1}));
    EXPECT_EQ(org.refusal(ArchiveMember{bob}), "invalid_state");
}

TEST(planner, M43_an_archived_member_is_edited_but_not_added_to_a_group) {
    Organisation org;
    const GroupId hr = org.group("HR"), sales = org.group("Sales");
    const MemberId zoe = org.archived("Zoe", Role::builder, {hr});
    EXPECT_EQ(org.refusal(Organisation::add_to(zoe, sales)), "invalid_state");
    EXPECT_TRUE(org.apply(Organisation::add_to(zoe, hr))->changes_nothing());
    EXPECT_EQ(org.apply(AddGroupMembers{hr, {zoe}, false, {}})->unchanged, 1);
    EXPECT_EQ(org.refusal(AddGroupMembers{hr, {zoe}, true, in_days(org, 1)}), "invalid_state");
    org.apply(EditMember{zoe, Role::end_user, {}, {hr}});
    EXPECT_EQ(org.at(zoe).role, Role::end_user);
    EXPECT_FALSE(org.is_in(zoe, hr));
}

TEST(planner, M44_an_unarchived_member_is_invited_again_and_counts) {
    Organisation org;
    const MemberId zoe = org.archived("Zoe");
    const auto users = org.state->seats.users;
    const auto plan = org.apply(UnarchiveMember{zoe});
    EXPECT_EQ(effects(*plan, Kind::member_unarchived), Strings{"zoe"});
    EXPECT_EQ(org.at(zoe).status, MemberStatus::invited);
    EXPECT_EQ(org.state->seats.users, users + 1);
    EXPECT_EQ(org.refusal(UnarchiveMember{zoe}), "invalid_state");
}

TEST(planner, M44_a_member_of_an_archived_account_is_not_unarchived) {
    Organisation org;
    const MemberId eve = org.member("Eve");
    org.apply(ArchiveUser{org.user(eve)});
    EXPECT_EQ(org.refusal(UnarchiveMember{eve}), "account_archived");
}

TEST(planner, M46_a_user_archived_in_one_workspace_is_invited_to_another) {
    Organisation org;
    org.archived("Eve");
    EXPECT_EQ(org.refusal(Organisation::invite("Eve"), {.in = org.workspace("Other")}), "");
}

TEST(planner, M36_an_ended_membership_is_no_cause_and_is_not_left_by_a_downgrade) {
    Organisation org;
    const GroupId makers = org.group_with(Permission::app_create);
    const MemberId bob = org.member("Bob", Role::builder);
    org.join(bob, makers, org.now + 10);
    org.now = org.now + 10;
    const auto plan = org.apply(Organisation::set_role(bob, Role::end_user));
    EXPECT_FALSE(plan->requires_confirmation);
    EXPECT_TRUE(org.is_in(bob, makers));
    EXPECT_EQ(org.at(bob).role, Role::end_user);
}

TEST(planner, M36_an_ended_membership_that_lives_again_upgrades) {
    Organisation org;
    const GroupId makers = org.group_with(Permission::app_create);
    const MemberId eve = org.member("Eve", Role::builder);
    org.join(eve, makers, org.now + 10);
    org.now = org.now + 10;
    org.apply(Organisation::set_role(eve, Role::end_user));
    EXPECT_EQ(org.refusal(AddGroupMembers{makers, {eve}, false, {}}), "confirmation_required");
    org.apply(AddGroupMembers{makers, {eve}, false, {}});
    EXPECT_EQ(org.at(eve).groups[0].expires_at, kNever);
    EXPECT_EQ(org.at(eve).role, Role::builder);
}

}  // namespace
}  // namespace guildhall::test
