// The slow model by hand, rule by rule, and against its own invariants on random runs.
#include "model/slow_model.h"

#include <gtest/gtest.h>

#include <map>

#include "model/random_org.h"
#include "model/slow_changes.h"

namespace guildhall::model {
namespace {

/// ada (admin), bob (builder), eve (end-user), all active; group "hr"; apps "pay" (released) and "draft" (not).
struct slow_model : testing::Test {
    Org org = empty_org();

    slow_model() {
        add("ada", "admin");
        add("bob", "builder");
        add("eve", "end_user");
        org.groups["builder"] = {};
        org.groups["hr"] = {};
        org.resources["pay"] = {};
        org.resources["draft"].released = false;
    }
    Member& add(const Id& user, const std::string& role, const std::string& status = "active") {
        org.accounts[user].status = status == "invited" ? "pending" : "active";
        org.members[user].role = role;
        org.members[user].status = status;
        return org.members[user];
    }
    Grant& give(const std::string& access, const Id& resource, const Id& group = "hr") {
        Grant& grant = org.groups[group].grants[access + resource];
        grant.type = org.resources[resource].type;
        grant.access = access;
        grant.resources = {resource};
        return grant;
    }
    Member& member(const Id& user) { return org.members.at(user); }
    void join(const Id& user, Time end = kNever, const Id& group = "hr") { member(user).groups[group] = end; }
    static ModelChange of(const std::string& kind, const Id& user = "", const Id& group = "") {
        ModelChange change;
        change.kind = kind;
        change.actor = "ada";
        change.group = group;
        if (!user.empty()) change.members = {user};
        return change;
    }
    static ModelChange role(const Id& user, const std::string& to) {
        auto change = of("set_role", user);
        change.role = to;
        return change;
    }
    static ModelChange permission(bool on) {
        auto change = of("set_permission", "", "hr");
        change.permission = "app_create";
        change.on = on;
        return change;
    }
};

TEST_F(slow_model, M4_M5_admin_and_builder_are_made_with_everything_and_M6_end_user_with_nothing) {
    const Org made = empty_org();
    EXPECT_EQ(made.groups.at("admin"), made.groups.at("builder"));
    EXPECT_EQ(made.groups.at("admin").permissions.size(), 6u);
    EXPECT_TRUE(is_builder_level(made, made.groups.at("builder")));
    EXPECT_EQ(made.groups.at("end_user"), Group{});
}

TEST_F(slow_model, M4_M6_admin_and_end_user_groups_refuse_edits_but_M5_builder_takes_them) {
    for (const char* group : {"admin", "end_user"}) {
        auto change = permission(true);
        change.group = group;
        EXPECT_EQ(apply(org, change), "role_group_immutable");
        EXPECT_EQ(apply(org, of("delete_group", "", group)), "role_group_immutable");
    }
    auto change = permission(true);
    change.group = "builder";
    EXPECT_EQ(apply(org, change), "");
    EXPECT_TRUE(may(org, "bob", "app:create"));
    EXPECT_EQ(apply(org, of("delete_group", "", "builder")), "role_group_immutable");
    EXPECT_EQ(apply(org, of("add_to_group", "eve", "builder")), "role_group_immutable");  // M2
}

TEST_F(slow_model, M10_rights_are_the_union_and_the_highest_level_wins) {
    org.groups["it"] = {};
    give("view", "pay");
    give("edit", "pay", "it");
    join("bob");
    EXPECT_TRUE(may(org, "bob", "app:view", "pay"));
    EXPECT_FALSE(may(org, "bob", "app:edit", "pay"));
    join("bob", kNever, "it");
    EXPECT_TRUE(may(org, "bob", "app:edit", "pay"));
}

TEST_F(slow_model, M11_the_gate_stands_before_all_else) {
    EXPECT_EQ(gate(org, "ada"), "");
    EXPECT_EQ(gate(org, "stranger"), "not_a_member");
    org.accounts["stranger"] = {};
    EXPECT_EQ(gate(org, "stranger"), "not_a_member");
    member("ada").status = "invited";
    EXPECT_EQ(gate(org, "ada"), "member_invited");
    member("ada").status = "archived";
    EXPECT_EQ(gate(org, "ada"), "member_archived");
    org.accounts["ada"].status = "pending";
    EXPECT_EQ(gate(org, "ada"), "account_pending");
    org.accounts["ada"].status = "archived";
    EXPECT_EQ(gate(org, "ada"), "account_archived");
    EXPECT_FALSE(may(org, "ada", "app:edit", "pay"));
    org.status = "archived";
    EXPECT_EQ(gate(org, "bob"), "workspace_archived");
}

TEST_F(slow_model, M11_M12_an_instance_admin_needs_no_membership_but_an_active_account_and_workspace) {
    org.accounts["root"].instance_admin = true;
    EXPECT_TRUE(may(org, "root", "app:view", "draft"));
    add("root", "end_user", "archived");
    org.accounts["root"] = {"active", true, true};
    EXPECT_TRUE(may(org, "root", "workspace:administer"));
    org.status = "archived";
    EXPECT_FALSE(may(org, "root", "app:view", "draft"));
    org.status = "active";
    org.accounts["root"].status = "archived";
    EXPECT_FALSE(may(org, "root", "app:view", "draft"));
}

TEST_F(slow_model, M12_an_admin_may_do_everything_but_what_is_not_there) {
    org.groups["admin"] = {};
    EXPECT_TRUE(may(org, "ada", "app:view", "draft"));
    EXPECT_FALSE(may(org, "ada", "app:view", "gone"));
    EXPECT_FALSE(may(org, "ada", "app:fly", "pay"));
    EXPECT_FALSE(may(org, "ada", "data_source:use", "pay"));
    EXPECT_FALSE(may(org, "bob", "workspace:administer"));
}

TEST_F(slow_model, M12_view_of_an_app_needs_release_and_edit_does_not) {
    give("view", "draft");
    join("bob");
    EXPECT_FALSE(may(org, "bob", "app:view", "draft"));
    give("edit", "draft");
    EXPECT_TRUE(may(org, "bob", "app:view", "draft"));
    EXPECT_TRUE(may(org, "bob", "app:list", "draft"));
}

TEST_F(slow_model, M12_a_hidden_grant_opens_without_listing_and_visible_beats_hidden) {
    give("view", "pay").hide = true;
    join("eve");
    EXPECT_TRUE(may(org, "eve", "app:view", "pay"));
    EXPECT_FALSE(may(org, "eve", "app:list", "pay"));
    give("view", "pay", "it");
    join("eve", kNever, "it");
    EXPECT_TRUE(may(org, "eve", "app:list", "pay"));
}

TEST_F(slow_model, M12_deleting_takes_the_right_on_the_thing_and_the_permission) {
    org.resources["db"].type = "data_source";
    give("edit", "pay");
    give("configure", "db");
    join("bob");
    EXPECT_FALSE(may(org, "bob", "app:delete", "pay"));
    org.groups["builder"].permissions = {"app_delete"};
    EXPECT_TRUE(may(org, "bob", "app:delete", "pay"));
    EXPECT_FALSE(may(org, "bob", "app:delete", "draft"));
    EXPECT_TRUE(may(org, "bob", "data_source:use", "db"));
    EXPECT_FALSE(may(org, "bob", "data_source:delete", "db"));
}

TEST_F(slow_model, M12_a_folder_is_seen_by_who_lists_an_app_in_it) {
    org.resources["drawer"].type = "folder";
    org.resources["pay"].folder = "drawer";
    EXPECT_FALSE(may(org, "eve", "folder:see", "drawer"));
    give("view", "pay");
    join("eve");
    EXPECT_TRUE(may(org, "eve", "folder:see", "drawer"));
    EXPECT_FALSE(may(org, "eve", "folder:update", "drawer"));
    give("view", "pay").hide = true;
    EXPECT_FALSE(may(org, "eve", "folder:see", "drawer"));
}

TEST_F(slow_model, M12_constants_are_read_by_builders_and_secrets_only_by_who_manages_them) {
    org.resources["plain"].type = org.resources["secret"].type = "constant";
    org.resources["secret"].secret = true;
    EXPECT_TRUE(may(org, "bob", "constant:read", "plain"));
    EXPECT_TRUE(may(org, "bob", "constant:list"));
    EXPECT_FALSE(may(org, "bob", "constant:read", "secret"));
    EXPECT_FALSE(may(org, "eve", "constant:read", "plain"));
    org.groups["builder"].permissions = {"constant_manage"};
    EXPECT_TRUE(may(org, "bob", "constant:reveal", "secret"));
}

TEST_F(slow_model, M13_all_means_future_resources_and_a_deleted_one_leaves_the_list_but_not_the_level) {
    give("view", "pay").all = true;
    join("eve");
    org.resources["new"] = {};
    EXPECT_TRUE(may(org, "eve", "app:view", "new"));
    give("edit", "pay", "it");
    auto change = of("delete_resource");
    change.resource = "pay";
    EXPECT_EQ(apply(org, change), "");
    EXPECT_TRUE(org.groups["it"].grants.begin()->second.resources.empty());
    EXPECT_TRUE(is_builder_level(org, org.groups["it"]));
}

TEST_F(slow_model, M14_builder_level_is_any_permission_edit_or_data_source_grant) {
    Group group;
    EXPECT_FALSE(is_builder_level(Org{}, group));
    group.grants["g"] = {"app", "view", true, true, {}};
    EXPECT_FALSE(is_builder_level(Org{}, group));
    group.grants["g"] = {"app", "edit", false, false, {}};
    EXPECT_TRUE(is_builder_level(Org{}, group));
    group.grants["g"] = {"data_source", "use", false, false, {}};
    EXPECT_TRUE(is_builder_level(Org{}, group));
    group.grants.clear();
    group.permissions = {"folder_manage"};
    EXPECT_TRUE(is_builder_level(Org{}, group));
}

TEST_F(slow_model, M15_is_seen_to_be_broken_where_nobody_settles_it) {
    give("edit", "pay");
    join("eve");
    EXPECT_FALSE(m15_holds(org));
    member("eve").status = "archived";
    EXPECT_TRUE(m15_holds(org));
    member("eve").status = "invited";
    EXPECT_FALSE(m15_holds(org));
    settle_m20(org);
    EXPECT_TRUE(m15_holds(org));
}

TEST_F(slow_model, M16_an_owner_edits_what_they_own_and_only_a_builder_or_admin_owns) {
    auto change = of("set_owner");
    change.resource = "draft";
    change.new_owner = "eve";
    EXPECT_EQ(apply(org, change), "invalid_request");
    change.new_owner = "bob";
    EXPECT_EQ(apply(org, change), "");
    EXPECT_TRUE(may(org, "bob", "app:edit", "draft"));
    EXPECT_FALSE(may(org, "bob", "app:delete", "draft"));
}

TEST_F(slow_model, M20_every_way_into_a_builder_level_group_upgrades_the_end_user) {
    const Org before = org;
    for (const char* way : {"add", "permission", "grant", "patch"}) {
        org = before;
        auto change = of("add_to_group", "eve", "hr");
        if (way == Id("add")) org.groups["hr"].permissions = {"app_create"};
        if (way != Id("add")) join("eve");
        if (way == Id("permission")) change = permission(true);
        if (way == Id("grant")) change = of("add_grant", "", "hr");
        if (way == Id("grant")) change.grant = {"app", "edit", false, true, {}};
        if (way == Id("patch")) {
            org = before;
            org.groups["hr"].permissions = {"app_create"};
            change = of("patch_member", "eve");
            change.add_groups = {"hr"};
        }
        EXPECT_EQ(apply(org, change), "") << way;
        EXPECT_EQ(member("eve").role, "builder") << way;
        EXPECT_EQ(member("eve").cause, "automatic") << way;
    }
}

TEST_F(slow_model, M20_an_invitation_and_an_unarchiving_upgrade_too) {
    org.groups["hr"].permissions = {"app_create"};
    auto change = of("invite", "new");
    change.role = "end_user";
    change.add_groups = {"hr"};
    EXPECT_EQ(apply(org, change), "");
    EXPECT_EQ(member("new").role, "builder");
    EXPECT_EQ(member("new").status, "invited");
    join("eve");
    member("eve").status = "archived";
    EXPECT_EQ(apply(org, of("unarchive", "eve")), "");
    EXPECT_EQ(member("eve").role, "builder");
}

TEST_F(slow_model, M21_a_lowered_member_leaves_builder_level_groups_and_stays_in_the_others) {
    org.groups["hr"].permissions = {"app_create"};
    org.groups["club"] = {};
    join("bob");
    join("bob", kNever, "club");
    EXPECT_EQ(apply(org, role("bob", "end_user")), "");
    EXPECT_EQ(member("bob").groups, (std::map<Id, Time>{{"club", kNever}}));
    EXPECT_EQ(member("bob").cause, "explicit");
}

TEST_F(slow_model, M21_what_a_lowered_member_owns_goes_to_the_named_one_else_the_actor_else_nobody) {
    org.resources["pay"].owner = "bob";
    const Org before = org;
    EXPECT_EQ(apply(org, role("bob", "end_user")), "");
    EXPECT_EQ(org.resources["pay"].owner, "ada");

    org = before;
    add("max", "builder");
    auto change = role("bob", "end_user");
    change.new_owner = "max";
    EXPECT_EQ(apply(org, change), "");
    EXPECT_EQ(org.resources["pay"].owner, "max");

    org = before;
    org.accounts["root"].instance_admin = true;
    change = role("bob", "end_user");
    change.actor = "root";
    EXPECT_EQ(apply(org, change), "");
    EXPECT_EQ(org.resources["pay"].owner, "");

    org = before;
    for (const char* unfit : {"bob", "eve"}) {
        change.new_owner = unfit;
        EXPECT_EQ(apply(org, change), "invalid_request");
    }
}

TEST_F(slow_model, M21_an_admin_who_lowers_themself_and_owns_things_must_name_a_new_owner) {
    add("max", "admin");
    org.resources["pay"].owner = "ada";
    auto change = role("ada", "end_user");
    EXPECT_EQ(apply(org, change), "invalid_request");
    change.new_owner = "max";
    EXPECT_EQ(apply(org, change), "");
    EXPECT_EQ(org.resources["pay"].owner, "max");
}

TEST_F(slow_model, M21_the_role_end_user_with_a_builder_level_group_is_refused) {
    org.groups["hr"].permissions = {"app_create"};
    auto change = of("patch_member", "bob");
    change.role = "end_user";
    change.add_groups = {"hr"};
    EXPECT_EQ(apply(org, change), "invalid_request");
}

TEST_F(slow_model, M22_an_admin_made_builder_keeps_all_groups) {
    add("max", "admin");
    org.groups["hr"].permissions = {"app_create"};
    join("max");
    EXPECT_EQ(apply(org, role("max", "builder")), "");
    EXPECT_TRUE(member("max").groups.contains("hr"));
}

TEST_F(slow_model, M23_the_role_stays_when_its_cause_goes_unless_it_is_settled) {
    join("eve");
    EXPECT_EQ(apply(org, permission(true)), "");
    const Org upgraded = org;
    EXPECT_EQ(apply(org, permission(false)), "");
    EXPECT_EQ(member("eve").role, "builder");
    EXPECT_TRUE(is_settleable(org, member("eve")));
    EXPECT_EQ(apply(org, of("settle")), "");
    EXPECT_EQ(member("eve").role, "end_user");

    org = upgraded;
    auto change = permission(false);
    change.settle_roles = true;
    EXPECT_EQ(apply(org, change), "");
    EXPECT_EQ(member("eve").role, "end_user");
    EXPECT_EQ(member("eve").cause, "explicit");
    EXPECT_TRUE(member("eve").groups.contains("hr"));
}

TEST_F(slow_model, M23_only_the_last_cause_taken_away_by_this_change_settles) {
    org.groups["it"].permissions = {"app_delete"};
    join("eve");
    join("eve", kNever, "it");
    settle_m20(org);
    add("max", "builder").cause = "automatic";  // left from before: not of this change
    EXPECT_EQ(apply(org, permission(true)), "");
    auto change = permission(false);
    change.settle_roles = true;
    EXPECT_EQ(apply(org, change), "");
    EXPECT_EQ(member("eve").role, "builder");
    EXPECT_EQ(member("max").role, "builder");
}

TEST_F(slow_model, M23_a_role_that_a_person_sends_is_explicit) {
    member("bob").cause = "automatic";
    EXPECT_EQ(apply(org, role("bob", "builder")), "");
    EXPECT_EQ(member("bob").cause, "explicit");
}

TEST_F(slow_model, M24_the_last_admin_stays_on_every_path) {
    org.accounts["root"].instance_admin = true;
    for (auto change :
         {role("ada", "builder"), of("archive", "ada"), of("leave", "ada"), of("instance_archive", "ada")}) {
        if (change.kind == "instance_archive") change.actor = "root";
        Org after = org;
        EXPECT_EQ(apply(after, change), "last_admin") << change.kind;
        EXPECT_EQ(after, org);
        after.members["max"].role = "admin";
        after.accounts["max"] = {};
        EXPECT_EQ(apply(after, change), "") << change.kind;
    }
}

TEST_F(slow_model, M24_an_invited_admin_does_not_count_and_an_archived_workspace_needs_none) {
    add("max", "admin", "invited");
    EXPECT_EQ(apply(org, of("archive", "ada")), "last_admin");
    org.accounts["root"].instance_admin = true;
    EXPECT_EQ(apply(org, of("archive_workspace")), "");
    auto change = of("instance_archive", "ada");
    change.actor = "root";
    EXPECT_EQ(apply(org, change), "");
    change = of("unarchive_workspace");
    change.actor = "root";
    EXPECT_EQ(apply(org, change), "last_admin");
    change.take_over = true;
    EXPECT_EQ(apply(org, change), "");
    EXPECT_EQ(member("root").role, "admin");
    EXPECT_EQ(member("root").status, "active");
}

TEST_F(slow_model, M27_deleting_a_group_leaves_the_people_and_their_roles) {
    give("view", "pay");
    join("eve");
    EXPECT_EQ(apply(org, of("delete_group", "", "hr")), "");
    EXPECT_FALSE(may(org, "eve", "app:view", "pay"));
    EXPECT_TRUE(member("eve").groups.empty());
}

TEST_F(slow_model, M28_a_duplicate_has_the_chosen_parts_without_archived_members_and_ended_memberships) {
    org.groups["hr"].permissions = {"app_create"};
    give("edit", "pay");
    join("ada", org.now + 5);
    join("bob", org.now - 5);
    add("max", "admin", "archived");
    join("max");
    auto change = of("duplicate", "", "hr");
    change.new_id = "copy";
    change.parts = {"members", "apps"};
    EXPECT_EQ(apply(org, change), "");
    EXPECT_TRUE(org.groups["copy"].permissions.empty());
    EXPECT_EQ(org.groups["copy"].grants, org.groups["hr"].grants);
    EXPECT_EQ(member("ada").groups["copy"], org.now + 5);
    EXPECT_FALSE(member("bob").groups.contains("copy"));
    EXPECT_FALSE(member("max").groups.contains("copy"));
}

TEST_F(slow_model, M7_a_duplicate_of_a_role_group_is_a_custom_group_with_its_members) {
    auto change = of("duplicate", "", "end_user");
    change.new_id = "copy";
    change.parts = {"members"};
    EXPECT_EQ(apply(org, change), "");
    EXPECT_TRUE(member("eve").groups.contains("copy"));
    EXPECT_FALSE(member("bob").groups.contains("copy"));
}

TEST_F(slow_model, M36_an_ended_membership_counts_for_nothing_at_that_very_instant) {
    give("view", "pay");
    join("eve", org.now + 10);
    auto change = of("time_passes");
    change.time = 9;
    EXPECT_EQ(apply(org, change), "");
    EXPECT_TRUE(may(org, "eve", "app:view", "pay"));
    change.time = 1;
    EXPECT_EQ(apply(org, change), "");
    EXPECT_FALSE(may(org, "eve", "app:view", "pay"));
    EXPECT_EQ(apply(org, permission(true)), "");
    EXPECT_EQ(member("eve").role, "end_user");  // no M20
    EXPECT_EQ(apply(org, of("add_to_group", "eve", "hr")), "");
    EXPECT_EQ(member("eve").groups["hr"], kNever);
    EXPECT_EQ(member("eve").role, "builder");
}

TEST_F(slow_model, M40_M45_whoever_is_a_member_or_archived_cannot_be_invited) {
    org.accounts["gone"].status = "archived";
    auto change = of("invite", "gone");
    change.role = "end_user";
    EXPECT_EQ(apply(org, change), "account_archived");
    change.members = {"eve"};
    EXPECT_EQ(apply(org, change), "already_member");
}

TEST_F(slow_model, M43_M44_archived_then_unarchived_is_invited_and_must_accept_again) {
    EXPECT_EQ(apply(org, of("archive", "bob")), "");
    EXPECT_EQ(apply(org, of("archive", "bob")), "invalid_state");
    EXPECT_EQ(apply(org, of("add_to_group", "bob", "hr")), "invalid_state");
    EXPECT_EQ(apply(org, of("unarchive", "bob")), "");
    EXPECT_EQ(gate(org, "bob"), "member_invited");
    EXPECT_EQ(apply(org, of("accept", "bob")), "");
    EXPECT_EQ(gate(org, "bob"), "");
    EXPECT_EQ(apply(org, of("accept", "bob")), "invitation_invalid");
}

TEST_F(slow_model, M45_instance_archive_closes_everything_and_unarchive_leaves_the_membership_archived) {
    org.accounts["root"].instance_admin = true;
    auto change = of("instance_archive", "bob");
    change.actor = "root";
    EXPECT_EQ(apply(org, change), "");
    EXPECT_EQ(apply(org, of("unarchive", "bob")), "account_archived");
    change.kind = "instance_unarchive";
    EXPECT_EQ(apply(org, change), "");
    EXPECT_EQ(gate(org, "bob"), "member_archived");
    change.kind = "instance_archive";
    change.members = {"root"};
    EXPECT_EQ(apply(org, change), "invalid_state");  // M25
}

TEST_F(slow_model, M50_M51_count_accounts_once_and_builders_through_a_counted_membership) {
    add("max", "admin", "invited");
    add("old", "admin", "archived");
    org.accounts["root"].instance_admin = true;
    Org second = empty_org();
    second.accounts = org.accounts;
    second.members["eve"].role = "builder";
    EXPECT_EQ(counted_users({org, second}), (std::set<Id>{"ada", "bob", "eve", "max", "root"}));
    EXPECT_EQ(counted_builders({org, second}), (std::set<Id>{"ada", "bob", "eve", "max"}));
    second.status = "archived";
    EXPECT_EQ(counted_builders({org, second}), (std::set<Id>{"ada", "bob", "max"}));
}

/// Whatever is open is open to all decisions below it: an order of the levels that no change may break.
void expect_levels_in_order(const Org& org, const Id& user) {
    for (const auto& [id, resource] : org.resources) {
        if (resource.type == "app") {
            EXPECT_LE(may(org, user, "app:edit", id), may(org, user, "app:list", id));
            EXPECT_LE(may(org, user, "app:list", id), may(org, user, "app:view", id));
            EXPECT_LE(may(org, user, "app:delete", id), may(org, user, "app:edit", id));
        }
        if (resource.type == "data_source")
            EXPECT_LE(may(org, user, "data_source:configure", id), may(org, user, "data_source:use", id));
    }
}

TEST(slow_model_runs, M15_M16_M24_hold_after_every_change_and_a_refusal_changes_nothing) {
    std::map<std::string, int> done, refused;
    for (std::uint64_t run = 0; run < random_runs(200); ++run) {
        const std::uint64_t seed = first_seed() + run;
        SCOPED_TRACE("GUILDHALL_RANDOM_SEED=" + std::to_string(seed));
        Random random(seed);
        Org org = random_org(random);
        ASSERT_TRUE(m15_holds(org) && m16_holds(org) && m24_holds(org));
        for (int step = 0; step < 60; ++step) {
            const ModelChange change = random_change(random, org);
            const Org before = org;
            const std::string refusal = apply(org, change);
            refusal.empty() ? ++done[change.kind] : ++refused[refusal];
            ASSERT_TRUE(m15_holds(org)) << describe(change);
            ASSERT_TRUE(m16_holds(org)) << describe(change);
            ASSERT_TRUE(m24_holds(org)) << describe(change);
            if (!refusal.empty()) ASSERT_EQ(org, before) << describe(change);
        }
        for (const auto& [user, account] : org.accounts) expect_levels_in_order(org, user);
    }
    for (const auto& [kind, count] : done) RecordProperty("done_" + kind, count);
    for (const auto& [code, count] : refused) RecordProperty("refused_" + code, count);
    if (random_runs(200) < 100) return;
    EXPECT_EQ(done.size(), 29u);  // every kind occurs
    for (const char* code : {"last_admin", "invalid_request", "invalid_state", "already_member", "account_archived"})
        EXPECT_GT(refused[code], 0) << code;
}

TEST(slow_model_runs, the_same_seed_gives_the_same_run) {
    Random first(7), second(7);
    EXPECT_EQ(random_org(first), random_org(second));
}

}  // namespace
}  // namespace guildhall::model
