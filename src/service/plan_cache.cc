#include "service/plan_cache.h"

namespace guildhall::service {

void PlanCache::put(std::shared_ptr<const core::Plan> plan, core::WorkspaceId workspace) {
    const std::lock_guard lock(mutex_);
    const core::Time now = plan->at;
    while (!plans_.empty() && (plans_.size() >= kPlans || plans_.front().plan->at + kKept < now)) plans_.pop_front();
    plans_.push_back({std::move(plan), workspace});
}

std::shared_ptr<const core::Plan> PlanCache::find(std::string_view digest, core::WorkspaceId workspace,
                                                  core::UserId actor, core::Time now) {
    const std::lock_guard lock(mutex_);
    for (auto kept = plans_.rbegin(); kept != plans_.rend(); ++kept)
        if (kept->plan->digest == digest && kept->workspace == workspace && kept->plan->actor == actor &&
            now <= kept->plan->at + kKept)
            return kept->plan;
    return nullptr;
}

}  // namespace guildhall::service
