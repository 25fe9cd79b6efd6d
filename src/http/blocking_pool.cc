#include "http/blocking_pool.h"

#include <sys/resource.h>

#include <algorithm>
#include <memory>
#include <new>
#include <utility>

namespace guildhall::http {

namespace {

constexpr std::size_t kHeavyAtOnce = 2, kHeavyWaiting = 16;
/// A little: the loops never wait for the pool, but for some short locks of the application's, and a thread of low
/// priority that holds one may not get to run where other programs want the processor.
constexpr int kNiceness = 5;

/// Three quarters; of few, all.
std::size_t share_of(std::size_t all) { return all - all / 4; }

}  // namespace

BlockingPool::BlockingPool(std::size_t threads, std::size_t queue)
    : threads_most_(share_of(threads)), queue_(queue), queue_most_(share_of(queue)) {
    threads_.reserve(threads);
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

BlockingPool::~BlockingPool() { close(); }

void BlockingPool::close() {
    drop_waiting();
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
}

void BlockingPool::submit(Job job, Queueing queueing, Lane lane) {
    submitted_.put(std::make_unique<Entry<Submitted>>(Submitted{std::move(job), queueing, lane}));
    sort_if_free();
    call_one();
}

/// What was submitted gets into its lane, by this thread or by the one that holds the lock, when it gives that back.
void BlockingPool::sort_if_free() {
    while (!submitted_.is_empty()) {
        std::unique_lock lock(mutex_, std::try_to_lock);
        if (!lock) return;
        Jobs refused = sort();
        lock.unlock();
        refuse(std::move(refused));
    }
}

/// What there is no room for. REQUIRES: mutex_ is held
BlockingPool::Jobs BlockingPool::sort() {
    Jobs all = submitted_.take(), refused;
    while (Jobs::Owned job = all.pop())
        if (!enlist(job)) refused.push(std::move(job));
    return refused;
}

/// False, and nothing done, where there is no room in the lane, or no memory for it.
bool BlockingPool::enlist(Jobs::Owned& job) {
    const Lane lane = job->item.lane;
    try {
        Work& work = lanes_[lane];
        const bool is_refused = closed_ || (job->item.queueing == Queueing::bounded && is_full(lane, work));
        if (!is_refused) {
            if (work.jobs.empty()) turns_.push_back(lane);
            work.jobs.push(std::move(job));
            ++waiting_;
            heavy_waiting_ += lane.heavy;
            return true;
        }
    } catch (const std::bad_alloc&) {
        // As good as full.
    }
    const auto found = lanes_.find(lane);
    if (found != lanes_.end() && found->second.jobs.empty() && found->second.running == 0) lanes_.erase(found);
    return false;
}

bool BlockingPool::is_full(Lane lane, const Work& work) const {
    if (waiting_ >= queue_ || work.jobs.size() >= queue_most_) return true;
    return lane.heavy && (heavy_waiting_ >= kHeavyWaiting || work.jobs.size() >= share_of(kHeavyWaiting));
}

void BlockingPool::refuse(Jobs jobs) {
    while (const Jobs::Owned job = jobs.pop()) job->item.job(false);
}

void BlockingPool::call_one() {
    calls_.fetch_add(1);
    calls_.notify_one();
}

void BlockingPool::drop_waiting() {
    Jobs dropped;
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        dropped = sort();
        turns_.clear();
        waiting_ = heavy_waiting_ = 0;
        for (auto& [lane, work] : lanes_)
            while (Jobs::Owned job = work.jobs.pop()) dropped.push(std::move(job));
    }
    sort_if_free();
    calls_.fetch_add(1);
    calls_.notify_all();
    refuse(std::move(dropped));
}

bool BlockingPool::may_run(Lane lane) const {
    return lanes_.at(lane).running < threads_most_ && (!lane.heavy || heavy_running_ < kHeavyAtOnce);
}

/// The next job whose lane has its turn, and which lane; none where nothing may run now.
BlockingPool::Job BlockingPool::take(Lane& lane) {
    for (auto turn = turns_.begin(); turn != turns_.end(); ++turn) {
        if (!may_run(*turn)) continue;
        lane = *turn;
        Work& work = lanes_.at(lane);
        Job job = std::move(work.jobs.pop()->item.job);
        std::rotate(turn, turn + 1, turns_.end());
        if (work.jobs.empty()) turns_.pop_back();
        ++work.running;
        heavy_running_ += lane.heavy;
        heavy_waiting_ -= lane.heavy;
        --waiting_;
        return job;
    }
    return {};
}

void BlockingPool::finish(Lane lane) {
    {
        const std::lock_guard lock(mutex_);
        const auto found = lanes_.find(lane);
        heavy_running_ -= lane.heavy;
        if (--found->second.running == 0 && found->second.jobs.empty()) lanes_.erase(found);
    }
    sort_if_free();
    // What couldn't run beside this may now, and this thread may take something else.
    if (waiting_ > 0) call_one();
}

void BlockingPool::work() {
    // Of this thread alone, as Linux has it. Where it isn't allowed, the kernel shares evenly.
    (void)::setpriority(PRIO_PROCESS, 0, kNiceness);
    for (;;) {
        const unsigned calls = calls_;
        Job job;
        Lane lane;
        Jobs refused;
        bool closed = false;
        {
            const std::lock_guard lock(mutex_);
            refused = sort();
            job = take(lane);
            closed = closed_;
        }
        sort_if_free();
        refuse(std::move(refused));
        if (job) {
            job(true);
            job = nullptr;
            finish(lane);
        } else if (closed) {
            return;
        } else {
            calls_.wait(calls);
        }
    }
}

}  // namespace guildhall::http
