// What every reply carries, ETags, Idempotency-Key, the console's fallback.
#include <vector>

#include "api/context.h"
#include "api/endpoint.h"
#include "api/instance/endpoints.h"
#include "api/route_table.h"
#include "api/server_fixture.h"
#include "core/sha256.h"
#include "storage/database_error.h"
#include "storage/sqlite_connection.h"

namespace guildhall::test {
namespace {

using api::Context;
using api::Reply;
using api::Right;
using core::Result;

class RepliesTest : public ServerTest {};

const HttpHeaders kKey{{"Idempotency-Key", "k-1"}};

TEST_F(RepliesTest, every_reply_carries_the_security_headers) {
    auto admin = server.set_up();
    for (const char* path : {"/instance", "/nothing", "/workspaces/acme/groups", "//livez", "//readyz", "//api"}) {
        const auto answer = admin.get(path);
        EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff") << path;
        EXPECT_EQ(answer.header("Referrer-Policy"), "no-referrer") << path;
        EXPECT_EQ(answer.header("Cache-Control"), "no-store") << path;
        EXPECT_EQ(answer.header("Cross-Origin-Opener-Policy"), "same-origin") << path;
        EXPECT_EQ(answer.header("Cross-Origin-Resource-Policy"), "same-origin") << path;
        EXPECT_NE(answer.header("Content-Security-Policy").find("frame-ancestors 'none'"), std::string::npos) << path;
        EXPECT_EQ(answer.header("Strict-Transport-Security"), "") << path;
    }
}

TEST(replies, under_tls_there_is_hsts_and_the_host_cookie) {
    ApiServerOptions options;
    options.settings.base_url = "https://guild.example.com";
    ApiServer server(std::move(options));
    auto admin = server.set_up();
    EXPECT_TRUE(admin.cookies().contains("__Host-guildhall"));
    EXPECT_EQ(admin.get("/workspaces/acme/groups").status, 200);
    EXPECT_FALSE(admin.get("/instance").header("Strict-Transport-Security").empty());
    EXPECT_NE(api::session_cookie(server.services(), "x", kAdminEmail).find("; Secure"), std::string::npos);
}

TEST_F(RepliesTest, livez_readyz_and_the_document_answer) {
    auto client = server.client();
    EXPECT_EQ(client.get("//livez").text("/status"), "ok");
    EXPECT_EQ(client.get("//readyz").text("/status"), "ok");
    EXPECT_EQ(client.get("/openapi.json").text("/openapi"), "3.1.0");
    EXPECT_EQ(client.get("/instance")["/setup_required"], true);
    server.services().stop_soon();
    EXPECT_EQ(client.get("//livez").status, 200);
    EXPECT_EQ(client.get("//readyz").status, 503);
}

TEST_F(RepliesTest, an_object_has_an_etag_and_is_304_while_unchanged) {
    auto admin = server.set_up();
    const std::string id = admin.post("/workspaces/acme/groups", {{"name", "HR"}}).text("/id");
    const auto shown = admin.get("/workspaces/acme/groups/" + id);
    const std::string etag = shown.header("ETag");
    ASSERT_FALSE(etag.empty());
    const auto again = admin.get("/workspaces/acme/groups/" + id, {{"If-None-Match", etag}});
    EXPECT_EQ(again.status, 304);
    EXPECT_TRUE(again.body.empty());
    EXPECT_EQ(admin.get("/workspaces/acme/groups/" + id, {{"If-None-Match", "\"other\""}}).status, 200);
}

TEST_F(RepliesTest, an_idempotency_key_replays_the_first_reply) {
    auto admin = server.set_up();
    const std::string groups = "/workspaces/acme/groups";
    const auto first = admin.post(groups, {{"name", "HR"}}, kKey);
    ASSERT_EQ(first.status, 201) << first.body;
    const auto second = admin.post(groups, {{"name", "HR"}}, kKey);
    EXPECT_EQ(second.status, 201);
    EXPECT_EQ(second.body, first.body);
    EXPECT_EQ(second.header("Idempotent-Replayed"), "true");
    EXPECT_EQ(second.header("Guildhall-Revision"), first.header("Guildhall-Revision"));
    EXPECT_EQ(first.header("Idempotent-Replayed"), "");
    EXPECT_EQ(admin.post(groups, {{"name", "HR"}}).text("/code"), "name_taken");
}

TEST_F(RepliesTest, a_request_whose_reply_is_lost_is_not_done_a_second_time) {
    HttpClient admin = server.set_up();
    const boost::json::object robot{{"name", "Robot"}, {"scopes", {"members:read"}}};
    // As where the server ends between the change and the keeping of its reply.
    auto other = storage::open_sqlite(server.database(), storage::OpenMode::writer);
    other->run_script(
        "CREATE TRIGGER lost BEFORE INSERT ON idempotency_keys WHEN NEW.status <> 0 "
        "BEGIN SELECT RAISE(ABORT, 'lost'); END");
    EXPECT_EQ(admin.post("/workspaces/acme/tokens", robot, kKey).status, 201);
    const HttpAnswer again = admin.post("/workspaces/acme/tokens", robot, kKey);
    EXPECT_EQ(again.status, 409) << again.body;
    EXPECT_EQ(again["code"], "idempotency_conflict");
    EXPECT_NE(again.text("/detail").find("was done"), std::string::npos);
    EXPECT_EQ(admin.get("/workspaces/acme/tokens")["total"], 1);
    EXPECT_EQ(admin.post("/workspaces/acme/tokens", robot, {{"Idempotency-Key", "k-2"}}).status, 201)
        << "under another key it is another one";
    // What was refused isn't noted.
    const boost::json::object faulty{
        {"name", "Robot"}, {"scopes", {"members:read"}}, {"expires_at", "2020-01-01T00:00:00Z"}};
    for (int i = 0; i < 2; ++i)
        EXPECT_EQ(admin.post("/workspaces/acme/tokens", faulty, {{"Idempotency-Key", "k-3"}}).status, 400);
}

TEST_F(RepliesTest, an_idempotency_key_is_bound_to_the_request_and_the_caller) {
    auto admin = server.set_up();
    const std::string groups = "/workspaces/acme/groups";
    ASSERT_EQ(admin.post(groups, {{"name", "HR"}}, kKey).status, 201);
    EXPECT_EQ(admin.post(groups, {{"name", "Sales"}}, kKey).text("/code"), "idempotency_conflict");
    EXPECT_EQ(admin.post(groups + "?confirm=x", {{"name", "HR"}}, kKey).status, 201) << "confirm doesn't count";
    auto other = server.add_member("bob@example.com", core::Role::admin);
    EXPECT_EQ(other.post(groups, {{"name", "Sales"}}, kKey).status, 201);
    server.clock().advance(23 * core::kHour);
    EXPECT_EQ(admin.post(groups, {{"name", "Sales"}}, kKey).text("/code"), "idempotency_conflict");
    server.services().activity.flush();
    server.clock().advance(2 * core::kHour);
    EXPECT_EQ(admin.post(groups, {{"name", "Support"}}, kKey).status, 201) << "kept for a day";
}

TEST_F(RepliesTest, a_kept_request_is_hashed_with_a_key_so_that_no_copy_of_the_database_tells_what_was_in_it) {
    auto admin = server.set_up();
    ASSERT_EQ(admin.post("/workspaces/acme/groups", {{"name", "HR"}}, kKey).status, 201);
    const auto kept = server.services().store.read([](storage::Connection& connection) {
        return connection.query_value<core::Sha256>("SELECT request_hash FROM idempotency_keys");
    });
    const std::string request = R"([]{"name":"HR"})";
    EXPECT_EQ(kept, server.services().keys.request_hash(request));
    EXPECT_NE(kept, core::sha256(request)) << "anybody could try what gives it";
    EXPECT_NE(kept, service::Keys(service::Key()).request_hash(request)) << "another key gives another hash";
}

TEST_F(RepliesTest, a_password_leaves_no_kept_reply) {
    auto admin = server.set_up();
    const boost::json::object body{{"current_password", kPassword}, {"new_password", "a brand new one 99"}};
    ASSERT_EQ(admin.post("/me/password", body, kKey).status, 204);
    EXPECT_EQ(server.services().store.read([](storage::Connection& connection) {
        return connection.query_value<int>("SELECT COUNT(*) FROM idempotency_keys");
    }),
              0);
}

TEST_F(RepliesTest, a_refused_request_does_not_use_up_its_key) {
    auto admin = server.set_up();
    const std::string groups = "/workspaces/acme/groups";
    EXPECT_EQ(admin.post(groups, {{"name", "Admin"}}, kKey).status, 400);
    EXPECT_EQ(admin.post(groups + "?dry_run=true", {{"name", "HR"}}, kKey).status, 200);
    EXPECT_EQ(admin.post(groups, {{"name", "HR"}}, kKey).status, 201);
    EXPECT_EQ(admin.post(groups, {{"name", "X"}}, {{"Idempotency-Key", "ä"}}).status, 400);
}

Result<Reply> make_secret(Context&) {
    Reply reply = Reply::created(boost::json::object{{"secret", "shown once"}});
    reply.replayed_as(boost::json::object{{"secret", nullptr}});
    return reply;
}
Result<Reply> fail_hard(Context&) { throw std::runtime_error("private words"); }
Result<Reply> run_out_of_disk(Context&) {
    throw storage::DatabaseError(storage::DatabaseErrorKind::full, "private words");
}
Result<Reply> show_thing(Context&) { return Reply::ok(boost::json::object{{"name", "thing"}}); }
Result<Reply> edit_thing(Context&) { return Reply::ok(boost::json::object{{"name", "thing"}}); }

ApiServerOptions with_special_endpoints() {
    ApiServerOptions options;
    options.endpoints = api::instance_endpoints();
    options.endpoints->push_back(api::post("/secrets", Right::session, api::kAnyScope, make_secret).no_body());
    options.endpoints->push_back(api::get("/failure", Right::public_, api::kAnyScope, fail_hard));
    options.endpoints->push_back(api::get("/full", Right::public_, api::kAnyScope, run_out_of_disk));
    options.endpoints->push_back(
        api::patch("/thing", Right::session, api::kAnyScope, edit_thing).no_body().if_match(show_thing));
    options.console = {{"/index.html", "text/html", "<!doctype html>"},
                       {"/assets/app-1.js", "text/javascript", "1", {}, {}, http::Caching::immutable}};
    return options;
}

TEST(replies, a_replay_shows_null_for_a_secret) {
    ApiServer server(with_special_endpoints());
    auto admin = server.set_up();
    EXPECT_EQ(admin.post("/secrets", boost::json::object{}, kKey).text("/secret"), "shown once");
    const auto replay = admin.post("/secrets", boost::json::object{}, kKey);
    EXPECT_EQ(replay.status, 201);
    EXPECT_TRUE(replay["/secret"].is_null());
    EXPECT_EQ(replay.body, "{\"secret\":null}");
    EXPECT_EQ(admin.post("/secrets", {{"x", 1}}).text("/errors/0/code"), "unknown_field");
}

TEST(replies, what_goes_wrong_is_told_without_its_words) {
    ApiServer server(with_special_endpoints());
    auto client = server.client();
    const auto internal = client.get("/failure");
    EXPECT_EQ(internal.status, 500);
    EXPECT_EQ(internal.text("/code"), "internal");
    const auto full = client.get("/full");
    EXPECT_EQ(full.status, 503);
    EXPECT_EQ(full.text("/code"), "unavailable");
    EXPECT_NE(full.text("/detail").find("disk is full"), std::string::npos);
    for (const auto& answer : {internal, full}) EXPECT_EQ(answer.body.find("private"), std::string::npos);
}

TEST(replies, if_match_with_another_state_is_412) {
    ApiServer server(with_special_endpoints());
    auto admin = server.set_up();
    const auto edited = admin.patch("/thing", boost::json::object{});
    EXPECT_EQ(edited.status, 200);
    const std::string etag = edited.header("ETag");
    EXPECT_EQ(admin.patch("/thing", boost::json::object{}, {{"If-Match", etag}}).status, 200);
    EXPECT_EQ(admin.patch("/thing", boost::json::object{}, {{"If-Match", "\"a\", " + etag}}).status, 200);
    EXPECT_EQ(admin.patch("/thing", boost::json::object{}, {{"If-Match", "*"}}).status, 200);
    const auto stale = admin.patch("/thing", boost::json::object{}, {{"If-Match", "\"old\""}});
    EXPECT_EQ(stale.status, 412);
    EXPECT_EQ(stale.text("/code"), "precondition_failed");
    EXPECT_EQ(admin.patch("/thing", boost::json::object{}, {{"If-Match", "W/" + etag}}).status, 412);
}

TEST(replies, the_console_answers_every_path_that_is_not_the_apis) {
    ApiServer server(with_special_endpoints());
    auto client = server.client();
    for (const char* path : {"//", "//acme/users", "//sign-in"}) {
        const auto page = client.get(path);
        EXPECT_EQ(page.status, 200) << path;
        EXPECT_EQ(page.body, "<!doctype html>") << path;
        EXPECT_NE(page.header("Content-Security-Policy").find("script-src 'self'"), std::string::npos);
        EXPECT_EQ(page.header("Content-Security-Policy").find("unsafe"), std::string::npos);
    }
    EXPECT_NE(client.get("//assets/app-1.js").header("Cache-Control").find("immutable"), std::string::npos);
    EXPECT_EQ(client.get("//assets/app-2.js").status, 404);
    EXPECT_EQ(client.get("//api/v2/x").text("/code"), "not_found");
    EXPECT_EQ(client.post("//acme").status, 405);
}

}  // namespace
}  // namespace guildhall::test
