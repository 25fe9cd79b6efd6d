// The one thread that writes. Callers on any thread hand it jobs; it drains its queue into one transaction, a savepoint
// per job, and makes the whole batch durable with one fsync (group commit). A job that fails harms only itself.
//
//   core::Result<Group> made = writer.write([&](Connection& c) -> core::Result<Group> { … });
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <vector>

#include "core/result.h"
#include "storage/connection.h"

namespace guildhall::storage {

/// A batch is committed when the queue is empty or one of these is reached.
struct BatchLimits {
    std::size_t jobs = 256;
    std::chrono::milliseconds time{5};
};

/// Called on the writer's thread. A hook must not throw and must not call Writer::write.
struct WriterHooks {
    /// Once per batch in which a job succeeded, after its COMMIT and before its callers are released: the place to
    /// publish what the jobs have changed in memory (M34).
    std::function<void()> published;
    /// The batch was rolled back as a whole: what its jobs have changed in memory is to be dropped. All of its callers
    /// get the DatabaseError.
    std::function<void()> discarded;
    /// COMMIT failed with an I/O error, so nobody can know what is on the disk: the process has to end. The default
    /// says so on stderr and aborts.
    std::function<void(const DatabaseError&)> fatal;
};

/// Counted since the start, but for what is now: `waiting` and `without_commit`.
struct WriterStatistics {
    std::size_t waiting = 0;    ///< jobs in the queue
    std::uint64_t commits = 0;  ///< batches made durable
    std::uint64_t changes = 0;  ///< jobs that were kept
    /// For how long jobs have waited, or have failed by the database, without any commit. 0: none waits, and the last
    /// were committed.
    std::chrono::milliseconds without_commit{0};
};

class Writer {
public:
    explicit Writer(std::unique_ptr<Connection> connection, WriterHooks hooks = {}, BatchLimits limits = {});
    /// stop()
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// Runs `job(Connection&)` on the writer's thread, inside a transaction, and waits until its batch is durable and
    /// published. `job` returns a core::Result; only with a value are its rows kept. What it throws is thrown here, and
    /// its rows are dropped. Throws DatabaseError where the batch could not be committed, or after stop().
    /// A job may see the rows of earlier jobs of its batch; an Error is given back only once those are durable.
    /// REQUIRES: not on the writer's thread
    template <class F>
    auto write(F&& job) -> std::invoke_result_t<F&, Connection&> {
        std::optional<std::invoke_result_t<F&, Connection&>> result;
        Job entry{[&](Connection& connection) {
            result.emplace(job(connection));
            return result->ok();
        }};
        run(entry);
        return std::move(*result);
    }

    /// Any thread.
    WriterStatistics statistics() const;

    /// Ends the thread when the jobs that are already queued are done. Later ones are refused.
    void stop();

private:
    using Clock = std::chrono::steady_clock;
    enum class JobState { waiting, succeeded, refused, failed };

    struct Job {
        std::function<bool(Connection&)> work;  ///< true: keep its rows
        JobState state = JobState::waiting;
        std::exception_ptr failure = nullptr;  ///< set when state is failed
        bool released = false;                 ///< guarded by the writer's mutex
        std::condition_variable done = {};
    };

    void run(Job& job);
    void loop();
    std::vector<Job*> run_batch();
    void run_job(Job& job);
    [[noreturn]] static void throw_dropped(const Job& job);
    Job* next_job();
    void commit_batch(const std::vector<Job*>& batch);
    void discard_batch(const std::vector<Job*>& batch, const DatabaseError& error);
    void release_callers(const std::vector<Job*>& batch);
    bool is_at_rest(Clock::time_point now) const;

    std::unique_ptr<Connection> connection_;
    WriterHooks hooks_;
    BatchLimits limits_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Job*> queue_;  ///< guarded by mutex_
    bool stopping_ = false;   ///< guarded by mutex_
    // Guarded by mutex_; of WriterStatistics::without_commit.
    std::size_t unreleased_ = 0;  ///< jobs that wait or are run
    Clock::time_point since_;     ///< the last commit, or the first job after a rest
    Clock::time_point failed_at_ = Clock::time_point::min();
    bool committed_ = false;  ///< the batch that was run; the writer's thread alone
    std::atomic<std::uint64_t> commits_{0}, changes_{0};
    std::thread thread_;
};

}  // namespace guildhall::storage
