// The one place where state changes: a transaction is a function; when it has returned, its rows are on the disk and
// the snapshot that readers hold from then on has them. Any thread.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

#include "core/draft.h"
#include "core/plan.h"
#include "core/result.h"
#include "core/state.h"
#include "service/credentials.h"
#include "service/keys.h"
#include "service/ports.h"
#include "service/random.h"
#include "storage/readers.h"
#include "storage/writer.h"

namespace guildhall::service {

/// What a reader sees: the state at one moment, for as long as it is held.
struct Snapshot {
    std::shared_ptr<const core::Instance> instance;
    Credentials credentials;
};

/// One change in progress, on the writer's thread.
struct Tx {
    storage::Connection& connection;
    std::shared_ptr<const core::Instance> instance;  ///< as this transaction holds it; replaced by save()
    Credentials credentials;                         ///< edit with `edition`, beside the rows
    core::Edition edition;
    core::Time now;
    IdSource& ids;

    /// Writes what the plan touched and goes on from its state. REQUIRES: plan.before == instance
    void save(const core::Plan& plan);

    // Rows and memory together.
    void add_session(Session session);
    void change_session(Session session);
    void end_session(const Session& session);
    /// Ends this user's sessions, but `keep`; it too has to go through the sign-in of forward-auth again.
    void end_sessions_of(core::UserId user, std::optional<core::SessionId> keep = {});
    /// Deletes those past their end, or not seen for `idle` milliseconds.
    void forget_ended_sessions(std::int64_t idle);
    /// In place of the one that the session has for this origin.
    void put_forward_session(ForwardSession forward);
    /// The user's session, or nothing.
    std::optional<Session> session(core::UserId user, core::SessionId id) const;
    void add_token(ApiToken token);
    /// Writes when it was used last.
    void change_token(ApiToken token);
    void end_token(const ApiToken& token);
    void end_tokens_of(core::UserId user);
    /// Null: unknown or ended.
    std::shared_ptr<const ApiToken> token(core::TokenId id) const;

private:
    void forget(const std::vector<core::Sha256>& ended);
};

class Store {
public:
    struct Parts {
        storage::OpenConnection open_writer, open_reader;
        const Clock& clock;
        IdSource& ids;
    };

    /// Brings the schema up to date and loads everything. Throws storage::DatabaseError, MigrationError.
    explicit Store(Parts parts);
    ~Store();

    /// The present snapshot; costs one atomic load where nothing changed since this thread's last call.
    std::shared_ptr<const Snapshot> snapshot() const;

    /// Runs `job(Tx&) -> core::Result<T>` alone; only with a value does anything of it happen. When this returns, later
    /// snapshots have it. REQUIRES: not on the writer's thread
    template <class F>
    auto write(F&& job) -> std::invoke_result_t<F&, Tx&> {
        return writer_->write([&](storage::Connection& connection) {
            Tx tx = begin(connection);
            auto result = job(tx);
            if (result.ok()) keep(std::move(tx));
            return result;
        });
    }

    /// Gives `read(storage::Connection&)` one snapshot of the database.
    template <class F>
    decltype(auto) read(F&& read) const {
        return readers_->with_reader(std::forward<F>(read));
    }

    /// Called after each publication, on the writer's thread; must not wait or call the store.
    void set_published(std::function<void()> published);

    const Clock& clock() const { return parts_.clock; }
    core::Time now() const { return parts_.clock.now(); }
    IdSource& ids() const { return parts_.ids; }

    storage::WriterStatistics writer_statistics() const { return writer_->statistics(); }

    /// Ends the writer when all that is queued is done.
    void stop();

private:
    Tx begin(storage::Connection& connection);
    void keep(Tx&& tx);
    void publish();
    void discard();

    Parts parts_;
    std::function<void()> on_published_;  ///< guarded by mutex_
    std::unique_ptr<storage::Readers> readers_;
    std::shared_ptr<const Snapshot> head_;       ///< the writer's: with the jobs of the running batch
    std::shared_ptr<const Snapshot> published_;  ///< guarded by mutex_
    std::atomic<std::uint64_t> version_;         ///< of published_; unique over all stores of the process
    mutable std::mutex mutex_;
    std::unique_ptr<storage::Writer> writer_;  // last: it uses all of the above
};

}  // namespace guildhall::service
