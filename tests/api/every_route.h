// Every route of the product with a thing in Acme for each parameter of its path, and ways to ask it: for tests that go
// over the whole table.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "api/gatekeeper.h"
#include "api/resources_fixture.h"
#include "api/route_table.h"

namespace guildhall::test {

/// What of a request differs from the usual.
struct Asked {
    std::string query = {}, body = {}, type = {};
    HttpHeaders headers = {};
};

class EveryRoute : public ResourcesTest {
protected:
    using ResourcesTest::ResourcesTest;

    std::vector<api::Endpoint> routes = api::all_endpoints();
    std::map<std::string, std::string> ids;  ///< of the things in Acme, by the parameter of the path

    void SetUp() override {
        const std::string app = add_app("Wiki"), group = add_group("HR", {{.resources = {app}}});
        server.invite("ivy@example.com");
        add_type("/workspaces/acme", "invoice");
        ids = {{"ws", "acme"},
               {"m", server.member_id("ivy@example.com")},
               {"member", server.member_id("ivy@example.com")},
               {"g", group},
               {"a", app},
               {"d", add_data_source("Sales")},
               {"f", add_folder("Tools")},
               {"c", add_constant("KEY", "value")},
               {"t", "invoice"},
               {"type", "invoice"},
               {"external_id", "2026-1"},
               {"u", server.user_id(kAdminEmail).str()},
               {"id", kIdOfNothing},
               {"passkey", kIdOfNothing},
               {"digest", std::string(43, 'A')}};
    }

    /// A registered type with one object, "2026-1".
    void add_type(const std::string& workspace, const std::string& name) {
        const auto type =
            admin.post(workspace + "/resource-types",
                       {{"name", name}, {"actions", boost::json::array{boost::json::object{{"name", "read"}}}}});
        EXPECT_EQ(type.status, 201) << type.body;
        EXPECT_EQ(admin.put(workspace + "/resources/" + name + "/2026-1", boost::json::object()).status, 201);
    }

    /// The route's path with these ids; without kBase.
    static std::string path_of(const api::Endpoint& route, const std::map<std::string, std::string>& with) {
        std::string path;
        for (std::size_t at = 0; at < route.pattern.size();) {
            if (route.pattern[at] != '{') {
                path += route.pattern[at++];
                continue;
            }
            const std::size_t end = route.pattern.find('}', at);
            path += with.at(route.pattern.substr(at + 1, end - at - 1));
            at = end + 1;
        }
        return path.starts_with(api::kBase) ? path.substr(std::string(api::kBase).size()) : "/" + path;
    }
    std::string name_of(const api::Endpoint& route) const {
        return std::string(http::to_string(route.method)) + " " + path_of(route, ids);
    }

    /// Sent as a browser would, with an empty body of the right type unless told otherwise.
    HttpAnswer ask(HttpClient& client, const api::Endpoint& route, const Asked& asked = {}) const {
        return ask_at(client, route, path_of(route, ids), asked);
    }
    static HttpAnswer ask_at(HttpClient& client, const api::Endpoint& route, const std::string& path,
                             const Asked& asked = {}) {
        HttpHeaders headers = asked.headers;
        headers.emplace("Sec-Fetch-Site", "same-origin");
        std::string type = asked.type;
        if (type.empty() && route.body == api::Body::raw) type = route.content_types.front();
        if (type.empty() && route.body == api::Body::json) type = "application/json";
        if (!type.empty()) headers["Content-Type"] = type;
        std::string body = asked.body;
        if (body.empty() && route.body == api::Body::json) body = "{}";
        return client.send(std::string(http::to_string(route.method)), path + asked.query, body, headers);
    }

    /// Below a workspace that the path names.
    static bool is_in_workspace(const api::Endpoint& route) {
        return api::is_in_workspace(route) && !api::takes_workspace_of_token(route);
    }
    /// Routes whose refusal the route's right decides, not the handler.
    bool needs_more_than_membership(const api::Endpoint& route) const {
        static const std::set<api::Right> kOpen = {api::Right::public_, api::Right::session, api::Right::active_member};
        return !kOpen.contains(route.right);
    }
    /// A right on resources that an end-user of no group hasn't.
    static bool is_refused_to_end_users(const api::Endpoint& route) { return route.right != api::Right::folder_see; }

    /// What every request must leave as it was.
    struct State {
        std::int64_t revision, events, instance_revision;
        friend bool operator==(const State&, const State&) = default;
    };
    State state() { return {revision(), event_count(), server.services().store.snapshot()->instance->revision}; }

    static void expect_problem(const HttpAnswer& answer, int status, const std::string& code,
                               const std::string& route) {
        EXPECT_EQ(answer.status, status) << route << ": " << answer.body;
        EXPECT_EQ(answer.header("Content-Type"), "application/problem+json") << route;
        EXPECT_EQ(answer.text("/code"), code) << route << ": " << answer.body;
        EXPECT_NE(answer.text("/detail"), "") << route;
    }
};

}  // namespace guildhall::test
