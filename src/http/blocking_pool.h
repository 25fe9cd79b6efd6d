// Threads for work that waits: database writes, hashing, searches. Bounded, so that a flood is refused and not stored.
// They yield to the event loops: a decision comes before what takes long. All functions may be called from any thread.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

namespace guildhall::http {

enum class Queueing {
    bounded,   ///< refused where the queue is full
    followup,  ///< the next step of work that was taken before: never refused for want of room
};

/// Whose work it is. Lanes take turns, and none gets more than three quarters of the threads and of the queue: whoever
/// floods one leaves room for the others.
struct Lane {
    std::uint64_t owner = 0;
    bool heavy = false;  ///< takes much memory: of these only two run at once, in all lanes together
    bool operator==(const Lane&) const = default;
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

    /// False where the job was not taken: the queue or the lane is full, or drop_waiting() was called. A job must not
    /// throw.
    bool submit(Job job, Queueing queueing, Lane lane = {});

    /// Takes nothing more and drops what waits; what runs goes on.
    void drop_waiting();

    std::size_t waiting() const;

private:
    struct HashLane {
        std::size_t operator()(const Lane& lane) const {
            return std::hash<std::uint64_t>()(lane.owner * 2 + lane.heavy);
        }
    };
    struct Work {
        std::deque<Job> jobs;
        std::size_t running = 0;
    };

    void work();
    bool may_run(Lane lane) const;
    Job take(Lane& lane);
    void finish(Lane lane);

    const std::size_t threads_most_, queue_, queue_most_;  ///< of one lane: threads_most_, queue_most_
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::unordered_map<Lane, Work, HashLane> lanes_;  ///< where something waits or runs
    std::deque<Lane> turns_;                          ///< where something waits
    std::size_t waiting_ = 0, heavy_running_ = 0;
    bool closed_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace guildhall::http
