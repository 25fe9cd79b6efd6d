#include "service/audit_verify.h"

#include <algorithm>
#include <future>
#include <map>
#include <utility>

#include "service/audit_chain.h"

namespace guildhall::service {
namespace {

/// Rows are read on one thread and checked, some at a time and in their order, on another.
class Verifier {
public:
    Verifier(storage::Connection& connection, storage::Trail trail, const PublicKeys& keys)
        : connection_(connection), trail_(trail), keys_(keys) {}

    AuditVerdict run() {
        try {
            for (auto& checkpoint : storage::audit_checkpoints_of(connection_, trail_))
                checkpoints_.emplace(checkpoint.seq, std::move(checkpoint));
            storage::for_each_audit_event(connection_, trail_, [&](const storage::AuditRow& row, bool well_labelled) {
                rows_.push_back({row, well_labelled});
                if (rows_.size() == kAtOnce) check_rows();
            });
            check_rows();
            wait();
        } catch (const storage::DatabaseError& error) {
            if (error.kind() != storage::DatabaseErrorKind::corrupt) throw;
            check_rows();
            wait();
            bad(last_seq_ + 1, "The row can't be read: its columns don't hold what Guildhall wrote.");
        }
        if (!checkpoints_.empty() && checkpoints_.rbegin()->first > last_seq_)
            bad(last_seq_ + 1, "Events are missing at the end: a signed checkpoint lies behind the last one.");
        return std::move(verdict_);
    }

private:
    static constexpr std::size_t kAtOnce = 512;
    struct Read {
        storage::AuditRow row;
        bool well_labelled;
    };

    /// Begins with the rows that were read, when those before them are done.
    void check_rows() {
        wait();
        checked_ = std::async(std::launch::async, [this, rows = std::exchange(rows_, {})] {
            for (const Read& read : rows) {
                event(read.row);
                if (!read.well_labelled) bad(read.row.seq, "The columns by which the event is looked up were changed.");
            }
        });
    }
    /// From here on nothing is checked, so what was found may be read.
    void wait() {
        if (checked_.valid()) checked_.get();
    }

    void bad(std::int64_t seq, std::string what) {
        if (verdict_.first_bad && *verdict_.first_bad <= seq) return;
        verdict_.ok = false;
        verdict_.first_bad = seq;
        verdict_.what = std::move(what);
    }

    void event(const storage::AuditRow& row) {
        ++verdict_.checked;
        if (row.seq != last_seq_ + 1)
            bad(last_seq_ + 1, "Events are missing before number " + std::to_string(row.seq) + ".");
        if (row.previous_hash != last_hash_) bad(row.seq, "The event isn't chained to the one before it.");
        if (event_hash(row) != row.hash) bad(row.seq, "The event was changed: its hash doesn't fit.");
        last_seq_ = row.seq;
        last_hash_ = row.hash;
        checkpoint(row);
    }

    void checkpoint(const storage::AuditRow& row) {
        const auto found = checkpoints_.find(row.seq);
        if (found == checkpoints_.end()) {
            if (row.seq % kCheckpointEvery == 0) bad(row.seq, "The signed checkpoint that belongs here is missing.");
            return;
        }
        const storage::AuditCheckpoint& checkpoint = found->second;
        Signature signature{};
        const bool is_whole = checkpoint.signature.size() == signature.size();
        if (is_whole) std::copy(checkpoint.signature.begin(), checkpoint.signature.end(), signature.begin());
        if (!is_whole || !is_signed(keys_, checkpoint_message(checkpoint), signature))
            bad(row.seq, "The checkpoint's signature isn't by this instance's key.");
        else if (checkpoint.hash != row.hash)
            bad(row.seq, "The event isn't the one that the checkpoint was signed for: the trail was rebuilt.");
        else if (verdict_.ok)
            verdict_.signed_to = row.seq;
    }

    storage::Connection& connection_;
    storage::Trail trail_;
    const PublicKeys& keys_;
    std::map<std::int64_t, storage::AuditCheckpoint> checkpoints_;
    std::int64_t last_seq_ = 0;
    core::Sha256 last_hash_{};
    AuditVerdict verdict_;
    std::vector<Read> rows_;     // read, not checked yet
    std::future<void> checked_;  // last: its end is waited for before the rest goes
};

}  // namespace

AuditVerdict verify_trail(storage::Connection& connection, storage::Trail trail, const PublicKeys& keys) {
    return Verifier(connection, trail, keys).run();
}

std::vector<TrailVerdict> verify_all_trails(storage::Connection& connection, const PublicKeys& keys) {
    std::vector<TrailVerdict> verdicts;
    for (const storage::Trail trail : storage::audit_trails(connection))
        verdicts.push_back({trail, verify_trail(connection, trail, keys)});
    // Making a workspace is an event, so each has a trail.
    for (const storage::Trail trail : storage::missing_audit_trails(connection))
        verdicts.push_back({trail, {false, 0, 1, "the whole trail is missing"}});
    return verdicts;
}

}  // namespace guildhall::service
