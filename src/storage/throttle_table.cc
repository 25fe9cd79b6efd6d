#include "storage/throttle_table.h"

namespace guildhall::storage {

std::optional<ThrottleEntry> find_throttle(Connection& connection, const std::array<std::uint8_t, 16>& bucket) {
    return connection.query_one("SELECT key_hash, failures, first_at, last_at FROM throttle WHERE key_hash = $1",
                                {std::span<const std::uint8_t>(bucket)}, [](const Row& row) {
                                    ThrottleEntry entry;
                                    row.read(entry.bucket, entry.failures, entry.first_at, entry.last_at);
                                    return entry;
                                });
}

// The column last_success_at says nothing any more, so it is 0.
void save_throttle(Connection& connection, const ThrottleEntry& entry) {
    connection.execute(
        "INSERT INTO throttle (key_hash, failures, first_at, last_at, last_success_at) VALUES ($1, $2, $3, $4, 0) "
        "ON CONFLICT (key_hash) DO UPDATE SET failures = excluded.failures, first_at = excluded.first_at, "
        "last_at = excluded.last_at, last_success_at = 0",
        {std::span<const std::uint8_t>(entry.bucket), entry.failures, entry.first_at, entry.last_at});
}

std::int64_t delete_old_throttle(Connection& connection, core::Time failed_before) {
    return connection.execute("DELETE FROM throttle WHERE last_at < $1", {failed_before});
}

}  // namespace guildhall::storage
