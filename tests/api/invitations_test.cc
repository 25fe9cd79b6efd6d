// Answering invitations over HTTP (M35, M40 to M47), with links shown and mailed.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "api/links.h"
#include "api/server_fixture.h"

namespace guildhall::test {
namespace {

using boost::json::object;
using core::kMinute;
using core::kSecond;

constexpr const char* kNewPassword = "a brand new one 99";

ApiServerOptions with_mail() {
    ApiServerOptions options;
    options.with_mail = true;
    return options;
}

/// A server that mails, with Ada, the workspaces Acme and Beta, and what inviting takes.
struct MailedInvitations : testing::Test {
    ApiServer server{with_mail()};
    HttpClient ada = server.set_up();

    MailedInvitations() { server.add_workspace("Beta"); }

    /// The answer of the invitation, with its shown link.
    HttpAnswer invite(const std::string& email, const std::string& workspace = "acme") {
        return ada.post("/workspaces/" + workspace + "/members",
                        {{"email", email}, {"name", "Given Name"}, {"role", "end_user"}});
    }
    std::string shown_token(const std::string& email, const std::string& workspace = "acme") {
        return token_in(invite(email, workspace).text("invitation_url"));
    }
    /// The token of the nth mail.
    std::string mailed_token(std::size_t n) { return token_in(link_in(server.mails(n).at(n - 1), "/invitations")); }
    static object accept_body(const std::string& token, const char* password = kPassword) {
        return {{"token", token}, {"name", "Ben Own"}, {"password", password}};
    }
    std::string account_kind(const std::string& token) {
        return server.client().post("/invitations/inspect", {{"token", token}}).text("account");
    }
    std::string member_path(const std::string& email, const std::string& workspace = "acme") {
        return "/workspaces/" + workspace + "/members/" + server.member_id(email, workspace);
    }
    bool is_verified(const std::string& email) {
        return server.services()
            .store.snapshot()
            ->instance->account(server.user_id(email))
            ->email_verified_at.has_value();
    }
    std::int64_t revision(const std::string& workspace = "acme") { return server.workspace(workspace)->revision; }
};
struct invitations : MailedInvitations {};

}  // namespace

TEST_F(invitations, inspecting_tells_what_accepting_needs_and_consumes_nothing) {
    const std::string token = shown_token("ben@example.com");
    for (int i = 0; i < 2; ++i) {
        const HttpAnswer shown = server.client().post("/invitations/inspect", {{"token", token}});
        ASSERT_EQ(shown.status, 200) << shown.body;
        EXPECT_EQ(shown.json(), (object{{"workspace", object{{"name", "Acme"}}},
                                        {"email", "ben@example.com"},
                                        {"name", "Given Name"},
                                        {"account", "new"}}));
    }
    EXPECT_EQ(server.client().post("/invitations/inspect", object()).status, 400);
    EXPECT_EQ(server.client().post("/invitations/inspect", {{"token", nullptr}}).status, 400);
}

TEST_F(invitations, M41_unknown_used_and_ended_links_answer_alike) {
    const std::string used = shown_token("ben@example.com");
    ASSERT_EQ(server.client().post("/invitations/accept", accept_body(used)).status, 201);
    const std::string ended = shown_token("cleo@example.com");
    ada.post(member_path("cleo@example.com") + "/archive");
    const std::string over = shown_token("dora@example.com");
    server.clock().advance(7 * core::kDay);
    std::set<std::string> answers;
    for (const std::string& token : {std::string("unknown"), used, ended, over})
        for (const char* path : {"/invitations/inspect", "/invitations/accept"}) {
            const HttpAnswer answer = server.client().post(path, {{"token", token}}, {{"X-Request-ID", "same"}});
            EXPECT_EQ(answer.status, 410) << answer.body;
            answers.insert(answer.body);
        }
    EXPECT_EQ(answers.size(), 1u);
}

TEST_F(invitations, M42_a_new_account_gives_name_and_password) {
    const std::string token = shown_token("ben@example.com");
    HttpClient ben = server.client();
    EXPECT_EQ(ben.post("/invitations/accept", {{"token", token}})["/errors/0/pointer"], "/name");
    EXPECT_EQ(ben.post("/invitations/accept", {{"token", token}, {"name", "Ben"}})["/errors/0/pointer"], "/password");
    EXPECT_EQ(ben.post("/invitations/accept", accept_body(token, "short"))["/errors/0/code"], "too_short");
    EXPECT_EQ(ben.post("/invitations/accept", accept_body(token, "ben@example.com")).status, 400);
    const HttpAnswer accepted = ben.post("/invitations/accept", accept_body(token));
    ASSERT_EQ(accepted.status, 201) << accepted.body;
    EXPECT_EQ(accepted["/workspace/slug"], "acme");
    EXPECT_EQ(accepted["/member/status"], "active");
    EXPECT_EQ(accepted["/member/name"], "Ben Own");
    EXPECT_EQ(accepted.header("Guildhall-Revision"), std::to_string(revision()));
    EXPECT_EQ(ben.get("/me").text("/user/name"), "Ben Own") << "it signs in";
    EXPECT_EQ(server.client().post("/session", {{"email", "ben@example.com"}, {"password", kPassword}}).status, 201);
}

TEST_F(invitations, M42_an_existing_account_that_is_signed_in_just_accepts) {
    HttpClient ben = server.add_member("ben@example.com");
    const std::string token = shown_token("ben@example.com", "beta");
    EXPECT_EQ(account_kind(token), "existing");
    const HttpAnswer accepted = ben.post("/invitations/accept", {{"token", token}});
    ASSERT_EQ(accepted.status, 201) << accepted.body;
    EXPECT_EQ(accepted.header("Set-Cookie"), "") << "its session goes on";
    EXPECT_EQ(accepted["/member/name"], "ben") << "its own name stays";
}

TEST_F(invitations, M42_an_existing_account_that_is_not_signed_in_gives_its_password_through_the_throttle) {
    server.add_member("ben@example.com");
    const std::string token = shown_token("ben@example.com", "beta");
    HttpClient ben = server.client();
    EXPECT_EQ(ben.post("/invitations/accept", {{"token", token}})["/errors/0/pointer"], "/password");
    for (int i = 0; i < 6; ++i)
        EXPECT_EQ(ben.post("/invitations/accept", {{"token", token}, {"password", "wrong"}}).status, 401);
    const HttpAnswer slowed = ben.post("/invitations/accept", {{"token", token}, {"password", kPassword}});
    EXPECT_EQ(slowed.status, 429);
    EXPECT_EQ(slowed.header("Retry-After"), "1");
    EXPECT_EQ(ben.post("/session", {{"email", "ben@example.com"}, {"password", kPassword}}).status, 429) << "one count";
    server.clock().advance(kSecond);
    EXPECT_EQ(ben.post("/invitations/accept", {{"token", token}, {"password", kPassword}}).status, 201);
    EXPECT_EQ(ben.get("/me").status, 200);
}

TEST_F(invitations, M42_signed_in_as_somebody_else_nothing_is_written) {
    HttpClient eve = server.add_member("eve@example.com");
    server.add_member("ben@example.com");
    for (const std::string& token : {shown_token("new@example.com"), shown_token("ben@example.com", "beta")}) {
        const std::int64_t acme = revision(), beta = revision("beta");
        const std::size_t worked = server.services().hasher.worked_out();
        EXPECT_EQ(eve.post("/invitations/accept", accept_body(token)).status, 403);
        EXPECT_EQ(server.services().hasher.worked_out(), worked);
        EXPECT_EQ(revision(), acme);
        EXPECT_EQ(revision("beta"), beta);
    }
}

TEST_F(invitations, M35_only_a_link_that_was_never_shown_verifies_the_mail) {
    const std::string shown = shown_token("ben@example.com");
    server.mails(1);
    ASSERT_EQ(server.client().post("/invitations/accept", accept_body(shown)).status, 201);
    EXPECT_FALSE(is_verified("ben@example.com"));
    invite("cleo@example.com");
    const std::string mailed = mailed_token(2);
    ASSERT_EQ(server.client().post("/invitations/accept", accept_body(mailed)).status, 201);
    EXPECT_TRUE(is_verified("cleo@example.com"));
    const HttpAnswer list = ada.get("/workspaces/acme/members?q=ben&sort=email");
    EXPECT_EQ(list["/items/0/email_verified"], false) << "lists mark it";
    EXPECT_EQ(
        ada.patch("/instance/users/" + server.user_id("ben@example.com").str(), {{"instance_admin", true}})["code"],
        "email_unverified");
}

TEST_F(invitations, M35_an_unverified_account_enters_a_further_workspace_by_a_mailed_link_and_a_new_password) {
    HttpClient thief = server.client();
    const std::string copied = shown_token("ben@example.com");
    server.mails(1);
    thief.post("/invitations/accept", accept_body(copied));
    const std::string shown = shown_token("ben@example.com", "beta");
    const std::string mailed = mailed_token(2);
    EXPECT_EQ(account_kind(shown), "unverified");
    const std::size_t worked = server.services().hasher.worked_out();
    for (HttpClient* client : {&thief, &ada})
        EXPECT_NE(client->post("/invitations/accept", {{"token", shown}, {"password", kPassword}}).status, 201);
    const HttpAnswer refused = server.client().post("/invitations/accept", {{"token", shown}, {"password", "x"}});
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused["code"], "email_unverified");
    EXPECT_EQ(server.services().hasher.worked_out(), worked) << "before any password is looked at";
    EXPECT_EQ(thief.get("/me")["/workspaces"].as_array().size(), 1u) << "nor does it see where it is invited";
    EXPECT_EQ(thief.get("/me/invitations")["total"], 0);

