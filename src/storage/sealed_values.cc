#include "storage/sealed_values.h"

namespace guildhall::storage {
namespace {

SealedValue value_of_resource(const Row& row) {
    SealedValue value;
    row.read(value.workspace, value.row, value.sealed);
    return value;
}

}  // namespace

std::vector<SealedValue> sealed_values(Connection& connection, SealedTable table,
                                       const std::optional<SealedValue>& after, int limit) {
    const SealedValue from = after.value_or(SealedValue{});
    switch (table) {
        case SealedTable::data_sources:
            return connection.query_all(
                "SELECT workspace_id, id, secrets FROM data_sources WHERE secrets IS NOT NULL AND "
                "(workspace_id, id) > ($1, $2) ORDER BY workspace_id, id LIMIT $3",
                {from.workspace, from.row, limit}, value_of_resource);
        case SealedTable::constants:
            return connection.query_all(
                "SELECT workspace_id, id, sealed FROM constants WHERE sealed IS NOT NULL AND "
                "(workspace_id, id) > ($1, $2) ORDER BY workspace_id, id LIMIT $3",
                {from.workspace, from.row, limit}, value_of_resource);
        case SealedTable::member_metadata:
            return connection.query_all(
                "SELECT workspace_id, member_id, sealed, key FROM member_metadata WHERE "
                "(workspace_id, member_id, key) > ($1, $2, $3) ORDER BY workspace_id, member_id, key LIMIT $4",
                {from.workspace, from.row, from.key, limit}, [](const Row& row) {
                    SealedValue value;
                    row.read(value.workspace, value.row, value.sealed, value.key);
                    return value;
                });
        case SealedTable::second_factors:
            return connection.query_all(
                "SELECT user_id, sealed, state FROM second_factors WHERE (user_id, state) > ($1, $2) "
                "ORDER BY user_id, state LIMIT $3",
                {from.row, from.key, limit}, [](const Row& row) {
                    SealedValue value;
                    row.read(value.row, value.sealed, value.key);
                    return value;
                });
        case SealedTable::outbox: break;
    }
    return connection.query_all(
        "SELECT id, sealed_token FROM outbox WHERE sealed_token IS NOT NULL AND id > $1 ORDER BY id LIMIT $2",
        {from.row, limit}, [](const Row& row) {
            SealedValue value;
            row.read(value.row, value.sealed);
            return value;
        });
}

void set_sealed_value(Connection& connection, SealedTable table, const SealedValue& value) {
    switch (table) {
        case SealedTable::data_sources:
            connection.execute("UPDATE data_sources SET secrets = $3 WHERE workspace_id = $1 AND id = $2",
                               {value.workspace, value.row, value.sealed});
            return;
        case SealedTable::constants:
            connection.execute("UPDATE constants SET sealed = $3 WHERE workspace_id = $1 AND id = $2",
                               {value.workspace, value.row, value.sealed});
            return;
        case SealedTable::member_metadata:
            connection.execute(
                "UPDATE member_metadata SET sealed = $4 WHERE workspace_id = $1 AND member_id = $2 AND key = $3",
                {value.workspace, value.row, value.key, value.sealed});
            return;
        case SealedTable::second_factors:
            connection.execute("UPDATE second_factors SET sealed = $3 WHERE user_id = $1 AND state = $2",
                               {value.row, value.key, value.sealed});
            return;
        case SealedTable::outbox: break;
    }
    connection.execute("UPDATE outbox SET sealed_token = $2 WHERE id = $1", {value.row, value.sealed});
}

}  // namespace guildhall::storage
