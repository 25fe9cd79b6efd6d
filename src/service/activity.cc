#include "service/activity.h"

#include <spdlog/spdlog.h>

#include <atomic>

#include "service/invitations.h"
#include "service/passkeys.h"
#include "service/password_resets.h"
#include "storage/idempotency_table.h"
#include "storage/members_table.h"

namespace guildhall::service {

using core::Done;
using core::Result;

namespace {

constexpr auto kTick = std::chrono::seconds(10);
constexpr std::int64_t kTicksPerCheckpoint = 30, kTicksPerCleanUp = 360;
/// Never given twice in a process.
std::uint64_t next_number() {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

constexpr std::int64_t kKeyLife = 24 * core::kHour;  // api.md, Idempotency-Key

}  // namespace

Activity::Activity(Parts parts) : parts_(parts), number_(next_number()), thread_([this] { run(); }) {}

Activity::~Activity() { stop(); }

void Activity::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Activity::used(const Session& session, core::Time now) {
    if (now.ms - session.last_seen_at.ms < kWriteEvery) return;
    const std::lock_guard lock(mutex_);
    sessions_[session.id] = {session.token_hash, now};
}

void Activity::used(const ApiToken& token, core::Time now) {
    if (token.last_used_at && now.ms - token.last_used_at->ms < kWriteEvery) return;
    const std::lock_guard lock(mutex_);
    tokens_[token.id] = now;
}

void Activity::active(core::WorkspaceId workspace, core::MemberId member, core::Time now) {
    // A tool asks in one name thousands of times a second: most calls say what this thread said just now.
    thread_local struct {
        std::uint64_t of = 0;
        core::MemberId member;
        core::Time at;
    } last;
    if (last.of == number_ && last.member == member && now.ms >= last.at.ms && now.ms - last.at.ms < core::kSecond)
        return;
    last = {number_, member, now};
    const std::lock_guard lock(mutex_);
    core::Time& written = member_written_[member];
    if (now.ms - written.ms < kWriteEvery) return;
    written = now;
    members_[{workspace, member}] = now;
}

void Activity::flush() {
    decltype(members_) members;
    decltype(sessions_) sessions;
    decltype(tokens_) tokens;
    const std::int64_t throttled = parts_.throttle.take_refused();
    {
        const std::lock_guard lock(mutex_);
        members.swap(members_);
        sessions.swap(sessions_);
        tokens.swap(tokens_);
        std::erase_if(member_written_,
                      [now = parts_.store.now()](const auto& entry) { return now.ms - entry.second.ms > kWriteEvery; });
    }
    if (members.empty() && sessions.empty() && tokens.empty() && throttled == 0) return;
    (void)parts_.store.write([&](Tx& tx) -> Result<Done> {
        for (const auto& [key, at] : members) storage::set_last_active_at(tx.connection, key.workspace, key.member, at);
        for (const auto& [id, seen] : sessions)
            if (const auto session = tx.credentials.sessions.find(seen.first)) {
                Session later = **session;
                later.last_seen_at = seen.second;
                tx.change_session(std::move(later));
            }
        for (const auto& [id, at] : tokens)
            if (const auto token = tx.token(id)) {
                ApiToken later = *token;
                later.last_used_at = at;
                tx.change_token(std::move(later));
            }
        if (throttled > 0) {
            AuditNote note;
            note.action = "session.throttled";
            note.target_type = "session";
            note.after["attempts"] = throttled;
            parts_.audit.append(tx, Call{}, note);
        }
        return Done{};
    });
}

void Activity::clean_up() {
    (void)parts_.store.write([&](Tx& tx) -> Result<Done> {
        Invitations::forget_old(tx);
        PasswordResets::forget_old(tx);
        Outbox::forget_old(tx);
        Throttle::forget_old(tx);
        Passkeys::forget_old(tx);
        storage::delete_kept_replies_before(tx.connection, tx.now + -kKeyLife);
        tx.forget_ended_sessions(parts_.settings.sessions.idle);
        return Done{};
    });
}

void Activity::sign_checkpoints() {
    (void)parts_.store.write([&](Tx& tx) -> Result<Done> {
        parts_.audit.sign_open_checkpoints(tx);
        return Done{};
    });
}

void Activity::run() {
    std::unique_lock lock(mutex_);
    for (std::int64_t tick = 0; !stopping_; ++tick) {
        lock.unlock();
        try {
            flush();
            if (tick % kTicksPerCleanUp == 0) clean_up();
            if (tick % kTicksPerCheckpoint == 0) sign_checkpoints();
        } catch (const std::exception& failure) {
            spdlog::error("what was noted of activity could not be written: {}", failure.what());
        }
        lock.lock();
        wake_.wait_for(lock, kTick, [&] { return stopping_; });
    }
    lock.unlock();
    try {
        flush();
        sign_checkpoints();
    } catch (const std::exception& failure) {
        spdlog::error("the last activity or the end of the audit trails could not be written: {}", failure.what());
    }
}

}  // namespace guildhall::service
