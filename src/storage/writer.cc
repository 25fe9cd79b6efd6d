#include "storage/writer.h"

#include <algorithm>
#include <cassert>
#include <cstdio>
#include <cstdlib>
#include <new>

namespace guildhall::storage {
namespace {

/// A failure longer ago says nothing about now.
constexpr std::chrono::seconds kFailureRemembered{30};

void end_process(const DatabaseError& error) {
    std::fprintf(stderr,
                 "guildhall: the disk failed while a change was being made durable, so nobody can know what is on it: "
                 "%s. Guildhall ends here; check the disk, then start it again: it goes on from what is stored.\n",
                 error.what());
    std::abort();
}

DatabaseError stopped() { return {DatabaseErrorKind::connection_lost, "The writer is stopped; no change is taken"}; }

}  // namespace

Writer::Writer(std::unique_ptr<Connection> connection, WriterHooks hooks, BatchLimits limits)
    : connection_(std::move(connection)), hooks_(std::move(hooks)), limits_(limits) {
    if (!hooks_.fatal) hooks_.fatal = end_process;
    thread_ = std::thread([this] { loop(); });
}

Writer::~Writer() { stop(); }

void Writer::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        wake_.notify_one();
    }
    if (thread_.joinable()) thread_.join();
}

WriterStatistics Writer::statistics() const {
    const std::lock_guard lock(mutex_);
    const auto now = Clock::now();
    const auto without = is_at_rest(now) ? Clock::duration() : now - since_;
    return {queue_.size(), commits_, changes_, std::chrono::duration_cast<std::chrono::milliseconds>(without)};
}

bool Writer::is_at_rest(Clock::time_point now) const {
    return unreleased_ == 0 && (failed_at_ <= since_ || now - failed_at_ > kFailureRemembered);
}

void Writer::run(Job& job) {
    assert(std::this_thread::get_id() != thread_.get_id());
    std::unique_lock lock(mutex_);
    if (stopping_) throw stopped();
    const auto now = Clock::now();
    if (is_at_rest(now)) since_ = now;
    queue_.push_back(&job);
    ++unreleased_;
    wake_.notify_one();
    job.done.wait(lock, [&] { return job.released; });
    if (job.failure) std::rethrow_exception(job.failure);
}

void Writer::loop() {
    for (;;) {
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
            if (queue_.empty()) return;
        }
        release_callers(run_batch());
    }
}

Writer::Job* Writer::next_job() {
    const std::lock_guard lock(mutex_);
    if (queue_.empty()) return nullptr;
    Job* job = queue_.front();
    queue_.pop_front();
    return job;
}

std::vector<Writer::Job*> Writer::run_batch() {
    std::vector<Job*> batch;
    committed_ = false;
    const auto end = std::chrono::steady_clock::now() + limits_.time;
    try {
        batch.reserve(limits_.jobs);  // a job that is taken from the queue must have its place
        connection_->begin(TransactionMode::write);
        while (batch.size() < limits_.jobs && (batch.empty() || std::chrono::steady_clock::now() < end)) {
            Job* job = next_job();
            if (job == nullptr) break;
            batch.push_back(job);
            run_job(*job);
        }
        commit_batch(batch);
    } catch (const DatabaseError& error) {
        if (batch.empty()) {
            // No transaction could be begun, so none of those that wait has a better chance.
            while (Job* job = next_job()) batch.push_back(job);
        }
        discard_batch(batch, error);
    } catch (const std::bad_alloc&) {
        // The jobs wait on where none was taken yet.
        if (!batch.empty()) discard_batch(batch, {DatabaseErrorKind::busy, "There isn't enough memory"});
        std::this_thread::yield();
    }
    return batch;
}

void Writer::run_job(Job& job) {
    connection_->savepoint();
    try {
        job.state = job.work(*connection_) ? JobState::succeeded : JobState::refused;
    } catch (...) {
        job.state = JobState::failed;
        job.failure = std::current_exception();
    }
    if (!connection_->in_transaction()) throw_dropped(job);
    if (job.state == JobState::succeeded) {
        connection_->release();
    } else {
        connection_->roll_back_to();
    }
}

/// A full disk or the like ends SQLite's whole transaction, with the rows of the jobs before.
void Writer::throw_dropped(const Job& job) {
    try {
        if (job.failure) std::rethrow_exception(job.failure);
    } catch (const DatabaseError&) {
        throw;
    } catch (...) {
        // Not the reason why the transaction is gone.
    }
    throw DatabaseError(DatabaseErrorKind::other, "The database has dropped the transaction; nothing was changed");
}

void Writer::commit_batch(const std::vector<Job*>& batch) {
    try {
        connection_->commit();
    } catch (const DatabaseError& error) {
        if (error.kind() == DatabaseErrorKind::io || error.kind() == DatabaseErrorKind::corrupt) hooks_.fatal(error);
        throw;
    }
    const auto kept =
        std::count_if(batch.begin(), batch.end(), [](const Job* job) { return job->state == JobState::succeeded; });
    committed_ = true;
    ++commits_;
    changes_ += static_cast<std::uint64_t>(kept);
    if (kept > 0 && hooks_.published) hooks_.published();
}

void Writer::discard_batch(const std::vector<Job*>& batch, const DatabaseError& error) {
    try {
        connection_->rollback();
    } catch (const DatabaseError& second) {
        // A transaction that can be neither committed nor rolled back would swallow every later change.
        hooks_.fatal(second);
    }
    for (Job* job : batch) {
        job->state = JobState::failed;
        job->failure = std::make_exception_ptr(error);
    }
    if (hooks_.discarded) hooks_.discarded();
}

void Writer::release_callers(const std::vector<Job*>& batch) {
    // Under the lock, because a released caller's job is gone with its stack frame.
    const std::lock_guard lock(mutex_);
    unreleased_ -= batch.size();
    if (!batch.empty()) (committed_ ? since_ : failed_at_) = Clock::now();
    for (Job* job : batch) {
        job->released = true;
        job->done.notify_one();
    }
}

}  // namespace guildhall::storage
