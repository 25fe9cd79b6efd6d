// Groups: names, permissions, copies, reviews, deletion.
#include "api/members_fixture.h"

namespace guildhall::test {
namespace {

using boost::json::object;
using boost::json::value;

class GroupsTest : public PeopleTest {};

TEST_F(GroupsTest, a_group_is_made_shown_renamed_and_deleted) {
    const auto made = admin.post(kGroups, {{"name", "  HR "}});
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.text("/name"), "HR");
    EXPECT_EQ(made.text("/kind"), "custom");
    EXPECT_EQ(made["builder_level"], false);
    EXPECT_EQ(made["member_count"], 0);
    const std::string id = made.text("/id");
    EXPECT_EQ(admin.get(group(id)).json(), made.json());

    const auto renamed = admin.patch(group(id), {{"name", "hr"}});
    EXPECT_EQ(renamed.text("/name"), "hr");
    EXPECT_EQ(events("group.renamed"), 1);
    EXPECT_EQ(admin.patch(group(id), {{"name", "hr"}}).status, 200);
    EXPECT_EQ(admin.patch(group(id), object()).status, 200);
    EXPECT_EQ(events("group.renamed"), 1);

    const auto gone = admin.del(group(id));
    EXPECT_EQ(gone.status, 204);
    EXPECT_FALSE(gone.header("guildhall-revision").empty());
    EXPECT_EQ(admin.get(group(id)).status, 404);
    EXPECT_EQ(admin.del(group(id)).status, 404);
}

TEST_F(GroupsTest, names_are_refused_by_their_faults) {
    make_group("HR");
    const auto code = [&](const std::string& name) { return admin.post(kGroups, {{"name", name}}).text("/code"); };
    EXPECT_EQ(code("hr"), "name_taken");
    EXPECT_EQ(code("END user"), "reserved_name");
    EXPECT_EQ(code(""), "invalid_request");
    EXPECT_EQ(code("a|b"), "invalid_request");
    EXPECT_EQ(code(std::string(51, 'x')), "invalid_request");
    EXPECT_EQ(code(kIdOfNothing), "invalid_request");
    EXPECT_EQ(admin.post(kGroups, {{"name", 7}}).status, 400);
    EXPECT_EQ(admin.post(kGroups, object()).text("/errors/0/pointer"), "/name");
    const std::string it = make_group("IT");
    EXPECT_EQ(admin.patch(group(it), {{"name", "HR"}}).text("/code"), "name_taken");
}

TEST_F(GroupsTest, a_name_of_ten_megabytes_is_too_large) {
    const auto refused = admin.send("POST", kGroups, R"({"name": ")" + std::string(10u << 20, 'x') + "\"}",
                                    {{"Content-Type", "application/json"}});
    EXPECT_EQ(refused.status, 413) << refused.body.substr(0, 200);
    EXPECT_EQ(admin.post(kGroups, {{"name", std::string(100000, 'x')}}).status, 400);
}

TEST_F(GroupsTest, M2_M4_M6_role_groups_keep_what_they_are) {
    const auto workspace = server.workspace();
    for (const core::Role role : core::kRoles) {
        const std::string id = workspace->role_group(role).id.str();
        EXPECT_EQ(admin.patch(group(id), {{"name", "Other"}}).text("/code"), "role_group_immutable");
        EXPECT_EQ(admin.del(group(id)).text("/code"), "role_group_immutable");
        EXPECT_EQ(add_to_group(id, member_of(kAdminEmail)).text("/code"), "role_group_immutable");
        EXPECT_EQ(admin.del(group(id, "/members/" + member_of(kAdminEmail))).text("/code"), "role_group_immutable");
        const auto switched = admin.patch(group(id, "/permissions"), {{"app_create", false}});
        EXPECT_EQ(switched.status, role == core::Role::builder ? 200 : 409) << switched.body;
        EXPECT_EQ(admin.get(group(id, "/candidates"))["total"], 0);
    }
}

