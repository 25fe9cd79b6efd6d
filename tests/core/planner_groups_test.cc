// Groups, permissions and grants (M1, M2, M4-M7, M14, M15, M27, M28, M36).
#include <gtest/gtest.h>

#include "core/organisation.h"

namespace guildhall::test {
namespace {

using namespace core;
using Kind = EffectKind;
using Strings = std::multiset<std::string>;

GroupName named(const std::string& name) { return GroupName::parse(name).value(); }

bool builder_level(const Organisation& org, GroupId group) { return is_builder_level(org.at(group), org.acme().types); }

TEST(planner, M1_a_workspace_is_made_with_its_three_role_groups) {
    const Organisation org;
    EXPECT_EQ(org.acme().groups.size(), 3u);
    EXPECT_EQ(org.at(org.role_group(Role::admin)).name, "Admin");
    EXPECT_EQ(org.at(org.role_group(Role::builder)).name, "Builder");
    EXPECT_EQ(org.at(org.role_group(Role::end_user)).name, "End-user");
}

TEST(planner, M2_nobody_is_added_to_or_removed_from_a_role_group) {
    Organisation org;
    const MemberId eve = org.member("Eve");
    for (const Role role : kRoles) {
        const GroupId group = org.role_group(role);
        EXPECT_EQ(org.refusal(AddGroupMembers{group, {eve}, false, {}}), "role_group_immutable");
        EXPECT_EQ(org.refusal(RemoveGroupMember{group, eve}), "role_group_immutable");
        BulkChange bulk{.action = BulkChange::Action::add_to_group, .members = {{eve}}};
        bulk.group = group;
        EXPECT_EQ(org.refusal(bulk), "role_group_immutable");
    }
}

TEST(planner, M4_M6_the_groups_of_admins_and_end_users_cannot_be_edited) {
    Organisation org;
    for (const Role role : {Role::admin, Role::end_user}) {
        const GroupId group = org.role_group(role);
        EXPECT_EQ(org.refusal(Organisation::permission(group, Permission::app_create, false)), "role_group_immutable");
        EXPECT_EQ(org.refusal(org.new_grant("view", group, {})), "role_group_immutable");
        EXPECT_EQ(org.refusal(RenameGroup{group, named("Other")}), "role_group_immutable");
        EXPECT_EQ(org.refusal(DeleteGroup{group}), "role_group_immutable");
    }
}

TEST(planner, M5_the_builder_group_can_be_edited_and_emptied_but_not_renamed_or_deleted) {
    Organisation org;
    const GroupId builder = org.role_group(Role::builder);
    org.empty_builder_group();
    EXPECT_TRUE(org.at(builder).grants.empty());
    EXPECT_EQ(org.refusal(RenameGroup{builder, named("Makers")}), "role_group_immutable");
    EXPECT_EQ(org.refusal(DeleteGroup{builder}), "role_group_immutable");
    EXPECT_EQ(org.refusal(org.new_grant("edit", builder, {})), "");
}

TEST(planner, M14_app_view_grants_alone_are_not_builder_level) {
    Organisation org;
    const GroupId group = org.group("HR");
    EXPECT_FALSE(builder_level(org, group));
    org.grant_all(group, "view");
    EXPECT_FALSE(builder_level(org, group));
}

TEST(planner, M14_any_permission_edit_or_data_source_grant_is_builder_level_also_with_an_empty_list) {
    Organisation org;
    for (const Permission permission : kPermissions)
        EXPECT_TRUE(builder_level(org, org.group_with(permission, "With " + std::string(to_string(permission)))));
    for (const std::string access : {"edit", "use", "configure"}) {
        const GroupId group = org.group("Group of " + access);
        org.grant(group, access, {});
        EXPECT_TRUE(builder_level(org, group));
    }
}

TEST(planner, M15_turning_a_permission_on_upgrades_the_end_users_in_the_group) {
    Organisation org;
    const GroupId hr = org.group("HR");
    const MemberId eve = org.member("Eve", Role::end_user, {hr}), ian = org.invited("Ian", Role::end_user, {hr}),
                   zoe = org.archived("Zoe", Role::end_user, {hr}), bob = org.member("Bob", Role::builder, {hr});
    const auto change = Organisation::permission(hr, Permission::app_create);
    EXPECT_EQ(org.refusal(change), "confirmation_required");
    const auto plan = org.apply(change);
    EXPECT_EQ(effects(*plan, Kind::role_changed),
              (Strings{"eve end_user -> builder M20", "ian end_user -> builder M20"}));
    EXPECT_EQ(org.at(zoe).role, Role::end_user);
    EXPECT_EQ(org.at(bob).role_cause, RoleCause::explicit_);
    EXPECT_EQ(org.at(eve).role_cause, org.at(ian).role_cause);
}

TEST(planner, M15_a_new_or_raised_grant_upgrades_the_end_users_in_the_group) {
    Organisation org;
    const GroupId hr = org.group("HR"), sales = org.group("Sales");
    const MemberId eve = org.member("Eve", Role::end_user, {hr}), tim = org.member("Tim", Role::end_user, {sales});
    EXPECT_EQ(org.refusal(org.new_grant("use", hr, {})), "confirmation_required");
    org.apply(org.new_grant("use", hr, {}));
    EXPECT_EQ(org.at(eve).role, Role::builder);
    const GrantId grant = org.grant(sales, "view", {});
    const ChangeGrant raise{sales, grant, {}, "edit", {}, {}, {}, {}};
    EXPECT_EQ(org.refusal(raise), "confirmation_required");
    org.apply(raise);
    EXPECT_EQ(org.at(tim).role, Role::builder);
}

TEST(planner, M15_a_duplicate_with_members_and_permissions_upgrades) {
    Organisation org;
    const DuplicateGroup end_users{org.role_group(Role::end_user), named("Copy"), true, true, {}};
    org.member("Eve");
    EXPECT_EQ(org.refusal(end_users), "");  // End-user has no permissions
    const GroupId makers = org.group_with(Permission::app_create);
    org.member("Tim", Role::end_user, {makers});
    EXPECT_EQ(org.refusal(DuplicateGroup{makers, {}, true, true, {}}), "");  // Tim is a builder already
}

TEST(planner, M36_ended_memberships_do_not_upgrade) {
    Organisation org;
    const GroupId hr = org.group("HR");
    const MemberId eve = org.member("Eve");
    org.join(eve, hr, org.now + 5);
    org.now = org.now + 5;
    EXPECT_EQ(org.refusal(Organisation::permission(hr, Permission::app_create)), "");
}

TEST(planner, M23_taking_permission_grant_or_group_away_lists_the_settleable) {
    Organisation org;
    const GroupId hr = org.group_with(Permission::app_create, "HR");
    org.member("Eve", Role::end_user, {hr});
    EXPECT_EQ(org.apply(Organisation::permission(hr, Permission::app_create, false))->settleable.size(), 1u);
    const GroupId sales = org.group("Sales");
    const GrantId grant = org.grant(sales, "edit", {});
    org.member("Tim", Role::end_user, {sales});
    EXPECT_EQ(org.plan(DeleteGroup{sales}).value()->settleable.size(), 1u);
    EXPECT_EQ(org.plan(DeleteGrant{sales, grant}).value()->settleable.size(), 1u);
    const ChangeGrant lower{sales, grant, {}, "view", {}, {}, {}, {}};
    EXPECT_EQ(org.plan(lower).value()->settleable.size(), 1u);
}

TEST(planner, M27_deleting_a_group_leaves_roles_resources_and_people) {
    Organisation org;
    const ResourceId crm = org.app("CRM");
    const GroupId makers = org.group_with(Permission::app_create);
    org.grant(makers, "edit", {crm});
    const MemberId eve = org.member("Eve", Role::end_user, {makers});
    org.archived("Zoe", Role::builder, {makers});
    const auto plan = org.apply(DeleteGroup{makers});
    EXPECT_EQ(effects(*plan, Kind::group_deleted), Strings{"Makers 1"});
    EXPECT_TRUE(effects(*plan, Kind::group_left).empty());
    EXPECT_EQ(org.at(eve).role, Role::builder);
    EXPECT_TRUE(org.at(eve).groups.empty());
    EXPECT_EQ(org.at(crm).name, "CRM");
    EXPECT_FALSE(org.acme().group_named("makers"));
    EXPECT_EQ(org.refusal(CreateGroup{named("MAKERS")}), "");
}

TEST(planner, M30_deleting_a_group_asks_only_where_it_has_members_or_grants) {
    Organisation org;
    const GroupId empty = org.group_with(Permission::app_create, "Empty"), granted = org.group("Granted"),
                  kept = org.group("Kept"), ended = org.group("Ended");
    org.grant(granted, "view", {});
    org.archived("Zoe", Role::end_user, {kept});
    org.join(org.member("Eve"), ended, org.now + 5);
    org.now = org.now + 5;
    EXPECT_EQ(org.refusal(DeleteGroup{empty}), "");
    EXPECT_EQ(org.refusal(DeleteGroup{granted}), "confirmation_required");
    EXPECT_EQ(org.refusal(DeleteGroup{kept}), "confirmation_required");  // archived memberships count
    EXPECT_EQ(org.refusal(DeleteGroup{ended}), "");                      // ended ones don't (M36)
}

TEST(planner, M28_a_duplicate_has_the_parts_asked_for_and_is_independent) {
    Organisation org;
    const ResourceId crm = org.app("CRM"), lake = org.data_source("Lake");
    const GroupId hr = org.group_with(Permission::app_create, "HR");
    org.grant(hr, "view", {crm});
    org.grant(hr, "use", {lake});
    org.member("Bob", Role::builder, {hr});
    const GroupId copy = *org.apply(DuplicateGroup{hr, {}, false, false, {kApp}})->group;
    EXPECT_EQ(org.at(copy).name, "HR copy");
    EXPECT_FALSE(org.at(copy).permissions.any());
    EXPECT_TRUE(org.at(copy).members.empty());
    ASSERT_EQ(org.at(copy).grants.size(), 1u);
    EXPECT_EQ(org.at(copy).grants[0]->type, kApp);
    EXPECT_NE(org.at(copy).grants[0]->id, org.at(hr).grants[0]->id);
    org.apply(DeleteGrant{copy, org.at(copy).grants[0]->id});
    EXPECT_EQ(org.at(hr).grants.size(), 2u);
    const GroupId second = *org.apply(DuplicateGroup{hr, {}, true, true, {}})->group;
    EXPECT_EQ(org.at(second).name, "HR copy 2");
    EXPECT_EQ(org.at(second).members.size(), 1u);
    EXPECT_TRUE(org.at(second).grants.empty());
}

TEST(planner, M28_copied_memberships_keep_their_end_and_archived_and_ended_ones_are_left_out) {
    Organisation org;
    const GroupId hr = org.group("HR");
    const MemberId eve = org.member("Eve"), tim = org.member("Tim");
    org.archived("Zoe", Role::end_user, {hr});
    org.join(eve, hr, in_days(org, 2));
    org.join(tim, hr, org.now + 5);
    org.now = org.now + 5;
    const GroupId copy = *org.apply(DuplicateGroup{hr, {}, true, false, {}})->group;
    EXPECT_EQ(org.at(copy).members.size(), 1u);
    EXPECT_EQ(find_link(org.at(eve), *org.acme().group_number(copy))->expires_at, org.at(eve).groups[0].expires_at);
}

TEST(planner, M28_a_duplicate_takes_the_given_name_if_it_is_free_and_cuts_a_long_one) {
    Organisation org;
    const std::string long_name(50, 'x');
    const GroupId group = org.group(long_name);
    EXPECT_EQ(org.refusal(DuplicateGroup{group, named(long_name), true, false, {}}), "name_taken");
    const auto plan = org.apply(DuplicateGroup{group, {}, true, false, {}});
    EXPECT_EQ(org.at(*plan->group).name, std::string(45, 'x') + " copy");
}

TEST(planner, M7_the_copy_of_a_role_group_is_a_custom_group_with_its_members) {
    Organisation org;
    const MemberId bob = org.member("Bob", Role::builder), eve = org.member("Eve");
    const GroupId copy =
        *org.apply(DuplicateGroup{org.role_group(Role::builder), {}, true, true, {kApp, kDataSource}})->group;
    EXPECT_EQ(org.at(copy).name, "Builder copy");
    EXPECT_EQ(org.at(copy).kind, GroupKind::custom);
    EXPECT_EQ(org.at(copy).grants.size(), 2u);
    EXPECT_TRUE(org.is_in(bob, copy));
    EXPECT_FALSE(org.is_in(eve, copy));
    EXPECT_EQ(org.refusal(Organisation::permission(copy, Permission::app_create, false)), "");
}

TEST(planner, group_names_are_unique_in_any_case_and_may_change_only_their_case) {
    Organisation org;
    const GroupId hr = org.group("HR");
    org.group("Sales");
    EXPECT_EQ(org.refusal(CreateGroup{named("hr")}), "name_taken");
    EXPECT_EQ(org.refusal(RenameGroup{hr, named("sales")}), "name_taken");
    EXPECT_FALSE(org.apply(RenameGroup{hr, named("hr")})->changes_nothing());
    EXPECT_EQ(org.at(hr).name, "hr");
    EXPECT_TRUE(org.apply(RenameGroup{hr, named("hr")})->changes_nothing());
    org.apply(RenameGroup{hr, named("People")});
    EXPECT_EQ(org.refusal(CreateGroup{named("HR")}), "");
}

TEST(planner, adding_members_tells_who_came_in_and_how_many_were_there) {
    Organisation org;
    const GroupId hr = org.group("HR");
    const MemberId eve = org.member("Eve", Role::end_user, {hr}), tim = org.member("Tim");
    const auto plan = org.apply(AddGroupMembers{hr, {eve, tim, tim}, false, {}});
    EXPECT_EQ(plan->added, std::vector{tim});
    EXPECT_EQ(plan->unchanged, 1);
    EXPECT_EQ(effects(*plan, Kind::group_joined), Strings{"tim HR"});
    EXPECT_EQ(org.faulty_field(AddGroupMembers{hr, {eve, MemberId()}, false, {}}), "not_found /member_ids/1");
}

TEST(planner, M36_the_end_of_a_membership_lies_in_the_future_and_null_takes_it_off) {
    Organisation org;
    const GroupId hr = org.group("HR");
    const MemberId eve = org.member("Eve");
    EXPECT_EQ(org.faulty_field(AddGroupMembers{hr, {eve}, true, org.now}), "in_the_past /expires_at");
    org.join(eve, hr, in_days(org, 1));
    EXPECT_TRUE(org.apply(AddGroupMembers{hr, {eve}, false, {}})->changes_nothing());
    EXPECT_TRUE(org.apply(AddGroupMembers{hr, {eve}, true, in_days(org, 1)})->changes_nothing());
    EXPECT_FALSE(org.apply(AddGroupMembers{hr, {eve}, true, {}})->changes_nothing());
    EXPECT_EQ(org.at(eve).groups[0].expires_at, kNever);
}

TEST(planner, grants_are_unique_in_their_group_by_name) {
    Organisation org;
    const GroupId hr = org.group("HR"), sales = org.group("Sales");
    org.apply(org.new_grant("view", hr, {}, "Payroll"));
    EXPECT_EQ(org.refusal(org.new_grant("view", hr, {}, "PAYROLL")), "name_taken");
    EXPECT_EQ(org.refusal(org.new_grant("view", sales, {}, "Payroll")), "");
    const GrantId other = *org.apply(org.new_grant("view", hr, {}, "Other"))->grant;
    const ChangeGrant rename{hr, other, GrantName::parse("payroll").value(), {}, {}, {}, {}, {}};
    EXPECT_EQ(org.refusal(rename), "name_taken");
}

TEST(planner, a_grants_resources_are_of_its_type_and_workspace) {
    Organisation org;
    const GroupId hr = org.group("HR");
    const ResourceId crm = org.app("CRM"), lake = org.data_source("Lake");
    EXPECT_EQ(org.faulty_field(org.new_grant("view", hr, {crm, lake})), "not_found /resource_ids/1");
    EXPECT_EQ(org.faulty_field(org.new_grant("use", hr, {crm})), "not_found /resource_ids/0");
    auto all = org.new_grant("view", hr, {crm});
    all.all = true;
    EXPECT_EQ(org.faulty_field(all), "not_allowed /resource_ids");
}

TEST(planner, only_app_view_grants_can_be_hidden) {
    Organisation org;
    const GroupId hr = org.group("HR");
    for (const std::string access : {"edit", "use", "configure"}) {
        auto hidden = org.new_grant(access, hr, {});
        hidden.hide_from_dashboard = true;
        EXPECT_EQ(org.faulty_field(hidden), "not_allowed /hide_from_dashboard");
    }
}

TEST(planner, raising_a_grant_to_edit_clears_hiding_and_both_sent_are_refused) {
    Organisation org;
    const GroupId hr = org.group("HR");
    const GrantId grant = org.grant_hidden(hr, {org.app("CRM")});
    EXPECT_EQ(org.faulty_field(ChangeGrant{hr, grant, {}, "edit", true, {}, {}, {}}),
              "not_allowed /hide_from_dashboard");
    org.apply(ChangeGrant{hr, grant, {}, "edit", {}, {}, {}, {}});
    EXPECT_FALSE(org.at(hr, grant).hide_from_dashboard);
    EXPECT_EQ(org.faulty_field(ChangeGrant{hr, grant, {}, {}, true, {}, {}, {}}), "not_allowed /hide_from_dashboard");
    EXPECT_EQ(org.faulty_field(ChangeGrant{hr, grant, {}, "list", {}, {}, {}, {}}), "invalid /access");
    EXPECT_EQ(org.faulty_field(ChangeGrant{hr, grant, {}, "use", {}, {}, {}, {}}), "invalid /access");
}

TEST(planner, all_empties_a_grants_list_with_ids_it_is_refused_and_selected_starts_empty) {
    Organisation org;
    const GroupId hr = org.group("HR");
    const ResourceId crm = org.app("CRM"), desk = org.app("Desk");
    const GrantId grant = org.grant(hr, "view", {crm});
    EXPECT_EQ(org.faulty_field(ChangeGrant{hr, grant, {}, {}, {}, true, {desk}, {}}), "not_allowed /add_resource_ids");
    org.apply(ChangeGrant{hr, grant, {}, {}, {}, true, {}, {}});
    EXPECT_TRUE(org.at(hr, grant).all && org.at(hr, grant).resources.empty());
    EXPECT_EQ(org.faulty_field(ChangeGrant{hr, grant, {}, {}, {}, {}, {}, {crm}}), "not_allowed /remove_resource_ids");
    org.apply(ChangeGrant{hr, grant, {}, {}, {}, false, {}, {}});
    EXPECT_FALSE(org.at(hr, grant).all);
    EXPECT_TRUE(org.at(hr, grant).resources.empty());
}

TEST(planner, a_grants_list_is_edited_by_differences) {
    Organisation org;
    const GroupId hr = org.group("HR");
    const ResourceId crm = org.app("CRM"), desk = org.app("Desk");
    org.member("Eve", Role::end_user, {hr});
    const GrantId grant = org.grant(hr, "view", {crm});
    const auto plan = org.apply(ChangeGrant{hr, grant, {}, {}, {}, {}, {desk}, {crm}});
    EXPECT_EQ(effects(*plan, Kind::access_gained), Strings{"eve Desk none -> view"});
    EXPECT_EQ(effects(*plan, Kind::access_lost), Strings{"eve CRM view -> none"});
    EXPECT_TRUE(org.apply(ChangeGrant{hr, grant, {}, {}, {}, {}, {desk}, {crm}})->changes_nothing());
}

TEST(planner, unknown_groups_and_grants_in_the_path_are_not_found) {
    Organisation org;
    const GroupId hr = org.group("HR");
    EXPECT_EQ(org.refusal(DeleteGroup{GroupId()}), "not_found");
    EXPECT_EQ(org.refusal(DeleteGrant{hr, GrantId()}), "not_found");
    EXPECT_EQ(org.refusal(RemoveGroupMember{hr, MemberId()}), "not_found");
}

TEST(planner, a_review_is_noted_with_its_time_and_person) {
    Organisation org;
    const GroupId hr = org.group("HR");
    org.apply(ReviewGroup{hr});
    EXPECT_EQ(org.at(hr).reviewed_at, org.now);
    EXPECT_EQ(org.at(hr).reviewed_by, org.user(org.ada));
}

TEST(planner, M31_a_groups_version_rises_with_each_change_of_its_permissions_or_grants) {
    Organisation org;
    const GroupId hr = org.group("HR");
    const ResourceId crm = org.app("CRM");
    std::int64_t version = org.at(hr).version;
    const auto rose = [&] { return org.at(hr).version > std::exchange(version, org.at(hr).version); };
    org.permit(hr, Permission::app_create);
    EXPECT_TRUE(rose());
    org.grant(hr, "view", {crm});
    EXPECT_TRUE(rose());
    org.apply(DeleteResource{kApp, crm});
    EXPECT_TRUE(rose());
    org.member("Bob", Role::builder, {hr});
    org.apply(RenameGroup{hr, named("People")});
    EXPECT_FALSE(rose());
}

}  // namespace
}  // namespace guildhall::test
