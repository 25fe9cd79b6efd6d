#include "api/resources_fixture.h"

#include <fstream>
#include <sstream>

namespace guildhall::test {
namespace {

std::string made(const HttpAnswer& answer) {
    EXPECT_EQ(answer.status, 201) << answer.body;
    return answer.text("/id");
}

}  // namespace

std::string ResourcesTest::add_group(const std::string& name, std::initializer_list<GrantOf> grants,
                                     std::initializer_list<core::Permission> permissions) {
    const core::GroupId group = *server.change(core::CreateGroup{*core::GroupName::parse(name)})->group;
    int n = 0;
    for (const GrantOf& of : grants) {
        const core::ResourceType& type = core::built_in_types()[of.type];
        core::CreateGrant grant{group,     *core::GrantName::parse("Grant " + std::to_string(++n)),
                                type.name, type.actions[of.action].name,
                                of.hide,   of.resources.empty(),
                                {}};
        for (const std::string& id : of.resources) grant.resources.emplace_back(id);
        server.change(grant);
    }
    core::SetPermissions set{group, {}};
    for (const core::Permission each : permissions) set.switches[static_cast<std::size_t>(each)] = true;
    if (permissions.size()) server.change(set);
    return group.str();
}

void ResourcesTest::add_to_group(const std::string& group, const std::string& email) {
    core::AddGroupMembers add;
    add.group = *core::GroupId::parse(group);
    add.members = {*core::MemberId::parse(server.member_id(email))};
    server.change(add);
}

std::string ResourcesTest::add_app(const std::string& name, boost::json::object fields) {
    boost::json::object body{{"name", name}, {"url", "https://app.example.com"}, {"released", true}};
    for (const auto& field : fields) body[field.key()] = field.value();
    return made(admin.post(kApps, body));
}

std::string ResourcesTest::add_data_source(const std::string& name, boost::json::object fields) {
    boost::json::object body{{"name", name}, {"kind", "postgresql"}};
    for (const auto& field : fields) body[field.key()] = field.value();
    return made(admin.post(kDataSources, body));
}

std::string ResourcesTest::add_folder(const std::string& name) { return made(admin.post(kFolders, {{"name", name}})); }

std::string ResourcesTest::add_constant(const std::string& name, const std::string& value, const std::string& kind) {
    return made(admin.post(kConstants, {{"name", name}, {"value", value}, {"kind", kind}}));
}

std::int64_t ResourcesTest::event_count() {
    const core::WorkspaceId trail = server.workspace()->id;
    return server.services().store.read(
        [&](storage::Connection& connection) { return storage::trail_end(connection, trail).seq; });
}

std::string ResourcesTest::database_bytes() {
    std::ostringstream bytes;
    bytes << std::ifstream(server.database(), std::ios::binary).rdbuf();
    std::ifstream log(server.database().string() + "-wal", std::ios::binary);
    if (log.peek() != std::ifstream::traits_type::eof()) bytes << log.rdbuf();
    return bytes.str();
}

std::vector<std::string> names_of(const HttpAnswer& list) {
    std::vector<std::string> names;
    const auto json = list.json();
    if (!json.is_object() || !json.as_object().contains("items")) return {"status " + std::to_string(list.status)};
    for (const auto& item : json.at("items").as_array()) names.emplace_back(item.at("name").as_string().c_str());
    return names;
}

std::string field_code(const HttpAnswer& answer) { return answer.text("/errors/0/code"); }

}  // namespace guildhall::test
