// Plans that were shown, kept for 15 minutes while room lasts, so that their effects can be paged (api.md, "Plan"). Any
// thread.
#pragma once

#include <deque>
#include <memory>
#include <mutex>

#include "core/plan.h"

namespace guildhall::service {

class PlanCache {
public:
    static constexpr std::size_t kPlans = 64;
    static constexpr std::size_t kThings =
        100'000;  ///< effects, rows and people of all of them; the newest is kept anyway
    static constexpr std::int64_t kKept = 15 * core::kMinute;

    void put(std::shared_ptr<const core::Plan> plan, core::WorkspaceId workspace);

    /// The actor's own plan of that digest and workspace (nil: the instance); null: gone, or somebody else's.
    std::shared_ptr<const core::Plan> find(std::string_view digest, core::WorkspaceId workspace, core::UserId actor,
                                           core::Time now);

private:
    struct Kept {
        std::shared_ptr<const core::Plan> plan;
        core::WorkspaceId workspace;
        std::size_t things;
    };
    void drop(std::deque<Kept>::iterator kept);

    std::mutex mutex_;
    std::deque<Kept> plans_;  ///< the oldest first
    std::size_t things_ = 0;  ///< of all of them
};

}  // namespace guildhall::service
