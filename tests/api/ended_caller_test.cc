// Every route that changes something, asked by a session or token that ends after the request was let in and before its
// handler writes: nothing may be done, and the answer is 401.
#include <map>

#include "api/every_route.h"

namespace guildhall::test {
namespace {

using api::Context;
using api::Endpoint;
using api::Reply;
using core::Result;

std::string key_of(http::Method method, const std::string& pattern) {
    return std::string(http::to_string(method)) + " " + pattern;
}

/// The product's handlers, which these tests stand in front of.
std::map<std::string, api::Handler>& handlers() {
    static std::map<std::string, api::Handler> known;
    return known;
}

enum class Ends { nothing, sessions, tokens };
Ends ends = Ends::nothing;

Result<Reply> ended_meanwhile(Context& context) {
    (void)context.services.store.write([&](service::Tx& tx) -> Result<core::Done> {
        if (ends == Ends::sessions) tx.end_sessions_of(context.call.caller.actor.user);
        if (ends == Ends::tokens) tx.end_tokens_of(context.call.caller.actor.user);
        return core::Done{};
    });
    return handlers().at(key_of(context.endpoint.method, context.endpoint.pattern))(context);
}

/// Seeing as somebody is told to the trail.
bool changes_something(const Endpoint& route) {
    const bool is_told = route.pattern.ends_with("/members/{m}/dashboard");
    return (is_told || route.method != http::Method::get) && !route.only_asks && route.right != api::Right::public_;
}

ApiServerOptions standing_in_front() {
    ApiServerOptions options;
    options.endpoints = api::all_endpoints();
    for (Endpoint& route : *options.endpoints) {
        handlers()[key_of(route.method, route.pattern)] = route.handler;
        if (changes_something(route)) route.handler = ended_meanwhile;
    }
    return options;
}

class EndedCaller : public EveryRoute {
protected:
    EndedCaller() : EveryRoute(standing_in_front()) {}
    ~EndedCaller() override { ends = Ends::nothing; }

