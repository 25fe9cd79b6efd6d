// Constants over HTTP: plain values are read by right, secret ones only revealed, and each reveal is audited.
#include "api/resources_fixture.h"
#include "service/seal.h"
#include "storage/resources_table.h"

namespace guildhall::test {
namespace {

using boost::json::object;
using core::Permission;
using core::Role;
using service::Scope;
using Names = std::vector<std::string>;

constexpr const char* kConstantCanary = "canary-77aa-marzipan";

class ConstantsTest : public ResourcesTest {
protected:
    static std::string at(const std::string& id) { return std::string(kConstants) + "/" + id; }
};

TEST_F(ConstantsTest, a_plain_one_shows_its_value_and_a_secret_one_does_not) {
    const auto plain = admin.post(kConstants, {{"name", "BASE_URL"}, {"value", "https://x"}, {"kind", "plain"}});
    ASSERT_EQ(plain.status, 201) << plain.body;
    EXPECT_EQ(plain.text("/name"), "BASE_URL");
    EXPECT_EQ(plain.text("/kind"), "plain");
    EXPECT_EQ(plain.text("/value"), "https://x");
    const auto secret = admin.post(kConstants, {{"name", "API_KEY"}, {"value", kConstantCanary}, {"kind", "secret"}});
    ASSERT_EQ(secret.status, 201) << secret.body;
    EXPECT_TRUE(secret["/value"].is_null());
    EXPECT_EQ(admin.get(at(secret.text("/id"))).json(), secret.json());
    const auto list = admin.get(kConstants);
    EXPECT_EQ(names_of(list), (Names{"API_KEY", "BASE_URL"}));
    EXPECT_TRUE(list["/items/0/value"].is_null());
    EXPECT_EQ(list.text("/items/1/value"), "https://x");
    EXPECT_EQ(names_of(admin.get(std::string(kConstants) + "?kind=secret")), Names{"API_KEY"});
    EXPECT_EQ(admin.get(std::string(kConstants) + "?kind=open").status, 400);
}

TEST_F(ConstantsTest, faulty_fields_are_refused_by_name) {
    const auto code = [&](const object& change) {
        object body{{"name", "KEY"}, {"value", "x"}, {"kind", "secret"}};
        for (const auto& field : change) body[field.key()] = field.value();
        const auto answer = admin.post(kConstants, body);
        EXPECT_EQ(answer.status, 400) << answer.body;
        EXPECT_EQ(answer.body.find(kConstantCanary), std::string::npos);
        return field_code(answer) + " at " + answer.text("/errors/0/pointer");
    };
    EXPECT_EQ(code({{"name", "9LIVES"}}), "invalid_name at /name");
    EXPECT_EQ(code({{"name", "A-B"}}), "invalid_name at /name");
    EXPECT_EQ(code({{"value", ""}}), "missing at /value");
    EXPECT_EQ(code({{"value", std::string(10000, 'a') + kConstantCanary}}), "too_long at /value");
    EXPECT_EQ(code({{"value", nullptr}}), "wrong_type at /value");
    EXPECT_EQ(code({{"value", object{{"a", kConstantCanary}}}}), "wrong_type at /value");
    EXPECT_EQ(code({{"kind", "open"}}), "invalid at /kind");
    EXPECT_EQ(field_code(admin.post(kConstants, {{"name", "KEY"}, {"value", "x"}})), "missing");
    std::string longest;
    for (int i = 0; i < 10000; ++i) longest += "é";
    EXPECT_EQ(admin.post(kConstants, {{"name", "LONG"}, {"value", longest}, {"kind", "plain"}}).status, 201);
    EXPECT_EQ(admin.post(kConstants, {{"name", "long"}, {"value", "x"}, {"kind", "plain"}}).text("/code"),
              "name_taken");
}

TEST_F(ConstantsTest, M29_the_same_value_makes_no_revision_and_no_event) {
    for (const char* kind : {"plain", "secret"}) {
        const std::string id = add_constant(std::string("KEY_") + kind, "one", kind);
        const std::int64_t before = revision(), events = event_count();
        const auto same = admin.patch(at(id), {{"value", "one"}});
        EXPECT_EQ(same.status, 200) << same.body;
        EXPECT_EQ(same.header("Guildhall-Revision"), std::to_string(before));
        EXPECT_EQ(revision(), before);
        EXPECT_EQ(event_count(), events);
        EXPECT_EQ(admin.patch(at(id), {{"value", "two"}}).status, 200);
        EXPECT_EQ(revision(), before + 1);
        EXPECT_EQ(event_count(), events + 1);
        EXPECT_EQ(admin.post(at(id) + "/reveal").text("/value"), "two");
    }
}

TEST_F(ConstantsTest, name_and_value_change_but_the_kind_is_fixed) {
    const std::string id = add_constant("KEY", "one");
    const auto edited = admin.patch(at(id), {{"name", "OTHER"}, {"value", "two"}});
    ASSERT_EQ(edited.status, 200) << edited.body;
    EXPECT_EQ(edited.text("/name"), "OTHER");
    EXPECT_EQ(edited.text("/value"), "two");
    EXPECT_EQ(field_code(admin.patch(at(id), {{"kind", "secret"}})), "unknown_field");
    EXPECT_EQ(field_code(admin.patch(at(id), {{"value", ""}})), "missing");
    EXPECT_EQ(admin.patch(at(id), object{}).status, 200);
    const std::string etag = admin.get(at(id)).header("ETag");
    EXPECT_EQ(admin.patch(at(id), {{"value", "three"}}, {{"If-Match", etag}}).status, 200);
    EXPECT_EQ(admin.patch(at(id), {{"value", "four"}}, {{"If-Match", etag}}).status, 412);
}

TEST_F(ConstantsTest, a_reveal_shows_the_value_and_is_audited_each_time) {
    const std::string secret = add_constant("KEY", kConstantCanary, "secret"), plain = add_constant("OPEN", "x");
    const std::int64_t before = revision(), events = event_count();
    EXPECT_EQ(admin.post(at(secret) + "/reveal").text("/value"), kConstantCanary);
    EXPECT_EQ(admin.post(at(secret) + "/reveal").status, 200);
    EXPECT_EQ(admin.post(at(plain) + "/reveal").text("/value"), "x");
    EXPECT_EQ(event_count(), events + 3);
    EXPECT_EQ(revision(), before);
    const auto trail = admin.get("/workspaces/acme/audit-events");
    EXPECT_EQ(trail.text("/items/1/action"), "constant.revealed");
    EXPECT_EQ(trail.text("/items/1/target/name"), "KEY");
    EXPECT_EQ(trail.text("/items/1/target/id"), secret);
    EXPECT_EQ(trail.body.find(kConstantCanary), std::string::npos);
    EXPECT_EQ(admin.post(at(secret) + "/reveal", {{"why", "x"}}).status, 400);
    EXPECT_EQ(admin.post(at("missing") + "/reveal").status, 404);
}

TEST_F(ConstantsTest, a_secret_needs_a_recent_password_a_plain_one_does_not) {
    const std::string secret = add_constant("KEY", "s", "secret"), plain = add_constant("OPEN", "x");
    server.clock().advance(11 * core::kMinute);
    const std::int64_t events = event_count();
    EXPECT_EQ(admin.post(at(secret) + "/reveal").text("/code"), "reauthentication_required");
    EXPECT_EQ(event_count(), events);
    EXPECT_EQ(admin.post(at(plain) + "/reveal").status, 200);
    EXPECT_EQ(server.sign_in(kAdminEmail).post(at(secret) + "/reveal").status, 200);
}

TEST_F(ConstantsTest, a_replayed_reveal_shows_null) {
    const std::string id = add_constant("KEY", kConstantCanary, "secret");
    const HttpHeaders key{{"Idempotency-Key", "k"}};
    EXPECT_EQ(admin.post(at(id) + "/reveal", object{}, key).text("/value"), kConstantCanary);
    const auto replay = admin.post(at(id) + "/reveal", object{}, key);
    EXPECT_EQ(replay.status, 200);
    EXPECT_TRUE(replay["/value"].is_null());
    EXPECT_EQ(database_bytes().find(kConstantCanary), std::string::npos);
}

TEST_F(ConstantsTest, tokens_reveal_nothing) {
    const std::string id = add_constant("OPEN", "x");
    auto token = server.with_token(kAdminEmail, {Scope::resources_read, Scope::resources_write});
    EXPECT_EQ(token.post(at(id) + "/reveal").status, 403);
    EXPECT_EQ(token.get(at(id)).text("/value"), "x");
    EXPECT_EQ(token.patch(at(id), {{"value", "y"}}).status, 200);
}

TEST_F(ConstantsTest, builders_read_but_manage_only_by_the_permission) {
    const std::string id = add_constant("OPEN", "x"), secret = add_constant("KEY", "s", "secret");
    auto bob = server.add_member("bob@example.com", Role::builder);
    core::SetPermissions set{server.workspace()->role_group(Role::builder).id, {}};
    set.switches[static_cast<std::size_t>(Permission::constant_manage)] = false;
    server.change(set);
    EXPECT_EQ(bob.get(at(id)).text("/value"), "x");
    EXPECT_TRUE(bob.get(at(secret))["/value"].is_null());
    EXPECT_EQ(bob.get(at("missing")).status, 404);
    EXPECT_EQ(bob.post(at(secret) + "/reveal").status, 403);
    EXPECT_EQ(bob.post(at("missing") + "/reveal").status, 403);
    EXPECT_EQ(bob.patch(at(id), {{"value", "y"}}).status, 403);
    EXPECT_EQ(bob.del(at(id)).status, 403);
    EXPECT_EQ(bob.post(kConstants, {{"name", "A"}, {"value", "x"}, {"kind", "plain"}}).status, 403);
    set.switches[static_cast<std::size_t>(Permission::constant_manage)] = true;
    server.change(set);
    EXPECT_EQ(bob.post(at(secret) + "/reveal").text("/value"), "s");
    EXPECT_EQ(bob.del(at(id)).status, 204);
}

TEST_F(ConstantsTest, M6_end_users_read_none) {
    const std::string id = add_constant("OPEN", "x");
    auto bob = server.add_member("bob@example.com");
    EXPECT_EQ(bob.get(kConstants).status, 403);
    const HttpHeaders same{{"X-Request-ID", "a"}};
    const auto there = bob.get(at(id), same);
    EXPECT_EQ(there.status, 403);
    EXPECT_EQ(there.body, bob.get(at("missing"), same).body);
    server.add_workspace("Other");
    EXPECT_EQ(admin.get("/workspaces/other/constants/" + id).status, 404);
    EXPECT_EQ(admin.post("/workspaces/other/constants/" + id + "/reveal").status, 404);
}

TEST_F(ConstantsTest, no_secret_value_is_in_replies_events_or_the_database) {
    const std::string id = add_constant("KEY", kConstantCanary, "secret");
    add_constant("OPEN", "canary-open");
    admin.patch(at(id), {{"value", std::string(kConstantCanary) + "2"}});
    admin.post(at(id) + "/reveal");
    const auto trail = admin.get("/workspaces/acme/audit-events");
    EXPECT_EQ(trail.body.find(kConstantCanary), std::string::npos);
    EXPECT_EQ(trail.text("/items/1/action"), "constant.changed");
    EXPECT_EQ(trail.text("/items/1/after/value"), "changed") << trail.body;
    EXPECT_EQ(admin.get(kConstants).body.find(kConstantCanary), std::string::npos);
    const std::string bytes = database_bytes();
    EXPECT_EQ(bytes.find(kConstantCanary), std::string::npos);
    EXPECT_NE(bytes.find("canary-open"), std::string::npos) << "the control: what isn't sealed is found";
}

TEST_F(ConstantsTest, a_sealed_value_opens_in_its_own_row_only) {
    const std::string one = add_constant("ONE", "first", "secret"), two = add_constant("TWO", "second", "secret");
    const core::WorkspaceId workspace = server.workspace()->id;
    const auto moved = server.services().store.write([&](service::Tx& tx) -> core::Result<core::Done> {
        const auto content = storage::constant_content(tx.connection, workspace, *core::ResourceId::parse(one));
        storage::save_constant_content(tx.connection, workspace, *core::ResourceId::parse(two), *content);
        return core::Done{};
    });
    ASSERT_TRUE(moved.ok());
    EXPECT_EQ(admin.post(at(one) + "/reveal").text("/value"), "first");
    const std::int64_t events = event_count();
    const auto refused = admin.post(at(two) + "/reveal");
    EXPECT_EQ(refused.status, 500);
    EXPECT_EQ(refused.body.find("first"), std::string::npos);
    EXPECT_EQ(event_count(), events);
}

}  // namespace
}  // namespace guildhall::test
