// The instance: set-up, workspaces, archive of people and workspaces, instance admins, seats, tokens (M24, M25, M35,
// M37, M45, M47, M50-M52).
#include <gtest/gtest.h>

#include "core/organisation.h"

namespace guildhall::test {
namespace {

using namespace core;
using Kind = EffectKind;
using Strings = std::multiset<std::string>;

WorkspaceName workspace_named(const std::string& name) { return WorkspaceName::parse(name).value(); }

/// Bob is the only active admin of "Other" besides nobody; Ada has left it.
struct other_workspace : testing::Test {
    Organisation org;
    MemberId bob = org.member("Bob", Role::builder);
    WorkspaceId other = org.workspace("Other");
    MemberId bob_there;

    other_workspace() {
        bob_there = *org.apply(Organisation::invite("Bob", Role::admin), {.in = other})->member;
        org.apply(AcceptInvitation{bob_there, {}}, {.in = other});
        org.apply(LeaveWorkspace{}, {.in = other});
    }
    const Workspace& there() const { return *org.state->workspace(other); }
    const Member* ada_there() const { return there().member_of(org.user(org.ada)); }
};

TEST(planner, set_up_is_done_once) {
    Organisation org;
    EXPECT_TRUE(org.state->setup_done);
    EXPECT_TRUE(org.account(org.ada).instance_admin);
    EXPECT_TRUE(org.account(org.ada).email_verified_at);
    EXPECT_EQ(org.at(org.ada).role, Role::admin);
    EXPECT_EQ(org.at(org.ada).status, MemberStatus::active);
    const struct SetUp again {
        Email::parse("eve@example.org").value(), PersonName::parse("Eve").value(), workspace_named("Mine")
    };
    EXPECT_EQ(org.refusal(again, {.via = Actor::Via::setup}), "setup_done");
}

TEST(planner, a_workspaces_name_and_slug_are_unique_and_the_slug_is_made_from_the_name) {
    Organisation org;
    EXPECT_EQ(org.acme().slug, "acme");
    EXPECT_EQ(org.refusal(CreateWorkspace{workspace_named("ACME"), {}}), "name_taken");
    EXPECT_EQ(org.faulty_field(CreateWorkspace{workspace_named("Other"), WorkspaceSlug::parse("acme").value()}),
              "name_taken /slug");
    const WorkspaceId alike = org.workspace("Acme!");
    EXPECT_EQ(org.state->workspace(alike)->slug, "acme-2");
    EXPECT_TRUE(org.apply(ChangeWorkspace{workspace_named("Acme"), {}})->changes_nothing());
    org.apply(ChangeWorkspace{workspace_named("ACME"), WorkspaceSlug::parse("a-c-m-e").value()});
    EXPECT_EQ(org.state->find_workspace("a-c-m-e"), &org.acme());
    EXPECT_EQ(org.state->find_workspace("acme"), nullptr);
    EXPECT_EQ(org.state->find_workspace(org.here.str()), &org.acme());
}

TEST(planner, only_instance_admins_make_workspaces_unless_anyone_may) {
    Organisation org;
    const MemberId eve = org.member("Eve");
    EXPECT_EQ(org.refusal(CreateWorkspace{workspace_named("Mine"), {}}, {.by = eve}), "forbidden");
    InstanceSettings settings = org.state->settings;
    settings.anyone_makes_workspaces = true;
    org.apply(ChangeSettings{settings});
    const WorkspaceId made = org.workspace("Mine", {.by = eve});
    const Member* maker = org.state->workspace(made)->member_of(org.user(eve));
    ASSERT_TRUE(maker);
    EXPECT_EQ(maker->role, Role::admin);
    EXPECT_EQ(maker->status, MemberStatus::active);
}

TEST(planner, M3_a_person_changes_their_own_name) {
    Organisation org;
    const MemberId eve = org.member("Eve");
    org.apply(ChangeOwnName{PersonName::parse("Evelyn").value()}, {.by = eve});
    EXPECT_EQ(org.account(eve).name, "Evelyn");
    EXPECT_TRUE(org.apply(ChangeOwnName{PersonName::parse("Evelyn").value()}, {.by = eve})->changes_nothing());
}

TEST(planner, M33_a_change_of_an_account_raises_the_revision_of_its_workspaces_only) {
    Organisation org;
    const MemberId eve = org.member("Eve");
    const WorkspaceId other = org.workspace("Other");
    const auto acme = org.acme().revision, there = org.state->workspace(other)->revision;
    org.apply(ChangeOwnName{PersonName::parse("Evelyn").value()}, {.by = eve});
    EXPECT_EQ(org.acme().revision, acme + 1);
    EXPECT_EQ(org.state->workspace(other)->revision, there);
    org.apply(SetInstanceAdmin{org.user(eve), true});
    EXPECT_EQ(org.state->workspace(other)->revision, there + 1);
}

TEST(planner, M45_instance_archive_archives_the_account_and_every_membership) {
    Organisation org;
    const MemberId eve = org.member("Eve");
    const WorkspaceId other = org.workspace("Other");
    org.apply(Organisation::invite("Eve", Role::builder), {.in = other});
    const auto plan = org.apply(ArchiveUser{org.user(eve)});
    EXPECT_EQ(effects(*plan, Kind::member_archived).size(), 2u);
    EXPECT_EQ(plan->effects[0].workspace->name, "Acme");
    EXPECT_EQ(org.account(eve).status, AccountStatus::archived);
    EXPECT_EQ(org.at(eve).status, MemberStatus::archived);
    EXPECT_EQ(org.refusal(ArchiveUser{org.user(eve)}), "invalid_state");
}

TEST(planner, M45_instance_unarchive_leaves_the_memberships_archived) {
    Organisation org;
    const MemberId eve = org.member("Eve"), ian = org.invited("Ian");
    for (const MemberId who : {eve, ian}) {
        org.apply(ArchiveUser{org.user(who)});
        org.apply(UnarchiveUser{org.user(who)});
        EXPECT_EQ(org.at(who).status, MemberStatus::archived);
    }
    EXPECT_EQ(org.account(eve).status, AccountStatus::active);
    EXPECT_EQ(org.account(ian).status, AccountStatus::pending);
    EXPECT_EQ(org.refusal(UnarchiveUser{org.user(eve)}), "invalid_state");
    EXPECT_EQ(org.refusal(UnarchiveMember{eve}), "");
}

TEST(planner, M25_nobody_archives_themself_and_an_instance_admin_remains) {
    Organisation org;
    EXPECT_EQ(org.refusal(ArchiveUser{org.user(org.ada)}), "invalid_state");
    EXPECT_EQ(org.refusal(SetInstanceAdmin{org.user(org.ada), false}), "last_instance_admin");
    const MemberId bob = org.member("Bob", Role::admin);
    org.apply(SetInstanceAdmin{org.user(bob), true});
    EXPECT_EQ(org.refusal(SetInstanceAdmin{org.user(org.ada), false}), "");
    EXPECT_EQ(org.refusal(ArchiveUser{org.user(org.ada)}, {.by = bob}), "");
}

TEST(planner, the_list_of_instance_admins_follows_who_is_one) {
    Organisation org;
    const MemberId bob = org.member("Bob", Role::builder);
    const auto listed = [&] {
        EXPECT_EQ(org.state->instance_admins, list_instance_admins(*org.state));
        return org.state->instance_admins.size();
    };
    EXPECT_EQ(listed(), 1u);
    org.apply(SetInstanceAdmin{org.user(bob), true});
    EXPECT_EQ(listed(), 2u);
    org.apply(ArchiveUser{org.user(bob)});
    EXPECT_EQ(listed(), 2u) << "in any status";
    org.apply(UnarchiveUser{org.user(bob)});
    org.apply(SetInstanceAdmin{org.user(bob), false});
    EXPECT_EQ(listed(), 1u);
}

TEST(planner, M35_only_a_verified_active_account_becomes_instance_admin) {
    Organisation org;
    const MemberId eve = org.invited("Eve"), ian = org.invited("Ian");
    org.apply(AcceptInvitation{eve, {}, true});
    EXPECT_EQ(org.refusal(SetInstanceAdmin{org.user(eve), true}), "email_unverified");
    EXPECT_EQ(org.refusal(SetInstanceAdmin{org.user(ian), true}), "invalid_state");
    org.apply(VerifyEmail{org.user(eve)});
    EXPECT_EQ(org.refusal(SetInstanceAdmin{org.user(eve), true}), "");
    EXPECT_TRUE(org.apply(SetInstanceAdmin{org.user(eve), false})->changes_nothing());
}

TEST(planner, the_command_line_makes_a_verified_instance_admin_but_of_no_archived_account) {
    Organisation org;
    const MemberId ian = org.invited("Ian"), eve = org.member("Eve");
    const auto admin = [](const std::string& name) {
        return CreateInstanceAdmin{Email::parse(email_of(name)).value(), PersonName::parse(name).value()};
    };
    org.apply(admin("Ian"), {.via = Actor::Via::command_line});
    EXPECT_TRUE(org.account(ian).instance_admin && org.account(ian).email_verified_at);
    EXPECT_EQ(org.account(ian).status, AccountStatus::active);
    org.apply(ArchiveUser{org.user(eve)});
    EXPECT_EQ(org.refusal(admin("Eve"), {.via = Actor::Via::command_line}), "account_archived");
    EXPECT_EQ(org.refusal(admin("New")), "");  // an instance admin; others are refused
    EXPECT_EQ(org.refusal(admin("New"), {.by = org.member("Bob", Role::admin)}), "forbidden");
}

TEST_F(other_workspace, M24_instance_archive_of_the_last_admin_names_the_workspaces_concerned) {
    const WorkspaceId third = org.workspace("Third");
    const MemberId bob_in_third = *org.apply(Organisation::invite("Bob", Role::admin), {.in = third})->member;
    org.apply(AcceptInvitation{bob_in_third, {}}, {.in = third});
    org.apply(LeaveWorkspace{}, {.in = third});
    const auto refused = org.plan(ArchiveUser{org.user(bob)});
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::last_admin);
    EXPECT_NE(refused.error().detail.find("Other, Third"), std::string::npos);
}

TEST_F(other_workspace, M24_take_over_makes_the_acting_instance_admin_an_active_admin_there) {
    const auto plan = org.apply(ArchiveUser{org.user(bob), true});
    EXPECT_EQ(ada_there()->status, MemberStatus::active);
    EXPECT_EQ(ada_there()->role, Role::admin);
    EXPECT_EQ(effects(*plan, Kind::member_joined), Strings{"ada -> admin"});
}

TEST_F(other_workspace, M24_take_over_takes_only_what_would_be_without_an_admin) {
    const MemberId cleo = *org.apply(Organisation::invite("Cleo", Role::admin), {.in = other})->member;
    org.apply(AcceptInvitation{cleo, {}, true}, {.in = other});
    org.apply(ArchiveUser{org.user(bob), true});
    EXPECT_EQ(ada_there()->status, MemberStatus::archived);
}

TEST_F(other_workspace, M24_unarchiving_a_workspace_without_an_admin_takes_take_over) {
    org.apply(ArchiveWorkspace{other});
    org.apply(ArchiveUser{org.user(bob)});
    EXPECT_EQ(org.refusal(UnarchiveWorkspace{other}), "last_admin");
    org.apply(UnarchiveWorkspace{other, true});
    EXPECT_EQ(ada_there()->status, MemberStatus::active);
    EXPECT_EQ(there().status, WorkspaceStatus::active);
}

TEST_F(other_workspace, M47_an_archived_workspace_is_unarchived_with_all_that_it_had) {
    const MemberId ian = *org.apply(Organisation::invite("Ian"), {.in = other})->member;
    org.apply(ArchiveWorkspace{other});
    EXPECT_EQ(org.refusal(AcceptInvitation{ian, {}, true}, {.in = other}), "forbidden");
    EXPECT_EQ(org.refusal(CreateGroup{GroupName::parse("HR").value()}, {.in = other}), "forbidden");
    EXPECT_EQ(org.refusal(ArchiveWorkspace{other}), "invalid_state");
    org.apply(UnarchiveWorkspace{other});
    EXPECT_EQ(org.refusal(UnarchiveWorkspace{other}), "invalid_state");
    EXPECT_EQ(org.refusal(AcceptInvitation{ian, {}, true}, {.in = other}), "");
}

TEST_F(other_workspace, M50_M51_accounts_count_once_and_builders_by_a_counted_membership_in_an_active_workspace) {
    EXPECT_EQ(org.state->seats, (Seats{2, 2}));  // Ada: admin of Acme; Bob: builder and admin
    org.apply(Organisation::set_role(bob, Role::end_user));
    EXPECT_EQ(org.state->seats, (Seats{2, 2}));
    org.apply(ArchiveWorkspace{other});
    EXPECT_EQ(org.state->seats, (Seats{2, 1}));
    org.apply(ArchiveWorkspace{org.here});
    EXPECT_EQ(org.state->seats, (Seats{1, 0}));  // the instance admin only
    org.apply(UnarchiveWorkspace{other});
    EXPECT_EQ(org.state->seats, (Seats{2, 1}));
}

TEST(planner, M50_invited_members_count_and_archived_ones_do_not) {
    Organisation org;
    const MemberId ian = org.invited("Ian", Role::builder);
    EXPECT_EQ(org.state->seats, (Seats{2, 2}));
    org.apply(ArchiveMember{ian});
    EXPECT_EQ(org.state->seats, (Seats{1, 1}));
}

TEST(planner, M52_whatever_raises_a_count_over_its_limit_is_refused_with_the_numbers) {
    Organisation org;
    const GroupId hr = org.group("HR");
    const MemberId eve = org.member("Eve", Role::end_user, {hr}), zoe = org.archived("Zoe");
    org.limit_seats(2, 1);
    const auto invited = org.plan(Organisation::invite("Ian"));
    ASSERT_FALSE(invited.ok());
    EXPECT_EQ(invited.error().code, ErrorCode::seat_limit);
    EXPECT_NE(invited.error().detail.find("3 users"), std::string::npos);
    EXPECT_EQ(org.refusal(UnarchiveMember{zoe}), "seat_limit");
    EXPECT_EQ(org.refusal(Organisation::set_role(eve, Role::builder)), "seat_limit");
    EXPECT_EQ(org.refusal(Organisation::permission(hr, Permission::app_create)), "seat_limit");  // by M20
}

TEST(planner, M52_what_does_not_raise_a_count_passes_where_the_limit_is_exceeded_already) {
    Organisation org;
    const MemberId eve = org.member("Eve"), bob = org.member("Bob", Role::builder);
    org.limit_seats(1, 1);
    EXPECT_EQ(org.refusal(Organisation::set_role(bob, Role::end_user)), "");
    EXPECT_EQ(org.refusal(Organisation::set_role(bob, Role::admin)), "");
    EXPECT_EQ(org.refusal(ArchiveMember{eve}), "");
    EXPECT_EQ(org.refusal(Organisation::invite("Eve"), {.in = org.workspace("Other")}), "");  // counted already
}

TEST(planner, M37_a_token_gives_nobody_role_admin_by_any_path) {
    Organisation org;
    const MemberId bob = org.member("Bob", Role::builder), zoe = org.archived("Zoe", Role::admin);
    const Ask token{.via = Actor::Via::token};
    EXPECT_EQ(org.refusal(Organisation::set_role(bob, Role::admin), token), "forbidden");
    EXPECT_EQ(org.refusal(Organisation::invite("Ian", Role::admin), token), "forbidden");
    EXPECT_EQ(org.refusal(UnarchiveMember{zoe}, token), "forbidden");
    BulkChange bulk{.action = BulkChange::Action::set_role, .members = {{bob}}};
    bulk.role = Role::admin;
    EXPECT_EQ(org.refusal(bulk, token), "forbidden");
    ImportMembers import;
    import.rows.push_back({2, "ian@example.org", "Ian", "ian@example.org", Role::admin, {}, {}});
    EXPECT_EQ(org.refusal(import, token), "forbidden");
    EXPECT_EQ(org.refusal(Organisation::set_role(bob, Role::end_user), token), "");
    const auto lowered = org.apply(Organisation::set_role(org.member("Cleo", Role::admin), Role::builder));
    EXPECT_EQ(org.refusal(Undo{lowered->reversals}, token), "forbidden");
    EXPECT_EQ(org.refusal(Undo{lowered->reversals}), "");
}

TEST(planner, M37_a_token_makes_no_workspaces_or_instance_admins) {
    Organisation org;
    const MemberId bob = org.member("Bob");
    const Ask token{.via = Actor::Via::token};
    EXPECT_EQ(org.refusal(CreateWorkspace{workspace_named("New"), {}}, token), "forbidden");
    EXPECT_EQ(org.refusal(SetInstanceAdmin{org.user(bob), true}, token), "forbidden");
}

TEST_F(other_workspace, M37_a_token_takes_over_nothing) {
    EXPECT_EQ(org.refusal(ArchiveUser{org.user(bob), true}, {.via = Actor::Via::token}), "forbidden");
}

TEST(planner, what_an_actor_may_is_looked_at_before_any_object) {
    Organisation org;
    const MemberId eve = org.member("Eve");
    const WorkspaceId other = org.workspace("Other");
    EXPECT_EQ(org.refusal(LeaveWorkspace{}, {.by = eve, .in = other}), "not_found");
    EXPECT_EQ(org.refusal(CreateGroup{GroupName::parse("X").value()}, {.by = eve, .in = other}), "not_found");
    EXPECT_EQ(org.refusal(ArchiveUser{UserId()}, {.by = eve}), "forbidden");
    EXPECT_EQ(org.refusal(ArchiveUser{UserId()}, {.via = Actor::Via::token}), "not_found");
    org.apply(ArchiveMember{eve});
    const auto refused = org.plan(LeaveWorkspace{}, {.by = eve});
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().reason, "member_archived");
}

TEST(planner, M11_an_archived_account_plans_nothing_wherever_it_is) {
    Organisation org;
    const MemberId eve = org.member("Eve", Role::admin);
    const auto leaves = [&] { return org.refusal(LeaveWorkspace{}, {.by = eve}); };
    const auto renames = [&] { return org.refusal(ChangeOwnName{PersonName::parse("Eva").value()}, {.by = eve}); };
    EXPECT_EQ(leaves() + renames(), "") << "control";
    org.apply(ArchiveUser{org.user(eve), false});
    EXPECT_EQ(leaves(), "unauthenticated");
    EXPECT_EQ(renames(), "unauthenticated");
}

TEST(planner, an_instance_admin_invited_as_member_gains_no_access_by_it) {
    Organisation org;
    org.app("CRM");
    const WorkspaceId other = org.workspace("Other");
    const MemberId bob = org.member("Bob");
    org.apply(SetInstanceAdmin{org.user(bob), true});
    const auto plan = org.apply(Organisation::invite("Bob", Role::admin), {.in = other});
    EXPECT_FALSE(plan->counts.contains(Kind::permission_gained));
}

}  // namespace
}  // namespace guildhall::test
