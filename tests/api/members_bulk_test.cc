// Many members at once: bulk changes.
#include "api/members_fixture.h"

namespace guildhall::test {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;

constexpr const char* kBulk = "/workspaces/acme/members/bulk";

class BulkTest : public PeopleTest {};

TEST_F(BulkTest, members_are_changed_by_ids_and_by_filter_and_who_can_not_is_listed) {
    const std::string bea = server.invite("bea@example.com"), cid = server.invite("cid@example.com");
    ASSERT_EQ(admin.post(member(cid, "/archive")).status, 200);
    const auto done = admin.post(kBulk, {{"action", "archive"}, {"ids", {bea, cid}}});
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(done["changed"], 1);
    EXPECT_EQ(done.text("/skipped/0/member/id"), cid);
    EXPECT_EQ(done.text("/skipped/0/code"), "invalid_state");

    const auto back = admin.post(kBulk, {{"action", "unarchive"}, {"filter", {{"status", "archived"}}}});
    EXPECT_EQ(back["changed"], 2) << back.body;
    const std::string hr = make_group("HR");
    EXPECT_EQ(admin.post(kBulk,
                         {{"action", "add_to_group"}, {"filter", {{"q", "example.com"}}}, {"group_id", hr}})["changed"],
              3);
    EXPECT_EQ(
        admin.post(kBulk,
                   {{"action", "remove_from_group"}, {"filter", {{"group_id", hr}}}, {"group_id", hr}})["changed"],
        3);
    EXPECT_EQ(admin.post(kBulk, {{"action", "set_role"}, {"ids", {bea}}, {"role", "builder"}})["changed"], 1);
    EXPECT_EQ(admin.get(member(bea)).text("/role"), "builder");
}

TEST_F(BulkTest, M24_the_last_admin_refuses_the_whole) {
    server.invite("bea@example.com");
    const auto refused = admin.post(kBulk, {{"action", "archive"}, {"filter", object()}});
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.text("/code"), "last_admin");
    EXPECT_EQ(admin.get(std::string(kMembers) + "?status=archived")["total"], 0);
}

TEST_F(BulkTest, contradictory_requests_are_refused_by_their_place) {
    const std::string bea = server.invite("bea@example.com"), hr = make_group("HR");
    const auto place = [&](const value& body) {
        const auto refused = admin.post(kBulk, body);
        EXPECT_EQ(refused.status, 400) << refused.body;
        return refused.text("/errors/0/pointer");
    };
    EXPECT_EQ(place({{"action", "archive"}}), "/ids");
    EXPECT_EQ(place({{"action", "archive"}, {"ids", {bea}}, {"filter", object()}}), "/ids");
    EXPECT_EQ(place({{"action", "archive"}, {"ids", array()}}), "/ids");
    EXPECT_EQ(place({{"action", "archive"}, {"ids", {kIdOfNothing}}}), "/ids/0");
    EXPECT_EQ(place({{"action", "fire"}, {"ids", {bea}}}), "/action");
    EXPECT_EQ(place({{"ids", {bea}}}), "/action");
    EXPECT_EQ(place({{"action", "archive"}, {"ids", {bea}}, {"group_id", hr}}), "/group_id");
    EXPECT_EQ(place({{"action", "archive"}, {"ids", {bea}}, {"role", "builder"}}), "/role");
    EXPECT_EQ(place({{"action", "set_role"}, {"ids", {bea}}}), "/role");
    EXPECT_EQ(place({{"action", "add_to_group"}, {"ids", {bea}}}), "/group_id");
    EXPECT_EQ(place({{"action", "add_to_group"}, {"ids", {bea}}, {"group_id", kIdOfNothing}}), "/group_id");
    EXPECT_EQ(place({{"action", "archive"}, {"filter", {{"colour", "red"}}}}), "/filter/colour");
    EXPECT_EQ(place({{"action", "archive"}, {"filter", {{"group_id", kIdOfNothing}}}}), "/filter/group_id");
}

TEST_F(BulkTest, M20_a_bulk_change_shows_and_does_the_same_plan) {
    const std::string hr = make_group("HR");
    make_builder_level(hr);
    for (const char* name : {"bea", "cid"}) server.invite(std::string(name) + "@example.com");
    const object body{{"action", "add_to_group"}, {"filter", {{"role", "end_user"}}}, {"group_id", hr}};
    const auto plan = admin.post(std::string(kBulk) + "?dry_run=true", body);
    EXPECT_EQ(plan["/plan/counts/role_changed"], 2) << plan.body;
    EXPECT_EQ(admin.post(std::string(kBulk) + "?confirm=" + plan.text("/plan/digest"), body)["changed"], 2);
    EXPECT_EQ(admin.get(std::string(kMembers) + "?role=builder")["total"], 2);
    EXPECT_EQ(events("member.role_changed"), 2);
}

}  // namespace
}  // namespace guildhall::test
