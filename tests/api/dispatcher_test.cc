// The order of questions before a handler (api.md, "Who sees what"), over real HTTP.
#include "api/caller.h"
#include "api/endpoint.h"
#include "api/server_fixture.h"

namespace guildhall::test {
namespace {

using core::Role;
using service::Scope;

class DispatcherTest : public ServerTest {};

TEST_F(DispatcherTest, a_group_is_made_shown_and_listed) {
    auto admin = server.set_up();
    const auto made = admin.post("/workspaces/acme/groups", {{"name", "HR"}});
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.text("/name"), "HR");
    EXPECT_FALSE(made.header("Guildhall-Revision").empty());
    const auto shown = admin.get("/workspaces/acme/groups/" + made.text("/id"));
    EXPECT_EQ(shown.status, 200);
    EXPECT_EQ(shown.json(), made.json());
    const auto list = admin.get("/workspaces/acme/groups?limit=2");
    EXPECT_EQ(list["/total"], 4);
    EXPECT_EQ(list["/items"].as_array().size(), 2U);
    const auto rest = admin.get("/workspaces/acme/groups?limit=2&cursor=" + list.text("/next_cursor"));
    EXPECT_EQ(rest.text("/items/1/name"), "HR");
    EXPECT_TRUE(rest["/next_cursor"].is_null());
}

TEST_F(DispatcherTest, a_dry_run_writes_nothing_and_shows_the_plan) {
    auto admin = server.set_up();
    const auto plan = admin.post("/workspaces/acme/groups?dry_run=true", {{"name", "HR"}});
    EXPECT_EQ(plan.status, 200) << plan.body;
    EXPECT_FALSE(plan.text("/plan/digest").empty());
    EXPECT_EQ(plan["/plan/seats/users/after"], 1);
    EXPECT_EQ(admin.get("/workspaces/acme/groups")["/total"], 3);
}

TEST_F(DispatcherTest, nobody_gets_401_and_a_stranger_404_for_everything_below_a_workspace) {
    server.set_up();
    server.add_workspace("Other");
    auto nobody = server.client();
    EXPECT_EQ(nobody.get("/workspaces/acme/groups").status, 401);
    EXPECT_EQ(nobody.get("/workspaces/nowhere/groups").status, 401);
    auto stranger = server.add_member("eve@example.com", Role::end_user, "other");
    const auto closed = stranger.get("/workspaces/acme/groups", {{"X-Request-ID", "a"}});
    const auto missing = stranger.get("/workspaces/nowhere/groups", {{"X-Request-ID", "a"}});
    EXPECT_EQ(closed.status, 404);
    EXPECT_EQ(closed.body, missing.body);
}

TEST_F(DispatcherTest, a_member_without_the_right_gets_403_whether_the_object_exists_or_not) {
    auto admin = server.set_up();
    auto member = server.add_member("bob@example.com");
    const std::string group = admin.post("/workspaces/acme/groups", {{"name", "HR"}}).text("/id");
    const auto there = member.get("/workspaces/acme/groups/" + group, {{"X-Request-ID", "a"}});
    const auto missing = member.get("/workspaces/acme/groups/no-such-id", {{"X-Request-ID", "a"}});
    EXPECT_EQ(there.status, 403);
    EXPECT_EQ(there.body, missing.body);
    EXPECT_EQ(admin.get("/workspaces/acme/groups/no-such-id").status, 404);
}

TEST_F(DispatcherTest, M11_the_gate_names_its_reason) {
    auto admin = server.set_up();
    auto member = server.add_member("bob@example.com", Role::builder);
    server.change(core::ArchiveMember{*core::MemberId::parse(server.member_id("bob@example.com"))});
    const auto refused = member.get("/workspaces/acme/groups");
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(refused.text("/reason"), "member_archived");
}

TEST_F(DispatcherTest, another_workspaces_object_answers_byte_for_byte_like_a_missing_one) {
    auto admin = server.set_up();
    server.add_workspace("Other");
    const std::string group = admin.post("/workspaces/other/groups", {{"name", "HR"}}).text("/id");
    const auto foreign = admin.get("/workspaces/acme/groups/" + group, {{"X-Request-ID", "a"}});
    const auto missing = admin.get("/workspaces/acme/groups/" + server.member_id(kAdminEmail), {{"X-Request-ID", "a"}});
    EXPECT_EQ(foreign.status, 404);
    EXPECT_EQ(foreign.body, missing.body);
}

TEST_F(DispatcherTest, unknown_paths_and_methods_are_problems) {
    auto admin = server.set_up();
    EXPECT_EQ(admin.get("/nothing").text("/code"), "not_found");
    const auto wrong = admin.del("/workspaces/acme/groups");
    EXPECT_EQ(wrong.status, 405);
    EXPECT_EQ(wrong.text("/code"), "method_not_allowed");
    EXPECT_EQ(wrong.header("Allow"), "GET, HEAD, OPTIONS, POST");
    EXPECT_EQ(wrong.header("Content-Type"), "application/problem+json");
    EXPECT_EQ(admin.send("OPTIONS", "/workspaces/acme/groups").status, 204);
    EXPECT_EQ(admin.send("HEAD", "/workspaces/acme/groups").status, 200);
}

TEST_F(DispatcherTest, the_request_id_is_echoed_where_it_is_one_and_made_where_not) {
    auto client = server.client();
    EXPECT_EQ(client.get("/instance", {{"X-Request-ID", "abc-1.2_3"}}).header("X-Request-ID"), "abc-1.2_3");
    EXPECT_EQ(client.get("/instance", {{"X-Request-ID", "a b"}}).header("X-Request-ID").size(), 36U);
    const auto problem = client.get("/nothing", {{"X-Request-ID", "xyz"}});
    EXPECT_EQ(problem.text("/request_id"), "xyz");
}

TEST_F(DispatcherTest, queries_are_strict) {
    auto admin = server.set_up();
    const std::string groups = "/workspaces/acme/groups";
    for (const char* query : {"?nonsense=1", "?limit=1&limit=2", "?limit=0", "?limit=201", "?limit=x", "?sort=size",
                              "?cursor=abc", "?kind=other", "?q=%ff", "?q=%00", "?min_revision=-1"}) {
        const auto refused = admin.get(groups + query);
        EXPECT_EQ(refused.status, 400) << query;
        EXPECT_EQ(refused.text("/code"), "invalid_request") << query;
    }
    EXPECT_EQ(admin.post(groups + "?dry_run=yes", {{"name", "HR"}}).status, 400);
}

TEST_F(DispatcherTest, bodies_are_strict_json) {
    auto admin = server.set_up();
    const std::string groups = "/workspaces/acme/groups";
    const HttpHeaders json{{"Content-Type", "application/json"}};
    EXPECT_EQ(admin.send("POST", groups, "{\"name\":\"A\",\"name\":\"B\"}", json).text("/errors/0/code"), "duplicate");
    EXPECT_EQ(admin.send("POST", groups, "{\"name\":", json).text("/errors/0/code"), "malformed");
    EXPECT_EQ(admin.send("POST", groups, "[]", json).text("/errors/0/code"), "wrong_type");
    EXPECT_EQ(admin.post(groups, {{"name", nullptr}}).text("/errors/0/pointer"), "/name");
    EXPECT_EQ(admin.post(groups, {{"name", "HR"}, {"kind", "role"}}).text("/errors/0/pointer"), "/kind");
    EXPECT_EQ(admin.post(groups).text("/errors/0/code"), "missing");
    EXPECT_EQ(admin.post(groups, {{"name", "Builder"}}).text("/code"), "reserved_name");
    EXPECT_EQ(admin.send("POST", groups, "name=HR", {{"Content-Type", "text/plain"}}).status, 415);
    EXPECT_EQ(admin.send("POST", groups, "{\"name\":\"HR\"}").status, 415);
    EXPECT_EQ(admin.get(groups)["/total"], 3);
}

TEST_F(DispatcherTest, nobody_in_particular_sends_much) {
    auto admin = server.set_up();
    auto nobody = server.client();
    const boost::json::object large{{"email", std::string(20'000, 'x')}, {"password", "x"}};
    EXPECT_EQ(nobody.post("/session", large).status, 413);
    EXPECT_EQ(nobody.post("/workspaces/acme/groups", {{"name", std::string(20'000, 'x')}}).status, 401);
    EXPECT_EQ(admin.post("/workspaces/acme/groups", {{"name", std::string(20'000, 'x')}}).status, 400) << "control";
}

TEST_F(DispatcherTest, unsafe_requests_with_a_cookie_must_come_from_the_same_origin) {
    auto admin = server.set_up();
    const std::string groups = "/workspaces/acme/groups?dry_run=true";
    const auto status = [&](HttpHeaders headers) { return admin.post(groups, {{"name", "HR"}}, headers).status; };
    const std::string base = server.services().settings.base_url;
    EXPECT_EQ(status({{"Sec-Fetch-Site", "same-origin"}}), 200);
    EXPECT_EQ(status({{"Sec-Fetch-Site", "none"}}), 200);
    EXPECT_EQ(status({{"Sec-Fetch-Site", ""}, {"Origin", base}}), 200);
    EXPECT_EQ(status({{"Sec-Fetch-Site", ""}}), 403);
    EXPECT_EQ(status({{"Sec-Fetch-Site", "cross-site"}}), 403);
    EXPECT_EQ(status({{"Sec-Fetch-Site", ""}, {"Origin", "https://evil.example"}}), 403);
    EXPECT_EQ(status({{"Origin", "null"}}), 403);
    auto token = server.with_token(kAdminEmail, {Scope::groups_write});
    EXPECT_EQ(token.post(groups, {{"name", "HR"}}, {{"Sec-Fetch-Site", ""}}).status, 200);
}

TEST_F(DispatcherTest, a_session_ends_when_idle_and_at_its_absolute_end) {
    auto admin = server.set_up();
    EXPECT_EQ(admin.get("/workspaces/acme/groups").status, 200);
    server.clock().advance(23 * core::kHour);
    EXPECT_EQ(admin.get("/workspaces/acme/groups").status, 200);
    server.services().activity.flush();
    server.clock().advance(23 * core::kHour);
    EXPECT_EQ(admin.get("/workspaces/acme/groups").status, 200);
    server.services().activity.flush();
    server.clock().advance(25 * core::kHour);
    EXPECT_EQ(admin.get("/workspaces/acme/groups").status, 401);

    auto again = server.sign_in(kAdminEmail);
    for (int hours = 0; hours < 14 * 24 - 12; hours += 12) {
        server.clock().advance(12 * core::kHour);
        ASSERT_EQ(again.get("/workspaces/acme/groups").status, 200) << hours;
        server.services().activity.flush();
    }
    server.clock().advance(12 * core::kHour);
    EXPECT_EQ(again.get("/workspaces/acme/groups").status, 401);
}

TEST_F(DispatcherTest, M11_an_archived_account_is_nobody_even_where_a_session_or_token_of_it_is_left) {
    server.set_up();
    const auto left_of = [&](const std::string& email) {
        service::SystemRandom random;
        std::vector<HttpClient> clients;
        const core::UserId user = server.user_id(email);
        const core::WorkspaceId workspace = server.workspace()->id;
        service::ScopeSet scopes;
        scopes.add(Scope::decisions_read);
        const auto done = server.services().store.write([&](service::Tx& tx) -> core::Result<core::Done> {
            const core::Time end = tx.now + core::kHour;
            const service::FreshToken cookie = service::make_token(random), token = service::make_token(random);
            tx.add_session({tx.ids.next<core::SessionId>(), user, cookie.hash, tx.now, tx.now, end, tx.now, "", ""});
            clients.push_back(server.client());
            clients.back().set_cookie(api::session_cookie_name(server.services().settings),
                                      std::string(cookie.text.reveal()));
            const std::string text = std::string(service::kTokenPrefix) + std::string(token.text.reveal());
            tx.add_token({tx.ids.next<core::TokenId>(),
                          workspace,
                          user,
                          "Left",
                          scopes,
                          service::hash_token(text),
                          tx.now,
                          {},
                          {}});
            clients.push_back(server.client());
            clients.back().use_token(text);
            return core::Done{};
        });
        EXPECT_TRUE(done.ok());
        return clients;
    };
    for (const char* email : {"bob@example.com", "gil@example.com"}) server.add_member(email);
    server.change(core::ArchiveUser{server.user_id("gil@example.com"), false}, "");
    for (HttpClient& gone : left_of("gil@example.com"))
        EXPECT_EQ(gone.post("//workspaces/acme/access/v1/search/action", boost::json::object()).status, 401);
    for (HttpClient& there : left_of("bob@example.com"))
        EXPECT_EQ(there.post("//workspaces/acme/access/v1/search/action", boost::json::object()).status, 400)
            << "control: in, and told what is missing";
}

/// A head as it may come from the wire, twice the same header included.
http::RequestHead head_with(std::initializer_list<http::Header> headers) {
    http::RequestHead head;
    head.headers = headers;
    return head;
}

TEST_F(DispatcherTest, two_headers_that_say_who_or_whence_are_refused_even_where_both_are_right) {
    auto admin = server.set_up();
    const auto& services = server.services();
    const auto snapshot = services.store.snapshot();
    const std::string cookie =
        std::string(api::session_cookie_name(services.settings)) + "=" + admin.cookies().begin()->second;
    const auto found = [&](std::initializer_list<http::Header> headers) {
        return api::find_caller(head_with(headers), *snapshot, services.settings, services.clock.now());
    };
    const auto once = found({{"Cookie", cookie}, {"Authorization", "Basic x"}});
    EXPECT_TRUE(once.ok() && once->account) << "control: another scheme isn't ours";
    EXPECT_FALSE(found({{"Cookie", cookie}, {"Authorization", "Basic x"}, {"Authorization", "Basic x"}}).ok());
    const std::string& own = services.settings.base_url;
    const auto from = [&](std::initializer_list<http::Header> headers) {
        return api::check_origin(head_with(headers), services.settings, true).ok();
    };
    EXPECT_TRUE(from({{"Origin", own}})) << "control";
    EXPECT_FALSE(from({{"Origin", own}, {"Origin", own}}));
    EXPECT_FALSE(from({{"Sec-Fetch-Site", "none"}, {"Sec-Fetch-Site", "none"}}));
    EXPECT_FALSE(from({{"Sec-Fetch-Site", "none"}, {"Origin", "null"}})) << "a sandboxed page";
}

TEST_F(DispatcherTest, M37_a_token_has_its_scopes_and_its_workspace_only) {
    auto admin = server.set_up();
    server.add_workspace("Other");
    auto reader = server.with_token(kAdminEmail, {Scope::groups_read});
    EXPECT_EQ(reader.get("/workspaces/acme/groups").status, 200);
    EXPECT_EQ(reader.post("/workspaces/acme/groups", {{"name", "HR"}}).status, 403);
    EXPECT_EQ(reader.get("/workspaces/other/groups").status, 404);
    auto wrong = server.with_token(kAdminEmail, {Scope::members_read});
    EXPECT_EQ(wrong.get("/workspaces/acme/groups").status, 403);
    auto of_instance = server.with_token(kAdminEmail, {Scope::groups_read}, "");
    EXPECT_EQ(of_instance.get("/workspaces/other/groups").status, 200);
    auto made_up = server.client();
    made_up.use_token("guild_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    EXPECT_EQ(made_up.get("/workspaces/acme/groups").status, 401);
    EXPECT_EQ(made_up.get("/instance").status, 200);
}

TEST_F(DispatcherTest, with_token_and_cookie_the_token_counts) {
    auto admin = server.set_up();
    auto reader = server.with_token(kAdminEmail, {Scope::groups_read});
    for (const auto& [name, value] : admin.cookies()) reader.set_cookie(name, value);
    EXPECT_EQ(reader.get("/workspaces/acme/groups").status, 200);
    EXPECT_EQ(reader.post("/workspaces/acme/groups", {{"name", "HR"}}).status, 403);
}

}  // namespace
}  // namespace guildhall::test
