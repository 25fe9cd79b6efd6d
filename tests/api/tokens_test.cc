// API tokens over HTTP (M37): made in a recent session, shown once, never more than their maker.
#include <gtest/gtest.h>

#include "api/server_fixture.h"

namespace guildhall::test {
namespace {

using boost::json::array;
using boost::json::object;

struct tokens : ServerTest {
    HttpClient ada = server.set_up();

    static object body(const array& scopes = {"groups:read"}) { return {{"name", "CI"}, {"scopes", scopes}}; }
    HttpClient with(const HttpAnswer& made) {
        HttpClient client = server.client();
        client.use_token(made.text("secret"));
        return client;
    }
};

constexpr const char* kTokens = "/workspaces/acme/tokens";

}  // namespace

TEST_F(tokens, are_made_shown_once_listed_and_ended) {
    const HttpAnswer made = ada.post(kTokens, body(), {{"Idempotency-Key", "k"}});
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_TRUE(made.text("secret").starts_with("guild_"));
    EXPECT_EQ(made.text("secret").size(), 6u + 43u);
    EXPECT_EQ(made["/made_by/email"], kAdminEmail);
    EXPECT_EQ(made["expires_at"], nullptr);
    EXPECT_EQ(ada.post(kTokens, body(), {{"Idempotency-Key", "k"}})["secret"], nullptr) << "a replay doesn't show it";
    HttpClient robot = with(made);
    EXPECT_EQ(robot.get("/workspaces/acme/groups").status, 200);
    server.services().activity.flush();
    const HttpAnswer listed = ada.get(kTokens);
    EXPECT_EQ(listed["total"], 1);
    EXPECT_EQ(listed["/items/0/name"], "CI");
    EXPECT_EQ(listed["/items/0/scopes"], array{"groups:read"});
    EXPECT_NE(listed["/items/0/last_used_at"], nullptr);
    EXPECT_EQ(listed.body.find(made.text("secret")), std::string::npos);
    const std::string path = std::string(kTokens) + "/" + made.text("id");
    EXPECT_EQ(ada.del("/instance/tokens/" + made.text("id")).status, 404) << "it isn't the instance's";
    EXPECT_EQ(ada.del(path).status, 204);
    EXPECT_EQ(ada.del(path).status, 404);
    EXPECT_EQ(robot.get("/workspaces/acme/groups").status, 401) << "at the next request";
    EXPECT_EQ(ada.get(kTokens)["total"], 0);
}

TEST_F(tokens, are_sorted_searched_and_paged) {
    for (const char* name : {"beta", "Alpha", "gamma"}) {
        object fields = body();
        fields["name"] = name;
        if (std::string(name) == "beta") fields["expires_at"] = "2030-01-01T00:00:00Z";
        ASSERT_EQ(ada.post(kTokens, fields).status, 201);
        server.clock().advance(1);
    }
    const auto first = [&](const std::string& query) { return ada.get(kTokens + query)["/items/0/name"]; };
    EXPECT_EQ(first(""), "Alpha");
    EXPECT_EQ(first("?sort=-created_at"), "gamma");
    EXPECT_EQ(first("?sort=expires_at"), "beta");
    EXPECT_EQ(first("?q=GAM"), "gamma");
    const HttpAnswer page = ada.get(std::string(kTokens) + "?limit=2");
    EXPECT_EQ(first("?limit=2&cursor=" + page.text("next_cursor")), "gamma");
    EXPECT_EQ(ada.get(std::string(kTokens) + "?sort=secret").status, 400);
}

TEST_F(tokens, refuse_faulty_fields_by_name) {
    const auto error = [&](const object& fields) { return ada.post(kTokens, fields)["/errors/0/pointer"]; };
    EXPECT_EQ(error({{"name", "CI"}}), "/scopes");
    EXPECT_EQ(error(body({})), "/scopes");
    EXPECT_EQ(error(body({"everything"})), "/scopes/0");
    EXPECT_EQ(error(body({"instance:read"})), "/scopes") << "for instance tokens only";
    EXPECT_EQ(error({{"name", ""}, {"scopes", array{"groups:read"}}}), "/name");
    object late = body();
    late["expires_at"] = "2020-01-01T00:00:00Z";
    EXPECT_EQ(error(late), "/expires_at");
    object wrong = body();
    wrong["scopes"] = "groups:read";
    EXPECT_EQ(error(wrong), "/scopes");
    wrong["scopes"] = nullptr;
    EXPECT_EQ(error(wrong), "/scopes");
    EXPECT_EQ(ada.post("/instance/tokens", body({"instance:read"})).status, 201);
}

TEST_F(tokens, M37_are_made_by_admins_in_a_recent_session_and_by_no_token) {
    HttpClient ben = server.add_member("ben@example.com", core::Role::builder);
    HttpClient boss = server.add_member("boss@example.com", core::Role::admin);
    EXPECT_EQ(ben.post(kTokens, body()).status, 403);
    EXPECT_EQ(ben.get(kTokens).status, 403);
    EXPECT_EQ(server.client().get(kTokens).status, 401);
    EXPECT_EQ(boss.post("/instance/tokens", body()).status, 403);
    server.add_workspace("Beta");
    EXPECT_EQ(boss.post("/workspaces/beta/tokens", body()).status, 404);
    EXPECT_EQ(boss.post(kTokens, body()).status, 201);
    HttpClient robot =
        server.with_token(kAdminEmail, {service::Scope::members_write, service::Scope::groups_write}, "");
    EXPECT_EQ(robot.post(kTokens, body()).status, 403);
    server.clock().advance(10 * core::kMinute + 1);
    EXPECT_EQ(boss.post(kTokens, body())["code"], "reauthentication_required");
}

TEST_F(tokens, M37_the_use_case_refuses_a_token_by_itself_whatever_else_is_right) {
    service::Call call;
    call.caller.actor.user = server.user_id(kAdminEmail);
    call.caller.confirmed_at = server.clock().now();
    call.change_id = server.services().ids.next_uuid();
    (void)server.services().store.write([&](service::Tx& tx) -> core::Result<core::Done> {
        call.caller.session = server.services().accounts.open_session(tx, call, call.caller.actor.user).session.id;
        return core::Done{};
    });
    service::TokenFields fields;
    fields.name = "Robot";
    fields.scopes.add(service::Scope::members_read);
    const auto make = [&] { return server.services().api_tokens.make(call, server.workspace()->id, fields); };
    EXPECT_TRUE(make().ok()) << "control";
    call.caller.token = server.services().ids.next<core::TokenId>();
    const auto refused = make();
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, core::ErrorCode::forbidden);
}

