// Section 4 of the model: who may do what. Organisation::may asks each decision three ways: decide, list, who.
#include "core/decision.h"

#include <gtest/gtest.h>

#include "core/organisation.h"

namespace guildhall::test {
namespace {

using namespace core;

/// Eve, an end-user in the group HR; the app CRM is released, the app Draft isn't.
struct decision : testing::Test {
    Organisation org;
    GroupId hr = org.group("HR");
    MemberId eve = org.member("Eve", Role::end_user, {hr});
    ResourceId crm = org.app("CRM"), draft = org.app("Draft", {.released = false});
    ResourceId lake = org.data_source("Lake");

    Gate gate_of(MemberId member) const {
        return gate(org.acme(), subject_of(*org.state, org.acme(), org.user(member)));
    }
    bool deletes(MemberId member, ResourceId resource) const {
        return org.may(member, Right::remove(org.at(resource).type), resource);
    }
};

TEST_F(decision, M10_rights_are_the_union_over_the_groups_and_the_highest_level_wins) {
    const GroupId sales = org.group("Sales");
    org.grant(hr, "view", {crm});
    EXPECT_TRUE(org.may(eve, "view", crm));
    EXPECT_FALSE(org.may(eve, "edit", crm));
    org.grant(sales, "edit", {crm});
    org.join(eve, sales);
    EXPECT_TRUE(org.may(eve, "edit", crm));
    org.apply(Organisation::remove_from(eve, hr));
    EXPECT_TRUE(org.may(eve, "view", crm));
}

TEST_F(decision, M11_an_invited_member_may_nothing) {
    const MemberId ian = org.invited("Ian", Role::admin);
    EXPECT_EQ(gate_of(ian), Gate::account_pending);
    EXPECT_FALSE(org.may(ian, "view", crm));
    EXPECT_FALSE(org.may(ian, Right::administer()));
}

TEST_F(decision, M11_an_invited_member_with_an_active_account_may_nothing) {
    org.apply(ArchiveMember{eve});
    org.apply(UnarchiveMember{eve});
    org.grant(hr, "view", {crm});
    EXPECT_EQ(gate_of(eve), Gate::member_invited);
    EXPECT_FALSE(org.may(eve, "view", crm));
}

TEST_F(decision, M11_an_archived_member_may_nothing) {
    org.grant(hr, "view", {crm});
    org.apply(ArchiveMember{eve});
    EXPECT_EQ(gate_of(eve), Gate::member_archived);
    EXPECT_FALSE(org.may(eve, "view", crm));
}

TEST_F(decision, M11_an_archived_account_may_nothing_even_as_instance_admin) {
    const MemberId bob = org.member("Bob", Role::admin);
    org.apply(SetInstanceAdmin{org.user(bob), true});
    org.apply(ArchiveUser{org.user(bob)});
    EXPECT_EQ(gate_of(bob), Gate::account_archived);
    EXPECT_FALSE(org.may(bob, "view", crm));
}

TEST_F(decision, M11_an_archived_workspace_is_closed_to_instance_admins_too) {
    org.apply(ArchiveWorkspace{org.here});
    EXPECT_EQ(gate_of(org.ada), Gate::workspace_archived);
    EXPECT_FALSE(org.may(org.ada, "edit", crm));
    EXPECT_EQ(org.refusal(CreateGroup{GroupName::parse("New").value()}), "forbidden");
    EXPECT_EQ(org.refusal(UnarchiveWorkspace{org.here}), "");
}

TEST_F(decision, M11_a_stranger_is_no_member) {
    const WorkspaceId other = org.workspace("Other");
    const Workspace& workspace = *org.state->workspace(other);
    EXPECT_EQ(gate(workspace, subject_of(*org.state, workspace, org.user(eve))), Gate::not_a_member);
}

TEST_F(decision, M12_an_admin_may_everything_that_exists_and_nothing_else) {
    const MemberId bob = org.member("Bob", Role::admin);
    EXPECT_TRUE(org.may(bob, "edit", draft));
    EXPECT_TRUE(org.may(bob, "configure", lake));
    EXPECT_TRUE(deletes(bob, draft));
    EXPECT_TRUE(org.may(bob, Right::administer()));
    org.apply(DeleteResource{kApp, draft});
    EXPECT_FALSE(org.may(bob, Right::act(kApp, kAppEdit), draft));
}

TEST_F(decision, M12_an_instance_admin_needs_no_membership_and_an_archived_one_does_not_matter) {
    const MemberId bob = org.member("Bob");
    const WorkspaceId other = org.workspace("Other");
    org.apply(SetInstanceAdmin{org.user(bob), true});
    org.apply(ArchiveMember{bob});
    EXPECT_TRUE(org.may(bob, Right::administer()));
    EXPECT_TRUE(org.may(bob, "edit", draft));
    EXPECT_TRUE(is_allowed(org.standing(bob, other), Right::administer()));
}

TEST_F(decision, M12_what_is_not_there_is_a_no_for_an_instance_admin_who_is_no_member_too) {
    const MemberId bob = org.member("Bob");
    const WorkspaceId other = org.workspace("Other");
    org.apply(SetInstanceAdmin{org.user(bob), true});
    const Standing standing = org.standing(bob, other);
    for (const ResourceNumber none : {0u, 7u})
        EXPECT_FALSE(is_allowed(standing, Right::act(kApp, kAppEdit), ResourceNumber{none}));
    EXPECT_FALSE(is_allowed(standing, Right::act(kApp, kAppEdit))) << "no resource at all";
    EXPECT_TRUE(is_allowed(standing, Right::permitted(Permission::app_create))) << "control";
}

TEST_F(decision, M12_view_needs_release_and_edit_does_not) {
    org.grant(hr, "view", {crm, draft});
    EXPECT_TRUE(org.may(eve, "view", crm));
    EXPECT_FALSE(org.may(eve, "view", draft));
    org.grant(hr, "edit", {draft});
    EXPECT_TRUE(org.may(eve, "view", draft));
    EXPECT_TRUE(org.may(eve, "list", draft));
}

TEST_F(decision, M12_a_hidden_grant_opens_without_listing_and_visible_beats_hidden) {
    org.grant_hidden(hr, {crm});
    EXPECT_TRUE(org.may(eve, "view", crm));
    EXPECT_FALSE(org.may(eve, "list", crm));
    const GroupId sales = org.group("Sales");
    org.grant(sales, "view", {crm});
    org.join(eve, sales);
    EXPECT_TRUE(org.may(eve, "list", crm));
}

TEST_F(decision, M12_edit_lists_what_a_hidden_grant_hides) {
    org.grant_hidden(hr, {crm});
    org.grant(hr, "edit", {crm});
    EXPECT_TRUE(org.may(eve, "list", crm));
}

TEST_F(decision, M12_deleting_an_app_takes_edit_on_it_and_the_permission) {
    org.empty_builder_group();
    org.grant(hr, "edit", {crm});
    EXPECT_FALSE(deletes(eve, crm));
    org.permit(hr, Permission::app_delete);
    EXPECT_TRUE(deletes(eve, crm));
    EXPECT_FALSE(deletes(eve, draft));
}

TEST_F(decision, M12_deleting_a_data_source_takes_configure_on_it_and_the_permission) {
    org.empty_builder_group();
    org.grant(hr, "use", {lake});
    org.permit(hr, Permission::data_source_delete);
    EXPECT_FALSE(deletes(eve, lake));
    org.grant(hr, "configure", {lake});
    EXPECT_TRUE(deletes(eve, lake));
}

TEST_F(decision, M12_configure_gives_use_and_use_does_not_give_configure) {
    org.empty_builder_group();
    const ResourceId hub = org.data_source("Hub");
    org.grant(hr, "use", {lake});
    org.grant(hr, "configure", {hub});
    EXPECT_TRUE(org.may(eve, "use", lake));
    EXPECT_FALSE(org.may(eve, "configure", lake));
    EXPECT_TRUE(org.may(eve, "use", hub));
    EXPECT_TRUE(org.may(eve, "configure", hub));
}

TEST_F(decision, M12_creating_takes_the_permission_of_the_kind) {
    org.empty_builder_group();
    const auto may_create = [&](Permission permission) { return org.may(eve, Right::permitted(permission)); };
    EXPECT_FALSE(may_create(Permission::app_create));
    org.permit(hr, Permission::app_create);
    EXPECT_TRUE(may_create(Permission::app_create));
    EXPECT_FALSE(may_create(Permission::data_source_create));
    EXPECT_FALSE(may_create(Permission::folder_manage));
}

TEST_F(decision, M12_a_folder_is_seen_by_who_lists_an_app_in_it_or_manages_folders) {
    const ResourceId tools = org.folder("Tools");
    const ResourceId inside = org.app("Inside", {.folder = tools});
    EXPECT_FALSE(org.may(eve, Right::folder_see(), tools));
    org.grant_hidden(hr, {inside});
    EXPECT_FALSE(org.may(eve, Right::folder_see(), tools));
    const GrantId seen = org.grant(hr, "view", {inside});
    EXPECT_TRUE(org.may(eve, Right::folder_see(), tools));
    org.apply(DeleteGrant{hr, seen});
    EXPECT_FALSE(org.may(eve, Right::folder_see(), tools));
    org.permit(hr, Permission::folder_manage);
    EXPECT_TRUE(org.may(eve, Right::folder_see(), tools));
}

TEST_F(decision, M12_constants_are_read_by_builders_and_who_manages_them) {
    org.empty_builder_group();
    const MemberId bob = org.member("Bob", Role::builder);
    EXPECT_TRUE(org.may(bob, Right::constant_read()));
    EXPECT_FALSE(org.may(bob, Right::permitted(Permission::constant_manage)));
    EXPECT_FALSE(org.may(eve, Right::constant_read()));
    org.permit(hr, Permission::constant_manage);
    EXPECT_TRUE(org.may(eve, Right::permitted(Permission::constant_manage)));
}

TEST_F(decision, folders_and_constants_are_reached_by_who_may_anything_with_them) {
    const ResourceId key = org.constant("KEY"), tools = org.folder("Tools");
    const auto reached = [&](MemberId member, ResourceId resource) {
        const ResourceRef ref = *org.acme().resource_by_id.find(resource);
        return reachable_resources(org.standing(member), ref.type).contains(ref.number);
    };
    const MemberId bob = org.member("Bob", Role::builder);
    EXPECT_FALSE(reached(eve, key) || reached(eve, tools));
    EXPECT_TRUE(reached(bob, key)) << "builders read plain ones";
    EXPECT_TRUE(reached(org.ada, key) && reached(org.ada, tools));
    org.apply(ArchiveMember{bob});
    EXPECT_FALSE(reached(bob, key));
}

TEST_F(decision, M13_all_means_future_resources_too) {
    org.grant_all(hr, "view");
    EXPECT_TRUE(org.may(eve, "view", org.app("Later")));
}

TEST_F(decision, M13_a_deleted_resource_leaves_the_list_and_the_empty_list_gives_nothing) {
    const GrantId grant = org.grant(hr, "view", {crm});
    org.apply(DeleteResource{kApp, crm});
    EXPECT_TRUE(org.at(hr, grant).resources.empty());
    EXPECT_FALSE(org.may(eve, "view", org.app("CRM")));
}

TEST_F(decision, M4_M5_M6_admin_and_builder_start_with_everything_and_end_user_with_nothing) {
    for (const Role role : {Role::admin, Role::builder}) {
        const Group& group = org.at(org.role_group(role));
        EXPECT_EQ(group.permissions, PermissionSet::all());
        ASSERT_EQ(group.grants.size(), 2u);
        EXPECT_EQ(group.grants[0]->name, "All apps");
        EXPECT_EQ(group.grants[0]->action, kAppEdit);
        EXPECT_TRUE(group.grants[0]->all && group.grants[1]->all);
        EXPECT_EQ(group.grants[1]->action, kDataSourceConfigure);
    }
    EXPECT_FALSE(org.at(org.role_group(Role::end_user)).permissions.any());
    EXPECT_TRUE(org.at(org.role_group(Role::end_user)).grants.empty());
}

TEST_F(decision, M5_an_emptied_builder_group_gives_builders_nothing) {
    const MemberId bob = org.member("Bob", Role::builder);
    EXPECT_TRUE(org.may(bob, "edit", draft));
    org.empty_builder_group();
    EXPECT_FALSE(org.may(bob, "edit", draft));
    EXPECT_FALSE(org.may(bob, Right::permitted(Permission::app_create)));
}

TEST_F(decision, M6_an_end_user_opens_exactly_what_the_groups_give) {
    org.grant(hr, "view", {crm});
    EXPECT_TRUE(org.may(eve, "view", crm));
    EXPECT_FALSE(org.may(eve, "view", org.app("Sales desk")));
}

TEST_F(decision, M16_an_owner_edits_what_they_own_whatever_the_groups_say) {
    const MemberId bob = org.member("Bob", Role::builder);
    const ResourceId own = org.app("Own", {.released = false, .by = bob});
    const ResourceId store = org.data_source("Store", bob);
    org.empty_builder_group();
    EXPECT_TRUE(org.may(bob, "edit", own));
    EXPECT_TRUE(org.may(bob, "list", own));
    EXPECT_TRUE(org.may(bob, "configure", store));
    EXPECT_FALSE(org.may(bob, "view", crm));
}

TEST_F(decision, M36_a_membership_ends_at_that_very_instant) {
    org.grant(hr, "view", {crm});
    const MemberId tim = org.member("Tim");
    org.join(tim, hr, org.now + 1000);
    org.now = org.now + 999;
    EXPECT_TRUE(org.may(tim, "view", crm));
    org.now = org.now + 1;
    EXPECT_FALSE(org.may(tim, "view", crm));
}

TEST_F(decision, on_all_is_true_only_where_every_present_and_future_resource_would_be_allowed) {
    const auto on_all = [&](const Right& right) { return is_allowed_on_all(org.standing(eve), right); };
    org.empty_builder_group();
    org.grant_all(hr, "view");
    EXPECT_FALSE(on_all(Right::act(kApp, kAppView)));  // drafts
    org.grant_all(hr, "edit");
    EXPECT_TRUE(on_all(Right::act(kApp, kAppView)));
    EXPECT_TRUE(on_all(Right::act(kApp, kAppEdit)));
    EXPECT_FALSE(on_all(Right::remove(kApp)));
    org.permit(hr, Permission::app_delete);
    EXPECT_TRUE(on_all(Right::remove(kApp)));
    EXPECT_FALSE(on_all(Right::act(kDataSource, kDataSourceUse)));
}

TEST_F(decision, a_yes_is_explained_with_every_path) {
    const MemberId bob = org.member("Bob", Role::builder, {hr});
    const ResourceId own = org.app("Own", {.by = bob});
    org.grant(hr, "view", {own});
    const auto found = paths(org.standing(bob), *org.acme().resource_by_id.find(own), kAppView);
    std::set<AccessPath::Via> ways;
    for (const AccessPath& path : found) ways.insert(path.via);
    EXPECT_EQ(ways, (std::set{AccessPath::Via::owner, AccessPath::Via::role, AccessPath::Via::group}));
}

TEST_F(decision, a_no_is_explained_with_the_gate_or_the_group_that_would_give_it) {
    const GroupId sales = org.group("Sales");
    org.grant(sales, "view", {crm});
    const auto number = org.acme().resource_by_id.find(crm)->number;
    const auto explained = [&](MemberId member) {
        return explain(org.standing(member), Right::act(kApp, kAppView), number);
    };
    EXPECT_FALSE(explained(eve).allowed);
    EXPECT_EQ(explained(eve).nearest_group, org.acme().group_number(sales));
    org.apply(ArchiveMember{eve});
    EXPECT_EQ(explained(eve).gate, Gate::member_archived);
    EXPECT_FALSE(explained(eve).nearest_group);
}

TEST_F(decision, an_instance_admin_who_is_no_member_gets_a_path) {
    const WorkspaceId other = org.workspace("Other");
    const MemberId bob = org.member("Bob");
    org.apply(SetInstanceAdmin{org.user(bob), true});
    const auto yes = explain(org.standing(bob, other), Right::administer());
    ASSERT_EQ(yes.paths.size(), 1u);
    EXPECT_EQ(yes.paths[0].via, AccessPath::Via::instance_admin);
}

}  // namespace
}  // namespace guildhall::test
