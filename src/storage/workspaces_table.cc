#include "storage/workspaces_table.h"

#include "storage/known_word.h"

namespace guildhall::storage {

core::Instance load_instance_row(Connection& connection) {
    core::Instance instance;
    core::InstanceSettings& settings = instance.settings;
    connection.query(
        "SELECT name, revision, user_limit, builder_limit, invitation_days, anyone_makes_workspaces, second_factor, "
        "setup_done FROM instance WHERE id = 1",
        {}, [&](const Row& row) {
            std::string_view second_factor;
            row.read(settings.name, instance.revision, settings.user_limit, settings.builder_limit,
                     settings.invitation_days, settings.anyone_makes_workspaces, second_factor, instance.setup_done);
            settings.second_factor = known_word(core::parse_second_factor_demand(second_factor));
        });
    connection.query("SELECT origin, workspace_id FROM guarded_origins ORDER BY position", {}, [&](const Row& row) {
        core::GuardedOrigin& origin = settings.guarded_origins.emplace_back();
        row.read(origin.origin, origin.workspace);
    });
    return instance;
}

void save_instance_row(Connection& connection, const core::Instance& instance) {
    const core::InstanceSettings& settings = instance.settings;
    connection.execute(
        "INSERT INTO instance (id, name, revision, user_limit, builder_limit, invitation_days, "
        "anyone_makes_workspaces, second_factor, setup_done) VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8) "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name, revision = excluded.revision, "
        "user_limit = excluded.user_limit, builder_limit = excluded.builder_limit, "
        "invitation_days = excluded.invitation_days, anyone_makes_workspaces = excluded.anyone_makes_workspaces, "
        "second_factor = excluded.second_factor, setup_done = excluded.setup_done",
        {settings.name, instance.revision, settings.user_limit, settings.builder_limit, settings.invitation_days,
         settings.anyone_makes_workspaces, core::to_string(settings.second_factor), instance.setup_done});
}

void save_guarded_origins(Connection& connection, const std::vector<core::GuardedOrigin>& origins) {
    connection.execute("DELETE FROM guarded_origins");
    for (std::size_t position = 0; position < origins.size(); ++position) {
        connection.execute("INSERT INTO guarded_origins (origin, workspace_id, position) VALUES ($1, $2, $3)",
                           {origins[position].origin, origins[position].workspace, position});
    }
}

std::vector<core::Workspace> load_workspaces(Connection& connection) {
    return connection.query_all(
        "SELECT id, name, name_folded, slug, status, second_factor_required, revision, created_at FROM workspaces "
        "ORDER BY id",
        {}, [](const Row& row) {
            core::Workspace workspace;
            std::string_view status;
            row.read(workspace.id, workspace.name, workspace.name_folded, workspace.slug, status,
                     workspace.second_factor_required, workspace.revision, workspace.created_at);
            workspace.status = known_word(core::parse_workspace_status(status));
            return workspace;
        });
}

void save_workspace(Connection& connection, const core::Workspace& workspace) {
    connection.execute(
        "INSERT INTO workspaces (id, name, name_folded, slug, status, second_factor_required, revision, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_folded = excluded.name_folded, "
        "slug = excluded.slug, status = excluded.status, second_factor_required = excluded.second_factor_required, "
        "revision = excluded.revision",
        {workspace.id, workspace.name, workspace.name_folded, workspace.slug, core::to_string(workspace.status),
         workspace.second_factor_required, workspace.revision, workspace.created_at});
}

}  // namespace guildhall::storage
