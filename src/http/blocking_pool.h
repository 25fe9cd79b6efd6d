// Threads for work that waits: database writes, hashing, searches. Bounded, so that a flood is refused and not stored.
// They yield to the event loops: a decision comes before what takes long. All functions may be called from any thread.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

#include "http/inbox.h"

namespace guildhall::http {

enum class Queueing {
    bounded,   ///< refused where the queue is full
    followup,  ///< the next step of work that was taken before: never refused for want of room
};

/// Whose work it is. Lanes take turns, and none gets more than three quarters of the threads and of the queue: whoever
/// floods one leaves room for the others.
struct Lane {
    std::uint64_t owner = 0;
    /// Takes much memory: of these two run at once and 16 wait, in all lanes together, 12 of them in one.
    bool heavy = false;
    bool operator==(const Lane&) const = default;
};

class BlockingPool {
public:
    /// Called once, with true on a thread of the pool, or with false on any: there is no room, or the pool is closed.
    using Job = std::function<void(bool run)>;

    BlockingPool(std::size_t threads, std::size_t queue);

    ~BlockingPool();
    BlockingPool(const BlockingPool&) = delete;
    BlockingPool& operator=(const BlockingPool&) = delete;

    /// Waits for nothing: no lock, no condition, which a thread of low priority may hold that doesn't get to run. The
    /// job is called, maybe at once and here; not where this throws (std::bad_alloc). It must not throw.
    void submit(Job job, Queueing queueing, Lane lane = {});

    /// Takes nothing more and drops what waits; what runs goes on.
    void drop_waiting();

    /// Drops what waits, and returns when its threads have ended; what runs they do before.
    void close();

    std::size_t waiting() const { return waiting_; }

private:
    struct HashLane {
        std::size_t operator()(const Lane& lane) const {
            return std::hash<std::uint64_t>()(lane.owner * 2 + lane.heavy);
        }
    };
    struct Submitted {
        Job job;
        Queueing queueing;
        Lane lane;
    };
    using Jobs = EntryList<Submitted>;
    struct Work {
        Jobs jobs;
        std::size_t running = 0;
    };

    void work();
    void sort_if_free();
    Jobs sort();
    bool enlist(Jobs::Owned& job);
    bool is_full(Lane lane, const Work& work) const;
    static void refuse(Jobs jobs);
    bool may_run(Lane lane) const;
    Job take(Lane& lane);
    void finish(Lane lane);
    void call_one();

    const std::size_t threads_most_, queue_, queue_most_;  ///< of one lane: threads_most_, queue_most_
    Inbox<Submitted> submitted_;
    std::atomic<std::size_t> waiting_ = 0;            ///< in the lanes
    std::atomic<unsigned> calls_ = 0;                 ///< what an idle thread waits for
    std::mutex mutex_;                                ///< of what follows
    std::unordered_map<Lane, Work, HashLane> lanes_;  ///< where something waits or runs
    std::deque<Lane> turns_;                          ///< where something waits
    std::size_t heavy_running_ = 0, heavy_waiting_ = 0;
    bool closed_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace guildhall::http
