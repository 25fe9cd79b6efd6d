// Data sources over HTTP: what those who use and those who configure them see, merges, and secrets that never come
// back.
#include "api/resources_fixture.h"
#include "service/seal.h"
#include "storage/resources_table.h"

namespace guildhall::test {
namespace {

using boost::json::array;
using boost::json::object;
using core::Permission;
using core::Role;
using service::Scope;
using Names = std::vector<std::string>;

constexpr const char* kSourceCanary = "canary-4f1c-swordfish";

class DataSourcesTest : public ResourcesTest {
protected:
    static std::string at(const std::string& id) { return std::string(kDataSources) + "/" + id; }

    /// A builder with `use` on it by a group, and no grants by the role.
    HttpClient add_user_of(const std::string& id) {
        const core::Group builders = server.workspace()->role_group(Role::builder);
        for (const auto& grant : std::vector(builders.grants)) server.change(core::DeleteGrant{builders.id, grant->id});
        HttpClient user = server.add_member("use@example.com", Role::builder);
        add_to_group(add_group("Users", {{core::kDataSource, core::kDataSourceUse, {id}}}), "use@example.com");
        return user;
    }

    storage::DataSourceContent stored(const std::string& id) {
        return *server.services().store.read([&](storage::Connection& connection) {
            return storage::data_source_content(connection, server.workspace()->id, *core::ResourceId::parse(id));
        });
    }
};

TEST_F(DataSourcesTest, one_is_made_with_options_and_secrets_and_owned_by_its_maker) {
    auto builder = server.add_member("bob@example.com", Role::builder);
    const object options{{"host", "db.internal"}, {"port", 5432}, {"tls", true}};
    const auto made = builder.post(
        kDataSources,
        {{"name", "Main"}, {"kind", "postgresql"}, {"options", options}, {"secrets", {{"password", kSourceCanary}}}});
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.text("/kind"), "postgresql");
    EXPECT_EQ(made["/options"], boost::json::value(options));
    EXPECT_EQ(made["/secret_keys"], boost::json::value(array{"password"}));
    EXPECT_EQ(made.text("/owner/id"), server.member_id("bob@example.com"));
    EXPECT_EQ(made.text("/access"), "configure");
    EXPECT_EQ(made.header("Guildhall-Revision"), std::to_string(revision()));
    EXPECT_EQ(builder.get(at(made.text("/id"))).json(), made.json());
}

TEST_F(DataSourcesTest, faulty_fields_are_refused_by_name) {
    const auto code = [&](const object& change) {
        object body{{"name", "Main"}, {"kind", "mysql"}};
        for (const auto& field : change) body[field.key()] = field.value();
        const auto answer = admin.post(kDataSources, body);
        EXPECT_EQ(answer.status, 400) << answer.body;
        EXPECT_EQ(answer.body.find(kSourceCanary), std::string::npos);
        return field_code(answer) + " at " + answer.text("/errors/0/pointer");
    };
    EXPECT_EQ(code({{"kind", "paper"}}), "invalid at /kind");
    EXPECT_EQ(code({{"name", nullptr}}), "wrong_type at /name");
    EXPECT_EQ(code({{"options", array{}}}), "wrong_type at /options");
    EXPECT_EQ(code({{"options", {{"host", nullptr}}}}), "wrong_type at /options");
    EXPECT_EQ(code({{"options", {{"host", object{}}}}}), "wrong_type at /options");
    EXPECT_EQ(code({{"options", {{"", "x"}}}}), "invalid at /options");
    EXPECT_EQ(code({{"options", {{"host", std::string(10001, 'a')}}}}), "too_long at /options");
    EXPECT_EQ(code({{"secrets", {{"password", array{kSourceCanary}}}}}), "wrong_type at /secrets");
    EXPECT_EQ(code({{"secrets", {{"password", std::string(10000, 'a') + kSourceCanary}}}}), "too_long at /secrets");
    EXPECT_EQ(code({{"secrets", {{"password", nullptr}}}}), "wrong_type at /secrets");
    object many;
    for (int i = 0; i < 101; ++i) many[std::to_string(i)] = i;
    EXPECT_EQ(code({{"options", many}}), "too_long at /options");
    EXPECT_EQ(code({{"secret", "x"}}), "unknown_field at /secret");
    EXPECT_EQ(admin.get(kDataSources)["/total"], 0);
    add_data_source("Main");
    EXPECT_EQ(admin.post(kDataSources, {{"name", "MAIN"}, {"kind", "mysql"}}).text("/code"), "name_taken");
}

TEST_F(DataSourcesTest, who_may_only_use_it_sees_neither_options_nor_secret_keys) {
    const std::string id = add_data_source("Main", {{"options", {{"host", "db"}}}, {"secrets", {{"password", "x"}}}});
    add_data_source("Hidden");
    auto user = add_user_of(id);
    const auto shown = user.get(at(id));
    EXPECT_EQ(shown.status, 200) << shown.body;
    EXPECT_TRUE(shown["/options"].is_null());
    EXPECT_TRUE(shown["/secret_keys"].is_null());
    EXPECT_EQ(shown.text("/access"), "use");
    EXPECT_EQ(names_of(user.get(kDataSources)), Names{"Main"});
    EXPECT_TRUE(user.get(kDataSources)["/items/0/options"].is_null());
    EXPECT_EQ(user.patch(at(id), {{"name", "Mine"}}).status, 403);
    EXPECT_EQ(user.del(at(id)).status, 403);
    EXPECT_EQ(user.get(at(id) + "/access").status, 403);
}

TEST_F(DataSourcesTest, M29_an_edit_merges_and_null_removes_a_key) {
    const std::string id = add_data_source(
        "Main", {{"options", {{"host", "db"}, {"port", 1}}}, {"secrets", {{"password", "a"}, {"token", "b"}}}});
    const auto edited = admin.patch(at(id), {{"options", {{"port", 2}, {"host", nullptr}, {"db", "x"}}},
                                             {"secrets", {{"token", nullptr}, {"key", "c"}}}});
    ASSERT_EQ(edited.status, 200) << edited.body;
    EXPECT_EQ(edited["/options"], boost::json::value(object{{"db", "x"}, {"port", 2}}));
    EXPECT_EQ(edited["/secret_keys"], boost::json::value(array{"key", "password"}));
    EXPECT_EQ(admin.get(at(id)).json(), edited.json());
    EXPECT_EQ(admin.patch(at(id), {{"kind", "mysql"}}).status, 400);
}

TEST_F(DataSourcesTest, M29_values_that_are_there_already_make_no_revision_and_no_event) {
    const std::string id =
        add_data_source("Main", {{"options", {{"host", "db"}, {"port", 1}}}, {"secrets", {{"password", "a"}}}});
    const std::int64_t before = revision(), events = event_count();
    const storage::Blob sealed = stored(id).secrets;
    const auto same = admin.patch(at(id), {{"name", "Main"},
                                           {"options", {{"port", 1}, {"absent", nullptr}}},
                                           {"secrets", {{"password", "a"}, {"absent", nullptr}}}});
    EXPECT_EQ(same.status, 200) << same.body;
    EXPECT_EQ(same.header("Guildhall-Revision"), std::to_string(before));
    EXPECT_EQ(revision(), before);
    EXPECT_EQ(event_count(), events);
    EXPECT_EQ(stored(id).secrets, sealed);
    admin.patch(at(id), {{"secrets", {{"password", "b"}}}});
    EXPECT_EQ(revision(), before + 1);
    EXPECT_EQ(event_count(), events + 1);
    EXPECT_NE(stored(id).secrets, sealed);
}

TEST_F(DataSourcesTest, M30_a_plan_writes_no_value) {
    const std::string id = add_data_source("Main", {{"options", {{"host", "db"}}}});
    const std::int64_t before = revision();
    const auto plan = admin.patch(at(id) + "?dry_run=true", {{"options", {{"host", "other"}}}});
    EXPECT_EQ(plan.status, 200) << plan.body;
    EXPECT_FALSE(plan.text("/plan/digest").empty());
    EXPECT_EQ(admin.get(at(id)).text("/options/host"), "db");
    EXPECT_EQ(revision(), before);
    EXPECT_EQ(admin.patch(at(id) + "?confirm=stale", {{"options", {{"host", "other"}}}}).status, 409);
    EXPECT_EQ(admin.get(at(id)).text("/options/host"), "db");
}

TEST_F(DataSourcesTest, M16_owners_are_named_by_admins_also_at_creation) {
    auto bob = server.add_member("bob@example.com", Role::builder);
    server.add_member("eve@example.com");
    const std::string bob_id = server.member_id("bob@example.com"), eve_id = server.member_id("eve@example.com");
    const object body{{"name", "Main"}, {"kind", "s3"}};
    object for_bob = body, for_eve = body, for_nobody{{"name", "Free"}, {"kind", "s3"}};
    for_bob["owner_id"] = bob_id;
    for_eve["owner_id"] = eve_id;
    for_nobody["owner_id"] = nullptr;
    EXPECT_EQ(bob.post(kDataSources, for_bob).status, 403);
    EXPECT_EQ(field_code(admin.post(kDataSources, for_eve)), "not_allowed");
    const auto made = admin.post(kDataSources, for_bob);
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.text("/owner/id"), bob_id);
    EXPECT_TRUE(admin.post(kDataSources, for_nobody)["/owner"].is_null());
    EXPECT_EQ(bob.patch(at(made.text("/id")), {{"owner_id", nullptr}}).status, 403);
    EXPECT_TRUE(admin.patch(at(made.text("/id")), {{"owner_id", nullptr}})["/owner"].is_null());
}

