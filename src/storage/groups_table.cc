#include "storage/groups_table.h"

#include <algorithm>
#include <unordered_map>

#include "storage/known_word.h"

namespace guildhall::storage {
namespace {

core::Group read_group(const Row& row) {
    core::Group group;
    std::string_view kind;
    std::optional<std::string_view> role;
    std::array<bool, core::kPermissions.size()> on{};
    row.read(group.id, group.name, group.name_folded, kind, role, on[0], on[1], on[2], on[3], on[4], on[5],
             group.version, group.reviewed_at, group.reviewed_by, group.created_at);
    group.kind = known_word(core::parse_group_kind(kind));
    if (role) group.role = known_word(core::parse_role(*role));
    for (std::size_t i = 0; i < on.size(); ++i) group.permissions.set(core::kPermissions[i], on[i]);
    return group;
}

core::ResourceId resource_id(const core::Workspace& workspace, core::TypeNumber type, core::ResourceNumber number) {
    return workspace.resources[type].items[number]->id;
}

void save_grant(Connection& connection, const GroupChange& change, const core::Grant& grant, std::size_t position) {
    const core::ResourceType& type = change.workspace.types[grant.type];
    connection.execute(
        "INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, "
        "hide_from_dashboard, scope, position) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
        "ON CONFLICT (workspace_id, id) DO UPDATE SET name = excluded.name, name_folded = excluded.name_folded, "
        "resource_type = excluded.resource_type, access = excluded.access, "
        "hide_from_dashboard = excluded.hide_from_dashboard, scope = excluded.scope, position = excluded.position",
        {change.workspace.id, grant.id, change.after.id, grant.name, grant.name_folded, type.name,
         type.actions[grant.action].name, grant.hide_from_dashboard, grant.all ? "all" : "selected", position});
}

/// `before`: the grant as it was, or null. The numbers of both lists rise.
void save_grant_resources(Connection& connection, const GroupChange& change, const core::Grant* before,
                          const core::Grant& after) {
    const core::WorkspaceId workspace = change.workspace.id;
    std::vector<core::ResourceNumber> was;
    if (before != nullptr && before->type == after.type) {
        was = before->resources;
    } else if (before != nullptr) {
        connection.execute("DELETE FROM grant_resources WHERE workspace_id = $1 AND grant_id = $2",
                           {workspace, after.id});
    }
    for (const core::ResourceNumber number : was) {
        if (std::binary_search(after.resources.begin(), after.resources.end(), number)) continue;
        connection.execute("DELETE FROM grant_resources WHERE workspace_id = $1 AND grant_id = $2 AND resource_id = $3",
                           {workspace, after.id, resource_id(*change.workspace_before, after.type, number)});
    }
    for (const core::ResourceNumber number : after.resources) {
        if (std::binary_search(was.begin(), was.end(), number)) continue;
        connection.execute("INSERT INTO grant_resources (workspace_id, grant_id, resource_id) VALUES ($1, $2, $3)",
                           {workspace, after.id, resource_id(change.workspace, after.type, number)});
    }
}

/// The grant's place in the group, or its size.
std::size_t position_of(const core::Group& group, core::GrantId id) {
    const auto at =
        std::find_if(group.grants.begin(), group.grants.end(), [&](const auto& grant) { return grant->id == id; });
    return static_cast<std::size_t>(at - group.grants.begin());
}

}  // namespace

std::vector<core::Group> load_groups(Connection& connection, core::WorkspaceId workspace) {
    return connection.query_all(
        "SELECT id, name, name_folded, kind, role, app_create, app_delete, data_source_create, data_source_delete, "
        "folder_manage, constant_manage, version, reviewed_at, reviewed_by, created_at "
        "FROM groups WHERE workspace_id = $1 ORDER BY id",
        {workspace}, read_group);
}

std::vector<StoredGrant> load_grants(Connection& connection, core::WorkspaceId workspace,
                                     const std::vector<core::ResourceType>& types,
                                     const std::function<core::ResourceNumber(core::ResourceId)>& number_of) {
    auto grants = connection.query_all(
        "SELECT group_id, id, name, name_folded, resource_type, access, hide_from_dashboard, scope FROM grants "
        "WHERE workspace_id = $1 ORDER BY group_id, position, id",
        {workspace}, [&](const Row& row) {
            StoredGrant stored;
            core::Grant& grant = stored.grant;
            std::string_view type, access, scope;
            row.read(stored.group, grant.id, grant.name, grant.name_folded, type, access, grant.hide_from_dashboard,
                     scope);
            grant.type = known_word(core::find_type(types, type));
            grant.action = known_word(types[grant.type].action(access));
            grant.all = scope == "all";
            return stored;
        });
    std::unordered_map<core::GrantId, core::Grant*> by_id;
    by_id.reserve(grants.size());
    for (StoredGrant& stored : grants) by_id.emplace(stored.grant.id, &stored.grant);
    std::vector<core::ResourceNumber> numbers;  // of one grant
    core::GrantId of;
    const auto keep = [&] {
        if (numbers.empty()) return;
        std::sort(numbers.begin(), numbers.end());
        by_id.at(of)->resources.assign(numbers.begin(), numbers.end());
        numbers.clear();
    };
    connection.query("SELECT grant_id, resource_id FROM grant_resources WHERE workspace_id = $1 ORDER BY grant_id",
                     {workspace}, [&](const Row& row) {
                         const auto grant = row.get<core::GrantId>(0);
                         if (grant != of) keep();
                         of = grant;
                         numbers.push_back(number_of(row.get<core::ResourceId>(1)));
                     });
    keep();
    return grants;
}

void save_group(Connection& connection, core::WorkspaceId workspace, const core::Group& group) {
    const auto on = [&](core::Permission permission) { return group.permissions.has(permission); };
    const Value role = group.kind == core::GroupKind::role ? Value(core::to_string(group.role)) : Value(nullptr);
    connection.execute(
        "INSERT INTO groups (workspace_id, id, name, name_folded, kind, role, app_create, app_delete, "
        "data_source_create, data_source_delete, folder_manage, constant_manage, version, reviewed_at, reviewed_by, "
        "created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) "
        "ON CONFLICT (workspace_id, id) DO UPDATE SET name = excluded.name, name_folded = excluded.name_folded, "
        "app_create = excluded.app_create, app_delete = excluded.app_delete, "
        "data_source_create = excluded.data_source_create, data_source_delete = excluded.data_source_delete, "
        "folder_manage = excluded.folder_manage, constant_manage = excluded.constant_manage, "
        "version = excluded.version, reviewed_at = excluded.reviewed_at, reviewed_by = excluded.reviewed_by",
        {workspace, group.id, group.name, group.name_folded, core::to_string(group.kind), role,
         on(core::Permission::app_create), on(core::Permission::app_delete), on(core::Permission::data_source_create),
         on(core::Permission::data_source_delete), on(core::Permission::folder_manage),
         on(core::Permission::constant_manage), group.version, group.reviewed_at, group.reviewed_by, group.created_at});
}

void delete_group(Connection& connection, core::WorkspaceId workspace, core::GroupId group) {
    connection.execute("DELETE FROM groups WHERE workspace_id = $1 AND id = $2", {workspace, group});
}

void save_grants(Connection& connection, const GroupChange& change) {
    const core::Group* before = change.before;
    // Deletions first: a new grant may take a deleted one's name.
    if (before != nullptr) {
        for (const auto& grant : before->grants) {
            if (position_of(change.after, grant->id) < change.after.grants.size()) continue;
            connection.execute("DELETE FROM grants WHERE workspace_id = $1 AND id = $2",
                               {change.workspace.id, grant->id});
        }
    }
    for (std::size_t position = 0; position < change.after.grants.size(); ++position) {
        const core::Grant& grant = *change.after.grants[position];
        const std::size_t place = before == nullptr ? 0 : position_of(*before, grant.id);
        const bool is_new = before == nullptr || place == before->grants.size();
        const core::Grant* earlier = is_new ? nullptr : before->grants[place].get();
        if (earlier != nullptr && place == position && *earlier == grant) continue;
        save_grant(connection, change, grant, position);
        save_grant_resources(connection, change, earlier, grant);
    }
}

}  // namespace guildhall::storage
