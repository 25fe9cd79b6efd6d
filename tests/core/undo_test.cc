// M49: undo reverses the whole change of a request, where it still stands.
#include <gtest/gtest.h>

#include "core/organisation.h"

namespace guildhall::test {
namespace {

using namespace core;

struct undo : testing::Test {
    Organisation org;
    ResourceId crm = org.app("CRM");
    GroupId makers = org.group_with(Permission::app_create), hr = org.group("HR");
    MemberId eve = org.member("Eve", Role::end_user, {hr});
    MemberId bob = org.member("Bob", Role::builder, {makers});

    Undo of(const PlanPointer& plan) const {
        EXPECT_TRUE(plan->undoable);
        return {plan->reversals};
    }
};

TEST_F(undo, M49_a_role_returns_with_the_groups_and_ownership_that_its_fall_took) {
    const ResourceId own = org.app("Own", {.by = bob});
    const auto plan = org.apply(Organisation::set_role(bob, Role::end_user));
    EXPECT_EQ(org.owner(own), org.ada);
    EXPECT_EQ(org.refusal(of(plan)), "");
    org.apply(of(plan));
    EXPECT_EQ(org.at(bob).role, Role::builder);
    EXPECT_TRUE(org.is_in(bob, makers));
    EXPECT_EQ(org.owner(own), bob);
}

TEST_F(undo, M49_a_membership_goes_with_the_role_that_it_raised) {
    const auto plan = org.apply(AddGroupMembers{makers, {eve}, false, {}});
    EXPECT_EQ(org.at(eve).role, Role::builder);
    EXPECT_EQ(org.refusal(of(plan)), "");
    org.apply(of(plan));
    EXPECT_FALSE(org.is_in(eve, makers));
    EXPECT_EQ(org.at(eve).role, Role::end_user);
}

TEST_F(undo, M49_a_permission_goes_with_the_roles_that_it_raised_and_nobody_leaves_the_group) {
    const auto plan = org.apply(Organisation::permission(hr, Permission::folder_manage));
    EXPECT_EQ(org.at(eve).role, Role::builder);
    org.apply(of(plan));
    EXPECT_FALSE(org.at(hr).permissions.any());
    EXPECT_EQ(org.at(eve).role, Role::end_user);
    EXPECT_TRUE(org.is_in(eve, hr));
}

TEST_F(undo, M49_a_raised_role_stays_where_something_else_needs_it_by_now) {
    const auto plan = org.apply(Organisation::permission(hr, Permission::folder_manage));
    org.join(eve, makers);
    org.apply(of(plan));
    EXPECT_EQ(org.at(eve).role, Role::builder);
    EXPECT_TRUE(org.is_in(eve, makers));
}

TEST_F(undo, M49_a_consequence_that_was_changed_since_is_left) {
    const auto plan = org.apply(Organisation::permission(hr, Permission::folder_manage));
    org.apply(Organisation::set_role(eve, Role::admin));
    org.apply(of(plan));
    EXPECT_FALSE(org.at(hr).permissions.any());
    EXPECT_EQ(org.at(eve).role, Role::admin);
}

TEST_F(undo, M49_a_deleted_group_returns_under_its_id_with_members_permissions_and_grants) {
    const GrantId grant = org.grant(makers, "edit", {crm});
    const MemberId zoe = org.archived("Zoe", Role::builder, {makers});
    org.join(eve, hr, in_days(org, 3));
    const auto plan = org.apply(DeleteGroup{makers});
    EXPECT_EQ(org.refusal(of(plan)), "");
    org.apply(of(plan));
    EXPECT_EQ(org.at(makers).name, "Makers");
    EXPECT_TRUE(org.at(makers).permissions.has(Permission::app_create));
    EXPECT_EQ(org.at(makers, grant).resources.size(), 1u);
    EXPECT_TRUE(org.is_in(bob, makers));
    EXPECT_TRUE(org.is_in(zoe, makers));
    EXPECT_TRUE(org.may(bob, "edit", crm));
}

TEST_F(undo, M49_a_group_whose_name_is_taken_by_now_does_not_return) {
    const auto plan = org.apply(DeleteGroup{makers});
    org.group("makers");
    EXPECT_EQ(org.refusal(of(plan)), "name_taken");
}

TEST_F(undo, M49_a_group_that_is_back_already_is_not_made_twice) {
    const auto plan = org.apply(DeleteGroup{makers});
    org.apply(of(plan));
    EXPECT_EQ(org.refusal(of(plan)), "invalid_state");
}

TEST_F(undo, M31_a_returned_groups_version_is_above_every_one_that_it_had) {
    const auto before = org.at(makers).version;
    const auto plan = org.apply(DeleteGroup{makers});
    org.apply(of(plan));
    EXPECT_GT(org.at(makers).version, before);
}

TEST_F(undo, M49_an_end_of_a_membership_returns) {
    org.join(eve, hr, in_days(org, 1));
    const auto plan = org.apply(AddGroupMembers{hr, {eve}, true, {}});
    org.apply(of(plan));
    EXPECT_EQ(org.at(eve).groups[0].expires_at, in_days(org, 1).ms);
}

TEST_F(undo, M49_grants_made_changed_and_deleted_are_reversed) {
    const auto made = org.apply(org.new_grant("view", hr, {crm}));
    const GrantId grant = *made->grant;
    org.apply(of(made));
    EXPECT_TRUE(org.at(hr).grants.empty());
    const GrantId kept = org.grant(hr, "view", {crm});
    const auto changed = org.apply(ChangeGrant{hr, kept, {}, {}, {}, true, {}, {}});
    org.apply(of(changed));
    EXPECT_FALSE(org.at(hr, kept).all);
    const auto deleted = org.apply(DeleteGrant{hr, kept});
    org.apply(of(deleted));
    EXPECT_EQ(org.at(hr, kept).resources.size(), 1u);
    EXPECT_NE(kept, grant);
}

TEST_F(undo, M49_a_grant_returns_without_the_resources_deleted_since) {
    const GrantId grant = org.grant(hr, "view", {crm, org.app("Desk")});
    const auto deleted = org.apply(DeleteGrant{hr, grant});
    org.apply(DeleteResource{kApp, crm});
    org.apply(of(deleted));
    EXPECT_EQ(org.at(hr, grant).resources.size(), 1u);
}

TEST_F(undo, M49_a_group_name_returns_where_it_still_stands) {
    const auto plan = org.apply(RenameGroup{hr, GroupName::parse("People").value()});
    EXPECT_EQ(org.refusal(of(plan)), "");
    org.apply(RenameGroup{hr, GroupName::parse("Humans").value()});
    EXPECT_EQ(org.refusal(of(plan)), "invalid_state");
}

TEST_F(undo, M49_what_was_changed_again_since_is_not_undone) {
    const auto role = org.apply(Organisation::set_role(bob, Role::admin));
    org.apply(Organisation::set_role(bob, Role::builder));
    EXPECT_EQ(org.refusal(of(role)), "invalid_state");
    const auto permission = org.apply(Organisation::permission(hr, Permission::app_delete));
    org.permit(hr, Permission::app_create);
    EXPECT_EQ(org.refusal(of(permission)), "invalid_state");
    const auto joined = org.apply(AddGroupMembers{hr, {bob}, false, {}});
    org.apply(RemoveGroupMember{hr, bob});
    EXPECT_EQ(org.refusal(of(joined)), "invalid_state");
}

TEST_F(undo, M49_a_settled_role_returns_as_it_was) {
    org.join(eve, makers);
    const auto plan = org.apply(RemoveGroupMember{makers, eve}, {.settle_roles = true});
    EXPECT_EQ(org.at(eve).role, Role::end_user);
    EXPECT_EQ(org.refusal(of(plan)), "");
    org.apply(of(plan));
    EXPECT_EQ(org.at(eve).role, Role::builder);
    EXPECT_EQ(org.at(eve).role_cause, RoleCause::automatic);
    EXPECT_TRUE(org.is_in(eve, makers));
}

TEST_F(undo, M49_a_bulk_change_is_undone_as_a_whole) {
    BulkChange bulk{.action = BulkChange::Action::set_role, .members = {{eve, bob}}};
    bulk.role = Role::admin;
    const auto plan = org.apply(bulk);
    org.apply(of(plan));
    EXPECT_EQ(org.at(eve).role, Role::end_user);
    EXPECT_EQ(org.at(bob).role, Role::builder);
}

TEST_F(undo, M24_undo_does_not_take_the_last_admin) {
    const auto plan = org.apply(Organisation::set_role(bob, Role::admin));
    org.apply(LeaveWorkspace{});
    EXPECT_EQ(org.refusal(of(plan), {.by = bob}), "last_admin");
}

TEST_F(undo, M37_a_token_gives_nobody_the_role_admin_by_undo_archived_people_neither) {
    org.apply(Organisation::set_role(bob, Role::admin));
    const auto lowered = org.apply(Organisation::set_role(bob, Role::builder));
    const Ask token{.via = Actor::Via::token};
    EXPECT_EQ(org.refusal(of(lowered), token), "forbidden");
    org.apply(ArchiveMember{bob});
    EXPECT_EQ(org.refusal(of(lowered), token), "forbidden");
    EXPECT_EQ(org.refusal(of(lowered)), "") << "control: an admin's session may";
}

TEST_F(undo, M15_undo_raises_whoever_it_brings_back_under_a_builder_level_group) {
    const auto left = org.apply(RemoveGroupMember{hr, eve});
    org.permit(hr, Permission::app_create);
    EXPECT_EQ(org.refusal(of(left)), "confirmation_required");
    org.apply(of(left));
    EXPECT_EQ(org.at(eve).role, Role::builder);
}

TEST_F(undo, M21_a_role_that_falls_by_undo_leaves_the_builder_level_groups_joined_since) {
    const auto raised = org.apply(Organisation::set_role(eve, Role::builder));
    org.join(eve, makers);
    EXPECT_EQ(org.refusal(of(raised)), "confirmation_required");
    org.apply(of(raised));
    EXPECT_EQ(org.at(eve).role, Role::end_user);
    EXPECT_FALSE(org.is_in(eve, makers));
}

TEST_F(undo, M49_other_events_are_not_undone) {
    EXPECT_FALSE(org.apply(ArchiveMember{eve})->undoable);
    EXPECT_FALSE(org.apply(UnarchiveMember{eve})->undoable);
    EXPECT_FALSE(org.apply(CreateGroup{GroupName::parse("New").value()})->undoable);
    EXPECT_FALSE(org.apply(ChangeApp{crm, {}, {std::optional<MemberId>(bob)}})->undoable);
    EXPECT_EQ(org.refusal(Undo{}), "invalid_state");
}

}  // namespace
}  // namespace guildhall::test
