// openapi.yaml and the routes are the same: every operation has its endpoint, with the same right, scope, query
// parameters and headers, and no endpoint is without its operation.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <map>
#include <set>
#include <string>

#include "api/openapi_document.h"
#include "api/route_table.h"

namespace guildhall::api {
namespace {

using boost::json::object;
using boost::json::value;

/// What both sides say about one operation.
struct Operation {
    std::string right, scope;
    std::set<std::string> query = {};
    bool if_match = false, idempotency_key = false, body = false;
};

std::string text(const value& string) { return std::string(string.as_string().c_str()); }

std::string upper(std::string_view method) {
    std::string out;
    for (const char c : method) out += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return out;
}

const value& document() {
    static const value parsed = boost::json::parse(openapi_json());
    return parsed;
}

object resolved(const value& parameter) {
    const value* reference = parameter.as_object().if_contains("$ref");
    return reference ? document().at_pointer(text(*reference).substr(1)).as_object() : parameter.as_object();
}

void add_parameters(Operation& operation, const object& holder) {
    const value* parameters = holder.if_contains("parameters");
    if (!parameters) return;
    for (const value& each : parameters->as_array()) {
        const object parameter = resolved(each);
        const std::string name = text(parameter.at("name")), in = text(parameter.at("in"));
        if (in == "query") operation.query.insert(name);
        if (name == "If-Match") operation.if_match = true;
        if (name == "Idempotency-Key") operation.idempotency_key = true;
    }
}

std::map<std::string, Operation> documented() {
    std::map<std::string, Operation> all;
    for (const auto& path : document().at("paths").as_object()) {
        const object& item = path.value().as_object();
        const value* servers = item.if_contains("servers");
        const bool outside = servers && text(servers->as_array().at(0).at("url")) == "/";
        for (const auto& each : item) {
            if (each.key() == "parameters" || each.key() == "servers") continue;
            const object& operation = each.value().as_object();
            Operation made{text(operation.at("x-right")), text(operation.at("x-scope"))};
            add_parameters(made, item);
            add_parameters(made, operation);
            made.body = operation.contains("requestBody");
            const std::string key(path.key().data(), path.key().size());
            all[upper({each.key().data(), each.key().size()}) + " " + (outside ? "" : kBase) + key] = std::move(made);
        }
    }
    return all;
}

std::map<std::string, Operation> routed() {
    std::map<std::string, Operation> all;
    for (const Endpoint& endpoint : all_endpoints()) {
        Operation made{std::string(to_string(endpoint.right)), to_string(endpoint.tokens)};
        made.query.insert(endpoint.parameters.begin(), endpoint.parameters.end());
        made.if_match = endpoint.current != nullptr;
        made.idempotency_key = endpoint.takes_idempotency_key;
        made.body = endpoint.body != Body::none;
        all[std::string(http::to_string(endpoint.method)) + " " + endpoint.pattern] = std::move(made);
    }
    return all;
}

TEST(routes, every_documented_operation_has_a_route) {
    const auto routes = routed();
    for (const auto& [key, operation] : documented()) EXPECT_TRUE(routes.contains(key)) << key << " has no route";
}

TEST(routes, every_route_is_documented_as_it_is) {
    const auto operations = documented();
    for (const auto& [key, route] : routed()) {
        const auto found = operations.find(key);
        if (found == operations.end()) {
            ADD_FAILURE() << key << " is not in openapi.yaml";
            continue;
        }
        const Operation& operation = found->second;
        EXPECT_EQ(route.right, operation.right) << key;
        EXPECT_EQ(route.scope, operation.scope) << key;
        EXPECT_EQ(route.query, operation.query) << key;
        EXPECT_EQ(route.if_match, operation.if_match) << key << ": If-Match";
        EXPECT_EQ(route.idempotency_key, operation.idempotency_key) << key << ": Idempotency-Key";
        EXPECT_EQ(route.body, operation.body) << key << ": body";
    }
}

core::Result<Reply> reply_nothing(Context&) { return Reply::no_content(); }

TEST(routes, a_route_without_a_right_does_not_start) {
    EXPECT_THROW(RouteTable({get("/open", Right::undeclared, kAnyScope, reply_nothing)}), std::invalid_argument);
    EXPECT_NO_THROW(RouteTable({get("/open", Right::public_, kAnyScope, reply_nothing)}));
}

TEST(routes, a_workspace_right_needs_a_workspace) {
    EXPECT_THROW(RouteTable({get("/things", Right::admin, kAnyScope, reply_nothing)}), std::invalid_argument);
}

TEST(routes, the_table_of_the_product_starts) { EXPECT_NO_THROW(RouteTable{all_endpoints()}); }

}  // namespace
}  // namespace guildhall::api
