#include "service/pinned_snapshots.h"

#include <utility>

namespace guildhall::service {

void PinnedSnapshots::pin(const core::Uuid& id, core::UserId user, PinnedSnapshot pinned) {
    const std::lock_guard lock(mutex_);
    pins_.push_back({id, user, std::move(pinned)});
    if (pins_.size() > kPins) pins_.pop_front();
}

std::optional<PinnedSnapshot> PinnedSnapshots::find(const core::Uuid& id, core::UserId user, core::Time now) {
    const std::lock_guard lock(mutex_);
    while (!pins_.empty() && pins_.front().pinned.at.ms + kKept <= now.ms) pins_.pop_front();
    for (const Pin& pin : pins_)
        if (pin.id == id && pin.user == user) return pin.pinned;
    return std::nullopt;
}

}  // namespace guildhall::service
