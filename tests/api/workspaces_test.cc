// Workspaces as their members see them.
#include "api/members_fixture.h"

namespace guildhall::test {
namespace {

using boost::json::object;

class WorkspacesTest : public PeopleTest {};

TEST_F(WorkspacesTest, an_instance_admin_makes_one_and_is_its_active_admin) {
    const auto made = admin.post("/workspaces", {{"name", "Research & Co"}});
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.text("/slug"), "research-co");
    EXPECT_EQ(made.text("/me/role"), "admin");
    EXPECT_EQ(made["/me/admin"], true);
    EXPECT_EQ(made["/me/permissions/app_create"], true);
    EXPECT_FALSE(made.header("guildhall-revision").empty());
    EXPECT_EQ(admin.get("/workspaces/research-co").json(), made.json());
    EXPECT_EQ(admin.get("/workspaces/" + made.text("/id")).json(), made.json());

    EXPECT_EQ(admin.post("/workspaces", {{"name", "RESEARCH & co"}}).text("/code"), "name_taken");
    EXPECT_EQ(admin.post("/workspaces", {{"name", "R"}, {"slug", "acme"}}).text("/code"), "name_taken");
    EXPECT_EQ(admin.post("/workspaces", {{"name", "R"}, {"slug", "settings"}}).text("/code"), "reserved_name");
    EXPECT_EQ(admin.post("/workspaces", {{"name", "R"}, {"slug", "Not A Slug"}}).status, 400);
    EXPECT_EQ(admin.post("/workspaces", object()).status, 400);
}

TEST_F(WorkspacesTest, others_make_them_only_where_the_settings_say_so_and_tokens_never) {
    HttpClient bea = server.add_member("bea@example.com");
    EXPECT_EQ(bea.post("/workspaces", {{"name", "Bea's"}}).status, 403);
    EXPECT_EQ(server.client().post("/workspaces", {{"name", "X"}}).status, 401);
    core::InstanceSettings settings;
    settings.anyone_makes_workspaces = true;
    server.change(core::ChangeSettings{settings}, "");
    EXPECT_EQ(bea.post("/workspaces", {{"name", "Bea's"}}).status, 201);
    HttpClient token = server.with_token(kAdminEmail, {service::Scope::instance_write}, "");
    EXPECT_EQ(token.post("/workspaces", {{"name", "T"}}).status, 403);
}

TEST_F(WorkspacesTest, the_list_shows_what_the_caller_may_enter) {
    server.add_workspace("Other");
    HttpClient bea = server.add_member("bea@example.com");
    server.invite("bea@example.com", core::Role::end_user, "other");
    EXPECT_EQ(fields(bea.get("/workspaces"), "slug"), (std::vector<std::string>{"acme"}));
    EXPECT_EQ(fields(admin.get("/workspaces"), "slug"), (std::vector<std::string>{"acme", "other"}));
    EXPECT_EQ(fields(admin.get("/workspaces?q=oth"), "slug"), (std::vector<std::string>{"other"}));
    EXPECT_EQ(fields(admin.get("/workspaces?sort=-name&limit=1"), "slug"), (std::vector<std::string>{"other"}));
    HttpClient token = server.with_token(kAdminEmail, {service::Scope::audit_read}, "other");
    EXPECT_EQ(fields(token.get("/workspaces"), "slug"), (std::vector<std::string>{"other"}));
    server.change(core::ArchiveWorkspace{server.workspace("other")->id}, "");
    EXPECT_EQ(fields(admin.get("/workspaces"), "slug"), (std::vector<std::string>{"acme"}));
}

TEST_F(WorkspacesTest, admins_rename_them_and_old_etags_are_refused) {
    server.add_workspace("Other");
    const std::string etag = admin.get("/workspaces/acme").header("etag");
    const auto renamed = admin.patch("/workspaces/acme", {{"name", "ACME"}}, {{"If-Match", etag}});
    ASSERT_EQ(renamed.status, 200) << renamed.body;
    EXPECT_EQ(renamed.text("/name"), "ACME");
    EXPECT_EQ(renamed.text("/slug"), "acme");
    EXPECT_EQ(admin.patch("/workspaces/acme", {{"name", "A"}}, {{"If-Match", etag}}).status, 412);
    EXPECT_EQ(admin.patch("/workspaces/acme", {{"name", "other"}}).text("/code"), "name_taken");
    EXPECT_EQ(admin.patch("/workspaces/acme", {{"slug", "other"}}).text("/code"), "name_taken");
    EXPECT_EQ(admin.patch("/workspaces/acme", {{"slug", "firm"}}).text("/slug"), "firm");
    EXPECT_EQ(admin.get("/workspaces/acme").status, 404);
    EXPECT_EQ(events("workspace.changed"), 2);
}

}  // namespace
}  // namespace guildhall::test
