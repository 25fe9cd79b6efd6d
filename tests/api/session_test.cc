// Set-up, sign-in, sessions and the caller's own account, over HTTP (security.md 7 to 10, 12).
#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <thread>

#include "api/server_fixture.h"

namespace guildhall::test {
namespace {

using boost::json::object;
using core::kMinute;
using core::kSecond;

object set_up_body() {
    return {{"email", "ada@example.com"}, {"name", "Ada"}, {"password", kPassword}, {"workspace_name", "Acme"}};
}

object sign_in_body(const std::string& email, const std::string& password = kPassword) {
    return {{"email", email}, {"password", password}};
}

ApiServerOptions with_setup_code() {
    ApiServerOptions options;
    options.settings.setup_code = "ABCD-EFGH";
    return options;
}

/// Works on one hash for about two seconds.
std::jthread keep_busy(service::PasswordHasher& hasher) {
    return std::jthread([&] {
        const std::string slow =
            "$argon2id$v=19$m=19456,t=200,p=1$" + std::string(22, 'A') + "$" + std::string(43, 'A');
        EXPECT_FALSE(hasher.verify(slow, service::Secret::copy_of("x"), "").value());
    });
}

void wait_until(const std::function<bool()>& holds) {
    for (int i = 0; i < 10000 && !holds(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

struct set_up : ServerTest {};
struct session : ServerTest {};
struct me : ServerTest {};

}  // namespace

TEST_F(set_up, makes_instance_admin_and_first_workspace_and_signs_in) {
    HttpClient ada = server.client();
    EXPECT_EQ(ada.get("/instance")["setup_required"], true);
    const HttpAnswer made = ada.post("/setup", set_up_body());
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made["/user/instance_admin"], true);
    EXPECT_EQ(made["/user/email_verified"], true);
    EXPECT_EQ(made["/workspaces/0/role"], "admin");
    EXPECT_EQ(made["/workspaces/0/slug"], "acme");
    EXPECT_EQ(ada.get("/me").text("/user/email"), "ada@example.com");
    EXPECT_EQ(ada.get("/instance")["setup_required"], false);
    const HttpAnswer again = server.client().post("/setup", set_up_body());
    EXPECT_EQ(again.status, 409);
    EXPECT_EQ(again["code"], "setup_done");
}

TEST_F(set_up, refuses_a_bad_password_and_what_is_no_field) {
    object body = set_up_body();
    body["password"] = "short";
    const HttpAnswer bad = server.client().post("/setup", body);
    EXPECT_EQ(bad.status, 400);
    EXPECT_EQ(bad["/errors/0/pointer"], "/password");
    EXPECT_EQ(bad["/errors/0/code"], "too_short");
    body = set_up_body();
    body["instance_admin"] = true;
    EXPECT_EQ(server.client().post("/setup", body)["/errors/0/code"], "unknown_field");
    for (const boost::json::value& wrong :
         {boost::json::value(), boost::json::value(7), boost::json::value(object())}) {
        body = set_up_body();
        body["password"] = wrong;
        EXPECT_EQ(server.client().post("/setup", body).status, 400);
    }
}

TEST_F(set_up, a_forwarded_request_needs_a_code_where_a_local_one_needs_none) {
    for (const char* header : {"Forwarded", "X-Forwarded-For", "x-forwarded-host"}) {
        const HttpAnswer refused = server.client().post("/setup", set_up_body(), {{header, "192.0.2.1"}});
        EXPECT_EQ(refused.status, 403) << header;
        EXPECT_EQ(refused["code"], "setup_code_required");
    }
    EXPECT_EQ(server.client().post("/setup", set_up_body()).status, 201);
}

TEST(set_up_code, is_demanded_compared_and_throttled) {
    ApiServer server(with_setup_code());
    HttpClient client = server.client();
    object body = set_up_body();
    EXPECT_EQ(client.post("/setup", body)["code"], "setup_code_required");
    body["setup_code"] = "ABCD-EFGX";
    for (int i = 0; i < 6; ++i) EXPECT_EQ(client.post("/setup", body)["code"], "setup_code_required");
    const HttpAnswer slowed = client.post("/setup", body);
    EXPECT_EQ(slowed.status, 429);
    EXPECT_EQ(slowed.header("Retry-After"), "1");
    body["setup_code"] = "ABCD-EFGH";
    EXPECT_EQ(client.post("/setup", body).status, 429) << "the right one too";
    server.clock().advance(kSecond);
    EXPECT_EQ(client.post("/setup", body).status, 201);
}

TEST_F(session, signs_in_shows_and_signs_out) {
    server.set_up();
    HttpClient ada = server.client();
    EXPECT_EQ(ada.get("/session").status, 401);
    const HttpAnswer made = ada.post("/session", sign_in_body(" ADA@example.com "));
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.json(), ada.get("/session").json());
    EXPECT_EQ(made.json(), ada.get("/me").json());
    const HttpAnswer out = ada.del("/session");
    EXPECT_EQ(out.status, 204);
    EXPECT_EQ(out.header("Set-Cookie").substr(0, 11), "guildhall=.") << "no session is left in it";
    EXPECT_EQ(ada.get("/me").status, 401);
    HttpClient thief = server.client();
    thief.set_cookie("guildhall", made.header("Set-Cookie").substr(10, 43));
    EXPECT_EQ(thief.get("/me").status, 401) << "the session has ended, not the cookie only";
}

TEST_F(session, its_cookie_is_for_this_site_and_no_script) {
    server.set_up();
    const std::string cookie = server.client().post("/session", sign_in_body(kAdminEmail)).header("Set-Cookie");
    EXPECT_TRUE(cookie.starts_with("guildhall="));
    for (const char* part : {"; Path=/", "; HttpOnly", "; SameSite=Lax"})
        EXPECT_NE(cookie.find(part), std::string::npos) << cookie;
    EXPECT_EQ(cookie.find("Secure"), std::string::npos) << "plain http on loopback";
    EXPECT_EQ(cookie.find("Domain"), std::string::npos);
}

TEST(session_over_https, has_a_secure_host_cookie) {
    ApiServerOptions options;
    options.settings.base_url = "https://guildhall.example.org";
    ApiServer server(options);
    server.set_up();
    const std::string cookie = server.client().post("/session", sign_in_body(kAdminEmail)).header("Set-Cookie");
    EXPECT_TRUE(cookie.starts_with("__Host-guildhall="));
    EXPECT_NE(cookie.find("; Secure"), std::string::npos);
}

TEST_F(session, known_and_unknown_accounts_answer_alike_with_the_same_work) {
    server.set_up();
    server.invite("pending@example.com");
    server.add_member("gone@example.com");
    server.change(core::ArchiveUser{server.user_id("gone@example.com"), false}, "");
    std::set<std::string> answers;
    for (const char* email :
         {kAdminEmail, "nobody@example.com", "pending@example.com", "gone@example.com", "no mail"}) {
        const std::size_t before = server.services().hasher.worked_out();
        const HttpAnswer answer =
            server.client().post("/session", sign_in_body(email, "wrong password 1"), {{"X-Request-ID", "same"}});
        EXPECT_EQ(answer.status, 401);
        EXPECT_EQ(server.services().hasher.worked_out(), before + 1) << email;
        answers.insert(answer.body);
    }
    EXPECT_EQ(answers.size(), 1u);
    EXPECT_EQ(server.client().post("/session", sign_in_body("gone@example.com")).status, 401) << "archived";
}

TEST_F(session, two_of_one_account_wait_for_the_hashing_whether_or_not_it_exists) {
    server.set_up();
    service::PasswordHasher& hasher = server.services().hasher;
    std::set<std::string> answers;
    for (const auto& [name, status] : {std::pair{"ada", 201}, std::pair{"nobody", 401}}) {
        const std::string email = std::string(name) + "@example.com";
        const std::size_t worked = hasher.worked_out();
        std::vector<std::jthread> threads;
        threads.push_back(keep_busy(hasher));
        wait_until([&] { return hasher.worked_out() > worked; });
        for (int i = 0; i < 2; ++i)
            threads.emplace_back([&server = server, email, status] {
                EXPECT_EQ(server.client().post("/session", sign_in_body(email)).status, status);
            });
        wait_until([&] { return hasher.waiting() == 2; });
        const std::string again = std::string(name) + "@Example.com";
        const HttpAnswer third = server.client().post("/session", sign_in_body(again), {{"X-Request-ID", "same"}});
        EXPECT_EQ(third.status, 503) << again;
        EXPECT_EQ(third.header("Retry-After"), "2");
        EXPECT_EQ(hasher.waiting(), 2U) << "the place was taken all the time";
        answers.insert(third.body);
    }
    EXPECT_EQ(answers.size(), 1U);
}

TEST_F(session, failures_are_slowed_down_before_hashing_and_a_success_ends_it) {
    server.set_up();
    HttpClient client = server.client();
    for (int i = 0; i < 6; ++i) EXPECT_EQ(client.post("/session", sign_in_body(kAdminEmail, "wrong")).status, 401);
    const std::size_t worked = server.services().hasher.worked_out();
    const HttpAnswer slowed = client.post("/session", sign_in_body(kAdminEmail));
    EXPECT_EQ(slowed.status, 429);
    EXPECT_EQ(slowed["code"], "rate_limited");
    EXPECT_EQ(slowed.header("Retry-After"), "1");
    EXPECT_EQ(server.services().hasher.worked_out(), worked);
    server.clock().advance(kSecond);
    EXPECT_EQ(client.post("/session", sign_in_body(kAdminEmail, "wrong")).status, 401);
    EXPECT_EQ(client.post("/session", sign_in_body(kAdminEmail)).header("Retry-After"), "2") << "the delay doubles";
    EXPECT_EQ(client.post("/session", sign_in_body("nobody@example.com", "wrong")).status, 401) << "others aren't";
    server.clock().advance(2 * kSecond);
    EXPECT_EQ(client.post("/session", sign_in_body(kAdminEmail)).status, 201);
    for (int i = 0; i < 5; ++i) EXPECT_EQ(client.post("/session", sign_in_body(kAdminEmail, "wrong")).status, 401);
    EXPECT_EQ(client.post("/session", sign_in_body(kAdminEmail)).status, 201) << "the count began anew";
}

TEST_F(session, what_was_typed_in_place_of_an_address_is_in_no_trail) {
    HttpClient admin = server.set_up();
    for (const char* typed : {"correct horse battery", "somebody@example.com"})
        EXPECT_EQ(server.client().post("/session", sign_in_body(typed, "wrong")).status, 401);
    const HttpAnswer trail = admin.get("/instance/audit-events?action=session.failed");
    EXPECT_EQ(trail["total"], 2) << trail.body;
    EXPECT_NE(trail.body.find("somebody@example.com"), std::string::npos);
    EXPECT_EQ(trail.body.find("correct horse"), std::string::npos) << trail.body;
}

TEST(session_behind_proxy, failures_count_for_the_client_that_a_trusted_proxy_names) {
    const auto statuses = [](const char* proxies, const std::vector<std::string>& forwarded) {
        ApiServerOptions options;
        options.settings.trusted_proxies = service::AddressRanges::parse(proxies).value();
        ApiServer server(options);
        server.set_up();
        HttpClient client = server.client();
        for (int i = 0; i < 6; ++i)
            client.post("/session", sign_in_body(kAdminEmail, "wrong"), {{"X-Forwarded-For", "203.0.113.7"}});
        std::vector<int> found;
        for (const std::string& from : forwarded)
            found.push_back(client.post("/session", sign_in_body(kAdminEmail), {{"X-Forwarded-For", from}}).status);
        return found;
    };
    const std::vector<std::string> asked = {"203.0.113.7", "198.51.100.1, 203.0.113.7",
                                            "198.51.100.1, 203.0.113.7, 127.0.0.1", "203.0.113.7, 198.51.100.1",
                                            "nonsense"};
    EXPECT_EQ(statuses("127.0.0.1, ::1", asked), (std::vector<int>{429, 429, 429, 201, 201}));
    // Whoever comes directly may write what they like: it is their own address that counts.
    EXPECT_EQ(statuses("", {"198.51.100.1"}), std::vector<int>{429});
}

TEST_F(session, unknown_accounts_are_slowed_down_alike) {
    server.set_up();
    HttpClient client = server.client();
    for (int i = 0; i < 6; ++i) client.post("/session", sign_in_body("nobody@example.com", "wrong"));
    EXPECT_EQ(client.post("/session", sign_in_body("Nobody@Example.com", "wrong")).status, 429);
}

TEST_F(session, ends_idle_after_a_day_and_anyway_after_14_days) {
    HttpClient ada = server.set_up();
    server.clock().advance(24 * core::kHour - 1);
    EXPECT_EQ(ada.get("/me").status, 200);
    server.clock().advance(1);
    EXPECT_EQ(ada.get("/me").status, 401) << "nobody wrote down that it was used";
    HttpClient busy = server.sign_in(kAdminEmail);
    for (int hours = 0; hours < 14 * 24 - 12; hours += 12) {
        server.clock().advance(12 * core::kHour);
        ASSERT_EQ(busy.get("/me").status, 200) << hours;
        server.services().activity.flush();
    }
    server.clock().advance(12 * core::kHour);
    EXPECT_EQ(busy.get("/me").status, 401);
}

TEST_F(session, guesses_at_confirm_and_password_are_throttled) {
    HttpClient ada = server.set_up();
    for (int i = 0; i < 3; ++i) ada.post("/session/confirm", {{"password", "wrong"}});
    for (int i = 0; i < 3; ++i)
        ada.post("/me/password", {{"current_password", "wrong"}, {"new_password", "another good one 77"}});
    EXPECT_EQ(ada.post("/session/confirm", {{"password", kPassword}}).status, 429);
}

TEST_F(session, needs_the_own_origin_for_all_that_changes_something) {
    HttpClient ada = server.set_up();
    const HttpHeaders foreign = {{"Sec-Fetch-Site", "cross-site"}, {"Origin", "https://evil.example"}};
    EXPECT_EQ(ada.patch("/me", {{"name", "Eve"}}, foreign).status, 403);
    EXPECT_EQ(ada.del("/session", foreign).status, 403);
    EXPECT_EQ(ada.post("/session", sign_in_body(kAdminEmail), foreign).status, 403);
    EXPECT_EQ(ada.get("/me").text("/user/name"), "Ada");
}

TEST_F(me, changes_the_own_name) {
    HttpClient ada = server.set_up();
    const HttpAnswer changed = ada.patch("/me", {{"name", " Ada Lovelace "}});
    EXPECT_EQ(changed.status, 200);
    EXPECT_EQ(changed.text("/user/name"), "Ada Lovelace");
    EXPECT_FALSE(changed.header("Guildhall-Instance-Revision").empty());
    EXPECT_EQ(ada.patch("/me", object()).status, 200) << "what is absent changes nothing";
    EXPECT_EQ(ada.patch("/me", {{"email", "eve@example.com"}})["/errors/0/code"], "unknown_field") << "M3";
    EXPECT_EQ(ada.patch("/me", {{"name", ""}}).status, 400);
}

TEST_F(me, shows_closed_workspaces_with_the_reason_and_whom_to_ask) {
    HttpClient ada = server.set_up();
    server.add_workspace("Beta");
    server.add_workspace("Gamma");
    HttpClient ben = server.add_member("ben@example.com");
    server.invite("ben@example.com", core::Role::builder, "beta");
    server.add_member("ben@example.com", core::Role::builder, "gamma");
    server.change(core::ArchiveMember{*core::MemberId::parse(server.member_id("ben@example.com"))});
    server.change(core::ArchiveWorkspace{server.workspace("gamma")->id}, "");
    const HttpAnswer shown = ben.get("/me");
    ASSERT_EQ(shown.status, 200);
    EXPECT_EQ(shown["/workspaces/0/reason"], "member_archived");
    EXPECT_EQ(shown["/workspaces/0/admins"], boost::json::array{"Ada"});
    EXPECT_EQ(shown["/workspaces/1/reason"], "member_invited");
    EXPECT_EQ(shown["/workspaces/2/reason"], "workspace_archived");
    EXPECT_EQ(ada.get("/me")["/workspaces/0/reason"], boost::json::value()) << "open ones have none";
}

TEST_F(me, a_new_password_ends_all_other_sessions_at_the_next_request) {
    HttpClient ada = server.set_up(), other = server.sign_in(kAdminEmail);
    const object wrong = {{"current_password", "wrong"}, {"new_password", "another good one 77"}};
    const HttpAnswer refused = ada.post("/me/password", wrong);
    EXPECT_EQ(refused.status, 400);
    EXPECT_EQ(refused["/errors/0/code"], "wrong_password");
    EXPECT_EQ(refused["/errors/0/pointer"], "/current_password");
    EXPECT_EQ(ada.post("/me/password", {{"current_password", kPassword}, {"new_password", "ada@example.com"}}).status,
              400);
    EXPECT_EQ(other.get("/me").status, 200);
    const object right = {{"current_password", kPassword}, {"new_password", "another good one 77"}};
    EXPECT_EQ(ada.post("/me/password", right).status, 204);
    EXPECT_EQ(ada.get("/me").status, 200);
    EXPECT_EQ(other.get("/me").status, 401);
    EXPECT_EQ(server.client().post("/session", sign_in_body(kAdminEmail)).status, 401);
    EXPECT_EQ(server.client().post("/session", sign_in_body(kAdminEmail, "another good one 77")).status, 201);
}

TEST_F(me, lists_sessions_and_ends_one_of_the_own) {
    HttpClient ada = server.set_up();
    HttpClient ben = server.add_member("ben@example.com");
    server.clock().advance(kMinute);
    HttpClient phone = server.client();
    phone.post("/session", sign_in_body(kAdminEmail),
               {{"User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"}});
    const HttpAnswer listed = ada.get("/me/sessions");
    ASSERT_EQ(listed.status, 200) << listed.body;
    EXPECT_EQ(listed["total"], 2);
    EXPECT_EQ(listed["/items/0/device"], "Firefox on Linux");
    EXPECT_EQ(listed["/items/0/current"], false);
    EXPECT_EQ(listed["/items/0/address"], "127.0.0.1");
    EXPECT_EQ(listed["/items/1/current"], true);
    const HttpAnswer first = ada.get("/me/sessions?limit=1");
    EXPECT_EQ(ada.get("/me/sessions?limit=1&cursor=" + first.text("next_cursor"))["/items/0/current"], true);
    const std::string path = "/me/sessions/" + listed.text("/items/0/id");
    EXPECT_EQ(ben.del(path).status, 404) << "another user's is unknown";
    EXPECT_EQ(ada.del("/me/sessions/x").status, 404);
    EXPECT_EQ(ada.del(path).status, 204);
    EXPECT_EQ(ada.del(path).status, 404);
    EXPECT_EQ(phone.get("/me").status, 401);
}

TEST_F(me, is_for_sessions_and_instance_tokens_with_the_scope) {
    server.set_up();
    EXPECT_EQ(server.client().get("/me").status, 401);
    EXPECT_EQ(server.with_token(kAdminEmail, {service::Scope::members_read}).get("/me").status, 403);
    EXPECT_EQ(server.with_token(kAdminEmail, {service::Scope::audit_read}, "").get("/me").status, 403);
    HttpClient robot = server.with_token(kAdminEmail, {service::Scope::instance_write}, "");
    EXPECT_EQ(robot.get("/me").status, 200);
    EXPECT_EQ(robot.patch("/me", {{"name", "Robot"}}).status, 403);
    EXPECT_EQ(robot.get("/session").status, 403);
    EXPECT_EQ(robot.get("/me/sessions").status, 403);
}

TEST_F(me, M45_an_archived_account_is_nobody_at_the_next_request) {
    server.set_up();
    HttpClient ben = server.add_member("ben@example.com", core::Role::admin);
    HttpClient robot = server.with_token("ben@example.com", {service::Scope::groups_read});
    EXPECT_EQ(ben.get("/me").status, 200);
    EXPECT_EQ(robot.get("/workspaces/acme/groups").status, 200);
    server.change(core::ArchiveUser{server.user_id("ben@example.com"), false}, "");
    EXPECT_EQ(ben.get("/me").status, 401);
    EXPECT_EQ(robot.get("/workspaces/acme/groups").status, 401);
    server.change(core::UnarchiveUser{server.user_id("ben@example.com")}, "");
    EXPECT_EQ(ben.get("/me").status, 401) << "sessions don't come back";
    EXPECT_EQ(robot.get("/workspaces/acme/groups").status, 401);
}

}  // namespace guildhall::test
