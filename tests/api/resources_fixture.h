// A server with its first admin (Ada, workspace Acme), and groups made in a line, for the tests of resources.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "api/server_fixture.h"

namespace guildhall::test {

constexpr const char* kApps = "/workspaces/acme/apps";
constexpr const char* kDataSources = "/workspaces/acme/data-sources";
constexpr const char* kFolders = "/workspaces/acme/folders";
constexpr const char* kConstants = "/workspaces/acme/constants";

class ResourcesTest : public ServerTest {
protected:
    using ServerTest::ServerTest;

    HttpClient admin = server.set_up();

    struct GrantOf {
        core::TypeNumber type = core::kApp;
        std::uint8_t action = core::kAppView;
        std::vector<std::string> resources = {};  ///< empty: all
        bool hide = false;
    };

    /// A custom group with these grants and permissions; its id.
    std::string add_group(const std::string& name, std::initializer_list<GrantOf> grants = {},
                          std::initializer_list<core::Permission> permissions = {});
    void add_to_group(const std::string& group, const std::string& email);

    /// A released app at https://app.example.com unless `fields` say otherwise; its id.
    std::string add_app(const std::string& name, boost::json::object fields = {});
    std::string add_data_source(const std::string& name, boost::json::object fields = {});
    std::string add_folder(const std::string& name);
    std::string add_constant(const std::string& name, const std::string& value, const std::string& kind = "plain");

    std::int64_t revision() const { return server.workspace()->revision; }
    /// How many events the workspace's trail has.
    std::int64_t event_count();
    /// All bytes of the database and its write-ahead log.
    std::string database_bytes();
};

/// The names of a list's items, in order.
std::vector<std::string> names_of(const HttpAnswer& list);

/// The code of the first faulty field, "" where there is none.
std::string field_code(const HttpAnswer& answer);

}  // namespace guildhall::test