TEST_F(DataSourcesTest, no_secret_comes_back_in_replies_events_or_the_database) {
    const std::string id = add_data_source("Main", {{"secrets", {{"password", kSourceCanary}}}});
    admin.patch(at(id), {{"secrets", {{"token", kSourceCanary}}}, {"options", {{"host", "canary-host"}}}});
    for (const std::string& path : {at(id), std::string(kDataSources), at(id) + "/access"})
        EXPECT_EQ(admin.get(path).body.find(kSourceCanary), std::string::npos) << path;
    const auto events = admin.get("/workspaces/acme/audit-events");
    ASSERT_EQ(events.status, 200);
    EXPECT_EQ(events.body.find(kSourceCanary), std::string::npos);
    EXPECT_EQ(events.body.find("canary-host"), std::string::npos);
    EXPECT_EQ(events.text("/items/0/after/secrets/token"), "changed") << events.body;
    EXPECT_EQ(events.text("/items/0/after/options/host"), "changed");
    EXPECT_EQ(events.text("/items/1/action"), "data_source.created");
    EXPECT_EQ(events.text("/items/1/after/secrets/password"), "changed");
    const std::string bytes = database_bytes();
    EXPECT_EQ(bytes.find(kSourceCanary), std::string::npos);
    EXPECT_NE(bytes.find("canary-host"), std::string::npos) << "the control: what isn't sealed is found";
}