TEST_F(tokens, M37_act_as_their_maker_within_their_scopes_and_end_with_the_makers_right) {
    HttpClient boss = server.add_member("boss@example.com", core::Role::admin);
    const HttpAnswer made = boss.post(kTokens, body({"groups:read"}));
    HttpClient robot = with(made);
    EXPECT_EQ(robot.get("/workspaces/acme/groups").status, 200);
    EXPECT_EQ(robot.post("/workspaces/acme/groups", {{"name", "HR"}}).status, 403) << "another scope";
    server.add_workspace("Beta");
    EXPECT_EQ(robot.get("/workspaces/beta/groups").status, 404) << "a workspace's token is no member of another";
    EXPECT_EQ(robot.get("/me").status, 403);
    EXPECT_EQ(robot.get("/instance/users").status, 403);
    const auto member = *core::MemberId::parse(server.member_id("boss@example.com"));
    server.change(core::EditMember{member, core::Role::builder, {}, {}});
    EXPECT_EQ(robot.get("/workspaces/acme/groups").status, 403) << "never beyond what the maker holds now";
    server.change(core::ArchiveMember{member});
    const HttpAnswer closed = robot.get("/workspaces/acme/groups");
    EXPECT_EQ(closed.status, 403);
    EXPECT_EQ(closed["reason"], "member_archived");
}

TEST_F(tokens, end_at_their_end) {
    object fields = body();
    fields["expires_at"] = core::to_rfc3339(server.clock().now() + core::kHour);
    HttpClient robot = with(ada.post(kTokens, fields));
    server.clock().advance(core::kHour - 1);
    EXPECT_EQ(robot.get("/workspaces/acme/groups").status, 200);
    server.clock().advance(1);
    EXPECT_EQ(robot.get("/workspaces/acme/groups").status, 401);
}

}  // namespace guildhall::test
