// Whether the server can do its work (security.md 18): asked by /readyz and by the metrics. Migrations and the index
// are done before it listens, so what is left is the database, the disk, and whether it is about to stop.
#pragma once

#include <optional>
#include <string>

#include "service/services.h"

namespace guildhall::service {

/// With less room than this on the data folder's disk no change is sure to find its place.
constexpr std::uint64_t kLeastFreeBytes = 64u << 20;

/// Why it isn't ready, and what to do; nothing: it is. Reads the database: not for the event loop.
std::optional<std::string> why_not_ready(const Services& services);

/// Room on the disk that holds the folder; nothing where it can't be told.
std::optional<std::uint64_t> free_bytes(const std::filesystem::path& folder);

}  // namespace guildhall::service
