#include "http/blocking_pool.h"

#include <sys/resource.h>

#include <utility>

namespace guildhall::http {

namespace {

constexpr std::size_t kHeavyAtOnce = 2;
/// A little: the loops wait for locks that these threads hold, and a thread of low priority that holds one may not get
/// to run where other programs want the processor.
constexpr int kNiceness = 5;

/// Three quarters; of few, all.
std::size_t share_of(std::size_t all) { return all - all / 4; }

}  // namespace

BlockingPool::BlockingPool(std::size_t threads, std::size_t queue)
    : threads_most_(share_of(threads)), queue_(queue), queue_most_(share_of(queue)) {
    threads_.reserve(threads);
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

BlockingPool::~BlockingPool() {
    drop_waiting();
    for (std::thread& thread : threads_) thread.join();
}

bool BlockingPool::submit(Job job, Queueing queueing, Lane lane) {
    {
        const std::lock_guard lock(mutex_);
        if (closed_) return false;
        Work& work = lanes_[lane];
        if (queueing == Queueing::bounded && (waiting_ >= queue_ || work.jobs.size() >= queue_most_)) {
            if (work.jobs.empty() && work.running == 0) lanes_.erase(lane);
            return false;
        }
        if (work.jobs.empty()) turns_.push_back(lane);
        work.jobs.push_back(std::move(job));
        ++waiting_;
    }
    changed_.notify_one();
    return true;
}

void BlockingPool::drop_waiting() {
    std::deque<Job> dropped;
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        turns_.clear();
        waiting_ = 0;
        for (auto& [lane, work] : lanes_)
            for (Job& job : std::exchange(work.jobs, {})) dropped.push_back(std::move(job));
    }
    changed_.notify_all();
    for (const Job& job : dropped) job(false);
}

std::size_t BlockingPool::waiting() const {
    const std::lock_guard lock(mutex_);
    return waiting_;
}

bool BlockingPool::may_run(Lane lane) const {
    return lanes_.at(lane).running < threads_most_ && (!lane.heavy || heavy_running_ < kHeavyAtOnce);
}

/// The next job whose lane has its turn, and which lane; none where nothing may run now.
BlockingPool::Job BlockingPool::take(Lane& lane) {
    for (auto turn = turns_.begin(); turn != turns_.end(); ++turn) {
        if (!may_run(*turn)) continue;
        lane = *turn;
        turns_.erase(turn);
        Work& work = lanes_[lane];
        Job job = std::move(work.jobs.front());
        work.jobs.pop_front();
        if (!work.jobs.empty()) turns_.push_back(lane);
        ++work.running;
        heavy_running_ += lane.heavy;
        --waiting_;
        return job;
    }
    return {};
}

void BlockingPool::finish(Lane lane) {
    const std::lock_guard lock(mutex_);
    const auto found = lanes_.find(lane);
    heavy_running_ -= lane.heavy;
    if (--found->second.running == 0 && found->second.jobs.empty()) lanes_.erase(found);
    // What couldn't run beside this may now, and this thread may take something else.
    if (waiting_ > 0) changed_.notify_one();
}

void BlockingPool::work() {
    // Of this thread alone, as Linux has it. Where it isn't allowed, the kernel shares evenly.
    (void)::setpriority(PRIO_PROCESS, 0, kNiceness);
    for (;;) {
        Job job;
        Lane lane;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [&] { return (job = take(lane)) || closed_; });
            if (!job) return;
        }
        job(true);
        job = nullptr;
        finish(lane);
    }
}

}  // namespace guildhall::http
