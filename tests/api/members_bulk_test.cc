// Many members at once: bulk changes; and two changes at the same moment, of which one must yield.
#include <thread>

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
    EXPECT_EQ(place({{"action", "archive"}, {"ids", {kNobody}}}), "/ids/0");
    EXPECT_EQ(place({{"action", "fire"}, {"ids", {bea}}}), "/action");
    EXPECT_EQ(place({{"ids", {bea}}}), "/action");
    EXPECT_EQ(place({{"action", "archive"}, {"ids", {bea}}, {"group_id", hr}}), "/group_id");
    EXPECT_EQ(place({{"action", "archive"}, {"ids", {bea}}, {"role", "builder"}}), "/role");
    EXPECT_EQ(place({{"action", "set_role"}, {"ids", {bea}}}), "/role");
    EXPECT_EQ(place({{"action", "add_to_group"}, {"ids", {bea}}}), "/group_id");
    EXPECT_EQ(place({{"action", "add_to_group"}, {"ids", {bea}}, {"group_id", kNobody}}), "/group_id");
    EXPECT_EQ(place({{"action", "archive"}, {"filter", {{"colour", "red"}}}}), "/filter/colour");
    EXPECT_EQ(place({{"action", "archive"}, {"filter", {{"group_id", kNobody}}}}), "/filter/group_id");
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

TEST_F(BulkTest, M24_two_admins_who_lower_each_other_at_once_leave_one) {
    HttpClient bea = server.add_member("bea@example.com", core::Role::admin);
    const std::string ids[2] = {member_of(kAdminEmail), member_of("bea@example.com")};
    HttpClient clients[2] = {server.sign_in(kAdminEmail), std::move(bea)};
    for (int round = 0; round < 20; ++round) {
        int status[2] = {0, 0};
        std::vector<std::thread> threads;
        for (int i = 0; i < 2; ++i)
            threads.emplace_back([&, i] {
                // Ada is an instance admin: her rights don't go with the role.
                status[i] = clients[i].patch(member(ids[1 - i]), {{"role", "builder"}}).status;
            });
        for (std::thread& thread : threads) thread.join();
        EXPECT_EQ((status[0] == 200) + (status[1] == 200), 1) << status[0] << " " << status[1];
        EXPECT_EQ(admin.get(std::string(kMembers) + "?role=admin&status=active")["total"], 1);
        for (const std::string& id : ids) ASSERT_EQ(admin.patch(member(id), {{"role", "admin"}}).status, 200);
    }
}

TEST_F(BulkTest, M52_the_last_seat_is_not_given_in_two_workspaces_at_once) {
    server.add_workspace("Other");
    HttpClient clients[2] = {server.sign_in(kAdminEmail), server.sign_in(kAdminEmail)};
    const std::string paths[2] = {kMembers, "/workspaces/other/members"};
    for (int round = 0; round < 10; ++round) {
        core::InstanceSettings settings = server.services().store.snapshot()->instance->settings;
        settings.user_limit = server.services().store.snapshot()->instance->seats.users + 1;
        server.change(core::ChangeSettings{settings}, "");
        int status[2] = {0, 0};
        std::vector<std::thread> threads;
        for (int i = 0; i < 2; ++i)
            threads.emplace_back([&, i] {
                const std::string email = "p" + std::to_string(round) + (i ? "b" : "a") + "@example.com";
                status[i] = clients[i].post(paths[i], {{"email", email}, {"name", "P"}, {"role", "end_user"}}).status;
            });
        for (std::thread& thread : threads) thread.join();
        EXPECT_EQ(std::min(status[0], status[1]), 201);
        EXPECT_EQ(std::max(status[0], status[1]), 409);
    }
}

}  // namespace
}  // namespace guildhall::test
