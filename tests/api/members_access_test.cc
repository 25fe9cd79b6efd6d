// Effective access: what somebody has, each right with every path that gives it.
#include <set>

#include "api/members_fixture.h"

namespace guildhall::test {
namespace {

using boost::json::value;

class AccessTest : public PeopleTest {
protected:
    std::string hr = make_group("HR"), crm = make_app("Crm"), wiki = make_app("Wiki");

    void give_app(const std::string& app) {
        const auto made = admin.post(group(hr, "/grants"), {{"name", "Grant of " + app.substr(30)},
                                                            {"resource_type", "app"},
                                                            {"access", "view"},
                                                            {"scope", "selected"},
                                                            {"resource_ids", {app}}});
        ASSERT_EQ(made.status, 201) << made.body;
    }
    HttpAnswer access_of(const std::string& email, const std::string& query = "") {
        return admin.get(member(member_of(email), "/access" + query));
    }
};

TEST_F(AccessTest, M10_an_end_user_has_exactly_what_custom_groups_give) {
    HttpClient bea = server.add_member("bea@example.com");
    EXPECT_EQ(access_of("bea@example.com")["total"], 0);
    give_app(crm);
    ASSERT_EQ(add_to_group(hr, member_of("bea@example.com")).status, 200);
    const auto access = access_of("bea@example.com");
    ASSERT_EQ(access["total"], 1) << access.body;
    EXPECT_EQ(access.text("/items/0/resource/name"), "Crm");
    EXPECT_EQ(access.text("/items/0/actions/0/action"), "view");
    EXPECT_EQ(access.text("/items/0/actions/0/paths/0/via"), "grant");
    EXPECT_EQ(access.text("/items/0/actions/0/paths/0/group/name"), "HR");
    EXPECT_TRUE(access["reason"].is_null());
    EXPECT_EQ(access["permissions"], value(boost::json::array()));
    EXPECT_EQ(access.text("/member/email"), "bea@example.com");

    const auto own = bea.get(std::string(kMembers) + "/me/access");
    EXPECT_EQ(own.json(), access.json());
    EXPECT_EQ(bea.get(member(member_of("bea@example.com"), "/access")).json(), access.json());
    EXPECT_EQ(bea.get(member(member_of(kAdminEmail), "/access")).status, 403);
}

TEST_F(AccessTest, M12_an_admin_has_everything_by_role_and_by_being_instance_admin) {
    const auto access = access_of(kAdminEmail);
    EXPECT_EQ(access["total"], 2) << access.body;
    std::set<std::string> ways;
    const value paths = access["/permissions/0/paths"];
    for (const value& path : paths.as_array()) ways.insert(path.at("via").as_string().c_str());
    EXPECT_TRUE(ways.contains("role"));
    EXPECT_TRUE(ways.contains("instance_admin"));
}

TEST_F(AccessTest, it_is_filtered_by_type_and_name_and_paged) {
    const std::string path = std::string(kMembers) + "/me/access";
    EXPECT_EQ(admin.get(path + "?type=data_source")["total"], 0);
    EXPECT_EQ(admin.get(path + "?type=app&q=wik").text("/items/0/resource/name"), "Wiki");
    const auto page = admin.get(path + "?limit=1");
    EXPECT_EQ(page.text("/items/0/resource/name"), "Crm");
    EXPECT_EQ(admin.get(path + "?limit=1&cursor=" + page.text("/next_cursor")).text("/items/0/resource/name"), "Wiki");
    EXPECT_EQ(admin.get(path + "?type=wall").status, 400);
}

TEST_F(AccessTest, M11_M40_who_is_shut_out_has_nothing_and_an_invitation_tells_nothing_of_the_account) {
    give_app(crm);
    server.add_workspace("Other");
    server.add_member("bea@example.com", core::Role::end_user, "other");
    for (const char* email : {"bea@example.com", "new@example.com"}) {
        server.invite(email);
        ASSERT_EQ(add_to_group(hr, member_of(email)).status, 200);
        const auto access = access_of(email);
        EXPECT_EQ(access.text("/reason"), "member_invited");
        EXPECT_EQ(access["total"], 0);
    }
    server.add_member("cid@example.com");
    server.change(core::ArchiveMember{*core::MemberId::parse(member_of("cid@example.com"))});
    EXPECT_EQ(access_of("cid@example.com").text("/reason"), "member_archived");
}

TEST_F(AccessTest, tokens_ask_with_decisions_read) {
    HttpClient without = server.with_token(kAdminEmail, {service::Scope::members_read});
    HttpClient with = server.with_token(kAdminEmail, {service::Scope::decisions_read});
    const std::string path = member(member_of(kAdminEmail), "/access");
    EXPECT_EQ(without.get(path).status, 403);
    EXPECT_EQ(with.get(path).status, 200);
    EXPECT_EQ(without.get(std::string(kMembers) + "/me/access").status, 200);
}

TEST_F(AccessTest, an_admin_sees_the_dashboard_of_a_member_and_the_trail_tells_it) {
    HttpClient bea = server.add_member("bea@example.com");
    give_app(crm);
    ASSERT_EQ(add_to_group(hr, member_of("bea@example.com")).status, 200);
    const std::string path = member(member_of("bea@example.com"), "/dashboard");
    const auto seen = admin.get(path);
    ASSERT_EQ(seen.status, 200) << seen.body;
    EXPECT_EQ(seen.body, bea.get("/workspaces/acme/apps").body) << "the same as the member's own list";
    EXPECT_EQ(seen["total"], 1);
    EXPECT_EQ(admin.get(path + "?q=wik")["total"], 0);
    EXPECT_EQ(bea.get(path).status, 403) << "for admins";
    const auto trail = admin.get("/workspaces/acme/audit-events?action=member.dashboard_viewed");
    EXPECT_EQ(trail["total"], 2) << trail.body;
    EXPECT_EQ(trail.text("/items/0/target/name"), "bea@example.com");
    EXPECT_EQ(admin.get(member("01890000-0000-7000-8000-000000000000", "/dashboard")).status, 404);
}

}  // namespace
}  // namespace guildhall::test
