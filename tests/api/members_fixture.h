// What the tests of members and groups share: a workspace with its usual people and short ways to say a request.
#pragma once

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <string>
#include <vector>

#include "api/server_fixture.h"
#include "core/text.h"

namespace guildhall::test {

constexpr const char* kMembers = "/workspaces/acme/members";
constexpr const char* kGroups = "/workspaces/acme/groups";

/// Ada, admin and instance admin, is signed in as `admin`.
class PeopleTest : public testing::Test {
protected:
    explicit PeopleTest(ApiServerOptions options = {}) : server(std::move(options)), admin(server.set_up()) {}

    static std::string member(const std::string& id, const std::string& rest = "") {
        return std::string(kMembers) + "/" + id + rest;
    }
    static std::string group(const std::string& id, const std::string& rest = "") {
        return std::string(kGroups) + "/" + id + rest;
    }
    std::string member_of(const std::string& email) const { return server.member_id(email); }

    /// Makes a group; returns its id.
    std::string make_group(const std::string& name) {
        const auto made = admin.post(kGroups, {{"name", name}});
        EXPECT_EQ(made.status, 201) << made.body;
        return made.text("/id");
    }
    /// Switches a permission on, so that the group is builder-level.
    void make_builder_level(const std::string& id) {
        const auto done = admin.patch(group(id, "/permissions"), {{"app_create", true}});
        EXPECT_EQ(done.status, 200) << done.body;
    }
    HttpAnswer add_to_group(const std::string& id, const std::string& member_id, const std::string& query = "") {
        return admin.post(group(id, "/members" + query), {{"member_ids", {member_id}}});
    }
    /// Makes an app as Ada; returns its id.
    std::string make_app(const std::string& name, bool released = true) {
        core::AppFields fields;
        fields.name = *core::AppName::parse(name);
        fields.url = *core::AppUrl::parse("https://" + core::ascii_lower(name) + ".example.com");
        fields.released = released;
        return server.change(core::CreateApp{fields})->resource->str();
    }
    /// The emails of a list's items.
    static std::vector<std::string> emails(const HttpAnswer& list) { return fields(list, "email"); }
    static std::vector<std::string> fields(const HttpAnswer& list, const char* field) {
        std::vector<std::string> texts;
        const boost::json::value items = list["items"];
        for (const auto& item : items.as_array()) texts.emplace_back(item.at(field).as_string().c_str());
        return texts;
    }
    /// How many events of that action the workspace has.
    std::int64_t events(const std::string& action) {
        return server.services().store.read([&](storage::Connection& connection) {
            return *connection.query_value<std::int64_t>("SELECT count(*) FROM audit_events WHERE action = $1",
                                                         {action});
        });
    }
    /// Repeats a POST, PATCH or DELETE with the digest of the plan in the 409 that it gets first.
    HttpAnswer confirmed(HttpClient& client, const std::string& method, const std::string& path,
                         const boost::json::value& body) {
        const auto once = [&](const std::string& to) {
            if (method == "DELETE") return client.del(to);
            return method == "POST" ? client.post(to, body) : client.patch(to, body);
        };
        const auto refused = once(path);
        EXPECT_EQ(refused.status, 409) << refused.body;
        EXPECT_EQ(refused.text("/code"), "confirmation_required");
        const char* joint = path.find('?') == std::string::npos ? "?" : "&";
        return once(path + joint + "confirm=" + refused.text("/plan/digest"));
    }

    ApiServer server;
    HttpClient admin;
};

}  // namespace guildhall::test
