// Who may do what with an app or a data source, each with every path that gives it.
#include <algorithm>

#include "api/resources_fixture.h"

namespace guildhall::test {
namespace {

using boost::json::object;
using core::Role;
using Names = std::vector<std::string>;

class ResourceAccessTest : public ResourcesTest {
protected:
    static std::string app(const std::string& id) { return std::string(kApps) + "/" + id + "/access"; }

    static Names people(const HttpAnswer& answer) {
        Names names;
        const auto items = answer["/items"];
        for (const auto& item : items.as_array())
            names.emplace_back(item.at_pointer("/person/name").as_string().c_str());
        return names;
    }
    static Names actions(const HttpAnswer& answer, const std::string& item = "0") {
        Names names;
        const auto all = answer["/items/" + item + "/actions"];
        for (const auto& action : all.as_array()) names.emplace_back(action.at("action").as_string().c_str());
        return names;
    }
};

TEST_F(ResourceAccessTest, everybody_with_any_right_is_listed_with_the_paths) {
    const std::string id = add_app("Wiki");
    server.add_member("bob@example.com");
    server.add_member("cid@example.com", Role::builder);
    server.add_member("eve@example.com");
    server.invite("zoe@example.com", Role::admin);
    const std::string group = add_group("HR", {{.resources = {id}}});
    add_to_group(group, "bob@example.com");
    const auto answer = admin.get(app(id));
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.text("/resource/id"), id);
    EXPECT_EQ(answer.text("/resource/type"), "app");
    EXPECT_EQ(people(answer), (Names{"Ada", "bob", "cid"}));
    EXPECT_EQ(answer["/total"], 3);
    EXPECT_EQ(actions(answer, "0"), (Names{"view", "edit", "list", "delete"}));
    EXPECT_EQ(actions(answer, "1"), (Names{"view", "list"}));
    EXPECT_EQ(actions(answer, "2"), (Names{"view", "edit", "list", "delete"}));
    EXPECT_EQ(answer.text("/items/0/actions/0/paths/0/via"), "instance_admin");
    EXPECT_EQ(answer["/items/0/person/instance_admin"], true);
    const std::string path = "/items/1/actions/0/paths/0";
    EXPECT_EQ(answer.text(path + "/via"), "grant");
    EXPECT_EQ(answer.text(path + "/group/id"), group);
    EXPECT_EQ(answer.text(path + "/grant/name"), "Grant 1");
    EXPECT_EQ(answer.text("/items/1/person/member_id"), server.member_id("bob@example.com"));
    EXPECT_EQ(answer.text("/items/1/person/role"), "end_user");
    EXPECT_EQ(answer.text("/items/2/actions/0/paths/0/via"), "role");
    EXPECT_EQ(answer.text("/items/2/actions/0/paths/0/group/name"), "Builder");
}

TEST_F(ResourceAccessTest, an_instance_admin_who_is_no_member_is_among_them) {
    server.add_workspace("Other");
    server.add_member("bob@example.com", Role::admin, "other");
    const std::string id =
        admin.post("/workspaces/other/apps", {{"name", "CRM"}, {"url", "https://a.example.com"}}).text("/id");
    server.add_member("ivy@example.com");
    server.change(core::SetInstanceAdmin{server.user_id("ivy@example.com"), true}, "");
    const auto answer = admin.get("/workspaces/other/apps/" + id + "/access?q=ivy");
    ASSERT_EQ(people(answer), Names{"ivy"}) << answer.body;
    EXPECT_TRUE(answer["/items/0/person/member_id"].is_null());
    EXPECT_TRUE(answer["/items/0/person/role"].is_null());
    EXPECT_EQ(answer.text("/items/0/actions/0/paths/0/via"), "instance_admin");
    auto ivy = server.sign_in("ivy@example.com");
    EXPECT_EQ(ivy.get("/workspaces/other/apps/" + id + "/open").status, 302);
}

TEST_F(ResourceAccessTest, an_owner_is_listed_as_such) {
    auto cid = server.add_member("cid@example.com", Role::builder);
    const std::string id = cid.post(kApps, {{"name", "Mine"}, {"url", "https://a.example.com"}}).text("/id");
    const core::Group builders = server.workspace()->role_group(Role::builder);
    for (const auto& grant : std::vector(builders.grants)) server.change(core::DeleteGrant{builders.id, grant->id});
    const auto answer = admin.get(app(id) + "?q=cid");
    ASSERT_EQ(people(answer), Names{"cid"});
    EXPECT_EQ(answer.text("/items/0/actions/0/paths/0/via"), "owner");
}

TEST_F(ResourceAccessTest, it_is_searched_by_name_and_mail_filtered_by_action_and_paged) {
    const std::string id = add_app("Wiki");
    server.add_member("bob@example.com");
    server.add_member("eve@example.org");
    const std::string loud = add_group("Loud", {{.resources = {id}}});
    const std::string quiet = add_group("Quiet", {{.resources = {id}, .hide = true}});
    add_to_group(loud, "bob@example.com");
    add_to_group(quiet, "eve@example.org");
    EXPECT_EQ(people(admin.get(app(id) + "?action=list")), (Names{"Ada", "bob"}));
    EXPECT_EQ(people(admin.get(app(id) + "?action=edit")), Names{"Ada"});
    EXPECT_EQ(people(admin.get(app(id) + "?q=example.org")), Names{"eve"});
    EXPECT_EQ(people(admin.get(app(id) + "?q=BO")), Names{"bob"});
    const auto first = admin.get(app(id) + "?limit=2");
    EXPECT_EQ(people(first), (Names{"Ada", "bob"}));
    EXPECT_EQ(people(admin.get(app(id) + "?limit=2&cursor=" + first.text("/next_cursor"))), Names{"eve"});
    for (const char* wrong : {"?action=use", "?limit=201", "?cursor=x", "?sort=name"})
        EXPECT_EQ(admin.get(app(id) + wrong).status, 400) << wrong;
}

TEST_F(ResourceAccessTest, it_says_the_same_as_each_persons_own_requests) {
    const std::string draft = add_app("Draft", {{"released", false}}), wiki = add_app("Wiki");
    std::vector<std::pair<std::string, HttpClient>> callers;
    callers.emplace_back("bob", server.add_member("bob@example.com"));
    callers.emplace_back("cid", server.add_member("cid@example.com", Role::builder));
    callers.emplace_back("eve", server.add_member("eve@example.com"));
    add_to_group(add_group("HR", {{.resources = {draft, wiki}}}), "bob@example.com");
    for (const std::string& id : {draft, wiki}) {
        const Names may_view = people(admin.get(app(id) + "?action=view"));
        for (auto& [name, client] : callers) {
            const bool listed = std::find(may_view.begin(), may_view.end(), name) != may_view.end();
            EXPECT_EQ(client.get(std::string(kApps) + "/" + id + "/open").status, listed ? 302 : 403) << name;
        }
    }
}

TEST_F(ResourceAccessTest, a_data_source_has_its_own_actions) {
    const std::string id = add_data_source("Main");
    const auto answer = admin.get(std::string(kDataSources) + "/" + id + "/access");
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.text("/resource/type"), "data_source");
    EXPECT_EQ(actions(answer), (Names{"use", "configure", "delete"}));
    EXPECT_EQ(admin.get(std::string(kDataSources) + "/" + id + "/access?action=view").status, 400);
    EXPECT_EQ(admin.get(std::string(kDataSources) + "/missing/access").status, 404);
    auto bob = server.add_member("bob@example.com", Role::builder);
    EXPECT_EQ(bob.get(std::string(kDataSources) + "/" + id + "/access").status, 403);
}

TEST_F(ResourceAccessTest, M34_what_a_reply_confirmed_holds_for_the_very_next_request) {
    const std::string id = add_app("Wiki");
    HttpClient bob = server.add_member("bob@example.com");
    const std::string group = add_group("HR");
    add_to_group(group, "bob@example.com");
    const std::string grants = "/workspaces/acme/groups/" + group + "/grants";
    const object grant = {{"name", "Wiki"}, {"resource_type", "app"}, {"access", "view"}, {"scope", "all"}};
    for (int round = 0; round < 50; ++round) {
        const auto made = admin.post(grants, grant);
        ASSERT_EQ(made.status, 201) << made.body;
        ASSERT_EQ(bob.get(std::string(kApps) + "/" + id).status, 200) << round;
        ASSERT_EQ(admin.del(grants + "/" + made.text("id")).status, 204);
        ASSERT_NE(bob.get(std::string(kApps) + "/" + id).status, 200) << round;
    }
}

}  // namespace
}  // namespace guildhall::test
