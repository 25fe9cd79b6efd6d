#include "http/blocking_pool.h"

#include <utility>

namespace guildhall::http {

BlockingPool::BlockingPool(std::size_t threads, std::size_t queue) : queue_(queue) {
    threads_.reserve(threads);
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

BlockingPool::~BlockingPool() {
    drop_waiting();
    for (std::thread& thread : threads_) thread.join();
}

bool BlockingPool::submit(Job job, Queueing queueing) {
    {
        const std::lock_guard lock(mutex_);
        if (closed_ || (queueing == Queueing::bounded && jobs_.size() >= queue_)) return false;
        jobs_.push_back(std::move(job));
    }
    changed_.notify_one();
    return true;
}

void BlockingPool::drop_waiting() {
    std::deque<Job> dropped;
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        dropped.swap(jobs_);
    }
    changed_.notify_all();
    for (const Job& job : dropped) job(false);
}

std::size_t BlockingPool::waiting() const {
    const std::lock_guard lock(mutex_);
    return jobs_.size();
}

void BlockingPool::work() {
    for (;;) {
        Job job;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] { return closed_ || !jobs_.empty(); });
            if (jobs_.empty()) return;
            job = std::move(jobs_.front());
            jobs_.pop_front();
        }
        job(true);
    }
}

}  // namespace guildhall::http
