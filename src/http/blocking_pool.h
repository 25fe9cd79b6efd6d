// Threads for work that waits: database writes, hashing, searches. Bounded, so that a flood is refused and not stored.
// All functions may be called from any thread.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace guildhall::http {

enum class Queueing {
    bounded,   ///< refused where the queue is full
    followup,  ///< the next step of work that was taken before: never refused for want of room
};

class BlockingPool {
public:
    /// Called once, with true on a thread of the pool, or with false on the thread of drop_waiting(): don't do it.
    using Job = std::function<void(bool run)>;

    BlockingPool(std::size_t threads, std::size_t queue);

    /// Drops what waits, and joins.
    ~BlockingPool();
    BlockingPool(const BlockingPool&) = delete;
    BlockingPool& operator=(const BlockingPool&) = delete;

    /// False where the job was not taken: the queue is full, or drop_waiting() was called. A job must not throw.
    bool submit(Job job, Queueing queueing);

    /// Takes nothing more and drops what waits; what runs goes on.
    void drop_waiting();

    std::size_t waiting() const;

private:
    void work();

    const std::size_t queue_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Job> jobs_;
    bool closed_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace guildhall::http
