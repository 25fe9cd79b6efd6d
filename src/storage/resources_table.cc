#include "storage/resources_table.h"

#include "storage/known_word.h"

namespace guildhall::storage {

void load_resources(Connection& connection, core::WorkspaceId workspace, const std::vector<core::ResourceType>& types,
                    const std::function<void(StoredResource)>& each) {
    connection.query(
        "SELECT r.id, r.type, r.name, r.name_folded, r.kind, r.owner_id, r.created_at, r.external_id, a.slug, a.url, "
        "a.description, "
        "a.icon, a.folder_id, a.released "
        "FROM resources r LEFT JOIN apps a ON a.workspace_id = r.workspace_id AND a.id = r.id "
        "WHERE r.workspace_id = $1 ORDER BY r.id",
        {workspace}, [&](const Row& row) {
            StoredResource stored;
            core::Resource& resource = stored.resource;
            std::string_view type, kind;
            std::optional<std::string_view> external_id;
            row.read(resource.id, type, resource.name, resource.name_folded, kind, stored.owner, resource.created_at,
                     external_id);
            resource.type = known_word(core::find_type(types, type));
            resource.kind = kind;
            resource.external_id = external_id.value_or("");
            if (!row.is_null(8)) {
                resource.slug = row.get<std::string>(8);
                resource.url = row.get<std::string_view>(9);
                resource.description = row.get<std::string_view>(10);
                resource.icon = row.get<std::string_view>(11);
                stored.folder = row.get<std::optional<core::ResourceId>>(12);
                resource.released = row.get<bool>(13);
            }
            each(std::move(stored));
        });
}

void save_resource(Connection& connection, const core::Workspace& workspace, const core::Resource& resource) {
    const Value owner = resource.owner ? Value(workspace.members[*resource.owner]->id) : Value(nullptr);
    const Value external_id = resource.external_id.empty() ? Value(nullptr) : Value(resource.external_id.view());
    connection.execute(
        "INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at, "
        "external_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) "
        "ON CONFLICT (workspace_id, id) DO UPDATE SET name = excluded.name, name_folded = excluded.name_folded, "
        "owner_id = excluded.owner_id",
        {workspace.id, resource.id, workspace.types[resource.type].name, resource.name, resource.name_folded,
         resource.kind.view(), owner, resource.created_at, external_id});
}

void save_app(Connection& connection, const core::Workspace& workspace, const core::Resource& app) {
    const Value folder = app.folder ? Value(workspace.resource({core::kFolder, *app.folder})->id) : Value(nullptr);
    connection.execute(
        "INSERT INTO apps (workspace_id, id, slug, url, description, icon, folder_id, released) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) "
        "ON CONFLICT (workspace_id, id) DO UPDATE SET slug = excluded.slug, url = excluded.url, "
        "description = excluded.description, icon = excluded.icon, folder_id = excluded.folder_id, "
        "released = excluded.released",
        {workspace.id, app.id, app.slug, app.url.view(), app.description.view(), app.icon.view(), folder,
         app.released});
}

void delete_resource(Connection& connection, core::WorkspaceId workspace, core::ResourceId resource) {
    connection.execute("UPDATE apps SET folder_id = NULL WHERE workspace_id = $1 AND folder_id = $2",
                       {workspace, resource});
    connection.execute("DELETE FROM resources WHERE workspace_id = $1 AND id = $2", {workspace, resource});
}

std::optional<DataSourceContent> data_source_content(Connection& connection, core::WorkspaceId workspace,
                                                     core::ResourceId id) {
    return connection.query_one("SELECT options, secrets FROM data_sources WHERE workspace_id = $1 AND id = $2",
                                {workspace, id}, [](const Row& row) {
                                    DataSourceContent content;
                                    row.read(content.options, content.secrets);
                                    return content;
                                });
}

void save_data_source_content(Connection& connection, core::WorkspaceId workspace, core::ResourceId id,
                              const DataSourceContent& content) {
    const Value secrets = content.secrets.empty() ? Value(nullptr) : Value(content.secrets);
    connection.execute(
        "INSERT INTO data_sources (workspace_id, id, options, secrets) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (workspace_id, id) DO UPDATE SET options = excluded.options, secrets = excluded.secrets",
        {workspace, id, content.options, secrets});
}

std::optional<ConstantContent> constant_content(Connection& connection, core::WorkspaceId workspace,
                                                core::ResourceId id) {
    return connection.query_one("SELECT value, sealed FROM constants WHERE workspace_id = $1 AND id = $2",
                                {workspace, id}, [](const Row& row) {
                                    ConstantContent content;
                                    row.read(content.plain, content.sealed);
                                    return content;
                                });
}

void save_constant_content(Connection& connection, core::WorkspaceId workspace, core::ResourceId id,
                           const ConstantContent& content) {
    connection.execute(
        "INSERT INTO constants (workspace_id, id, value, sealed) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (workspace_id, id) DO UPDATE SET value = excluded.value, sealed = excluded.sealed",
        {workspace, id, content.plain, content.sealed});
}

}  // namespace guildhall::storage
