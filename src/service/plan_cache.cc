#include "service/plan_cache.h"

#include <algorithm>

namespace guildhall::service {
namespace {

constexpr std::size_t kLarge = 1'000;  ///< things; smaller plans needn't go for larger ones

std::size_t things_of(const core::Plan& plan) {
    std::size_t things = plan.effects.size() + plan.settleable.size() + plan.skipped.size();
    if (plan.report) things += plan.report->items.size();
    for (const core::AffectedMembers& each : plan.affected) things += each.members.size();
    return things;
}

}  // namespace

void PlanCache::put(std::shared_ptr<const core::Plan> plan, core::WorkspaceId workspace) {
    const std::lock_guard lock(mutex_);
    const core::Time now = plan->at;
    while (!plans_.empty() && (plans_.size() >= kPlans || plans_.front().plan->at + kKept < now)) drop(plans_.begin());
    const std::size_t things = things_of(*plan);
    const auto is_large = [](const Kept& kept) { return kept.things >= kLarge; };
    while (things_ + things > kThings) {
        const auto oldest = std::find_if(plans_.begin(), plans_.end(), is_large);
        if (oldest == plans_.end()) break;
        drop(oldest);
    }
    things_ += things;
    plans_.push_back({std::move(plan), workspace, things});
}

void PlanCache::drop(std::deque<Kept>::iterator kept) {
    things_ -= kept->things;
    plans_.erase(kept);
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