    HttpClient robot = server.with_token("ben@example.com", {service::Scope::decisions_read});
    HttpClient ben = server.client();
    EXPECT_EQ(ben.post("/invitations/accept", {{"token", mailed}})["/errors/0/pointer"], "/password");
    const HttpAnswer accepted = ben.post("/invitations/accept", {{"token", mailed}, {"password", kNewPassword}});
    ASSERT_EQ(accepted.status, 201) << accepted.body;
    EXPECT_TRUE(is_verified("ben@example.com"));
    EXPECT_EQ(ben.get("/me").status, 200);
    EXPECT_EQ(thief.get("/me").status, 401) << "who had copied the first link is out";
    EXPECT_TRUE(server.services().store.snapshot()->credentials.tokens.size() == 0) << "its tokens too";
    EXPECT_EQ(server.client().post("/session", {{"email", "ben@example.com"}, {"password", kPassword}}).status, 401);
}

TEST_F(invitations, M41_five_shown_links_live_and_the_oldest_ends) {
    std::vector<std::string> tokens = {shown_token("ben@example.com")};
    for (int i = 0; i < 5; ++i) {
        server.clock().advance(kSecond);
        const HttpAnswer link = ada.post(member_path("ben@example.com") + "/invitation-link");
        ASSERT_EQ(link.status, 201) << link.body;
        tokens.push_back(token_in(link.text("invitation_url")));
    }
    EXPECT_EQ(account_kind(tokens[0]), "");
    for (std::size_t i = 1; i < tokens.size(); ++i) EXPECT_EQ(account_kind(tokens[i]), "new") << i;
    EXPECT_EQ(account_kind(mailed_token(1)), "new") << "the mailed one isn't counted";
}

