// Who is in a group: adding, ends, removing, candidates; and what follows for roles.
#include "api/members_fixture.h"

namespace guildhall::test {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;

class GroupMembersTest : public PeopleTest {};

TEST_F(GroupMembersTest, members_are_added_listed_and_removed) {
    const std::string hr = make_group("HR"), bea = server.invite("bea@example.com");
    const auto added = admin.post(group(hr, "/members"), {{"member_ids", {bea, bea, member_of(kAdminEmail)}}});
    ASSERT_EQ(added.status, 200) << added.body;
    const value people = added["added"];
    EXPECT_EQ(people.as_array().size(), 2u);
    EXPECT_EQ(added["unchanged"], 0);
    const auto again = add_to_group(hr, bea);
    EXPECT_EQ(again["unchanged"], 1);
    EXPECT_EQ(again.header("guildhall-revision"), added.header("guildhall-revision"));

    const auto list = admin.get(group(hr, "/members"));
    EXPECT_EQ(emails(list), (std::vector<std::string>{kAdminEmail, "bea@example.com"}));
    EXPECT_EQ(list["/items/0/ended"], false);
    EXPECT_TRUE(list["/items/0/expires_at"].is_null());
    EXPECT_EQ(emails(admin.get(group(hr, "/members?status=invited"))), (std::vector<std::string>{"bea@example.com"}));
    EXPECT_EQ(admin.get(group(hr))["member_count"], 2);

    EXPECT_EQ(admin.del(group(hr, "/members/" + bea)).status, 204);
    EXPECT_EQ(admin.del(group(hr, "/members/" + bea)).status, 204);
    EXPECT_EQ(events("group.member_removed"), 1);
    EXPECT_EQ(admin.del(group(hr, "/members/" + std::string(kIdOfNothing))).status, 404);
}

TEST_F(GroupMembersTest, who_can_not_be_added_is_named) {
    const std::string hr = make_group("HR"), bea = server.invite("bea@example.com");
    const auto code = [&](const value& body) { return admin.post(group(hr, "/members"), body).text("/errors/0/code"); };
    EXPECT_EQ(code({{"member_ids", array()}}), "missing");
    EXPECT_EQ(code(object()), "missing");
    EXPECT_EQ(code({{"member_ids", {kIdOfNothing}}}), "not_found");
    EXPECT_EQ(code({{"member_ids", {bea}}, {"expires_at", "2020-01-01T00:00:00Z"}}), "in_the_past");
    EXPECT_EQ(admin.post(group(hr, "/members"), {{"member_ids", {bea}}, {"expires_at", "soon"}}).status, 400);
    EXPECT_EQ(add_to_group(kIdOfNothing, bea).status, 404);
    ASSERT_EQ(admin.post(member(bea, "/archive")).status, 200);
    EXPECT_EQ(add_to_group(hr, bea).text("/code"), "invalid_state");
}

TEST_F(GroupMembersTest, M36_an_ended_membership_is_shown_as_ended_counts_for_nothing_and_lives_again) {
    const std::string hr = make_group("HR"), bea = server.invite("bea@example.com");
    ASSERT_EQ(admin.post(group(hr, "/members"), {{"member_ids", {bea}}, {"expires_at", "2026-01-02T00:00:00Z"}}).status,
              200);
    EXPECT_EQ(admin.get(member(bea)).text("/groups/0/expires_at"), "2026-01-02T00:00:00.000Z");
    server.clock().advance(2 * core::kDay);
    admin = server.sign_in(kAdminEmail);
    EXPECT_EQ(admin.get(member(bea))["/groups/0/ended"], true);
    EXPECT_EQ(admin.get(group(hr))["member_count"], 0);
    EXPECT_EQ(admin.get(group(hr, "/members"))["/items/0/ended"], true);
    EXPECT_EQ(admin.get(std::string(kMembers) + "?group_id=" + hr)["total"], 0);
    EXPECT_EQ(emails(admin.get(group(hr, "/candidates"))), (std::vector<std::string>{kAdminEmail, "bea@example.com"}));

    const auto back = add_to_group(hr, bea);
    ASSERT_EQ(back.status, 200) << back.body;
    EXPECT_EQ(admin.get(member(bea))["/groups/0/ended"], false);
    EXPECT_TRUE(admin.get(member(bea))["/groups/0/expires_at"].is_null());
}

TEST_F(GroupMembersTest, an_end_is_set_for_present_members_and_taken_off_by_null) {
    const std::string hr = make_group("HR"), bea = server.invite("bea@example.com");
    ASSERT_EQ(add_to_group(hr, bea).status, 200);
    ASSERT_EQ(admin.post(group(hr, "/members"), {{"member_ids", {bea}}, {"expires_at", "2026-06-01T00:00:00Z"}}).status,
              200);
    EXPECT_EQ(admin.get(group(hr, "/members")).text("/items/0/expires_at"), "2026-06-01T00:00:00.000Z");
    EXPECT_EQ(events("group.member_end_changed"), 1);
    ASSERT_EQ(add_to_group(hr, bea).status, 200);
    EXPECT_EQ(admin.get(group(hr, "/members")).text("/items/0/expires_at"), "2026-06-01T00:00:00.000Z");
    ASSERT_EQ(admin.post(group(hr, "/members"), {{"member_ids", {bea}}, {"expires_at", nullptr}}).status, 200);
    EXPECT_TRUE(admin.get(group(hr, "/members"))["/items/0/expires_at"].is_null());
}

TEST_F(GroupMembersTest, candidates_are_who_can_be_added) {
    const std::string hr = make_group("HR"), bea = server.invite("bea@example.com");
    const std::string cid = server.invite("cid@example.com");
    server.add_member("dora@example.com");
    ASSERT_EQ(add_to_group(hr, bea).status, 200);
    ASSERT_EQ(admin.post(member(cid, "/archive")).status, 200);
    EXPECT_EQ(emails(admin.get(group(hr, "/candidates"))), (std::vector<std::string>{kAdminEmail, "dora@example.com"}));
    EXPECT_EQ(emails(admin.get(group(hr, "/candidates?q=dor"))), (std::vector<std::string>{"dora@example.com"}));
    EXPECT_EQ(admin.get(group(kIdOfNothing, "/candidates")).status, 404);
}

TEST_F(GroupMembersTest, the_members_of_a_role_group_are_those_with_the_role) {
    server.invite("bea@example.com", core::Role::builder);
    const std::string id = server.workspace()->role_group(core::Role::builder).id.str();
    const auto list = admin.get(group(id, "/members"));
    EXPECT_EQ(emails(list), (std::vector<std::string>{"bea@example.com"}));
    EXPECT_EQ(list["/items/0/ended"], false);
    EXPECT_EQ(emails(admin.get(std::string(kMembers) + "?group_id=" + id)),
              (std::vector<std::string>{"bea@example.com"}));
    EXPECT_EQ(admin.get(std::string(kMembers) + "?role=admin&group_id=" + id)["total"], 0);
}

TEST_F(GroupMembersTest, M20_to_M23_up_by_a_group_and_down_only_when_settled) {
    const std::string hr = make_group("HR"), bea = server.invite("bea@example.com");
    make_builder_level(hr);
    ASSERT_EQ(confirmed(admin, "POST", group(hr, "/members"), {{"member_ids", {bea}}}).status, 200);
    EXPECT_EQ(admin.get(member(bea)).text("/role"), "builder");

    const std::string path = group(hr, "/members/" + bea);
    const auto plan = admin.del(path + "?dry_run=true");
    EXPECT_EQ(plan["/plan/settleable_count"], 1);
    EXPECT_EQ(plan["/plan/requires_confirmation"], false);
    ASSERT_EQ(admin.del(path).status, 204);
    EXPECT_EQ(admin.get(member(bea)).text("/role"), "builder");
    EXPECT_EQ(emails(admin.get(std::string(kMembers) + "?settleable=true")),
              (std::vector<std::string>{"bea@example.com"}));
    EXPECT_EQ(emails(admin.get(std::string(kMembers) + "?settleable=false")), (std::vector<std::string>{kAdminEmail}));

    const auto settled = confirmed(admin, "POST", std::string(kMembers) + "/settle", object());
    EXPECT_EQ(settled["settled"], 1) << settled.body;
    EXPECT_EQ(admin.get(member(bea)).text("/role"), "end_user");
    EXPECT_EQ(admin.post(std::string(kMembers) + "/settle", {{"member_ids", {bea}}})["settled"], 0);
    EXPECT_EQ(admin.post(std::string(kMembers) + "/settle", {{"member_ids", array()}}).status, 400);
    EXPECT_EQ(admin.post(std::string(kMembers) + "/settle", {{"member_ids", {kIdOfNothing}}}).text("/errors/0/code"),
              "not_found");
}

TEST_F(GroupMembersTest, M21_a_downgrade_leaves_builder_level_groups_and_hands_over) {
    server.add_member("bea@example.com", core::Role::builder);
    const std::string bea = member_of("bea@example.com"), hr = make_group("HR"), it = make_group("IT");
    make_builder_level(hr);
    ASSERT_EQ(add_to_group(hr, bea).status, 200);
    ASSERT_EQ(add_to_group(it, bea).status, 200);
    const auto done = confirmed(admin, "PATCH", member(bea), {{"role", "end_user"}});
    ASSERT_EQ(done.status, 200) << done.body;
    const value groups = done["groups"];
    ASSERT_EQ(groups.as_array().size(), 1u);
    EXPECT_EQ(done.text("/groups/0/name"), "IT");
    EXPECT_EQ(admin.patch(member(bea) + "?new_owner_id=" + std::string(kIdOfNothing), {{"role", "builder"}}).status,
              400);
}

}  // namespace
}  // namespace guildhall::test
