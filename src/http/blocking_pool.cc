#include "http/blocking_pool.h"

#include <sys/resource.h>

#include <utility>

namespace guildhall::http {

namespace {

constexpr std::size_t kHeavyAtOnce = 2;
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

BlockingPool::~BlockingPool() {
    drop_waiting();
    for (std::thread& thread : threads_) thread.join();
}

void BlockingPool::submit(Job job, Queueing queueing, Lane lane) {
    submitted_.put({std::move(job), queueing, lane});
    sort_if_free();
    call_one();
}

/// What was submitted gets into its lane, by this thread or by the one that holds the lock, when it gives that back.
void BlockingPool::sort_if_free() {
    while (!submitted_.is_empty()) {
        std::unique_lock lock(mutex_, std::try_to_lock);
        if (!lock) return;
        const std::vector<Job> refused = sort();
        lock.unlock();
        for (const Job& job : refused) job(false);
    }
}

/// What there is no room for. REQUIRES: mutex_ is held
std::vector<BlockingPool::Job> BlockingPool::sort() {
    std::vector<Job> refused;
    for (Submitted& each : submitted_.take()) {
        Work& work = lanes_[each.lane];
        if (closed_ || (each.queueing == Queueing::bounded && !has_room(work))) {
            refused.push_back(std::move(each.job));
            if (work.jobs.empty() && work.running == 0) lanes_.erase(each.lane);
            continue;
        }
        if (work.jobs.empty()) turns_.push_back(each.lane);
        work.jobs.push_back(std::move(each.job));
        ++waiting_;
    }
    return refused;
}

bool BlockingPool::has_room(const Work& work) const { return waiting_ < queue_ && work.jobs.size() < queue_most_; }

void BlockingPool::call_one() {
    calls_.fetch_add(1);
    calls_.notify_one();
}

void BlockingPool::drop_waiting() {
    std::vector<Job> dropped;
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        dropped = sort();
        turns_.clear();
        waiting_ = 0;
        for (auto& [lane, work] : lanes_)
            for (Job& job : std::exchange(work.jobs, {})) dropped.push_back(std::move(job));
    }
    sort_if_free();
    calls_.fetch_add(1);
    calls_.notify_all();
    for (const Job& job : dropped) job(false);
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
        std::vector<Job> refused;
        bool closed = false;
        {
            const std::lock_guard lock(mutex_);
            refused = sort();
            job = take(lane);
            closed = closed_;
        }
        sort_if_free();
        for (const Job& each : refused) each(false);
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
