// Forgotten passwords over HTTP (M35, M41), and what mail and database hold of links.
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "api/links.h"
#include "api/server_fixture.h"

namespace guildhall::test {
namespace {

using boost::json::object;
using core::kMinute;

constexpr const char* kAnotherPassword = "a brand new one 99";

ApiServerOptions mailing() {
    ApiServerOptions options;
    options.with_mail = true;
    return options;
}

struct password_resets : testing::Test {
    ApiServer server{mailing()};
    HttpClient ada = server.set_up();

    HttpAnswer ask(const std::string& email) {
        return server.client().post("/password-resets", {{"email", email}}, {{"X-Request-ID", "same"}});
    }
    std::string mailed_token(std::size_t n) {
        return token_in(link_in(server.mails(n, "/password-reset#").at(n - 1), "/password-reset"));
    }
    HttpAnswer redeem(const std::string& token, const char* password = kAnotherPassword) {
        return server.client().post("/password-resets/redeem", {{"token", token}, {"password", password}},
                                    {{"X-Request-ID", "same"}});
    }
    /// The bytes of the database and its log.
    std::string stored() {
        std::ostringstream bytes;
        for (const char* suffix : {"", "-wal"})
            bytes << std::ifstream(server.database().string() + suffix, std::ios::binary).rdbuf();
        return bytes.str();
    }
};

}  // namespace

TEST_F(password_resets, inspecting_tells_whose_the_link_is_and_consumes_nothing) {
    ask(kAdminEmail);
    const std::string token = mailed_token(1);
    const auto inspect = [&](const std::string& one) {
        return server.client().post("/password-resets/inspect", {{"token", one}}, {{"X-Request-ID", "same"}});
    };
    for (int i = 0; i < 2; ++i) {
        const HttpAnswer shown = inspect(token);
        ASSERT_EQ(shown.status, 200) << shown.body;
        EXPECT_EQ(shown.text("/email"), kAdminEmail);
        EXPECT_EQ(shown.text("/workspace_names/0"), "Acme");
    }
    ASSERT_EQ(redeem(token).status, 204);
    EXPECT_EQ(inspect(token).status, 410) << "used";
    EXPECT_EQ(inspect(token).body, inspect("unknown").body) << "M41: one answer";
    EXPECT_EQ(inspect(token).body, redeem(token).body);
}

TEST_F(password_resets, who_tries_links_that_are_none_is_slowed_down_by_address) {
    const auto inspect = [&](const char* token) {
        return server.client().post("/password-resets/inspect", {{"token", token}});
    };
    for (int i = 0; i < 50; ++i) {
        EXPECT_EQ(inspect("none").status, 410);
        EXPECT_EQ(redeem("none").status, 410);
    }
    const HttpAnswer slowed = inspect("none");
    EXPECT_EQ(slowed.status, 429);
    EXPECT_EQ(slowed.header("Retry-After"), "600");
    EXPECT_EQ(redeem("none").status, 429);
    EXPECT_EQ(server.client().post("/invitations/inspect", {{"token", "none"}}).status, 429);
    EXPECT_EQ(server.client().post("/invitations/accept", {{"token", "none"}}).status, 429);
    EXPECT_EQ(server.client().post("/session", {{"email", kAdminEmail}, {"password", kPassword}}).status, 201)
        << "no links keep anybody there from signing in";
    server.clock().advance(10 * core::kMinute);
    EXPECT_EQ(inspect("none").status, 410);
}

TEST_F(password_resets, asking_answers_alike_for_everybody_and_mails_active_accounts_only) {
    server.invite("pending@example.com");
    server.add_member("gone@example.com");
    server.change(core::ArchiveUser{server.user_id("gone@example.com"), false}, "");
    std::set<std::string> answers;
    for (const char* email :
         {"nobody@example.com", "pending@example.com", "gone@example.com", "no mail", kAdminEmail}) {
        const std::size_t worked = server.services().hasher.worked_out();
        const HttpAnswer answer = ask(email);
        EXPECT_EQ(answer.status, 202) << email;
        EXPECT_EQ(server.services().hasher.worked_out(), worked);
        answers.insert(answer.body);
    }
    EXPECT_EQ(answers.size(), 1u);
    const auto mails = server.mails(1, "/password-reset#");
    ASSERT_EQ(mails.size(), 1u);
    EXPECT_NE(mails.back().find("ada@example.com"), std::string::npos);
    for (const object& bad : {object(), object{{"email", nullptr}}, object{{"email", 1}}})
        EXPECT_EQ(server.client().post("/password-resets", bad).status, 400);
}

TEST_F(password_resets, M35_redeeming_sets_the_password_verifies_and_ends_all_sessions_and_tokens) {
    HttpClient ben = server.client();
    const HttpAnswer invited =
        ada.post("/workspaces/acme/members", {{"email", "ben@example.com"}, {"name", "Ben"}, {"role", "builder"}});
    ben.post("/invitations/accept",
             {{"token", token_in(invited.text("invitation_url"))}, {"name", "Ben"}, {"password", kPassword}});
    EXPECT_EQ(ben.get("/me")["/user/email_verified"], false);
    HttpClient robot = server.with_token("ben@example.com", {service::Scope::decisions_read});
    ask("ben@example.com");
    const std::string token = mailed_token(1);
    EXPECT_EQ(redeem(token, "short").status, 400);
    EXPECT_EQ(redeem(token, "ben@example.com")["/errors/0/pointer"], "/password");
    EXPECT_EQ(redeem(token).status, 204);
    EXPECT_EQ(ben.get("/me").status, 401);
    EXPECT_EQ(server.services().store.snapshot()->credentials.tokens.size(), 0u);
    EXPECT_EQ(server.client().post("/session", {{"email", "ben@example.com"}, {"password", kPassword}}).status, 401);
    const HttpAnswer in = ben.post("/session", {{"email", "ben@example.com"}, {"password", kAnotherPassword}});
    EXPECT_EQ(in.status, 201);
    EXPECT_EQ(in["/user/email_verified"], true);
}

TEST_F(password_resets, M41_unknown_used_ended_and_late_tokens_answer_alike) {
    ask(kAdminEmail);
    const std::string used = mailed_token(1);
    server.clock().advance(kMinute);
    ask(kAdminEmail);
    const std::string ended = mailed_token(2);
    EXPECT_EQ(redeem(used).status, 204) << "a second one ends no earlier";
    server.clock().advance(kMinute);
    ask(kAdminEmail);
    const std::string late = mailed_token(3);
    server.clock().advance(60 * kMinute);
    std::set<std::string> answers;
    for (const std::string& token : {std::string("unknown"), used, ended, late}) {
        const HttpAnswer answer = redeem(token);
        EXPECT_EQ(answer.status, 410);
        answers.insert(answer.body);
    }
    EXPECT_EQ(answers.size(), 1u);
}

TEST_F(password_resets, M41_past_the_limit_nothing_is_sent_and_the_answer_stays) {
    for (int i = 0; i < 3; ++i) EXPECT_EQ(ask(kAdminEmail).status, 202);
    const std::string first = mailed_token(1);
    server.clock().advance(kMinute);
    EXPECT_EQ(ask(kAdminEmail).status, 202);
    EXPECT_EQ(server.mails(2).size(), 2u) << "one a minute";
    EXPECT_EQ(redeem(first).status, 204) << "the earlier link stayed good";
}

TEST_F(password_resets, by_an_instance_admin_is_mailed_and_limited_alike) {
    server.add_member("ben@example.com");
    const std::string path = "/instance/users/" + server.user_id("ben@example.com").str() + "/password-reset";
    const HttpAnswer mailed = ada.post(path);
    EXPECT_EQ(mailed.status, 202);
    EXPECT_EQ(mailed.body, "");
    EXPECT_EQ(ada.post(path).status, 429);
    EXPECT_EQ(redeem(mailed_token(1)).status, 204);
}

TEST_F(password_resets, of_an_account_archived_since_are_no_good) {
    server.add_member("ben@example.com");
    ask("ben@example.com");
    const std::string token = mailed_token(1);
    server.change(core::ArchiveUser{server.user_id("ben@example.com"), false}, "");
    EXPECT_EQ(redeem(token).status, 410);
    server.change(core::UnarchiveUser{server.user_id("ben@example.com")}, "");
    EXPECT_EQ(redeem(token).status, 410);
}

TEST_F(password_resets, a_changed_password_ends_links_that_wait) {
    ask(kAdminEmail);
    const std::string token = mailed_token(1);
    ada.post("/me/password", {{"current_password", kPassword}, {"new_password", kAnotherPassword}});
    EXPECT_EQ(redeem(token).status, 410);
}

TEST_F(password_resets, a_mail_holds_one_link_of_the_base_url_and_the_database_no_token) {
    HttpClient stranger = server.client();
    stranger.post(
        "/password-resets", {{"email", kAdminEmail}},
        {{"Sec-Fetch-Site", "none"}, {"X-Forwarded-Host", "evil.example"}, {"Referer", "http://evil.example/"}});
    const std::string mail = server.mails(1).at(0);
    const std::string link = link_in(mail, "/password-reset");
    EXPECT_TRUE(link.starts_with("http://localhost:8080/password-reset#")) << link;
    const std::string text = decoded(mail);
    EXPECT_EQ(text.find("evil"), std::string::npos);
    for (std::size_t at = text.find("http"); at != std::string::npos; at = text.find("http", at + 1)) {
        if (text.compare(at, 10, "http-equiv") == 0) continue;
        EXPECT_EQ(text.compare(at, link.size(), link), 0) << text.substr(at, 80);
    }
    const std::string token = token_in(link);
    EXPECT_EQ(token.size(), 43u);
    const std::string cookie = ada.cookies().at("guildhall");
    const std::string bytes = stored();
    ASSERT_NE(bytes.find("ada@example.com"), std::string::npos) << "the control: what is stored is found";
    for (const std::string& secret : {token, cookie, std::string(kPassword)})
        EXPECT_EQ(bytes.find(secret), std::string::npos);
    EXPECT_EQ(ada.get("/instance/mail").body.find(token), std::string::npos);
}

TEST(password_resets_without_mail, still_answer_202_and_make_no_link) {
    ApiServer server;
    server.set_up();
    EXPECT_EQ(server.client().post("/password-resets", {{"email", kAdminEmail}}).status, 202);
}

}  // namespace guildhall::test
