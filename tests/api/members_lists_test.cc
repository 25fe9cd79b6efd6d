// The list of members: filters, search, order, pages; and the exported file.
#include <chrono>
#include <set>
#include <thread>

#include "api/members_fixture.h"
#include "core/csv.h"

namespace guildhall::test {
namespace {

class MemberListTest : public PeopleTest {
protected:
    HttpAnswer list(const std::string& query) { return admin.get(std::string(kMembers) + query); }
    /// All pages of one member each.
    std::vector<std::string> walk(const std::string& query) {
        std::vector<std::string> all;
        std::string cursor;
        do {
            const auto page = list(query + "&limit=1" + (cursor.empty() ? "" : "&cursor=" + cursor));
            EXPECT_EQ(page.status, 200) << page.body;
            for (std::string& email : emails(page)) all.push_back(std::move(email));
            cursor = page.text("/next_cursor");
        } while (!cursor.empty() && all.size() < 100);
        return all;
    }
};

using Emails = std::vector<std::string>;

TEST_F(MemberListTest, it_is_filtered_by_status_role_group_and_text) {
    const std::string bea = server.invite("bea@example.com"),
                      cid = server.invite("cid@example.com", core::Role::builder);
    const std::string hr = make_group("HR");
    ASSERT_EQ(add_to_group(hr, bea).status, 200);
    ASSERT_EQ(admin.post(member(cid, "/archive")).status, 200);
    EXPECT_EQ(emails(list("")), (Emails{kAdminEmail, "bea@example.com", "cid@example.com"}));
    EXPECT_EQ(emails(list("?status=invited")), (Emails{"bea@example.com"}));
    EXPECT_EQ(emails(list("?status=archived&role=builder")), (Emails{"cid@example.com"}));
    EXPECT_EQ(emails(list("?role=admin")), (Emails{kAdminEmail}));
    EXPECT_EQ(emails(list("?group_id=" + hr)), (Emails{"bea@example.com"}));
    EXPECT_EQ(emails(list("?q=BE")), (Emails{"bea@example.com"}));
    EXPECT_EQ(emails(list("?q=example.com"))[0], kAdminEmail);
    EXPECT_EQ(list("?q=nowhere")["total"], 0);
    for (const char* bad : {"?status=odd", "?role=boss", "?group_id=x", "?sort=size", "?limit=x", "?cursor=!!",
                            "?settleable=maybe", "?colour=red", "?role=admin&role=builder"})
        EXPECT_EQ(list(bad).status, 400) << bad;
    EXPECT_EQ(list("?group_id=" + std::string(kIdOfNothing)).text("/errors/0/code"), "not_found");
}

TEST_F(MemberListTest, every_order_is_total_and_pages_meet_everybody_once) {
    for (const char* name : {"bea", "cid", "dora", "eve"}) server.invite(std::string(name) + "@example.com");
    for (const char* sort : {"name", "-name", "email", "-email", "role", "-role", "status", "-status", "last_active_at",
                             "-last_active_at"}) {
        Emails walked = walk(std::string("?sort=") + sort);
        EXPECT_EQ(walked, emails(list(std::string("?sort=") + sort))) << sort;
        EXPECT_EQ(std::set<std::string>(walked.begin(), walked.end()).size(), 5u) << sort;
        // The list in memory has the same order.
        EXPECT_EQ(walk(std::string("?settleable=false&sort=") + sort), walked) << sort;
    }
    const std::string cursor = list("?limit=1").text("/next_cursor");
    EXPECT_EQ(list("?limit=1&sort=email&cursor=" + cursor).status, 400);
}

TEST_F(MemberListTest, last_activity_is_shown) {
    HttpClient bea = server.add_member("bea@example.com");
    ASSERT_EQ(bea.get("/workspaces/acme").status, 200);
    server.services().activity.flush();
    EXPECT_EQ(admin.get(member(member_of("bea@example.com"))).text("/last_active_at"),
              core::to_rfc3339(server.clock().now()));
}

TEST_F(MemberListTest, an_export_is_asked_for_soon_after_the_password_and_runs_no_formula) {
    const auto evil =
        admin.post(kMembers, {{"email", "bea@example.com"}, {"name", "=HYPERLINK(1)"}, {"role", "end_user"}});
    ASSERT_EQ(evil.status, 201) << evil.body;
    const std::string hr = make_group("HR, \"people\"");
    ASSERT_EQ(add_to_group(hr, evil.text("/member/id")).status, 200);
    const auto file = admin.get(std::string(kMembers) + "/export.csv");
    ASSERT_EQ(file.status, 200) << file.body;
    EXPECT_NE(file.header("content-type").find("text/csv"), std::string::npos);
    EXPECT_NE(file.header("content-disposition").find("attachment"), std::string::npos);
    EXPECT_NE(file.body.find("'=HYPERLINK"), std::string::npos);
    const auto table = core::read_csv(file.body);
    ASSERT_TRUE(table.ok());
    ASSERT_EQ(table->records.size(), 2u);
    EXPECT_EQ(table->records[0].cells[0], "=HYPERLINK(1)");
    EXPECT_EQ(table->records[0].cells[3], "HR, \"people\"");

    const auto one = admin.get(std::string(kMembers) + "/export.csv?ids=" + member_of(kAdminEmail));
    EXPECT_EQ(core::read_csv(one.body)->records.size(), 1u);
    EXPECT_EQ(admin.get(std::string(kMembers) + "/export.csv?ids=" + kIdOfNothing).status, 400);
    EXPECT_EQ(core::read_csv(admin.get(std::string(kMembers) + "/export.csv?status=invited").body)->records.size(), 1u);

    server.clock().advance(11 * core::kMinute);
    const auto late = admin.get(std::string(kMembers) + "/export.csv");
    EXPECT_EQ(late.status, 403);
    EXPECT_EQ(late.text("/code"), "reauthentication_required");
}

TEST_F(MemberListTest, a_long_export_comes_whole) {
    for (int i = 0; i < 450; ++i) server.invite("p" + std::to_string(i) + "@example.com");
    const auto file = admin.get(std::string(kMembers) + "/export.csv?sort=-email");
    const auto table = core::read_csv(file.body);
    ASSERT_TRUE(table.ok());
    ASSERT_EQ(table->records.size(), 451u);
    EXPECT_EQ(table->records[0].cells[1], "p9@example.com");
    EXPECT_EQ(table->records[450].cells[1], kAdminEmail);
}

}  // namespace
}  // namespace guildhall::test
