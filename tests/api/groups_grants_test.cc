// Grants: what a group gives, by all or selected resources.
#include "api/members_fixture.h"

namespace guildhall::test {
namespace {

using boost::json::object;
using boost::json::value;

class GrantsTest : public PeopleTest {
protected:
    std::string hr = make_group("HR"), crm = make_app("Crm"), wiki = make_app("Wiki");

    std::string grants(const std::string& rest = "") const { return group(hr, "/grants" + rest); }
    HttpAnswer make(const std::string& name, object more) {
        object body{{"name", name}, {"resource_type", "app"}, {"access", "view"}, {"scope", "selected"}};
        for (const auto& [key, field] : more) body[key] = field;
        return admin.post(grants(), body);
    }
};

TEST_F(GrantsTest, a_grant_is_made_listed_changed_and_deleted) {
    const auto made = make("Tools", {{"resource_ids", {wiki, crm}}, {"hide_from_dashboard", true}});
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.text("/resource_type"), "app");
    EXPECT_EQ(made.text("/access"), "view");
    EXPECT_EQ(made["hide_from_dashboard"], true);
    EXPECT_EQ(made["resource_count"], 2);
    EXPECT_EQ(made.text("/resources/0/name"), "Crm");
    const std::string id = made.text("/id");
    EXPECT_EQ(admin.get(grants()).json().at("items").at(0), made.json());

    const auto changed = admin.patch(grants("/" + id), {{"name", "Office"}, {"remove_resource_ids", {crm}}});
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(changed.text("/name"), "Office");
    EXPECT_EQ(changed["resource_count"], 1);
    EXPECT_EQ(admin.patch(grants("/" + id), object()).status, 200);
    EXPECT_EQ(events("grant.changed"), 1);

    EXPECT_EQ(admin.del(grants("/" + id)).status, 204);
    EXPECT_EQ(admin.del(grants("/" + id)).status, 404);
    EXPECT_EQ(admin.patch(grants("/" + id), {{"name", "x"}}).status, 404);
}

TEST_F(GrantsTest, raising_to_edit_clears_hiding_and_sent_together_they_are_refused) {
    const std::string id = make("Tools", {{"hide_from_dashboard", true}}).text("/id");
    EXPECT_EQ(admin.patch(grants("/" + id), {{"access", "edit"}, {"hide_from_dashboard", true}}).status, 400);
    const auto raised = admin.patch(grants("/" + id), {{"access", "edit"}});
    EXPECT_EQ(raised["hide_from_dashboard"], false) << raised.body;
    EXPECT_EQ(admin.get(group(hr))["builder_level"], true);
}

TEST_F(GrantsTest, the_scope_all_empties_the_list_and_back_starts_empty) {
    const std::string id = make("Tools", {{"resource_ids", {crm}}}).text("/id");
    EXPECT_EQ(admin.patch(grants("/" + id), {{"scope", "all"}, {"add_resource_ids", {wiki}}}).status, 400);
    const auto all = admin.patch(grants("/" + id), {{"scope", "all"}});
    EXPECT_EQ(all["resources"], value(boost::json::array())) << all.body;
    const auto back = admin.patch(grants("/" + id), {{"scope", "selected"}});
    EXPECT_EQ(back["resource_count"], 0) << back.body;
}

TEST_F(GrantsTest, what_can_not_be_granted_is_named) {
    const auto place = [&](object more) { return make("G", std::move(more)).text("/errors/0/pointer"); };
    EXPECT_EQ(place({{"access", "use"}}), "/access");
    EXPECT_EQ(place({{"resource_type", "folder"}}), "/resource_type");
    EXPECT_EQ(place({{"scope", "some"}}), "/scope");
    EXPECT_EQ(place({{"scope", "all"}, {"resource_ids", {crm}}}), "/resource_ids");
    EXPECT_EQ(place({{"access", "edit"}, {"hide_from_dashboard", true}}), "/hide_from_dashboard");
    EXPECT_EQ(place({{"resource_ids", {kIdOfNothing}}}), "/resource_ids/0");
    EXPECT_EQ(place({{"resource_ids", {"nonsense"}}}), "/resource_ids/0");
    EXPECT_EQ(place({{"resource_type", "data_source"}, {"access", "use"}, {"resource_ids", {crm}}}), "/resource_ids/0");
    ASSERT_EQ(make("G", {}).status, 201);
    EXPECT_EQ(make("g", {}).text("/code"), "name_taken");
    for (const core::Role role : {core::Role::admin, core::Role::end_user}) {
        const std::string id = server.workspace()->role_group(role).id.str();
        const object body{{"name", "G"}, {"resource_type", "app"}, {"access", "view"}, {"scope", "all"}};
        EXPECT_EQ(admin.post(group(id, "/grants"), body).text("/code"), "role_group_immutable");
    }
}

TEST_F(GrantsTest, the_list_is_filtered_by_type_and_paged) {
    ASSERT_EQ(make("B", {}).status, 201);
    ASSERT_EQ(make("a", {}).status, 201);
    ASSERT_EQ(make("Data", {{"resource_type", "data_source"}, {"access", "use"}, {"scope", "all"}}).status, 201);
    EXPECT_EQ(fields(admin.get(grants()), "name"), (std::vector<std::string>{"a", "B", "Data"}));
    EXPECT_EQ(fields(admin.get(grants("?resource_type=data_source")), "name"), (std::vector<std::string>{"Data"}));
    const auto page = admin.get(grants("?limit=1"));
    EXPECT_EQ(fields(admin.get(grants("?limit=1&cursor=" + page.text("/next_cursor"))), "name"),
              (std::vector<std::string>{"B"}));
    EXPECT_EQ(admin.get(grants("?resource_type=constant")).status, 400);
}

TEST_F(GrantsTest, a_grant_that_was_changed_meanwhile_is_not_overwritten) {
    const std::string id = make("Tools", {{"resource_ids", {crm}}}).text("/id");
    const std::string etag = admin.patch(grants("/" + id), {{"name", "Office"}}).header("etag");
    ASSERT_FALSE(etag.empty());
    ASSERT_EQ(admin.patch(grants("/" + id), {{"name", "Desk"}}, {{"If-Match", etag}}).status, 200);
    EXPECT_EQ(admin.patch(grants("/" + id), {{"name", "Room"}}, {{"If-Match", etag}}).status, 412);
    EXPECT_EQ(admin.del(grants("/" + id), {{"If-Match", etag}}).status, 412);
}

}  // namespace
}  // namespace guildhall::test
