// Every route of the product, taken from its table, asked by everybody who may not and with every kind of bad input:
// the documented answer comes, and nothing is changed.
#include <functional>
#include <set>

#include "api/every_route.h"

namespace guildhall::test {
namespace {

using api::Body;
using api::Endpoint;
using api::Right;
using core::Role;

class RouteMatrix : public EveryRoute {};

TEST_F(RouteMatrix, nobody_gets_401_everywhere_but_on_public_routes) {
    HttpClient nobody = server.client();
    const State before = state();
    int asked = 0;
    for (const Endpoint& route : routes) {
        if (route.right == Right::public_) continue;
        expect_problem(ask(nobody, route), 401, "unauthenticated", name_of(route));
        ++asked;
    }
    EXPECT_GT(asked, 90);
    EXPECT_EQ(state(), before);
}

TEST_F(RouteMatrix, an_end_user_without_groups_gets_403_wherever_a_right_is_asked) {
    HttpClient eve = server.add_member("eve@example.com");
    const State before = state();
    for (const Endpoint& route : routes)
        if (needs_more_than_membership(route) && is_refused_to_end_users(route))
            expect_problem(ask(eve, route), 403, "forbidden", name_of(route));
    EXPECT_EQ(state(), before);
}

TEST_F(RouteMatrix, an_admin_of_another_workspace_gets_404_by_session_and_by_token) {
    server.add_workspace("Other");
    HttpClient sam = server.add_member("sam@example.com", Role::admin, "other");
    HttpClient robot = server.with_token("sam@example.com", {service::Scope::members_write}, "other");
    const State before = state();
    for (const Endpoint& route : routes) {
        if (!is_in_workspace(route)) continue;
        expect_problem(ask(sam, route), 404, "not_found", name_of(route));
        expect_problem(ask(robot, route), 404, "not_found", name_of(route) + " by token");
    }
    EXPECT_EQ(state(), before);
}

TEST_F(RouteMatrix, M11_the_gate_refuses_archived_and_invited_people_with_its_reason) {
    HttpClient gil = server.add_member("gil@example.com", Role::admin);
    server.change(core::ArchiveMember{*core::MemberId::parse(server.member_id("gil@example.com"))});
    server.add_workspace("Other");
    HttpClient ines = server.add_member("ines@example.com", Role::admin, "other");
    server.invite("ines@example.com", Role::admin);
    const State before = state();
    for (const Endpoint& route : routes) {
        if (!is_in_workspace(route)) continue;
        EXPECT_EQ(ask(gil, route).text("/reason"), "member_archived") << name_of(route);
        EXPECT_EQ(ask(ines, route).text("/reason"), "member_invited") << name_of(route);
    }
    EXPECT_EQ(state(), before);
}

TEST_F(RouteMatrix, M45_an_archived_account_gets_401) {
    HttpClient gil = server.add_member("gil@example.com", Role::admin);
    HttpClient robot = server.with_token("gil@example.com", {service::Scope::members_write});
    server.change(core::ArchiveUser{server.user_id("gil@example.com"), false}, "");
    for (const Endpoint& route : routes) {
        if (route.right == Right::public_) continue;
        EXPECT_EQ(ask(gil, route).status, 401) << name_of(route);
        EXPECT_EQ(ask(robot, route).status, 401) << name_of(route);
    }
}

TEST_F(RouteMatrix, in_an_archived_workspace_its_admins_get_403) {
    HttpClient gil = server.add_member("gil@example.com", Role::admin);
    server.change(core::ArchiveWorkspace{server.workspace()->id}, "");
    const State before = state();
    for (const Endpoint& route : routes) {
        if (!is_in_workspace(route)) continue;
        EXPECT_EQ(ask(gil, route).text("/reason"), "workspace_archived") << name_of(route);
        // Instance admins may look at its settings and its trail, and no further.
        if (route.open_when_archived) continue;
        EXPECT_EQ(ask(admin, route).text("/reason"), "workspace_archived") << name_of(route);
    }
    EXPECT_EQ(state(), before);
}

TEST_F(RouteMatrix, M37_a_token_without_the_scope_gets_403) {
    HttpClient narrow = server.with_token(kAdminEmail, {service::Scope::decisions_read});
    HttpClient instance = server.with_token(kAdminEmail, {service::Scope::decisions_read}, "");
    const State before = state();
    for (const Endpoint& route : routes) {
        const bool is_scoped = route.tokens.kind == api::TokenUse::Kind::scope;
        const bool has_it = is_scoped && route.tokens.scope == service::Scope::decisions_read;
        const bool is_refused = (is_scoped && !has_it) || route.tokens.kind == api::TokenUse::Kind::none;
        if (route.right == Right::public_ || !is_refused) continue;
        HttpClient& client = is_in_workspace(route) ? narrow : instance;
        expect_problem(ask(client, route), 403, "forbidden", name_of(route));
    }
    EXPECT_EQ(state(), before);
}

TEST_F(RouteMatrix, M37_a_token_of_a_workspace_gets_403_on_me_and_on_the_instance) {
    HttpClient robot = server.with_token(kAdminEmail, {service::Scope::members_read});
    HttpClient instance = server.with_token(kAdminEmail, {service::Scope::instance_read}, "");
    int asked = 0;
    for (const Endpoint& route : routes) {
        const std::string path = path_of(route, ids);
        if (route.right == Right::public_ || !(path.starts_with("/me") || path.starts_with("/instance"))) continue;
        const HttpAnswer refused = ask(robot, route);
        expect_problem(refused, 403, "forbidden", name_of(route));
        EXPECT_NE(refused.text("/detail").find("of one workspace"), std::string::npos) << name_of(route);
        ++asked;
    }
    EXPECT_GT(asked, 20);
    EXPECT_EQ(instance.get("/instance/users").status, 200) << "control";
}

TEST_F(RouteMatrix, a_session_that_lacks_a_demanded_second_factor_gets_403) {
    HttpClient bob = server.add_member("bob@example.com", Role::admin);
    server.change(core::SetInstanceAdmin{server.user_id("bob@example.com"), true}, "");
    server.change(core::SetSecondFactor{server.user_id(kAdminEmail), core::SetSecondFactor::How::enabled}, "");
    const auto expect_shut = [&](const std::function<bool(const Endpoint&)>& is_shut) {
        const State before = state();
        int asked = 0;
        for (const Endpoint& route : routes) {
            if (!is_shut(route)) continue;
            expect_problem(ask(bob, route), 403, "second_factor_setup_required", name_of(route));
            ++asked;
        }
        EXPECT_EQ(state(), before);
        return asked;
    };
    server.change(core::ChangeWorkspace{{}, {}, true});
    const auto is_entered = [](const Endpoint& route) {
        return is_in_workspace(route) && !takes_workspace_of_token(route);
    };
    EXPECT_GT(expect_shut(is_entered), 60);
    server.change(core::ChangeWorkspace{{}, {}, false});
    core::InstanceSettings settings = server.services().store.snapshot()->instance->settings;
    settings.second_factor = core::SecondFactorDemand::everyone;
    server.change(core::ChangeSettings{settings}, "");
    const auto is_own = [&](const Endpoint& route) {
        const std::string path = path_of(route, ids);
        return path.starts_with("/me") || path.starts_with("/session");
    };
    EXPECT_GT(expect_shut([&](const Endpoint& route) {
                  return route.right != Right::public_ && !takes_workspace_of_token(route) && !is_own(route);
              }),
              90);
    EXPECT_EQ(bob.get("/me").status, 200);
    EXPECT_EQ(bob.get("/session").status, 200);
}

/// The product with one guard off on every route.
std::vector<Endpoint> all_without(const std::function<void(Endpoint&)>& guard) {
    std::vector<Endpoint> routes = api::all_endpoints();
    for (Endpoint& route : routes) guard(route);
    return routes;
}

TEST_F(RouteMatrix, control_with_its_right_off_each_route_lets_the_end_user_through) {
    ApiServer open({.endpoints = all_without([&](Endpoint& route) {
                        if (needs_more_than_membership(route))
                            route.right = is_in_workspace(route) ? Right::active_member : Right::session;
                    })});
    open.set_up();
    open.add_workspace("Other");
    HttpClient eve = open.add_member("eve@example.com");
    HttpClient shut_out = server.add_member("eve@example.com");
    int asked = 0;
    for (const Endpoint& route : routes) {
        if (!needs_more_than_membership(route) || !is_refused_to_end_users(route)) continue;
        ids["ws"] = is_in_workspace(route) ? "acme" : "other";  // one route archives it
        // A change is refused by the planner too, in its own words.
        EXPECT_NE(ask(eve, route).text("/detail"), ask(shut_out, route).text("/detail")) << name_of(route);
        ++asked;
    }
    EXPECT_GT(asked, 70);
}

TEST_F(RouteMatrix, control_with_its_scope_off_each_route_lets_the_narrow_token_through) {
    ApiServer open({.endpoints = all_without([](Endpoint& route) {
                        if (route.tokens.kind == api::TokenUse::Kind::scope) route.tokens = api::kAnyScope;
                    })});
    open.set_up();
    open.add_workspace("Other");
    HttpClient narrow = open.with_token(kAdminEmail, {service::Scope::decisions_read});
    HttpClient instance = open.with_token(kAdminEmail, {service::Scope::decisions_read}, "");
    int asked = 0;
    for (const Endpoint& route : routes) {
        if (route.tokens.kind != api::TokenUse::Kind::scope) continue;
        ids["ws"] = is_in_workspace(route) ? "acme" : "other";
        HttpClient& client = is_in_workspace(route) ? narrow : instance;
        EXPECT_NE(ask(client, route).status, 403) << name_of(route) << " is refused by something else too";
        ++asked;
    }
    EXPECT_GT(asked, 70);
}

TEST_F(RouteMatrix, control_an_admin_is_stopped_nowhere_by_right_or_gate) {
    HttpClient gil = server.add_member("gil@example.com", Role::admin);
    for (const Endpoint& route : routes) {
        const bool of_instance = route.right == Right::instance_admin || route.right == Right::workspace_create;
        if (route.method != http::Method::get || of_instance || route.right == Right::public_) continue;
        const int status = ask(gil, route).status;
        EXPECT_NE(status, 401) << name_of(route);
        EXPECT_NE(status, 403) << name_of(route);
    }
}

TEST_F(RouteMatrix, ids_of_another_workspace_answer_as_ids_of_nothing) {
    server.add_workspace("Other");
    const std::string there = "/workspaces/other";
    std::map<std::string, std::string> foreign = ids, nothing = ids;
    const auto made = [&](const std::string& path, const boost::json::object& body) {
        const auto answer = admin.post(there + path, body);
        EXPECT_EQ(answer.status, 201) << path << answer.body;
        return answer.text("/id");
    };
    foreign["m"] = foreign["member"] = server.invite("sam@example.com", Role::end_user, "other");
    foreign["g"] = made("/groups", {{"name", "HR"}});
    foreign["a"] = made("/apps", {{"name", "App"}, {"url", "https://x.example.com/"}});
    foreign["d"] = made("/data-sources", {{"name", "DB"}, {"kind", "postgresql"}});
    foreign["f"] = made("/folders", {{"name", "F"}});
    foreign["c"] = made("/constants", {{"name", "K"}, {"value", "v"}, {"kind", "plain"}});
    add_type(there, "order");
    foreign["t"] = foreign["type"] = "order";
    nothing["t"] = nothing["type"] = "nothing";
    for (const char* each : {"m", "member", "g", "a", "d", "f", "c", "u", "id"}) nothing[each] = kIdOfNothing;
    const State before = state();
    for (const Endpoint& route : routes) {
        const bool names_one = path_of(route, foreign) != path_of(route, nothing);
        if (!is_in_workspace(route) || !names_one || route.right == Right::public_) continue;
        const HttpAnswer other = ask_at(admin, route, path_of(route, foreign));
        const HttpAnswer none = ask_at(admin, route, path_of(route, nothing));
        EXPECT_EQ(other.status, none.status) << name_of(route);
        EXPECT_EQ(other.text("/code"), none.text("/code")) << name_of(route);
        EXPECT_EQ(other.text("/detail"), none.text("/detail")) << name_of(route);
        if (route.body == Body::none || route.body == Body::json) {
            EXPECT_TRUE(other.status == 404 || other.status == 400) << name_of(route) << other.body;
        }
    }
    EXPECT_EQ(state(), before);
}

TEST_F(RouteMatrix, ids_of_another_workspace_in_bodies_answer_as_ids_of_nothing) {
    server.add_workspace("Other");
    const std::string acme = "/workspaces/acme", there = "/workspaces/other";
    const std::string member = server.invite("sam@example.com", Role::end_user, "other");
    const std::string group = admin.post(there + "/groups", {{"name", "HR"}}).text("/id");
    const std::string folder = admin.post(there + "/folders", {{"name", "F"}}).text("/id");
    const std::string app =
        admin.post(there + "/apps", {{"name", "App"}, {"url", "https://x.example.com/"}}).text("/id");
    const std::string g = acme + "/groups/" + ids["g"];
    struct Sent {
        std::string method, path, body, id;  ///< ID stands in the body for the id
    };
    const State before = state();
    for (const Sent& sent : std::vector<Sent>{
             {"POST", g + "/members", R"({"member_ids":["ID"]})", member},
             {"POST", g + "/grants",
              R"({"name":"X","resource_type":"app","access":"view","scope":"selected","resource_ids":["ID"]})", app},
             {"POST", acme + "/members", R"({"email":"x@example.com","name":"X","role":"end_user","group_ids":["ID"]})",
              group},
             {"PATCH", acme + "/members/" + ids["m"], R"({"add_group_ids":["ID"]})", group},
             {"POST", acme + "/apps", R"({"name":"N","url":"https://n.example.com/","folder_id":"ID"})", folder},
             {"PATCH", acme + "/apps/" + ids["a"], R"({"folder_id":"ID"})", folder}}) {
        const auto answer = [&](const std::string& id) {
            std::string body = sent.body;
            body.replace(body.find("ID"), 2, id);
            return admin.send(sent.method, sent.path, body,
                              {{"Content-Type", "application/json"}, {"Sec-Fetch-Site", "same-origin"}});
        };
        const HttpAnswer foreign = answer(sent.id), nothing = answer(kIdOfNothing);
        EXPECT_EQ(foreign.status, 400) << sent.path << foreign.body;
        EXPECT_EQ(foreign.text("/errors/0/code"), "not_found") << sent.path << foreign.body;
        EXPECT_EQ(foreign["errors"], nothing["errors"]) << sent.path;
    }
    EXPECT_EQ(state(), before);
}

TEST_F(RouteMatrix, control_a_token_does_what_its_scopes_say) {
    HttpClient reader = server.with_token(kAdminEmail, {service::Scope::members_read, service::Scope::groups_read});
    EXPECT_EQ(reader.get("/workspaces/acme/members").status, 200);
    EXPECT_EQ(reader.get("/workspaces/acme/groups").status, 200);
    EXPECT_EQ(reader.post("/workspaces/acme/groups", {{"name", "X"}}).status, 403);
    EXPECT_EQ(reader.post("/workspaces/acme/members/" + ids["m"] + "/archive").status, 403);
}

TEST_F(RouteMatrix, bad_queries_get_400) {
    const State before = state();
    for (const Endpoint& route : routes) {
        if (route.right == Right::public_) continue;
        const HttpAnswer unknown = ask(admin, route, {.query = "?no_such_parameter=1"});
        expect_problem(unknown, 400, "invalid_request", name_of(route));
        for (const std::string& parameter : route.parameters) {
            if (parameter == "q" || parameter == "actor" || parameter == "target" || parameter == "request_id")
                continue;  // any text
            const HttpAnswer bad = ask(admin, route, {.query = "?" + parameter + "=%00"});
            EXPECT_TRUE(bad.status == 400 || bad.status == 404 || bad.status == 409)
                << name_of(route) << "?" << parameter << ": " << bad.status << bad.body;
            EXPECT_GE(bad.status, 400) << name_of(route);
        }
    }
    EXPECT_EQ(state(), before);
}

TEST_F(RouteMatrix, bad_bodies_get_the_documented_problem) {
    const std::string deep = "{\"a\":" + std::string(40, '[') + std::string(40, ']') + "}";
    const std::string long_text = "{\"name\":\"" + std::string(2'000'000, 'x') + "\"}";
    const State before = state();
    for (const Endpoint& route : routes) {
        if (route.body != Body::json || route.right == Right::public_) continue;
        const std::string name = name_of(route);
        for (const char* body : {"{", "[]", "\"text\"", "1", "null", "{\"a\":1,}", "{\"a\":1,\"a\":2}",
                                 "{\"a\":\"\x01\"}", "{\"a\":\"\xff\"}", "\xef\xbb\xbf{}"})
            expect_problem(ask(admin, route, {.body = body}), 400, "invalid_request", name + " " + body);
        expect_problem(ask(admin, route, {.body = deep}), 400, "invalid_request", name);
        expect_problem(ask(admin, route, {.body = "{\"no_such_field\":1}"}), 400, "invalid_request", name);
        expect_problem(ask(admin, route, {.body = long_text}), 413, "too_large", name);
        for (const char* type : {"text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16"})
            expect_problem(ask(admin, route, {.body = "{}", .type = type}), 415, "unsupported_media_type", name);
    }
    EXPECT_EQ(state(), before);
}

TEST_F(RouteMatrix, an_outdated_etag_gets_412) {
    const State before = state();
    int asked = 0;
    for (const Endpoint& route : routes) {
        if (!route.current || route.pattern.find("{id}") != std::string::npos) continue;
        const HttpAnswer old = ask(admin, route, {.headers = {{"If-Match", "\"outdated\""}}});
        expect_problem(old, 412, "precondition_failed", name_of(route));
        ++asked;
    }
    EXPECT_GT(asked, 10);
    EXPECT_EQ(state(), before);
}

TEST_F(RouteMatrix, cookies_without_the_own_origin_get_403) {
    const State before = state();
    for (const Endpoint& route : routes) {
        if (route.method == http::Method::get || route.right == Right::public_) continue;
        for (const HttpHeaders& headers :
             {HttpHeaders{{"Sec-Fetch-Site", "cross-site"}}, HttpHeaders{{"Sec-Fetch-Site", ""}, {"Origin", "null"}},
              HttpHeaders{{"Sec-Fetch-Site", ""}, {"Origin", "https://evil.example"}}})
            expect_problem(ask(admin, route, {.headers = headers}), 403, "forbidden", name_of(route));
    }
    EXPECT_EQ(state(), before);
}

}  // namespace
}  // namespace guildhall::test
