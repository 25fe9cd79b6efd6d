// Snapshots kept for a while, so that all pages of a search show one state. Any thread.
#pragma once

#include <deque>
#include <memory>
#include <mutex>
#include <optional>

#include "core/id.h"
#include "core/time.h"
#include "service/store.h"

namespace guildhall::service {

/// A snapshot and the moment at which it was asked.
struct PinnedSnapshot {
    std::shared_ptr<const Snapshot> snapshot;
    core::Time at;
};

class PinnedSnapshots {
public:
    static constexpr std::size_t kPins = 32;
    static constexpr std::int64_t kKept = 5 * core::kMinute;

    /// Keeps it under this id while room lasts.
    void pin(const core::Uuid& id, core::UserId user, PinnedSnapshot pinned);

    /// The user's own; nothing: gone, or somebody else's.
    std::optional<PinnedSnapshot> find(const core::Uuid& id, core::UserId user, core::Time now);

private:
    struct Pin {
        core::Uuid id;
        core::UserId user;
        PinnedSnapshot pinned;
    };
    std::mutex mutex_;
    std::deque<Pin> pins_;  ///< the oldest first
};

}  // namespace guildhall::service
