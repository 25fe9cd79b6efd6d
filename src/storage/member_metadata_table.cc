#include "storage/member_metadata_table.h"

namespace guildhall::storage {

std::vector<SealedMetadata> metadata_of(Connection& connection, core::WorkspaceId workspace, core::MemberId member) {
    return connection.query_all(
        "SELECT key, sealed FROM member_metadata WHERE workspace_id = $1 AND member_id = $2 ORDER BY key",
        {workspace, member}, [](const Row& row) {
            SealedMetadata metadata;
            row.read(metadata.key, metadata.sealed);
            return metadata;
        });
}

void save_metadata(Connection& connection, core::WorkspaceId workspace, core::MemberId member,
                   const SealedMetadata& metadata) {
    connection.execute(
        "INSERT INTO member_metadata (workspace_id, member_id, key, sealed) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (workspace_id, member_id, key) DO UPDATE SET sealed = excluded.sealed",
        {workspace, member, metadata.key, metadata.sealed});
}

void delete_metadata(Connection& connection, core::WorkspaceId workspace, core::MemberId member,
                     const std::string& key) {
    connection.execute("DELETE FROM member_metadata WHERE workspace_id = $1 AND member_id = $2 AND key = $3",
                       {workspace, member, key});
}

}  // namespace guildhall::storage
