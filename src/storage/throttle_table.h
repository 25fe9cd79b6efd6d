// Rows of `throttle`: failed attempts by hashed key (account, address, both; security.md 8), so that they outlive a
// restart. The delays are the service's.
#pragma once

#include <optional>

#include "core/sha256.h"
#include "core/time.h"
#include "storage/connection.h"

namespace guildhall::storage {

struct ThrottleEntry {
    core::Sha256 key{};
    std::int64_t failures = 0;
    core::Time first_at, last_at;
    core::Time last_success_at;
};

std::optional<ThrottleEntry> find_throttle(Connection& connection, const core::Sha256& key);
/// Makes or replaces the entry.
void save_throttle(Connection& connection, const ThrottleEntry& entry);
void clear_throttle(Connection& connection, const core::Sha256& key);
/// Deletes entries without a failure since `time`; returns how many.
std::int64_t delete_throttle_before(Connection& connection, core::Time time);

}  // namespace guildhall::storage
