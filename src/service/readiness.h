// Whether the server can do its work (security.md 18): asked by /readyz and by the metrics. Migrations and the index
// are done before it listens, so what is left is the database, the writer, the disk, and whether it is about to stop.
#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "service/settings.h"
#include "service/store.h"

namespace guildhall::service {

class Services;

/// With less room than this on the data folder's disk no change is sure to find its place.
constexpr std::uint64_t kLeastFreeBytes = 64u << 20;

/// Looks at database and disk every second, on a thread of its own: a disk that hangs holds nobody else up.
class Readiness {
public:
    /// The first look is done when it is made.
    Readiness(const Store& store, const ServiceSettings& settings);
    ~Readiness();

    /// As of the last look; of the writer, now. Waits for nothing.
    std::optional<std::string> why_not() const;

private:
    void run();
    void look();

    const Store& store_;
    const ServiceSettings& settings_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::optional<std::string> why_;                   ///< guarded by mutex_
    std::chrono::steady_clock::time_point looked_at_;  ///< guarded by mutex_
    bool stopping_ = false;                            ///< guarded by mutex_
    std::thread thread_;
};

/// Why it isn't ready, and what to do; nothing: it is. The event loop may ask.
std::optional<std::string> why_not_ready(const Services& services);

/// Room on the disk that holds the folder; nothing where it can't be told.
std::optional<std::uint64_t> free_bytes(const std::filesystem::path& folder);

}  // namespace guildhall::service