TEST_F(invitations, M41_resending_ends_earlier_links_and_is_limited) {
    const std::string shown = shown_token("ben@example.com");
    const std::string first = mailed_token(1);
    const std::string path = member_path("ben@example.com") + "/resend-invitation";
    ASSERT_EQ(ada.post(path).status, 202) << "the first invitation isn't counted";
    EXPECT_EQ(account_kind(shown), "");
    EXPECT_EQ(account_kind(first), "");
    const std::string second = mailed_token(2);
    EXPECT_EQ(account_kind(second), "new");
    const HttpAnswer slowed = ada.post(path);
    EXPECT_EQ(slowed.status, 429);
    EXPECT_EQ(slowed.header("Retry-After"), "60");
    EXPECT_EQ(account_kind(second), "new") << "and stays good";
    for (int i = 0; i < 9; ++i) {
        server.clock().advance(kMinute);
        EXPECT_EQ(ada.post(path).status, 202) << i;
    }
    server.clock().advance(kMinute);
    EXPECT_EQ(ada.post(path).status, 429) << "ten in an hour";
    server.clock().advance(50 * kMinute);
    EXPECT_EQ(ada.post(path).status, 202);
}

TEST_F(invitations, M41_the_end_is_checked_at_use) {
    ada.patch("/instance/settings", {{"invitation_days", 2}});
    const std::string token = shown_token("ben@example.com");
    server.clock().advance(2 * core::kDay - 1);
    EXPECT_EQ(account_kind(token), "new");
    server.clock().advance(1);
    EXPECT_EQ(server.client().post("/invitations/accept", accept_body(token)).status, 410);
}

TEST_F(invitations, M43_M44_archiving_ends_them_and_unarchiving_invites_anew) {
    const std::string token = shown_token("ben@example.com");
    const std::string first = mailed_token(1);
    EXPECT_EQ(ada.post(member_path("ben@example.com") + "/archive").status, 200);
    EXPECT_EQ(account_kind(token), "");
    EXPECT_EQ(account_kind(first), "");
    const HttpAnswer back = ada.post(member_path("ben@example.com") + "/unarchive");
    EXPECT_EQ(back["status"], "invited");
    EXPECT_EQ(account_kind(token), "") << "the old one doesn't come back";
    EXPECT_EQ(server.client().post("/invitations/accept", accept_body(mailed_token(2))).status, 201);
}

