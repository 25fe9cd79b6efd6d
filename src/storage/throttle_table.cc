#include "storage/throttle_table.h"

namespace guildhall::storage {

std::optional<ThrottleEntry> find_throttle(Connection& connection, const core::Sha256& key) {
    return connection.query_one(
        "SELECT key_hash, failures, first_at, last_at, last_success_at FROM throttle WHERE key_hash = $1", {key},
        [](const Row& row) {
            ThrottleEntry entry;
            row.read(entry.key, entry.failures, entry.first_at, entry.last_at, entry.last_success_at);
            return entry;
        });
}

void save_throttle(Connection& connection, const ThrottleEntry& entry) {
    connection.execute(
        "INSERT INTO throttle (key_hash, failures, first_at, last_at, last_success_at) VALUES ($1, $2, $3, $4, $5) "
        "ON CONFLICT (key_hash) DO UPDATE SET failures = excluded.failures, first_at = excluded.first_at, "
        "last_at = excluded.last_at, last_success_at = excluded.last_success_at",
        {entry.key, entry.failures, entry.first_at, entry.last_at, entry.last_success_at});
}

void clear_throttle(Connection& connection, const core::Sha256& key) {
    connection.execute("DELETE FROM throttle WHERE key_hash = $1", {key});
}

std::int64_t delete_throttle_before(Connection& connection, core::Time time) {
    return connection.execute("DELETE FROM throttle WHERE last_at < $1", {time});
}

}  // namespace guildhall::storage