TEST_F(GroupsTest, permissions_switch_alone_and_make_the_group_builder_level) {
    const std::string hr = make_group("HR");
    auto done = admin.patch(group(hr, "/permissions"), {{"folder_manage", true}, {"app_create", true}});
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(done["/permissions/folder_manage"], true);
    EXPECT_EQ(done["/permissions/app_delete"], false);
    EXPECT_EQ(done["builder_level"], true);
    done = admin.patch(group(hr, "/permissions"), {{"folder_manage", false}});
    EXPECT_EQ(done["/permissions/app_create"], true);
    EXPECT_EQ(admin.patch(group(hr, "/permissions"), {{"everything", true}}).status, 400);
    EXPECT_EQ(admin.patch(group(hr, "/permissions"), {{"app_create", 1}}).status, 400);
    EXPECT_EQ(admin.patch(group(kIdOfNothing, "/permissions"), {{"app_create", true}}).status, 404);
}

TEST_F(GroupsTest, M20_a_permission_raises_end_users_only_after_its_plan_was_confirmed) {
    const std::string bea = server.invite("bea@example.com"), hr = make_group("HR");
    ASSERT_EQ(add_to_group(hr, bea).status, 200);
    const std::string path = group(hr, "/permissions");
    const object body{{"app_create", true}};

    const auto plan = admin.patch(path + "?dry_run=true", body);
    ASSERT_EQ(plan.status, 200) << plan.body;
    EXPECT_EQ(plan["/plan/requires_confirmation"], true);
    EXPECT_EQ(plan.text("/plan/effects/0/kind"), "role_changed");
    EXPECT_EQ(admin.get(group(hr))["/permissions/app_create"], false);

    const auto refused = admin.patch(path, body);
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.text("/plan/digest"), plan.text("/plan/digest"));

    const auto done = admin.patch(path + "?confirm=" + plan.text("/plan/digest"), body);
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(admin.get(member(bea)).text("/role"), "builder");
    EXPECT_EQ(admin.get(member(bea)).text("/role_cause"), "automatic");
    EXPECT_EQ(events("member.role_changed"), 1);
}

TEST_F(GroupsTest, M30_a_confirmation_that_no_longer_fits_gives_the_new_plan) {
    const std::string bea = server.invite("bea@example.com"), hr = make_group("HR");
    ASSERT_EQ(add_to_group(hr, bea).status, 200);
    const object body{{"app_create", true}};
    const auto plan = admin.patch(group(hr, "/permissions?dry_run=true"), body);
    ASSERT_EQ(add_to_group(hr, server.invite("cid@example.com")).status, 200);

    const auto stale = admin.patch(group(hr, "/permissions?confirm=" + plan.text("/plan/digest")), body);
    EXPECT_EQ(stale.status, 409);
    EXPECT_NE(stale.text("/plan/digest"), plan.text("/plan/digest"));
    EXPECT_EQ(stale["/plan/counts/role_changed"], 2);
    EXPECT_EQ(admin.patch(group(hr, "/permissions?confirm=" + stale.text("/plan/digest")), body).status, 200);
    // Also where none is needed.
    EXPECT_EQ(admin.post(std::string(kGroups) + "?confirm=nonsense", {{"name", "IT"}}).status, 409);
}

TEST_F(GroupsTest, M27_deleting_a_group_with_members_is_planned_and_leaves_the_people) {
    const std::string bea = server.invite("bea@example.com"), hr = make_group("HR");
    ASSERT_EQ(add_to_group(hr, bea).status, 200);
    const auto plan = admin.del(group(hr, "?dry_run=true"));
    ASSERT_EQ(plan.status, 200) << plan.body;
    EXPECT_EQ(plan.text("/plan/effects/0/kind"), "group_deleted");
    EXPECT_EQ(plan["/plan/effects/0/member_count"], 1);
    EXPECT_EQ(confirmed(admin, "DELETE", group(hr), nullptr).status, 204);
    const value groups = admin.get(member(bea))["groups"];
    EXPECT_TRUE(groups.as_array().empty());
}