    /// A body that each route takes; the others take {}.
    std::string body_for(const Endpoint& route) const {
        static const std::map<std::string, std::string> kBodies = {
            {"PATCH /me", R"({"name": "Another"})"},
            {"PATCH /me/passkeys/{passkey}", R"({"name": "Phone"})"},
            {"POST /me/second-factor/confirm", R"({"code": "123456"})"},
            {"POST /workspaces", R"({"name": "Beta"})"},
            {"PATCH /workspaces/{ws}", R"({"name": "Beta"})"},
            {"POST /workspaces/{ws}/members", R"({"email": "new@example.com", "name": "New", "role": "end_user"})"},
            {"PATCH /workspaces/{ws}/members/{m}", R"({"role": "builder"})"},
            {"POST /workspaces/{ws}/members/bulk", R"({"action": "archive", "filter": {"status": "invited"}})"},
            {"POST /workspaces/{ws}/members/import", "name,email\nNew,new@example.com\n"},
            {"POST /workspaces/{ws}/groups", R"({"name": "Sales"})"},
            {"PATCH /workspaces/{ws}/groups/{g}", R"({"name": "Sales"})"},
            {"PATCH /workspaces/{ws}/groups/{g}/permissions", R"({"app_create": true})"},
            {"POST /workspaces/{ws}/groups/{g}/duplicate", R"({"parts": ["apps"]})"},
            {"POST /workspaces/{ws}/groups/{g}/members", R"({"member_ids": [")" + ids.at("m") + R"("]})"},
            {"POST /workspaces/{ws}/groups/{g}/grants",
             R"({"name": "G", "resource_type": "app", "access": "view", "scope": "all"})"},
            {"POST /workspaces/{ws}/apps", R"({"name": "New", "url": "https://new.example.com"})"},
            {"PATCH /workspaces/{ws}/apps/{a}", R"({"name": "New"})"},
            {"POST /workspaces/{ws}/data-sources", R"({"name": "New", "kind": "mysql"})"},
            {"PATCH /workspaces/{ws}/data-sources/{d}", R"({"options": {"host": "h"}})"},
            {"POST /workspaces/{ws}/folders", R"({"name": "New"})"},
            {"PATCH /workspaces/{ws}/folders/{f}", R"({"name": "New"})"},
            {"POST /workspaces/{ws}/constants", R"({"name": "NEW", "value": "v", "kind": "secret"})"},
            {"PATCH /workspaces/{ws}/constants/{c}", R"({"value": "v"})"},
            {"POST /workspaces/{ws}/tokens", R"({"name": "Robot", "scopes": ["members:read"]})"},
            {"POST /workspaces/{ws}/resource-types", R"({"name": "order", "actions": [{"name": "read"}]})"},
            {"PATCH /workspaces/{ws}/resource-types/{t}", R"({"actions": [{"name": "read"}, {"name": "pay"}]})"},
            {"PUT /workspaces/{ws}/resources/{type}/{external_id}", R"({"name": "New"})"},
            {"PATCH /instance/settings", R"({"name": "Another"})"},
            {"PATCH /instance/users/{u}", R"({"instance_admin": true})"},
            {"POST /instance/tokens", R"({"name": "Robot", "scopes": ["members:read"]})"},
        };
        const auto found = kBodies.find(key_of(route.method, route.pattern.substr(std::string(api::kBase).size())));
        return found == kBodies.end() ? "" : found->second;
    }
    /// What needs more than a body to come to its writing: a thing of a kind that isn't here, or a password. Their
    /// services ask by the same function.
    static bool is_known_to_be_refused_before(const Endpoint& route) {
        static const std::set<std::string> kBefore = {"/session/confirm",
                                                      "/me/passkeys",
                                                      "/me/passkeys/options",
                                                      "/me/password",
                                                      "/me/invitations/{member}/accept",
                                                      "/workspaces/{ws}/groups/{g}/grants/{id}",
                                                      "/workspaces/{ws}/audit-events/{id}/undo",
                                                      "/workspaces/{ws}/audit-events/verify",
                                                      "/instance/audit-events/verify",
                                                      "/workspaces/{ws}/groups/{g}/members/{m}"};
        return kBefore.contains(route.pattern.substr(std::string(api::kBase).size()));
    }
};

TEST_F(EndedCaller, by_a_session_changes_nothing_on_any_route) {
    server.add_member("eve@example.com");
    ids["u"] = server.user_id("eve@example.com").str();
    const State before = state();
    int refused = 0;
    for (const Endpoint& route : api::all_endpoints()) {
        if (!changes_something(route)) continue;
        HttpClient ada = server.sign_in(kAdminEmail);
        const State here = state();
        ends = Ends::sessions;
        const HttpAnswer answer = ask(ada, route, {.body = body_for(route)});
        ends = Ends::nothing;
        EXPECT_EQ(state(), here) << name_of(route) << ": " << answer.body;
        if (is_known_to_be_refused_before(route)) continue;
        EXPECT_EQ(answer.status, 401) << name_of(route) << ": " << answer.body;
        refused += answer.status == 401;
    }
    EXPECT_EQ(state().revision, before.revision);
    EXPECT_GT(refused, 55);
}

TEST_F(EndedCaller, by_a_token_changes_nothing_on_any_route) {
    int refused = 0;
    for (const Endpoint& route : api::all_endpoints()) {
        if (!changes_something(route) || !is_in_workspace(route)) continue;
        const bool is_scoped = route.tokens.kind == api::TokenUse::Kind::scope;
        if (!is_scoped || route.tokens.scope == service::Scope::instance_write) continue;
        HttpClient robot = server.with_token(kAdminEmail, {route.tokens.scope});
        const State here = state();
        ends = Ends::tokens;
        const HttpAnswer answer = ask(robot, route, {.body = body_for(route)});
        ends = Ends::nothing;
        EXPECT_EQ(state(), here) << name_of(route) << ": " << answer.body;
        if (is_known_to_be_refused_before(route)) continue;
        EXPECT_EQ(answer.status, 401) << name_of(route) << ": " << answer.body;
        refused += answer.status == 401;
    }
    EXPECT_GT(refused, 25);
}

// The control: asked in the same way by who lives on, many of these routes change something.
TEST_F(EndedCaller, control_who_lives_on_changes_much) {
    int changed = 0;
    for (const Endpoint& route : api::all_endpoints()) {
        if (!changes_something(route) || route.method == http::Method::del) continue;
        HttpClient ada = server.sign_in(kAdminEmail);
        changed += ask(ada, route, {.body = body_for(route)}).status < 300;
    }
    EXPECT_GT(changed, 25);
}

}  // namespace
}  // namespace guildhall::test
