// What the audit trail tells of sign-ins (ASVS V16.3.1), what replies carry to browsers whichever route answers
// (V3.3.5, V3.5.7), and which formats an answer can have.
#include <set>

#include "api/every_route.h"
#include "api/links.h"

namespace guildhall::test {
namespace {

using boost::json::object;

class SecurityEvents : public ServerTest {
protected:
    HttpClient admin = server.set_up();

    /// How many events of the action the instance's trail has; the newest one must say from where.
    std::int64_t told(const std::string& action) {
        const auto list = admin.get("/instance/audit-events?action=" + action);
        EXPECT_EQ(list.text("/items/0/address"), "127.0.0.1") << action << ": " << list.body;
        return list["total"].as_int64();
    }
};

TEST_F(SecurityEvents, every_way_to_sign_in_and_every_failure_is_an_event_with_its_address) {
    const std::int64_t before = told("session.created");
    auto bob = server.client();
    const object right{{"email", "ada@example.com"}, {"password", kPassword}};
    EXPECT_EQ(bob.post("/session", right).status, 201);
    EXPECT_EQ(told("session.created"), before + 1);
    EXPECT_EQ(bob.post("/session/confirm", {{"password", "wrong password 1"}}).status, 400);
    EXPECT_EQ(told("session.failed"), 1) << "at the confirmation";
    EXPECT_EQ(bob.del("/session").status, 204);
    EXPECT_EQ(told("session.ended"), 1);
    for (const char* email : {"ada@example.com", "nobody@example.com"})
        EXPECT_EQ(bob.post("/session", {{"email", email}, {"password", "wrong password 1"}}).status, 401);
    EXPECT_EQ(told("session.failed"), 3) << "of known and unknown accounts alike";
    const auto failed = admin.get("/instance/audit-events?action=session.failed");
    EXPECT_EQ(failed.text("/items/0/target/name"), "nobody@example.com");

    EXPECT_EQ(
        admin.post("/me/password", {{"current_password", kPassword}, {"new_password", "another battery 77"}}).status,
        204);
    EXPECT_EQ(told("user.password_changed"), 1);
    const std::string link =
        admin.post("/instance/users/" + server.user_id(kAdminEmail).str() + "/password-reset").text("reset_url");
    ASSERT_FALSE(link.empty());
    EXPECT_EQ(told("user.password_reset_link_shown"), 1);
    EXPECT_EQ(
        bob.post("/password-resets/redeem", {{"token", token_in(link)}, {"password", "a third battery 78"}}).status,
        204);
    EXPECT_EQ(bob.post("/session", {{"email", kAdminEmail}, {"password", "a third battery 78"}}).status, 201);
    admin = std::move(bob);
    EXPECT_EQ(told("user.password_reset"), 1);
}

TEST_F(SecurityEvents, the_right_password_of_an_archived_account_is_a_failure_like_a_wrong_one) {
    server.add_member("ben@example.com");
    server.change(core::ArchiveUser{server.user_id("ben@example.com"), false}, "");
    auto ben = server.client();
    std::vector<int> found;
    for (int i = 0; i < 7; ++i)
        found.push_back(ben.post("/session", {{"email", "ben@example.com"}, {"password", kPassword}}).status);
    EXPECT_EQ(found, (std::vector<int>{401, 401, 401, 401, 401, 401, 429})) << "and slowed down like it";
    EXPECT_EQ(told("session.failed"), 6);
}

TEST_F(SecurityEvents, attempts_that_are_throttled_are_counted_in_the_trail) {
    auto stranger = server.client();
    int throttled = 0;
    for (int i = 0; i < 9; ++i)
        throttled += stranger.post("/session", {{"email", "eve@example.com"}, {"password", "x"}}).status == 429;
    EXPECT_GT(throttled, 0);
    EXPECT_EQ(admin.get("/instance/audit-events?action=session.throttled")["total"], 0);
    server.services().activity.flush();
    const auto told = admin.get("/instance/audit-events?action=session.throttled");
    EXPECT_EQ(told["/items/0/after/attempts"], throttled) << told.body;
}

class EveryReply : public EveryRoute {};

TEST_F(EveryReply, no_route_answers_with_a_script_and_each_says_what_it_is) {
    std::set<std::string> types;
    for (const api::Endpoint& route : routes) {
        HttpClient person = server.sign_in(kAdminEmail);  // some of them end the session
        const HttpAnswer answer = ask(person, route);
        if (answer.body.empty()) continue;
        const std::string type = answer.header("Content-Type");
        types.insert(type.substr(0, type.find(';')));
        EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff") << name_of(route);
    }
    EXPECT_EQ(types,
              (std::set<std::string>{"application/json", "application/jsonl", "application/problem+json", "text/csv"}));
}

TEST_F(EveryReply, cookies_are_smaller_than_what_every_browser_keeps) {
    auto person = server.client();
    const auto answer = person.post("/session", {{"email", kAdminEmail}, {"password", kPassword}});
    const std::string cookie = answer.header("Set-Cookie");
    ASSERT_EQ(answer.status, 201);
    EXPECT_LT(cookie.size(), 256u) << cookie;
    EXPECT_NE(cookie.find("guildhall="), std::string::npos);
    for (const api::Endpoint& route : routes) {
        HttpClient each = server.sign_in(kAdminEmail);
        EXPECT_LT(ask(each, route).header("Set-Cookie").size(), 256u) << name_of(route);
    }
}

TEST_F(EveryReply, from_another_site_nobody_is_signed_in_or_answers_a_link_in_somebodys_browser) {
    auto nobody = server.client();
    int tried = 0;
    for (const api::Endpoint& route : routes) {
        if (route.right != api::Right::public_ || route.method == http::Method::get) continue;
        for (const HttpHeaders& from : {HttpHeaders{{"Sec-Fetch-Site", "cross-site"}},
                                        HttpHeaders{{"Sec-Fetch-Site", ""}, {"Origin", "https://evil.example"}}})
            expect_problem(ask(nobody, route, {.headers = from}), 403, "forbidden", name_of(route));
        EXPECT_NE(ask(nobody, route).text("/code"), "forbidden") << "control: from its own pages: " << name_of(route);
        ++tried;
    }
    EXPECT_GT(tried, 5);
}

TEST_F(EveryReply, exports_of_the_audit_come_in_chunks_of_bounded_size) {
    // A reply that is held whole has a length; one that is made piece by piece can't know it.
    for (const std::string base : {"/workspaces/acme", "/instance"})
        for (const std::string form : {".csv", ".jsonl"}) {
            const auto answer = admin.get(base + "/audit-events" + form);
            EXPECT_EQ(answer.header("Content-Length"), "") << base << form;
            EXPECT_EQ(answer.header("Transfer-Encoding"), "chunked") << base << form;
        }
    EXPECT_NE(admin.get("/workspaces/acme/audit-events").header("Content-Length"), "") << "the control: a page has one";
}

}  // namespace
}  // namespace guildhall::test