TEST_F(invitations, M46_archived_in_one_workspace_and_invited_to_another) {
    HttpClient ben = server.add_member("ben@example.com");
    ada.post(member_path("ben@example.com") + "/archive");
    const HttpAnswer closed = ben.get("/workspaces/acme");
    EXPECT_EQ(closed.status, 403) << "M43, at the next request";
    EXPECT_EQ(closed["reason"], "member_archived");
    EXPECT_EQ(ben.post("/invitations/accept", {{"token", shown_token("ben@example.com", "beta")}}).status, 201);
}

TEST_F(invitations, M47_wait_while_their_workspace_is_archived) {
    const std::string token = shown_token("ben@example.com");
    ada.post("/instance/workspaces/acme/archive");
    const HttpAnswer refused = server.client().post("/invitations/accept", accept_body(token));
    EXPECT_EQ(refused.status, 403) << refused.body;
    EXPECT_EQ(refused["reason"], "workspace_archived");
    ada.post("/instance/workspaces/acme/unarchive");
    EXPECT_EQ(server.client().post("/invitations/accept", accept_body(token)).status, 201) << "they go on";
}

TEST_F(invitations, M45_of_an_archived_account_end) {
    server.add_member("ben@example.com");
    const std::string token = shown_token("ben@example.com", "beta");
    server.change(core::ArchiveUser{server.user_id("ben@example.com"), false}, "");
    EXPECT_EQ(server.client().post("/invitations/accept", accept_body(token)).status, 410);
    const HttpAnswer again = invite("ben@example.com", "acme");
    EXPECT_EQ(again["code"], "already_member");
    server.change(core::UnarchiveUser{server.user_id("ben@example.com")}, "");
    EXPECT_EQ(server.client().post("/invitations/accept", accept_body(token)).status, 410) << "and don't come back";
}

TEST_F(invitations, M40_tell_nothing_about_accounts) {
    server.add_member("ben@example.com");
    object known = invite("ben@example.com", "beta").json().at("member").as_object();
    object fresh = invite("new1@example.com", "beta").json().at("member").as_object();
    for (const char* differs : {"id", "email"}) {
        known.erase(differs);
        fresh.erase(differs);
    }
    EXPECT_EQ(known, fresh);
    EXPECT_EQ(known.at("user_id"), nullptr);
    EXPECT_EQ(known.at("account_status"), "pending");
}

TEST_F(invitations, verified_accounts_see_theirs_and_accept_without_a_link) {
    HttpClient ben = server.add_member("ben@example.com");
    HttpClient eve = server.add_member("eve@example.com");
    invite("ben@example.com", "beta");
    const HttpAnswer listed = ben.get("/me/invitations");
    ASSERT_EQ(listed["total"], 1) << listed.body;
    EXPECT_EQ(listed["/items/0/workspace"], (object{{"name", "Beta"}}));
    EXPECT_EQ(listed["/items/0/role"], "end_user");
    const std::string path = "/me/invitations/" + listed.text("/items/0/member_id") + "/accept";
    EXPECT_EQ(eve.post(path).status, 404) << "another's";
    EXPECT_EQ(server.client().post(path).status, 401);
    const HttpAnswer accepted = ben.post(path);
    ASSERT_EQ(accepted.status, 200) << accepted.body;
    EXPECT_EQ(accepted["/workspace/slug"], "beta");
    EXPECT_EQ(ben.post(path).status, 404);
    EXPECT_EQ(ben.get("/me/invitations")["total"], 0);
    HttpClient unverified = server.client();
    unverified.post("/invitations/accept", accept_body(shown_token("new@example.com")));
    EXPECT_EQ(unverified.post(path)["code"], "email_unverified");
}

TEST_F(invitations, M37_a_token_invites_but_is_shown_no_admins_link) {
    HttpClient robot = server.with_token(kAdminEmail, {service::Scope::members_write});
    const HttpAnswer made =
        robot.post("/workspaces/acme/members", {{"email", "ben@example.com"}, {"name", "Ben"}, {"role", "end_user"}});
    EXPECT_EQ(made.status, 201) << made.body;
    ada.post("/workspaces/acme/members", {{"email", "boss@example.com"}, {"name", "Boss"}, {"role", "admin"}});
    EXPECT_EQ(robot.post(member_path("boss@example.com") + "/invitation-link").status, 403);
    EXPECT_EQ(robot.post(member_path("ben@example.com") + "/invitation-link").status, 201);
}

}  // namespace guildhall::test
