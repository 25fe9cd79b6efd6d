// Who may call the endpoints of members, groups and workspaces: each endpoint asked by everybody who may not.
#include "api/members_fixture.h"

namespace guildhall::test {
namespace {

/// One endpoint, its path below /workspaces/acme.
struct Call {
    std::string method, path;
    std::string body = "{}";
    std::string type = "application/json";
};

class RightsTest : public PeopleTest {
protected:
    std::string bea = server.invite("bea@example.com"), hr = make_group("HR");

    /// All that only admins of the workspace may call.
    std::vector<Call> calls_of_admins() const {
        const std::string m = "/members/" + bea, g = "/groups/" + hr, grant = g + "/grants/" + kNobody;
        return {
            {"GET", "/members"},
            {"POST", "/members", R"({"email":"x@example.com","name":"X","role":"end_user"})"},
            {"GET", m},
            {"PATCH", m},
            {"POST", m + "/archive"},
            {"POST", m + "/unarchive"},
            {"POST", m + "/resend-invitation"},
            {"POST", m + "/invitation-link"},
            {"GET", m + "/access"},
            {"POST", "/members/settle"},
            {"POST", "/members/bulk", R"({"action":"archive","filter":{}})"},
            {"POST", "/members/import", "name,email\nX,x@example.com\n", "text/csv"},
            {"GET", "/members/import-template.csv"},
            {"GET", "/members/export.csv"},
            {"PATCH", ""},
            {"GET", "/groups"},
            {"POST", "/groups", R"({"name":"X"})"},
            {"GET", g},
            {"PATCH", g, R"({"name":"X"})"},
            {"DELETE", g},
            {"PATCH", g + "/permissions"},
            {"GET", g + "/members"},
            {"POST", g + "/members", R"({"member_ids":[")" + bea + "\"]}"},
            {"DELETE", g + "/members/" + bea},
            {"GET", g + "/candidates"},
            {"GET", g + "/grants"},
            {"POST", g + "/grants", R"({"name":"X","resource_type":"app","access":"view","scope":"all"})"},
            {"PATCH", grant, R"({"name":"X"})"},
            {"DELETE", grant},
            {"POST", g + "/duplicate", R"({"parts":["members"]})"},
            {"POST", g + "/review"},
        };
    }

    static HttpAnswer ask(HttpClient& client, const Call& call) {
        const bool has_body = call.method != "GET" && call.method != "DELETE";
        const HttpHeaders headers = has_body
                                        ? HttpHeaders{{"Content-Type", call.type}, {"Sec-Fetch-Site", "same-origin"}}
                                        : HttpHeaders{{"Sec-Fetch-Site", "same-origin"}};
        return client.send(call.method, "/workspaces/acme" + call.path, has_body ? call.body : "", headers);
    }

    /// Everything is refused like this, and nothing is changed.
    void expect_refused(HttpClient& client, int status, const std::string& code, const std::string& reason = "") {
        const auto before = server.workspace()->revision;
        for (const Call& call : calls_of_admins()) {
            const auto answer = ask(client, call);
            EXPECT_EQ(answer.status, status) << call.method << " " << call.path << ": " << answer.body;
            EXPECT_EQ(answer.text("/code"), code) << call.method << " " << call.path;
            EXPECT_EQ(answer.text("/reason"), reason) << call.method << " " << call.path;
        }
        EXPECT_EQ(server.workspace()->revision, before);
    }
};

TEST_F(RightsTest, nobody_gets_401) {
    HttpClient nobody = server.client();
    expect_refused(nobody, 401, "unauthenticated");
}

TEST_F(RightsTest, members_without_the_right_get_403) {
    HttpClient end_user = server.add_member("eve@example.com");
    expect_refused(end_user, 403, "forbidden");
    HttpClient builder = server.add_member("bob@example.com", core::Role::builder);
    expect_refused(builder, 403, "forbidden");
}

TEST_F(RightsTest, people_of_another_workspace_get_404) {
    server.add_workspace("Other");
    HttpClient stranger = server.add_member("sam@example.com", core::Role::admin, "other");
    expect_refused(stranger, 404, "not_found");
    HttpClient token = server.with_token("sam@example.com", {service::Scope::members_write}, "other");
    expect_refused(token, 404, "not_found");
}

TEST_F(RightsTest, an_archived_admin_gets_403_with_the_reason) {
    HttpClient gone = server.add_member("gil@example.com", core::Role::admin);
    server.change(core::ArchiveMember{*core::MemberId::parse(member_of("gil@example.com"))});
    expect_refused(gone, 403, "forbidden", "member_archived");
}

TEST_F(RightsTest, in_an_archived_workspace_admins_get_403_with_the_reason) {
    HttpClient admin_there = server.add_member("gil@example.com", core::Role::admin);
    server.change(core::ArchiveWorkspace{server.workspace()->id}, "");
    expect_refused(admin_there, 403, "forbidden", "workspace_archived");
    // Instance admins may look at its settings, and no further.
    EXPECT_EQ(admin.get("/workspaces/acme").text("/status"), "archived");
    EXPECT_EQ(admin.get(kMembers).text("/reason"), "workspace_archived");
}

TEST_F(RightsTest, a_token_without_the_scope_gets_403) {
    HttpClient token = server.with_token(kAdminEmail, {service::Scope::audit_read});
    expect_refused(token, 403, "forbidden");
    HttpClient reader = server.with_token(kAdminEmail, {service::Scope::members_read, service::Scope::groups_read});
    EXPECT_EQ(reader.get(kMembers).status, 200);
    EXPECT_EQ(reader.get(kGroups).status, 200);
    EXPECT_EQ(reader.post(kGroups, {{"name", "X"}}).status, 403);
    EXPECT_EQ(reader.post(member(bea, "/archive")).status, 403);
}

TEST_F(RightsTest, an_admin_may_call_everything_control) {
    HttpClient other_admin = server.add_member("gil@example.com", core::Role::admin);
    for (const Call& call : calls_of_admins()) {
        const int status = ask(other_admin, call).status;
        EXPECT_NE(status, 401) << call.path;
        EXPECT_NE(status, 403) << call.method << " " << call.path;
    }
}

TEST_F(RightsTest, an_id_of_another_workspace_is_unknown) {
    server.add_workspace("Other");
    const std::string there = server.invite("sam@example.com", core::Role::end_user, "other");
    for (const Call& call : std::vector<Call>{{"GET", "/members/" + there},
                                              {"PATCH", "/members/" + there},
                                              {"POST", "/members/" + there + "/archive"},
                                              {"POST", "/members/" + there + "/invitation-link"},
                                              {"GET", "/members/" + there + "/access"},
                                              {"DELETE", "/groups/" + hr + "/members/" + there}}) {
        const auto foreign = ask(admin, call);
        Call unknown = call;
        unknown.path.replace(unknown.path.find(there), there.size(), kNobody);
        auto nothing = ask(admin, unknown);
        EXPECT_EQ(foreign.status, 404) << call.path;
        EXPECT_EQ(foreign.text("/detail"), nothing.text("/detail")) << call.path;
    }
    EXPECT_EQ(add_to_group(hr, there).text("/errors/0/code"), "not_found");
}

}  // namespace
}  // namespace guildhall::test
