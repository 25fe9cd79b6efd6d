// Mass assignment: every field of every model in openapi.yaml, sent to every route whose own body doesn't have it, is
// refused by name; and so it is in each object within a body. Nothing is passed over, nothing changes.
#include <boost/json.hpp>
#include <functional>
#include <set>

#include "api/every_route.h"
#include "api/openapi_document.h"

namespace guildhall::test {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;

const value& document() {
    static const value parsed = boost::json::parse(api::openapi_json());
    return parsed;
}

const object& resolved(const value& schema) {
    const value* reference = schema.as_object().if_contains("$ref");
    if (!reference) return schema.as_object();
    return resolved(document().at_pointer(std::string(reference->as_string()).substr(1)));
}

/// The fields that the document gives an object; empty where it gives none.
object fields_of(const object& schema) {
    object fields;
    if (const value* own = schema.if_contains("properties")) fields = own->as_object();
    if (const value* all = schema.if_contains("allOf"))
        for (const value& each : all->as_array())
            for (const auto& field : fields_of(resolved(each))) fields.insert(field);
    return fields;
}

void add_names(const value& of, std::set<std::string>& names) {
    if (of.is_array())
        for (const value& each : of.as_array()) add_names(each, names);
    if (!of.is_object()) return;
    for (const auto& [key, under] : of.as_object()) {
        if (key == "properties" && under.is_object())
            for (const auto& field : under.as_object()) names.emplace(field.key());
        add_names(under, names);
    }
}

std::set<std::string> fields_of_all_models() {
    std::set<std::string> names;
    add_names(document().at_pointer("/components/schemas"), names);
    return names;
}

/// The schema of the JSON body that the route documents; null: it takes none.
const object* body_schema(const api::Endpoint& route) {
    std::string path = route.pattern, method(http::to_string(route.method));
    if (path.starts_with(api::kBase)) path = path.substr(std::string(api::kBase).size());
    for (char& c : method) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    const object& operation = document().at("paths").at(path).at(method).as_object();
    const value* body = operation.if_contains("requestBody");
    return body ? &resolved(resolved(*body).at("content").at("application/json").at("schema")) : nullptr;
}

/// Puts an object to where it belongs in a whole body.
using Wrap = std::function<value(object)>;

class MassAssignment : public EveryRoute {
protected:
    const std::set<std::string> names = fields_of_all_models();
    int objects = 0, refused = 0;

    void SetUp() override {
        EveryRoute::SetUp();
        const auto grants = admin.get("/workspaces/acme/groups/" + ids["g"] + "/grants");
        ids["id"] = grants.text("/items/0/id");  // the only {id} of a route with fields
        ASSERT_NE(ids["id"], "");
    }

    std::set<std::string> refused_as_unknown(const api::Endpoint& route, const value& body) {
        const HttpAnswer answer = ask(admin, route, {.body = boost::json::serialize(body), .type = "application/json"});
        expect_problem(answer, 400, "invalid_request", name_of(route));
        std::set<std::string> places;
        const value errors = answer["errors"];
        if (!errors.is_array()) return places;
        for (const value& each : errors.as_array())
            if (each.at("code") == "unknown_field") places.emplace(each.at("pointer").as_string());
        return places;
    }

    /// All foreign fields at once, in the object that stands at `pointer`, then in the objects within it.
    void try_object(const api::Endpoint& route, const object& schema, const std::string& pointer, const Wrap& wrap) {
        const object own = fields_of(schema);
        if (own.empty()) {  // a map: any key; a body that is one, or whose fields aren't seen here, has to be looked at
            EXPECT_NE(pointer, "") << name_of(route) << ": its body's fields aren't found in openapi.yaml";
            return;
        }
        object foreign;
        for (const std::string& name : names)
            if (!own.contains(name)) foreign[name] = "x";
        const auto places = refused_as_unknown(route, wrap(foreign));
        for (const auto& field : foreign)
            EXPECT_TRUE(places.contains(pointer + "/" + std::string(field.key())))
                << name_of(route) << ": " << pointer << "/" << field.key() << " is passed over";
        refused += static_cast<int>(places.size());
        ++objects;
        for (const auto& [key, under] : own) {
            const std::string name(key);
            const object& of = resolved(under);
            try_object(route, of, pointer + "/" + name, [&](object inner) { return wrap({{name, std::move(inner)}}); });
            if (const value* items = of.if_contains("items"))
                try_object(route, resolved(*items), pointer + "/" + name + "/0", [&](object inner) {
                    return wrap({{name, array{std::move(inner)}}});
                });
        }
    }
};

TEST_F(MassAssignment, every_field_of_every_model_is_refused_where_it_does_not_belong) {
    const State before = state();
    int bodies = 0;
    for (const api::Endpoint& route : routes) {
        if (route.pattern.ends_with("/setup")) continue;  // below
        if (route.body == api::Body::json) {
            ++bodies;
            const object* schema = body_schema(route);
            ASSERT_NE(schema, nullptr) << name_of(route);
            try_object(route, *schema, "", [](object body) { return value(std::move(body)); });
        }
        if (route.body != api::Body::none || route.method == http::Method::get) continue;
        for (const std::string name : {"id", "role", "status", "instance_admin"}) {
            const auto places = refused_as_unknown(route, object{{name, "x"}});
            EXPECT_EQ(places, std::set<std::string>{"/" + name}) << name_of(route);
        }
    }
    EXPECT_EQ(state(), before);
    EXPECT_GT(names.size(), 200u);
    EXPECT_GT(bodies, 35);
    EXPECT_GE(objects, bodies) << "every JSON body of the route table, and the objects within";
    EXPECT_GT(refused, bodies * 180);
}

TEST_F(ServerTest, mass_assignment_every_field_that_is_not_its_own_is_refused_by_the_set_up) {
    auto nobody = server.client();
    const object body{
        {"email", "ada@example.com"}, {"name", "Ada"}, {"password", kPassword}, {"workspace_name", "Acme"}};
    const object& taken = resolved(document().at_pointer("/paths/~1setup/post/requestBody"));
    const object own = fields_of(resolved(taken.at("content").at("application/json").at("schema")));
    EXPECT_GE(own.size(), body.size());
    object all = body;
    for (const std::string& name : fields_of_all_models())
        if (!own.contains(name)) all[name] = "x";
    const HttpAnswer answer = nobody.post("/setup", all);
    EXPECT_EQ(answer.status, 400);
    const value errors = answer["errors"];
    ASSERT_TRUE(errors.is_array()) << answer.body;
    EXPECT_EQ(errors.as_array().size(), all.size() - body.size());
    EXPECT_EQ(nobody.get("/instance")["setup_required"], true) << "nothing was made";
    EXPECT_EQ(nobody.post("/setup", body).status, 201) << "control: without them it is made";
}

TEST_F(MassAssignment, control_a_field_that_is_documented_is_not_refused_as_unknown) {
    for (const api::Endpoint& route : routes) {
        if (route.body != api::Body::json || route.pattern.ends_with("/setup")) continue;
        object own{{"no_such_field", 1}};
        for (const auto& field : fields_of(*body_schema(route))) own[field.key()] = nullptr;
        EXPECT_EQ(refused_as_unknown(route, own), std::set<std::string>{"/no_such_field"}) << name_of(route);
    }
}

}  // namespace
}  // namespace guildhall::test