TEST_F(GroupsTest, M28_a_copy_has_the_parts_that_were_asked_for) {
    const std::string hr = make_group("HR"), bea = server.invite("bea@example.com");
    const std::string app = make_app("Crm");
    ASSERT_EQ(add_to_group(hr, bea).status, 200);
    ASSERT_EQ(admin
                  .post(group(hr, "/grants"), {{"name", "Crm"},
                                               {"resource_type", "app"},
                                               {"access", "view"},
                                               {"scope", "selected"},
                                               {"resource_ids", {app}}})
                  .status,
              201);
    const auto all = admin.post(group(hr, "/duplicate"), {{"parts", {"members", "apps"}}});
    ASSERT_EQ(all.status, 201) << all.body;
    EXPECT_EQ(all.text("/name"), "HR copy");
    EXPECT_EQ(all["member_count"], 1);
    EXPECT_EQ(admin.get(group(all.text("/id"), "/grants")).text("/items/0/resources/0/name"), "Crm");

    const auto bare = admin.post(group(hr, "/duplicate"), {{"parts", {"permissions"}}, {"name", "Staff"}});
    EXPECT_EQ(bare["member_count"], 0);
    EXPECT_EQ(admin.get(group(bare.text("/id"), "/grants"))["total"], 0);

    EXPECT_EQ(admin.post(group(hr, "/duplicate"), {{"parts", value(boost::json::array())}}).status, 400);
    EXPECT_EQ(admin.post(group(hr, "/duplicate"), {{"parts", {"apps", "apps"}}}).status, 400);
    EXPECT_EQ(admin.post(group(hr, "/duplicate"), {{"parts", {"walls"}}}).status, 400);
    EXPECT_EQ(admin.post(group(hr, "/duplicate"), object()).status, 400);
    EXPECT_EQ(admin.post(group(hr, "/duplicate"), {{"parts", {"apps"}}, {"name", "Staff"}}).text("/code"),
              "name_taken");
    const std::string role_group = server.workspace()->role_group(core::Role::builder).id.str();
    EXPECT_EQ(admin.post(group(role_group, "/duplicate"), {{"parts", {"permissions"}}}).text("/name"), "Builder copy");
}

TEST_F(GroupsTest, a_review_is_remembered_and_found_by_its_age) {
    const std::string hr = make_group("HR");
    make_group("IT");
    EXPECT_TRUE(admin.get(group(hr))["reviewed_at"].is_null());
    const auto reviewed = admin.post(group(hr, "/review"));
    ASSERT_EQ(reviewed.status, 200) << reviewed.body;
    EXPECT_EQ(reviewed.text("/reviewed_by/email"), kAdminEmail);
    EXPECT_EQ(events("group.reviewed"), 1);
    const auto due = admin.get(std::string(kGroups) + "?not_reviewed_for=30");
    EXPECT_EQ(fields(due, "name"), (std::vector<std::string>{"IT"})) << due.body;
    const std::string role_group = server.workspace()->role_group(core::Role::builder).id.str();
    EXPECT_EQ(admin.post(group(role_group, "/review")).text("/code"), "role_group_immutable");
}

TEST_F(GroupsTest, the_list_is_searched_sorted_and_paged) {
    for (const char* name : {"Sales", "HR", "Human factors"}) make_group(name);
    EXPECT_EQ(fields(admin.get(std::string(kGroups) + "?kind=custom"), "name"),
              (std::vector<std::string>{"HR", "Human factors", "Sales"}));
    EXPECT_EQ(fields(admin.get(std::string(kGroups) + "?kind=custom&sort=-name&limit=1"), "name"),
              (std::vector<std::string>{"Sales"}));
    EXPECT_EQ(fields(admin.get(std::string(kGroups) + "?q=FACT"), "name"), (std::vector<std::string>{"Human factors"}));
    EXPECT_EQ(fields(admin.get(std::string(kGroups) + "?q=hu"), "name"), (std::vector<std::string>{"Human factors"}));
    const auto page = admin.get(std::string(kGroups) + "?limit=4");
    EXPECT_EQ(page["total"], 6);
    const auto rest = admin.get(std::string(kGroups) + "?limit=4&cursor=" + page.text("/next_cursor"));
    EXPECT_EQ(fields(rest, "name").size(), 2u);
    EXPECT_TRUE(rest["next_cursor"].is_null());
    for (const char* bad : {"?limit=0", "?limit=201", "?sort=size", "?kind=odd", "?cursor=x", "?colour=red"})
        EXPECT_EQ(admin.get(std::string(kGroups) + bad).status, 400) << bad;
}

}  // namespace
}  // namespace guildhall::test
