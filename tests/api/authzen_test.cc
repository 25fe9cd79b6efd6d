// OpenID AuthZEN Authorization API 1.0: evaluation, evaluations, the three searches, discovery; by token and by
// session.
#include <boost/json/serialize.hpp>
#include <set>

#include "api/resources_fixture.h"

namespace guildhall::test {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;
using core::Role;

constexpr const char* kOwn = "//access/v1";
constexpr const char* kAcme = "//workspaces/acme/access/v1";

object entity(const std::string& type, const std::string& id) { return {{"type", type}, {"id", id}}; }

object question(const std::string& user, const std::string& action, const object& resource) {
    return {{"subject", entity("user", user)}, {"action", {{"name", action}}}, {"resource", resource}};
}

class AuthzenTest : public ResourcesTest {
protected:
    std::string wiki, draft;
    HttpClient bob = server.client();
    HttpClient robot = server.client();

    void SetUp() override {
        wiki = add_app("Wiki");
        draft = add_app("Draft", {{"released", false}});
        bob = server.add_member("bob@example.com");
        server.add_member("eve@example.com");
        add_to_group(add_group("HR", {{.resources = {wiki, draft}}}, {}), "bob@example.com");
        robot = server.with_token(kAdminEmail, {service::Scope::decisions_read});
    }
    bool decided(const object& asked) {
        const auto answer = robot.post(std::string(kOwn) + "/evaluation", asked);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return answer["decision"].as_bool();
    }
    static std::set<std::string> ids(const HttpAnswer& answer, const char* field = "id") {
        std::set<std::string> found;
        const value results = answer["results"];
        for (const value& each : results.as_array()) found.emplace(each.at(field).as_string().c_str());
        EXPECT_EQ(found.size(), results.as_array().size()) << "each once";
        return found;
    }
    HttpAnswer search(const std::string& what, const object& asked) {
        return robot.post(std::string(kOwn) + "/search/" + what, asked);
    }
    std::string id_of(const std::string& email) const { return server.user_id(email).str(); }
};

TEST_F(AuthzenTest, decides_by_ids_emails_slugs_and_names) {
    EXPECT_TRUE(decided(question("bob@example.com", "view", entity("app", wiki))));
    EXPECT_TRUE(decided(question("BOB@Example.com", "list", entity("app", "wiki"))));
    EXPECT_TRUE(decided(question(id_of("bob@example.com"), "view", entity("app", "wiki"))));
    EXPECT_FALSE(decided(question("bob@example.com", "edit", entity("app", wiki))));
    EXPECT_FALSE(decided(question("bob@example.com", "delete", entity("app", wiki))));
    EXPECT_FALSE(decided(question("bob@example.com", "view", entity("app", draft)))) << "not released";
    EXPECT_FALSE(decided(question("eve@example.com", "view", entity("app", wiki))));
    EXPECT_TRUE(decided(question(kAdminEmail, "delete", entity("app", wiki))));
    add_data_source("Sales");
    add_folder("Tools");
    add_constant("KEY", "v");
    add_constant("SECRET", "v", "secret");
    server.add_member("bia@example.com", Role::builder);
    EXPECT_TRUE(decided(question("bia@example.com", "configure", entity("data_source", "sales"))));
    EXPECT_TRUE(decided(question("bia@example.com", "see", entity("folder", "tools"))));
    EXPECT_TRUE(decided(question("bia@example.com", "read", entity("constant", "KEY"))));
    EXPECT_EQ(decided(question("bia@example.com", "read", entity("constant", "SECRET"))),
              decided(question("bia@example.com", "reveal", entity("constant", "SECRET"))));
    EXPECT_TRUE(decided(question("bia@example.com", "create_app", entity("workspace", "acme"))));
    EXPECT_FALSE(decided(question("bia@example.com", "manage_members", entity("workspace", "acme"))));
    EXPECT_TRUE(decided(question(kAdminEmail, "manage_members", entity("workspace", "acme"))));
    EXPECT_FALSE(decided(question("bob@example.com", "create_app", entity("workspace", "acme"))));
}

TEST_F(AuthzenTest, whatever_is_unknown_is_a_no_and_unknown_fields_are_passed_over) {
    const object app = entity("app", wiki);
    for (const object& asked :
         {question("nobody@example.com", "view", app), question("x", "view", app), question(kAdminEmail, "fly", app),
          question(kAdminEmail, "view", entity("app", "none")), question(kAdminEmail, "view", entity("boat", wiki)),
          question(kAdminEmail, "view", entity("folder", wiki)), question(kAdminEmail, "use", app),
          question(kAdminEmail, "create_app", entity("workspace", "other"))})
        EXPECT_FALSE(decided(asked)) << boost::json::serialize(asked);
    object more = question("bob@example.com", "view", app);
    more["later"] = 1;
    more["subject"].as_object()["properties"] = object{{"department", "HR"}};
    more["context"] = object{{"ip", "192.0.2.1"}, {"time", "1999-01-01T00:00:00Z"}};
    EXPECT_TRUE(decided(more)) << "the time is the server's";
}

TEST_F(AuthzenTest, a_broken_question_gets_400) {
    const object good = question("bob@example.com", "view", entity("app", wiki));
    const std::string url = std::string(kOwn) + "/evaluation";
    for (const char* part : {"subject", "action", "resource"}) {
        object without = good;
        without.erase(part);
        EXPECT_EQ(robot.post(url, without).status, 400) << part;
        for (const value& wrong : {value(), value("x"), value(1), value(array{}), value(object{})}) {
            object mistyped = good;
            mistyped[part] = wrong;
            EXPECT_EQ(robot.post(url, mistyped).status, 400) << part << wrong;
        }
    }
    const std::string text = boost::json::serialize(good);
    EXPECT_EQ(robot.send("POST", url, text, {{"Content-Type", "text/plain"}}).status, 400);
    EXPECT_EQ(robot.send("POST", url, text).status, 400) << "no content type";
    EXPECT_EQ(robot.send("POST", url, "", {{"Content-Type", "application/json"}}).status, 400);
    EXPECT_EQ(robot.send("POST", url, "{", {{"Content-Type", "application/json"}}).status, 400);
    EXPECT_EQ(robot.send("POST", url, "[]", {{"Content-Type", "application/json"}}).status, 400);
    EXPECT_EQ(robot.send("POST", url, R"({"subject":{},"subject":{}})", {{"Content-Type", "application/json"}}).status,
              400);
    EXPECT_EQ(robot.send("POST", url, text, {{"Content-Type", "application/json; charset=utf-8"}}).status, 200);
}

TEST_F(AuthzenTest, a_batch_has_defaults_and_three_semantics) {
    const std::string url = std::string(kOwn) + "/evaluations";
    object body = question("bob@example.com", "view", entity("app", wiki));
    body["evaluations"] = array{object{}, object{{"action", {{"name", "edit"}}}},
                                object{{"subject", entity("user", kAdminEmail)}, {"action", {{"name", "edit"}}}},
                                object{{"resource", {{"type", "app"}}}}, value("text")};
    const auto decisions = [&](const char* semantic) {
        if (semantic) body["options"] = object{{"evaluations_semantic", semantic}};
        std::string found;
        const value answer = robot.post(url, body)["evaluations"];
        for (const value& each : answer.as_array()) {
            EXPECT_EQ(each.as_object().size(), 1u) << "exactly a decision";
            found += each.at("decision").as_bool() ? 'y' : 'n';
        }
        return found;
    };
    EXPECT_EQ(decisions(nullptr), "ynynn");
    EXPECT_EQ(decisions("execute_all"), "ynynn");
    EXPECT_EQ(decisions("deny_on_first_deny"), "yn");
    EXPECT_EQ(decisions("permit_on_first_permit"), "y");
    body["options"] = object{{"evaluations_semantic", "other"}};
    EXPECT_EQ(robot.post(url, body).status, 400);
    body.erase("options");
    body["evaluations"] = array{};
    EXPECT_EQ(robot.post(url, body)["decision"], true) << "as a single one";
    body.erase("evaluations");
    EXPECT_EQ(robot.post(url, body)["decision"], true);
    body["evaluations"] = 1;
    EXPECT_EQ(robot.post(url, body).status, 400);
}

TEST_F(AuthzenTest, what_is_wrong_with_an_item_is_wrong_with_no_other) {
    const object good = question("bob@example.com", "view", entity("app", wiki));
    const std::string nul("a\0b", 3), own = std::string(kOwn) + "/evaluations";
    object late = good;
    array items{good};
    for (const value& wrong : {value("7"), value(1.5), value(-1), value(nullptr)}) {
        late["context"] = object{{"min_revision", wrong}};
        items.push_back(late);
    }
    for (const char* part : {"subject", "resource", "action"}) {
        object spoilt = good;
        spoilt[part].as_object()[std::string_view(part) == "action" ? "name" : "id"] = nul;
        items.push_back(spoilt);
        EXPECT_EQ(robot.post(own, spoilt).status, 400) << part << ": as a single one";
    }
    object ignored = good;
    ignored[nul] = nul;
    items.push_back(ignored);
    const auto answer = robot.post(own, {{"evaluations", items}});
    ASSERT_EQ(answer.status, 200) << answer.body;
    std::string found;
    const value all = answer["evaluations"];
    for (const value& each : all.as_array()) found += each.at("decision").as_bool() ? 'y' : 'n';
    EXPECT_EQ(found, "ynnnnnnny");
    EXPECT_EQ(robot.post(own, late).status, 400) << "control: as a single one";
    late["evaluations"] = array{good};
    EXPECT_EQ(robot.post(own, late).status, 400) << "what stands at the top is everybody's";
}

TEST_F(AuthzenTest, explains_a_yes_with_every_path_and_a_no_with_the_gate_or_the_nearest_group) {
    const auto explained = [&](object asked) {
        asked["context"] = object{{"explain", true}};
        return robot.post(std::string(kOwn) + "/evaluation", asked);
    };
    const object app = entity("app", wiki);
    const auto yes = explained(question("bob@example.com", "view", app));
    EXPECT_EQ(yes.text("/context/paths/0/via"), "grant") << yes.body;
    EXPECT_EQ(yes.text("/context/paths/0/group/name"), "HR");
    const auto no = explained(question("eve@example.com", "view", app));
    EXPECT_EQ(no.text("/context/reason"), "no_grant");
    EXPECT_EQ(no.text("/context/nearest_group/name"), "HR");
    server.change(core::ArchiveMember{*core::MemberId::parse(server.member_id("bob@example.com"))});
    EXPECT_EQ(explained(question("bob@example.com", "view", app)).text("/context/reason"), "member_archived");
    EXPECT_EQ(explained(question("nobody@example.com", "view", app)).text("/context/reason"), "unknown_subject");
    EXPECT_EQ(explained(question(kAdminEmail, "fly", app)).text("/context/reason"), "unknown_action");
    EXPECT_TRUE(robot.post(std::string(kOwn) + "/evaluation", question(kAdminEmail, "view", app))["context"].is_null());
}

TEST_F(AuthzenTest, searches_are_complete_and_every_result_asked_again_is_a_yes) {
    server.add_member("bia@example.com", Role::builder);
    server.invite("ivy@example.com", Role::admin);
    const std::vector<std::string> people = {kAdminEmail, "bob@example.com", "eve@example.com", "bia@example.com",
                                             "ivy@example.com"};
    for (const char* action : {"view", "edit", "list", "delete"}) {
        std::set<std::string> expected;
        for (const std::string& person : people)
            if (decided(question(person, action, entity("app", wiki)))) expected.insert(id_of(person));
        const auto found = search("subject", {{"subject", {{"type", "user"}, {"id", "ignored"}}},
                                              {"action", {{"name", action}}},
                                              {"resource", entity("app", wiki)}});
        EXPECT_EQ(found.status, 200) << found.body;
        EXPECT_EQ(ids(found), expected) << action;
        EXPECT_EQ(found.text("/page/next_token"), "");
        for (const std::string& person : people) {
            std::set<std::string> apps;
            for (const std::string& app : {wiki, draft})
                if (decided(question(person, action, entity("app", app)))) apps.insert(app);
            object asked = question(person, action, {{"type", "app"}});
            EXPECT_EQ(ids(search("resource", asked)), apps) << person << action;
        }
    }
    const auto actions =
        search("action", {{"subject", entity("user", "bob@example.com")}, {"resource", entity("app", wiki)}});
    EXPECT_EQ(ids(actions, "name"), (std::set<std::string>{"view", "list"}));
    EXPECT_EQ(ids(search("resource", question(kAdminEmail, "manage_members", {{"type", "workspace"}}))).size(), 1u);
}

TEST_F(AuthzenTest, searches_of_what_is_unknown_are_empty_and_of_what_is_missing_400) {
    const object app = entity("app", wiki);
    EXPECT_TRUE(ids(search("resource", question("x@example.com", "view", {{"type", "app"}}))).empty());
    EXPECT_TRUE(ids(search("resource", question(kAdminEmail, "view", {{"type", "boat"}}))).empty());
    EXPECT_TRUE(ids(search("subject", question("", "fly", app))).empty());
    EXPECT_TRUE(ids(search("action", question("x@example.com", "view", app)), "name").empty());
    EXPECT_EQ(search("subject",
                     {{"subject", {{"type", "user"}}}, {"action", {{"name", "view"}}}, {"resource", {{"type", "app"}}}})
                  .status,
              400);
    EXPECT_EQ(
        search("resource", {{"subject", {{"type", "user"}}}, {"action", {{"name", "view"}}}, {"resource", app}}).status,
        400);
    EXPECT_EQ(search("action", {{"subject", {{"type", "user"}}}, {"resource", app}}).status, 400);
}

TEST_F(AuthzenTest, pages_of_a_search_show_one_state) {
    for (int i = 0; i < 5; ++i) add_app("App " + std::to_string(i));
    object asked = question(kAdminEmail, "view", {{"type", "app"}});
    asked["page"] = object{{"limit", 3}};
    auto page = search("resource", asked);
    std::set<std::string> seen = ids(page);
    EXPECT_EQ(seen.size(), 3u);
    add_app("Later");
    server.change(core::DeleteResource{core::kApp, *core::ResourceId::parse(draft)});
    while (page.text("/page/next_token") != "") {
        asked["page"].as_object()["token"] = page.text("/page/next_token");
        page = search("resource", asked);
        ASSERT_EQ(page.status, 200) << page.body;
        seen.merge(ids(page));
    }
    EXPECT_EQ(seen.size(), 7u) << "as it was at the first page";
    EXPECT_TRUE(seen.contains(draft));
    asked["action"] = object{{"name", "edit"}};
    EXPECT_EQ(search("resource", asked).status, 400) << "a token of another search";
    asked["action"] = object{{"name", "view"}};
    EXPECT_EQ(bob.post(std::string(kAcme) + "/search/resource", asked).status, 403);
    server.clock().advance(6 * core::kMinute);
    EXPECT_EQ(search("resource", asked).status, 400) << "too long ago";
    for (const value& bad : {value("x"), value(object{{"token", 1}}), value(object{{"token", "x"}}),
                             value(object{{"limit", 0}}), value(object{{"limit", 10001}})}) {
        asked["page"] = bad;
        EXPECT_EQ(search("resource", asked).status, 400) << bad;
    }
}

TEST_F(AuthzenTest, the_usual_body_is_read_as_any_other) {
    const auto ask = [&](const char* what, const std::string& body) {
        const HttpAnswer answer =
            robot.send("POST", std::string(kOwn) + what, body, {{"Content-Type", "application/json"}});
        return std::pair(answer.status, answer.status == 200 ? answer.body : std::string());
    };
    // An ignored field takes a body the general way; the answer stays.
    const auto general = [](const std::string& body) {
        return body.starts_with("{") && body != "{}" ? "{\"x\":{}," + body.substr(1) : body;
    };
    const std::string one = boost::json::serialize(question("bob@example.com", "view", entity("app", "wiki")));
    object many = question("bob@example.com", "view", entity("app", "wiki"));
    many["evaluations"] = array{object{{"resource", entity("app", "draft")}}, object{{"resource", entity("app", wiki)}},
                                object{{"action", {{"name", "edit"}}}}, object{}};
    const std::string batch = boost::json::serialize(many);
    EXPECT_EQ(ask("/evaluation", one), std::pair(200, std::string(R"({"decision":true})")));
    EXPECT_EQ(ask("/evaluations", batch),
              std::pair(200, std::string(R"({"evaluations":[{"decision":false},{"decision":true},{"decision":false},)"
                                         R"({"decision":true}]})")));
    const std::string marks = "\"{}[]:,\\ \n\x01\xc3x0";
    for (const auto& [what, whole] : {std::pair("/evaluation", one), std::pair("/evaluations", batch)})
        for (std::size_t at = 0; at < whole.size(); ++at) {
            std::vector<std::string> bodies = {whole.substr(0, at), whole.substr(0, at) + whole.substr(at + 1)};
            const char other = marks[at % marks.size()];
            bodies.push_back(whole.substr(0, at) + other + whole.substr(at + 1));
            bodies.push_back(whole.substr(0, at) + other + whole.substr(at));
            for (const std::string& body : bodies) EXPECT_EQ(ask(what, body), ask(what, general(body))) << what << body;
        }
}

TEST_F(AuthzenTest, who_may_ask_about_whom) {
    const object about_bob = question("bob@example.com", "view", entity("app", wiki));
    const object about_eve = question("eve@example.com", "view", entity("app", wiki));
    EXPECT_EQ(bob.post(std::string(kAcme) + "/evaluation", about_bob)["decision"], true);
    EXPECT_EQ(bob.post(std::string(kAcme) + "/evaluation", about_eve).status, 403);
    EXPECT_EQ(
        bob.post(std::string(kAcme) + "/evaluation", question("no@example.com", "view", entity("app", wiki))).status,
        403)
        << "nor whether there is somebody";
    object batch = about_bob;
    batch["evaluations"] = array{object{}, object{{"subject", entity("user", "eve@example.com")}}};
    EXPECT_EQ(bob.post(std::string(kAcme) + "/evaluations", batch).status, 403);
    EXPECT_EQ(bob.post(std::string(kAcme) + "/search/subject", about_bob).status, 403);
    EXPECT_EQ(bob.post(std::string(kAcme) + "/search/action", about_bob).status, 200);
    EXPECT_EQ(admin.post(std::string(kAcme) + "/evaluation", about_eve)["decision"], false);
    // Without a workspace in the path only a workspace's token says which one is meant.
    EXPECT_EQ(admin.post(std::string(kOwn) + "/evaluation", about_bob).status, 400);
    HttpClient of_instance = server.with_token(kAdminEmail, {service::Scope::decisions_read}, "");
    EXPECT_EQ(of_instance.post(std::string(kOwn) + "/evaluation", about_bob).status, 400);
    EXPECT_EQ(of_instance.post(std::string(kAcme) + "/evaluation", about_bob)["decision"], true);
    HttpClient narrow = server.with_token(kAdminEmail, {service::Scope::members_read});
    EXPECT_EQ(narrow.post(std::string(kOwn) + "/evaluation", about_bob).status, 403);
    EXPECT_EQ(server.client().post(std::string(kOwn) + "/evaluation", about_bob).status, 401);
}

TEST_F(AuthzenTest, discovery_names_the_endpoints_and_request_ids_are_echoed) {
    const auto found = server.client().get("//.well-known/authzen-configuration");
    EXPECT_EQ(found.status, 200);
    EXPECT_EQ(found["policy_decision_point"], "http://localhost:8080");
    EXPECT_EQ(found["search_action_endpoint"], "http://localhost:8080/access/v1/search/action");
    const auto there = server.client().get("//.well-known/authzen-configuration/workspaces/acme");
    EXPECT_EQ(there["access_evaluation_endpoint"], "http://localhost:8080/workspaces/acme/access/v1/evaluation");
    EXPECT_EQ(server.client().get("//.well-known/authzen-configuration/workspaces/%22%3E").status, 404);
    const auto echoed = robot.post(std::string(kOwn) + "/evaluation", question("x", "view", entity("app", wiki)),
                                   {{"X-Request-ID", "my-id"}});
    EXPECT_EQ(echoed.header("X-Request-ID"), "my-id");
}

}  // namespace
}  // namespace guildhall::test
