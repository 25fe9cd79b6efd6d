#include "storage/resource_types_table.h"

#include <unordered_map>

#include "core/registered_type.h"
#include "storage/known_word.h"

namespace guildhall::storage {
namespace {

/// What is stored of a type: what its integrator declared.
struct Declaration {
    std::vector<core::DeclaredAction> actions;
    std::vector<std::string> builder_level;
};
using Declarations = std::unordered_map<core::ResourceTypeId, Declaration>;

core::DeclaredAction* find_action(Declaration& declaration, std::string_view name) {
    for (core::DeclaredAction& action : declaration.actions)
        if (action.name == name) return &action;
    return nullptr;
}

Declarations load_declarations(Connection& connection, core::WorkspaceId workspace) {
    Declarations declarations;
    connection.query(
        "SELECT type_id, name, builder_level FROM resource_type_actions WHERE workspace_id = $1 "
        "ORDER BY type_id, position",
        {workspace}, [&](const Row& row) {
            core::ResourceTypeId type;
            std::string name;
            bool builder_level = false;
            row.read(type, name, builder_level);
            if (builder_level) declarations[type].builder_level.push_back(name);
            declarations[type].actions.push_back({std::move(name), {}});
        });
    connection.query(
        "SELECT type_id, action, implied FROM resource_type_implications WHERE workspace_id = $1 "
        "ORDER BY type_id, action, implied",
        {workspace}, [&](const Row& row) {
            core::ResourceTypeId type;
            std::string_view action;
            std::string implied;
            row.read(type, action, implied);
            find_action(declarations[type], action)->implies.push_back(std::move(implied));
        });
    return declarations;
}

/// The stored actions were checked when they were declared.
std::vector<core::TypeAction> actions_of(const Declaration& declaration) {
    auto actions = core::declare_actions(declaration.actions, declaration.builder_level);
    return known_word(actions.ok() ? std::optional(std::move(actions).value()) : std::nullopt);
}

}  // namespace

std::vector<core::ResourceType> load_resource_types(Connection& connection, core::WorkspaceId workspace) {
    Declarations declarations = load_declarations(connection, workspace);
    return connection.query_all("SELECT id, name, created_at FROM resource_types WHERE workspace_id = $1 ORDER BY id",
                                {workspace}, [&](const Row& row) {
                                    core::ResourceTypeId id;
                                    std::string name;
                                    core::Time created_at;
                                    row.read(id, name, created_at);
                                    return core::registered_type(id, std::move(name), actions_of(declarations[id]),
                                                                 created_at);
                                });
}

void save_resource_type(Connection& connection, core::WorkspaceId workspace, const core::ResourceType& type) {
    connection.execute(
        "INSERT INTO resource_types (workspace_id, id, name, created_at) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (workspace_id, id) DO UPDATE SET name = excluded.name",
        {workspace, type.id, type.name, type.created_at});
    connection.execute("DELETE FROM resource_type_actions WHERE workspace_id = $1 AND type_id = $2",
                       {workspace, type.id});
    for (std::size_t position = 0; position < type.actions.size(); ++position) {
        const core::TypeAction& action = type.actions[position];
        connection.execute(
            "INSERT INTO resource_type_actions (workspace_id, type_id, name, builder_level, position) "
            "VALUES ($1, $2, $3, $4, $5)",
            {workspace, type.id, action.name, action.marked, position});
        // Each action stands behind those that it implies.
        for (const std::string& implied : action.implies) {
            connection.execute(
                "INSERT INTO resource_type_implications (workspace_id, type_id, action, implied) "
                "VALUES ($1, $2, $3, $4)",
                {workspace, type.id, action.name, implied});
        }
    }
}

void delete_resource_type(Connection& connection, core::WorkspaceId workspace, const core::ResourceType& type) {
    connection.execute("DELETE FROM resources WHERE workspace_id = $1 AND type = $2", {workspace, type.name});
    connection.execute("DELETE FROM resource_types WHERE workspace_id = $1 AND id = $2", {workspace, type.id});
}

}  // namespace guildhall::storage
