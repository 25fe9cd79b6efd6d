// Folders over HTTP: seen with an app in them that the caller lists, or by who manages folders.
#include "api/resources_fixture.h"

namespace guildhall::test {
namespace {

using boost::json::object;
using core::Permission;
using core::Role;
using Names = std::vector<std::string>;

class FoldersTest : public ResourcesTest {
protected:
    static std::string at(const std::string& id) { return std::string(kFolders) + "/" + id; }
};

TEST_F(FoldersTest, a_folder_is_made_shown_renamed_and_deleted) {
    const auto made = admin.post(kFolders, {{"name", "People"}});
    ASSERT_EQ(made.status, 201) << made.body;
    const std::string id = made.text("/id");
    EXPECT_EQ(admin.get(at(id)).json(), made.json());
    EXPECT_EQ(admin.patch(at(id), {{"name", "PEOPLE"}}).text("/name"), "PEOPLE");
    const std::int64_t before = revision();
    EXPECT_EQ(admin.patch(at(id), {{"name", "PEOPLE"}}).status, 200);
    EXPECT_EQ(admin.patch(at(id), object{}).status, 200);
    EXPECT_EQ(revision(), before);
    const std::string etag = admin.get(at(id)).header("ETag");
    EXPECT_EQ(admin.del(at(id), {{"If-Match", "\"other\""}}).status, 412);
    EXPECT_EQ(admin.del(at(id), {{"If-Match", etag}}).status, 204);
    EXPECT_EQ(admin.get(at(id)).status, 404);
}

TEST_F(FoldersTest, faulty_and_taken_names_are_refused) {
    add_folder("People");
    EXPECT_EQ(admin.post(kFolders, {{"name", "people"}}).text("/code"), "name_taken");
    EXPECT_EQ(field_code(admin.post(kFolders, {{"name", " "}})), "missing");
    EXPECT_EQ(field_code(admin.post(kFolders, {{"name", 3}})), "wrong_type");
    EXPECT_EQ(field_code(admin.post(kFolders, {{"name", "A"}, {"colour", "red"}})), "unknown_field");
    EXPECT_EQ(field_code(admin.post(kFolders, object{})), "missing");
    EXPECT_EQ(admin.get(std::string(kFolders) + "?kind=x").status, 400);
}

TEST_F(FoldersTest, deleting_one_keeps_its_apps) {
    const std::string folder = add_folder("People"), app = add_app("HR", {{"folder_id", folder}});
    EXPECT_EQ(admin.del(at(folder)).status, 204);
    const auto shown = admin.get(std::string(kApps) + "/" + app);
    EXPECT_EQ(shown.status, 200);
    EXPECT_TRUE(shown["/folder_id"].is_null());
}

TEST_F(FoldersTest, a_member_sees_the_folders_of_the_apps_that_they_list) {
    const std::string people = add_folder("People"), quiet = add_folder("Quiet"), empty = add_folder("Empty");
    const std::string listed = add_app("HR", {{"folder_id", people}});
    const std::string hidden = add_app("Secret", {{"folder_id", quiet}});
    auto bob = server.add_member("bob@example.com");
    EXPECT_EQ(names_of(bob.get(kFolders)), Names{});
    add_to_group(add_group("HR", {{.resources = {listed}}, {.resources = {hidden}, .hide = true}}), "bob@example.com");
    EXPECT_EQ(names_of(bob.get(kFolders)), Names{"People"});
    EXPECT_EQ(bob.get(at(people)).status, 200);
    const HttpHeaders same{{"X-Request-ID", "a"}};
    const auto unseen = bob.get(at(quiet), same);
    EXPECT_EQ(unseen.status, 403);
    EXPECT_EQ(unseen.body, bob.get(at(empty), same).body);
    EXPECT_EQ(unseen.body, bob.get(at("missing"), same).body);
    EXPECT_EQ(names_of(admin.get(kFolders)), (Names{"Empty", "People", "Quiet"}));
    EXPECT_EQ(names_of(admin.get(std::string(kFolders) + "?q=eop&sort=-name")), Names{"People"});
    EXPECT_EQ(names_of(bob.get(std::string(kApps) + "?folder_id=" + people)), Names{"HR"});
}

TEST_F(FoldersTest, who_manages_folders_sees_and_changes_all) {
    const std::string id = add_folder("Empty");
    auto bob = server.add_member("bob@example.com", Role::builder);
    core::SetPermissions set{server.workspace()->role_group(Role::builder).id, {}};
    const auto manage = [&](bool on) {
        set.switches[static_cast<std::size_t>(Permission::folder_manage)] = on;
        server.change(set);
    };
    manage(false);
    EXPECT_EQ(names_of(bob.get(kFolders)), Names{});
    EXPECT_EQ(bob.post(kFolders, {{"name", "Mine"}}).status, 403);
    EXPECT_EQ(bob.patch(at(id), {{"name", "Mine"}}).status, 403);
    EXPECT_EQ(bob.patch(at("missing"), {{"name", "Mine"}}).status, 403);
    EXPECT_EQ(bob.del(at(id)).status, 403);
    manage(true);
    EXPECT_EQ(names_of(bob.get(kFolders)), Names{"Empty"});
    EXPECT_EQ(bob.post(kFolders, {{"name", "Mine"}}).status, 201);
    EXPECT_EQ(bob.patch(at("missing"), {{"name", "Mine"}}).status, 404);
    EXPECT_EQ(bob.del(at(id)).status, 204);
}

TEST_F(FoldersTest, another_workspaces_folder_is_unknown) {
    const std::string id = add_folder("People"), app = add_app("HR");
    server.add_workspace("Other");
    EXPECT_EQ(admin.get("/workspaces/other/folders/" + id).status, 404);
    EXPECT_EQ(admin.patch("/workspaces/other/folders/" + id, {{"name", "X"}}).status, 404);
    // An app's id is no folder's.
    EXPECT_EQ(admin.get(at(app)).status, 404);
    EXPECT_EQ(admin.del(at(app)).status, 404);
    auto nobody = server.client();
    EXPECT_EQ(nobody.get(kFolders).status, 401);
}

}  // namespace
}  // namespace guildhall::test
