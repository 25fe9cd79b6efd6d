// Rows of `throttle`: failed attempts by bucket (account, address, both; security.md 8), so that they outlive a
// restart. The delays are the service's.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "core/time.h"
#include "storage/connection.h"

namespace guildhall::storage {

struct ThrottleEntry {
    std::array<std::uint8_t, 16> bucket{};
    std::int64_t failures = 0;
    core::Time first_at, last_at;  ///< of those failures
};

std::optional<ThrottleEntry> find_throttle(Connection& connection, const std::array<std::uint8_t, 16>& bucket);
/// Makes or replaces the entry.
void save_throttle(Connection& connection, const ThrottleEntry& entry);
/// Deletes entries without a failure since then; returns how many.
std::int64_t delete_old_throttle(Connection& connection, core::Time failed_before);

}  // namespace guildhall::storage
