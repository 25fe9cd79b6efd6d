#include "api/route_table.h"

#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>

#include "api/accounts/endpoints.h"
#include "api/audit/endpoints.h"
#include "api/authzen/endpoints.h"
#include "api/forward/endpoints.h"
#include "api/gatekeeper.h"
#include "api/groups/endpoints.h"
#include "api/instance/endpoints.h"
#include "api/members/endpoints.h"
#include "api/plans/endpoints.h"
#include "api/resources/endpoints.h"
#include "api/tokens/endpoints.h"
#include "api/types/endpoints.h"
#include "api/workspaces/endpoints.h"

namespace guildhall::api {
namespace {

[[noreturn]] void refuse(const Endpoint& endpoint, const char* why) {
    throw std::invalid_argument("endpoint " + std::string(http::to_string(endpoint.method)) + " " + endpoint.pattern +
                                ": " + why);
}

bool needs_workspace(Right right) {
    return right == Right::active_member || right == Right::admin || right == Right::admin_or_self ||
           resource_right(right);
}

const Endpoint& checked(const Endpoint& endpoint) {
    const bool is_get = endpoint.method == http::Method::get;
    const bool in_workspace =
        endpoint.pattern.find("/workspaces/{ws}") != std::string::npos || takes_workspace_of_token(endpoint);
    if (endpoint.right == Right::undeclared) refuse(endpoint, "declares no right");
    if (!endpoint.handler) refuse(endpoint, "has no handler");
    if (needs_workspace(endpoint.right) && !in_workspace) refuse(endpoint, "its right needs a workspace");
    if (is_get && endpoint.is_change) refuse(endpoint, "a GET changes nothing");
    if (!is_get && !endpoint.only_asks && endpoint.handling == http::Handling::in_loop)
        refuse(endpoint, "only what changes nothing runs in the loop");
    if (endpoint.body == Body::raw && endpoint.content_types.empty()) refuse(endpoint, "names no content type");
    return endpoint;
}

std::vector<http::Route> routes_of(const std::vector<Endpoint>& endpoints) {
    std::vector<http::Route> routes;
    for (const Endpoint& endpoint : endpoints) routes.push_back({checked(endpoint).method, endpoint.pattern});
    return routes;
}

void append(std::vector<Endpoint>& all, std::vector<Endpoint> area) {
    all.insert(all.end(), std::make_move_iterator(area.begin()), std::make_move_iterator(area.end()));
}

}  // namespace

std::vector<Endpoint> all_endpoints() {
    std::vector<Endpoint> all;
    append(all, instance_endpoints());
    append(all, user_endpoints());
    append(all, settings_endpoints());
    append(all, instance_workspace_endpoints());
    append(all, mail_endpoints());
    append(all, token_endpoints());
    append(all, session_endpoints());
    append(all, me_endpoints());
    append(all, second_factor_endpoints());
    append(all, passkey_endpoints());
    append(all, invitation_endpoints());
    append(all, password_reset_endpoints());
    append(all, group_endpoints());
    append(all, plan_endpoints());
    append(all, audit_endpoints());
    append(all, member_endpoints());
    append(all, workspace_endpoints());
    append(all, resource_endpoints());
    append(all, type_endpoints());
    append(all, authzen_endpoints());
    append(all, forward_endpoints());
    return all;
}

RouteTable::RouteTable(std::vector<Endpoint> endpoints)
    : endpoints_(std::move(endpoints)), router_(routes_of(endpoints_)) {}

}  // namespace guildhall::api