TEST_F(DataSourcesTest, sealed_secrets_open_in_their_own_row_only) {
    const std::string one = add_data_source("One", {{"secrets", {{"password", "first"}}}});
    const std::string two = add_data_source("Two", {{"secrets", {{"password", "second"}}}});
    const core::WorkspaceId workspace = server.workspace()->id;
    const storage::DataSourceContent moved = stored(one);
    const auto opens_at = [&](const std::string& id) {
        const service::SealedPlace place{workspace, "data_sources", "secrets", core::ResourceId::parse(id)->uuid()};
        const std::string sealed(moved.secrets.begin(), moved.secrets.end());
        return service::open_sealed(server.services().keys, place, sealed).has_value();
    };
    EXPECT_TRUE(opens_at(one));
    EXPECT_FALSE(opens_at(two));
    const auto done = server.services().store.write([&](service::Tx& tx) -> core::Result<core::Done> {
        storage::save_data_source_content(tx.connection, workspace, *core::ResourceId::parse(two), moved);
        return core::Done{};
    });
    ASSERT_TRUE(done.ok());
    EXPECT_EQ(admin.get(at(two)).status, 500);
    EXPECT_EQ(admin.get(at(one)).status, 200);
}

TEST_F(DataSourcesTest, the_list_is_filtered_by_kind) {
    add_data_source("Main");
    add_data_source("Files", {{"kind", "s3"}});
    const std::string list = kDataSources;
    EXPECT_EQ(names_of(admin.get(list)), (Names{"Files", "Main"}));
    EXPECT_EQ(names_of(admin.get(list + "?kind=s3")), Names{"Files"});
    EXPECT_EQ(names_of(admin.get(list + "?q=mai&sort=-name")), Names{"Main"});
    EXPECT_EQ(admin.get(list + "?kind=paper").status, 400);
    EXPECT_EQ(admin.get(list + "?scope=all").status, 400);
}

TEST_F(DataSourcesTest, a_deleted_one_leaves_grants_and_its_values_go_with_it) {
    const std::string id = add_data_source("Main", {{"secrets", {{"password", "x"}}}});
    const core::GroupId group =
        *core::GroupId::parse(add_group("Users", {{core::kDataSource, core::kDataSourceUse, {id}}}));
    EXPECT_EQ(admin.del(at(id)).status, 204);
    EXPECT_EQ(admin.get(at(id)).status, 404);
    EXPECT_TRUE(server.workspace()->group(group)->grants[0]->resources.empty());
    const core::WorkspaceId workspace = server.workspace()->id;
    EXPECT_FALSE(server.services().store.read([&](storage::Connection& connection) {
        return storage::data_source_content(connection, workspace, *core::ResourceId::parse(id)).has_value();
    }));
}

TEST_F(DataSourcesTest, end_users_have_none_and_learn_of_none) {
    const std::string id = add_data_source("Main");
    auto bob = server.add_member("bob@example.com");
    EXPECT_EQ(names_of(bob.get(kDataSources)), Names{});
    const HttpHeaders same{{"X-Request-ID", "a"}};
    const auto there = bob.get(at(id), same);
    EXPECT_EQ(there.status, 403);
    EXPECT_EQ(there.body, bob.get(at("missing"), same).body);
    EXPECT_EQ(bob.post(kDataSources, {{"name", "A"}, {"kind", "s3"}}).status, 403);
    server.add_workspace("Other");
    EXPECT_EQ(admin.get("/workspaces/other/data-sources/" + id).status, 404);
    EXPECT_EQ(server.with_token(kAdminEmail, {Scope::members_read}).get(at(id)).status, 403);
}

}  // namespace
}  // namespace guildhall::test
