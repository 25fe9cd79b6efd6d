// The CSV import over HTTP: what is read, reported, refused and applied.
#include "api/members_fixture.h"

namespace guildhall::test {
namespace {

using boost::json::value;

constexpr const char* kImport = "/workspaces/acme/members/import";

class ImportTest : public PeopleTest {
protected:
    HttpAnswer import(const std::string& csv, const std::string& query = "") {
        return admin.send("POST", kImport + query, csv,
                          {{"Content-Type", "text/csv"}, {"Sec-Fetch-Site", "same-origin"}});
    }
    HttpAnswer import_form(const std::string& csv, const std::string& boundary, const std::string& query = "") {
        const std::string body = "--" + boundary +
                                 "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n"
                                 "Content-Type: text/csv\r\n\r\n" +
                                 csv + "\r\n--" + boundary + "--\r\n";
        return admin.send(
            "POST", kImport + query, body,
            {{"Content-Type", "multipart/form-data; boundary=" + boundary}, {"Sec-Fetch-Site", "same-origin"}});
    }
    std::int64_t members() { return admin.get(kMembers)["total"].as_int64(); }
};

TEST_F(ImportTest, a_dry_run_reports_every_row_and_writes_nothing) {
    make_group("HR");
    const auto report = import("name,email,role,groups\nBea,bea@example.com,,hr\n,x,Boss,Nope\n", "?dry_run=true");
    ASSERT_EQ(report.status, 200) << report.body;
    EXPECT_EQ(report["summary"], (value{{"rows", 2}, {"invite", 1}, {"already_member", 0}, {"error", 1}}));
    EXPECT_EQ(report.text("/rows/0/verdict"), "invite");
    EXPECT_TRUE(report["/rows/0/member_id"].is_null());
    EXPECT_EQ(report["/rows/1/row"], 3);
    EXPECT_EQ(report.text("/rows/1/errors/0/code"), "invalid_email");
    EXPECT_FALSE(report.text("/plan/digest").empty());
    EXPECT_EQ(members(), 1);
}

TEST_F(ImportTest, M52_too_many_rows_for_the_seats_are_reported_too) {
    ASSERT_EQ(admin.patch("/instance/settings", {{"user_limit", 1}}).status, 200);
    const std::string file = "name,email\nBea,bea@example.com\n";
    const auto report = import(file, "?dry_run=true");
    ASSERT_EQ(report.status, 200) << report.body;
    EXPECT_EQ(report.text("/refused/code"), "seat_limit");
    EXPECT_TRUE(report["plan"].is_null());
    EXPECT_EQ(report.text("/rows/0/verdict"), "invite");
    const auto refused = import(file);
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.text("/code"), "seat_limit");
    EXPECT_EQ(refused.text("/report/rows/0/verdict"), "invite") << refused.body;
    EXPECT_EQ(members(), 1);
}

TEST_F(ImportTest, a_file_of_very_many_columns_is_refused) {
    std::string header = "name,email";
    for (int i = 0; i < 1000; ++i) header += ",c";
    EXPECT_EQ(import(header + "\n", "?dry_run=true").status, 400);
}

TEST_F(ImportTest, applied_rows_have_members_and_without_mail_their_links) {
    const auto done = import("name,email,role\nBea,bea@example.com,builder\nCid,cid@example.com,End user\n");
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(done.text("/rows/0/member_id"), member_of("bea@example.com"));
    EXPECT_EQ(done.text("/rows/0/role"), "builder");
    EXPECT_FALSE(done.text("/rows/1/invitation_url").empty());
    EXPECT_NE(done.text("/rows/0/invitation_url"), done.text("/rows/1/invitation_url"));
    EXPECT_FALSE(done.header("guildhall-revision").empty());
    EXPECT_EQ(events("import.applied"), 1);
    EXPECT_EQ(members(), 3);
}

TEST_F(ImportTest, M48_the_same_file_again_changes_nothing) {
    const std::string csv = "name,email,groups\nBea,bea@example.com,HR\n";
    make_group("HR");
    const auto first = import(csv);
    ASSERT_EQ(first.status, 200) << first.body;
    const auto again = import(csv);
    ASSERT_EQ(again.status, 200) << again.body;
    EXPECT_EQ(again["summary"], (value{{"rows", 1}, {"invite", 0}, {"already_member", 1}, {"error", 0}}));
    EXPECT_EQ(again.header("guildhall-revision"), first.header("guildhall-revision"));
    EXPECT_EQ(events("import.applied"), 1);
    EXPECT_EQ(members(), 2);
}

TEST_F(ImportTest, all_or_nothing_refuses_with_the_report_and_valid_rows_go_in_when_asked) {
    const std::string csv = "name,email\nBea,bea@example.com\nBea two,BEA@example.com\nCid,cid@example.com\n";
    const auto refused = import(csv);
    EXPECT_EQ(refused.status, 400);
    EXPECT_EQ(refused.text("/code"), "invalid_request");
    EXPECT_EQ(refused.text("/report/rows/1/errors/0/code"), "duplicate_in_file");
    EXPECT_TRUE(refused["/report/rows/0/member_id"].is_null());
    EXPECT_EQ(members(), 1);
    const auto done = import(csv, "?mode=valid_rows");
    EXPECT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(members(), 3);
    EXPECT_EQ(import(csv, "?mode=some").status, 400);
}

TEST_F(ImportTest, M20_rows_that_raise_somebody_are_confirmed_by_the_plan) {
    const std::string hr = make_group("HR");
    make_builder_level(hr);
    const std::string csv = "name,email,role,groups\nBea,bea@example.com,End-user,HR\n";
    const auto refused = import(csv);
    ASSERT_EQ(refused.status, 409) << refused.body;
    EXPECT_EQ(refused.text("/code"), "confirmation_required");
    EXPECT_EQ(refused.text("/report/rows/0/upgraded_from"), "end_user");
    const auto done = import(csv, "?confirm=" + refused.text("/plan/digest"));
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(done.text("/rows/0/role"), "builder");
}

TEST_F(ImportTest, a_form_is_read_like_the_file_and_its_boundary_is_no_part_of_the_plan) {
    const std::string hr = make_group("HR");
    make_builder_level(hr);
    const std::string csv = "name,email,groups\r\nBea,bea@example.com,HR\r\n";
    const auto plan = import_form(csv, "first", "?dry_run=true");
    ASSERT_EQ(plan.status, 200) << plan.body;
    const auto done = import_form(csv, "second", "?confirm=" + plan.text("/plan/digest"));
    EXPECT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(members(), 2);
}

TEST_F(ImportTest, a_broken_form_is_refused) {
    const auto send = [&](const std::string& type, const std::string& body) {
        return admin.send("POST", kImport, body, {{"Content-Type", type}, {"Sec-Fetch-Site", "same-origin"}}).status;
    };
    const std::string part = "\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nname,email\n";
    EXPECT_EQ(send("multipart/form-data", "--x" + part + "\r\n--x--"), 400);
    EXPECT_EQ(send("multipart/form-data; boundary=x", "--x" + part), 400);
    EXPECT_EQ(send("multipart/form-data; boundary=x", "--x--"), 400);
    EXPECT_EQ(send("multipart/form-data; boundary=x", "--y" + part + "\r\n--y--"), 400);
    EXPECT_EQ(send("multipart/form-data; boundary=x", "--x" + part + "\r\n--x" + part + "\r\n--x--"), 400);
    EXPECT_EQ(send("multipart/form-data; boundary=x", "--x\r\nX: y\r\n\r\nname,email\n\r\n--x--"), 400);
    EXPECT_EQ(send("multipart/form-data; boundary=\"x", "--x" + part + "\r\n--x--"), 400);
    EXPECT_EQ(send("application/json", "{}"), 415);
    EXPECT_EQ(send("multipart/form-data; boundary=\"x\"", "--x" + part + "\r\n--x--\r\n"), 200);
}

TEST_F(ImportTest, files_of_all_kinds_are_read_or_refused_with_a_reason) {
    EXPECT_EQ(import("\xEF\xBB\xBFname;email\r\nBea;bea@example.com\r\n").status, 200);
    EXPECT_EQ(import("first name\tLAST_NAME\te-mail\nCid\tCee\tcid@example.com\n").status, 200);
    EXPECT_EQ(admin.get(member(member_of("cid@example.com"))).text("/name"), "Cid Cee");
    const auto unknown = import("name,email,shoe size\nDora,dora@example.com,38\n");
    EXPECT_EQ(unknown.status, 200);
    EXPECT_NE(unknown.body.find("unknown_column"), std::string::npos);
    EXPECT_EQ(members(), 4);

    const auto quotes = import("name,email\n\"Bea,bea@example.com\n");
    EXPECT_EQ(quotes.status, 400);
    EXPECT_EQ(quotes.text("/report/rows/0/errors/0/code"), "malformed_row");
    for (const std::string& unreadable :
         {std::string(), std::string("hello"), std::string("name,role\nBea,admin\n"),
          std::string("\xFF\xFEn\0a\0m\0e\0", 10), std::string("name,email\nB\0a,b@example.com\n", 29),
          std::string("name,email\n\xFF\xFF,b@example.com\n")})
        for (const char* query : {"", "?dry_run=true"})
            EXPECT_EQ(import(unreadable, query).status, 400) << unreadable << query;
    EXPECT_EQ(members(), 4);
}

TEST_F(ImportTest, a_file_over_the_limits_is_too_large) {
    EXPECT_EQ(import("name,email\n" + std::string(11u << 20, 'x')).status, 413);
    std::string rows = "name,email\n";
    for (int i = 0; i < 20001; ++i) rows += "x,x" + std::to_string(i) + "@example.com\n";
    EXPECT_EQ(import(rows, "?dry_run=true").status, 413);
}

TEST_F(ImportTest, M37_a_token_makes_no_admins_by_a_file) {
    HttpClient token = server.with_token(kAdminEmail, {service::Scope::members_write});
    const auto send = [&](const std::string& role) {
        return token.send("POST", kImport, "name,email,role\nBea,bea@example.com," + role + "\n",
                          {{"Content-Type", "text/csv"}});
    };
    EXPECT_EQ(send("Admin").status, 403);
    EXPECT_EQ(send("Builder").status, 200);
}

TEST_F(ImportTest, a_replayed_import_shows_no_links_and_makes_nobody) {
    const std::string csv = "name,email\nBea,bea@example.com\n";
    const HttpHeaders headers{
        {"Content-Type", "text/csv"}, {"Sec-Fetch-Site", "same-origin"}, {"Idempotency-Key", "import-1"}};
    ASSERT_EQ(admin.send("POST", kImport, csv, headers).status, 200);
    const auto replay = admin.send("POST", kImport, csv, headers);
    EXPECT_EQ(replay.header("idempotent-replayed"), "true");
    EXPECT_EQ(replay["/summary/invite"], 1);
    EXPECT_EQ(replay.text("/rows/0/invitation_url"), "");
    EXPECT_EQ(events("import.applied"), 1);
}

TEST_F(ImportTest, the_template_can_be_imported) {
    const auto file = admin.get(std::string(kMembers) + "/import-template.csv");
    ASSERT_EQ(file.status, 200);
    EXPECT_NE(file.header("content-disposition").find("attachment"), std::string::npos);
    const auto report = import(file.body, "?dry_run=true");
    EXPECT_EQ(report["/summary/error"], 0) << report.body;
}

}  // namespace
}  // namespace guildhall::test
