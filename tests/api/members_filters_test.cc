// The filters of the members' list that a review asks by: second factors, verified addresses, long absence, ends of
// group memberships. Each is asked of the database and of the state in memory, which must say the same.
#include "api/members_fixture.h"
#include "support/authenticator_app.h"

namespace guildhall::test {
namespace {

using Emails = std::vector<std::string>;

class MemberFilterTest : public PeopleTest {
protected:
    HttpAnswer ask(const std::string& query) { return admin.get(std::string(kMembers) + query); }
    /// What the list gives, from the database and from memory alike.
    Emails list(const std::string& query) {
        const Emails found = emails(ask(query));
        EXPECT_EQ(emails(ask(query + "&settleable=false")), found) << query;
        return found;
    }
    void set_up_second_factor(HttpClient&& person) { set_up_second_factor(person); }
    void set_up_second_factor(HttpClient& person) {
        const AuthenticatorApp app(person.post("/me/second-factor").text("/secret"), server.clock());
        const HttpAnswer done = person.post("/me/second-factor/confirm", {{"code", app.code()}});
        EXPECT_EQ(done.status, 200) << done.body;
    }
    /// In RFC 3339, from the server's now on.
    std::string in(std::int64_t ms) { return core::to_rfc3339(core::Time{server.clock().now().ms + ms}); }
};

TEST_F(MemberFilterTest, who_lacks_a_second_factor_is_found_and_counted) {
    set_up_second_factor(server.add_member("bea@example.com"));
    server.add_member("cid@example.com");
    server.invite("dora@example.com");
    EXPECT_EQ(list("?second_factor=true"), Emails{"bea@example.com"});
    EXPECT_EQ(list("?second_factor=false"), (Emails{kAdminEmail, "cid@example.com", "dora@example.com"}));
    const HttpAnswer lacking = ask("?status=active&second_factor=false&limit=1");
    EXPECT_EQ(lacking["total"], 2);
    EXPECT_EQ(emails(lacking).size(), 1u);
    EXPECT_EQ(ask("?second_factor=perhaps").text("/errors/0/pointer"), "second_factor");
}

TEST_F(MemberFilterTest, M40_neither_filter_tells_what_account_is_invited) {
    server.add_workspace("Other");
    server.add_member("bea@example.com", core::Role::builder, "other");
    server.add_member("cid@example.com", core::Role::builder, "other");
    HttpClient bea = server.sign_in("bea@example.com");
    set_up_second_factor(bea);
    for (const char* email : {"bea@example.com", "cid@example.com"}) server.invite(email);
    for (const char* what : {"second_factor", "email_verified"}) {
        const std::string filter = "?status=invited&" + std::string(what);
        EXPECT_EQ(list(filter + "=true"), Emails{}) << what;
        EXPECT_EQ(list(filter + "=false"), (Emails{"bea@example.com", "cid@example.com"})) << what;
    }
    const HttpAnswer accepted = bea.post("/me/invitations/" + member_of("bea@example.com") + "/accept");
    ASSERT_EQ(accepted.status, 200) << accepted.body;
    EXPECT_EQ(list("?second_factor=true"), Emails{"bea@example.com"});
    EXPECT_EQ(list("?email_verified=true"), (Emails{kAdminEmail, "bea@example.com"}));
}

TEST_F(MemberFilterTest, who_was_here_and_not_since_then_is_inactive) {
    HttpClient bea = server.add_member("bea@example.com");
    server.add_member("cid@example.com");  // never seen
    ASSERT_EQ(bea.get("/workspaces/acme").status, 200);
    server.services().activity.flush();
    const std::string seen = in(0), later = in(1);
    server.clock().advance(core::kHour);
    ASSERT_EQ(ask("").status, 200);
    server.services().activity.flush();
    EXPECT_EQ(list("?inactive_since=" + later), Emails{"bea@example.com"});
    EXPECT_EQ(list("?inactive_since=" + seen), Emails{});
    EXPECT_EQ(list("?sort=last_active_at&inactive_since=" + in(1)), (Emails{"bea@example.com", kAdminEmail}));
    EXPECT_EQ(ask("?inactive_since=yesterday").status, 400);
}

TEST_F(MemberFilterTest, memberships_that_end_are_found_until_they_are_archived) {
    const std::string hr = make_group("HR");
    for (const char* name : {"bea", "cid", "dora", "eve"}) server.invite(std::string(name) + "@example.com");
    const auto add = [&](const char* email, const boost::json::value& end) {
        const auto added = admin.post(group(hr, "/members"), {{"member_ids", {member_of(email)}}, {"expires_at", end}});
        EXPECT_EQ(added.status, 200) << added.body;
    };
    add("bea@example.com", boost::json::value(in(core::kHour)));
    add("cid@example.com", boost::json::value(in(3 * core::kHour)));
    add("dora@example.com", nullptr);
    EXPECT_EQ(list("?ending_by=" + in(core::kHour)), Emails{"bea@example.com"});
    EXPECT_EQ(list("?ending_by=" + in(core::kHour - 1)), Emails{});
    EXPECT_EQ(list("?ending_by=" + in(9 * core::kHour)), (Emails{"bea@example.com", "cid@example.com"}));
    server.clock().advance(2 * core::kHour);
    EXPECT_EQ(list("?ending_by=" + in(0)), Emails{"bea@example.com"}) << "it has ended";
    ASSERT_EQ(admin.post(member(member_of("bea@example.com"), "/archive")).status, 200);
    EXPECT_EQ(list("?ending_by=" + in(9 * core::kHour)), Emails{"cid@example.com"});
}

TEST_F(MemberFilterTest, those_who_wait_longest_for_an_answer_come_first) {
    for (const char* name : {"zoe", "bea", "cid"}) {
        server.clock().advance(core::kMinute);
        server.invite(std::string(name) + "@example.com");
    }
    const Emails waiting{"zoe@example.com", "bea@example.com", "cid@example.com"};
    EXPECT_EQ(list("?status=invited&sort=invited_at"), waiting);
    EXPECT_EQ(list("?status=invited&sort=-invited_at"), Emails(waiting.rbegin(), waiting.rend()));
    const HttpAnswer first = ask("?status=invited&sort=invited_at&limit=2");
    EXPECT_EQ(emails(ask("?status=invited&sort=invited_at&cursor=" + first.text("/next_cursor"))),
              Emails{"cid@example.com"});
}

TEST_F(MemberFilterTest, a_bulk_change_goes_by_the_same_filters) {
    set_up_second_factor(server.add_member("bea@example.com"));
    server.add_member("cid@example.com");
    const auto archive = [&](boost::json::object filter) {
        return admin.post(std::string(kMembers) + "/bulk", {{"action", "archive"}, {"filter", std::move(filter)}});
    };
    EXPECT_EQ(archive({{"second_factor", "no"}}).text("/errors/0/pointer"), "/filter/second_factor");
    const HttpAnswer done = archive({{"second_factor", false}, {"role", "end_user"}, {"email_verified", true}});
    EXPECT_EQ(done["changed"], 1) << done.body;
    EXPECT_EQ(list("?status=archived"), Emails{"cid@example.com"});
}

}  // namespace
}  // namespace guildhall::test
