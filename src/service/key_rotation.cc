#include "service/key_rotation.h"

#include <algorithm>

#include "core/base64url.h"
#include "service/audit_chain.h"
#include "service/audit_verify.h"
#include "service/sealed_places.h"
#include "storage/idempotency_table.h"

namespace guildhall::service {
namespace {

using core::Done;
using core::Error;
using core::Result;

constexpr int kAtOnce = 200;  ///< some milliseconds of the writer

std::string_view bytes_of(const storage::Blob& blob) {
    return {reinterpret_cast<const char*>(blob.data()), blob.size()};
}

std::string text_of(const PublicKey& key) { return "ed25519:" + core::base64url(key); }

bool is_by(const PublicKeys& keys, const storage::AuditCheckpoint& checkpoint) {
    Signature signature{};
    if (checkpoint.signature.size() != signature.size()) return false;
    std::copy(checkpoint.signature.begin(), checkpoint.signature.end(), signature.begin());
    return is_signed(keys, checkpoint_message(checkpoint), signature);
}

Error refused(std::string detail) { return {core::ErrorCode::invalid_state, std::move(detail)}; }

class Rotation {
public:
    Rotation(const RotationParts& parts, const Call& call) : parts_(parts), call_(call) {}

    Result<RotationReport> run() {
        TRY(require_sound());
        parts_.keys.begin_rotation();
        const PublicKeys keys = parts_.keys.public_keys();
        report_.present = text_of(keys.front());
        report_.earlier = text_of(keys.back());
        TRY(forget_kept_replies());
        for (const storage::SealedTable table : storage::kSealedTables) TRY(seal_anew(table));
        const auto trails = parts_.store.read([](storage::Connection& c) { return storage::audit_trails(c); });
        for (const storage::Trail trail : trails) TRY(sign_anew(trail));
        TRY(record());
        TRY(require_all_by_present_key());
        parts_.keys.end_rotation();
        return report_;
    }

private:
    /// What isn't sound now must not get the new key's seal or signature.
    Result<Done> require_sound() {
        return parts_.store.read([&](storage::Connection& connection) -> Result<Done> {
            for (const auto& [trail, verdict] : verify_all_trails(connection, parts_.keys.public_keys()))
                if (!verdict.ok)
                    return refused(
                        "An audit trail isn't whole, so its checkpoints can't be signed anew. Nothing was "
                        "changed; `guildhall check` says more.");
            std::int64_t shut = 0;
            for_each_sealed_value(connection, [&](storage::SealedTable table, const storage::SealedValue& value) {
                if (!open_sealed(parts_.keys, place_of(table, value), bytes_of(value.sealed))) ++shut;
            });
            if (shut > 0)
                return refused(std::to_string(shut) +
                               " sealed values don't open with this key file. Nothing was "
                               "changed; `guildhall check` says more.");
            return Done{};
        });
    }

    /// Their requests are hashed with the earlier key, and the requests themselves aren't kept to be hashed anew.
    Result<Done> forget_kept_replies() {
        return parts_.store.write([](Tx& tx) -> Result<Done> {
            storage::delete_all_kept_replies(tx.connection);
            return Done{};
        });
    }

    /// Sealing happens on the writer's thread only, so what was begun with the earlier key is written before the first
    /// of these.
    Result<Done> seal_anew(storage::SealedTable table) {
        std::optional<storage::SealedValue> last;
        for (;;) {
            TRY(go_on());
            const auto batch = parts_.store.write([&](Tx& tx) -> Result<std::vector<storage::SealedValue>> {
                auto values = storage::sealed_values(tx.connection, table, last, kAtOnce);
                for (const storage::SealedValue& value : values) seal_anew(tx, table, value);
                return values;
            });
            if (!batch.ok()) return batch.error();
            report_.sealed_values += static_cast<std::int64_t>(batch->size());
            if (batch->size() < kAtOnce) return Done{};
            last = batch->back();
        }
    }

    void seal_anew(Tx& tx, storage::SealedTable table, storage::SealedValue value) const {
        const SealedPlace place = place_of(table, value);
        if (is_sealed_by_present_key(parts_.keys, place, bytes_of(value.sealed))) return;
        const auto text = open_sealed(parts_.keys, place, bytes_of(value.sealed));
        if (!text) return;  // require_all_by_present_key() keeps the earlier key then
        const std::string sealed = seal(parts_.keys, place, text->reveal());
        value.sealed.assign(sealed.begin(), sealed.end());
        storage::set_sealed_value(tx.connection, table, value);
    }

    Result<Done> sign_anew(storage::Trail trail) {
        const auto checkpoints = parts_.store.read(
            [&](storage::Connection& connection) { return storage::audit_checkpoints_of(connection, trail); });
        for (std::size_t from = 0; from < checkpoints.size(); from += kAtOnce) {
            TRY(go_on());
            const std::size_t to = std::min(from + kAtOnce, checkpoints.size());
            const auto done = parts_.store.write([&](Tx& tx) -> Result<Done> {
                for (std::size_t i = from; i < to; ++i) sign_anew(tx, checkpoints[i]);
                return Done{};
            });
            if (!done.ok()) return done.error();
        }
        report_.checkpoints += static_cast<std::int64_t>(checkpoints.size());
        return Done{};
    }

    void sign_anew(Tx& tx, storage::AuditCheckpoint checkpoint) const {
        if (is_by({parts_.keys.public_key()}, checkpoint)) return;
        if (!is_by(parts_.keys.public_keys(), checkpoint)) return;  // never what nobody of ours has signed
        const Signature signature = parts_.keys.sign(checkpoint_message(checkpoint));
        checkpoint.signature.assign(signature.begin(), signature.end());
        storage::replace_audit_signature(tx.connection, checkpoint);
    }

    Result<Done> record() {
        return parts_.store.write([&](Tx& tx) -> Result<Done> {
            AuditNote note;
            note.action = "keys.rotated";
            note.target_type = "instance";
            note.before["public_key"] = report_.earlier;
            note.after["public_key"] = report_.present;
            parts_.audit.append(tx, call_, note);
            parts_.audit.sign_open_checkpoints(tx);
            return Done{};
        });
    }

    Result<Done> require_all_by_present_key() {
        return parts_.store.read([&](storage::Connection& connection) -> Result<Done> {
            bool all = true;
            for (const auto& [trail, verdict] : verify_all_trails(connection, {parts_.keys.public_key()}))
                all = all && verdict.ok;
            for_each_sealed_value(connection, [&](storage::SealedTable table, const storage::SealedValue& value) {
                all = all && is_sealed_by_present_key(parts_.keys, place_of(table, value), bytes_of(value.sealed));
            });
            if (all) return Done{};
            return refused(
                "Not everything could be sealed and signed anew, so the earlier key stays in the key file. "
                "`guildhall check` says what is wrong.");
        });
    }

    Result<Done> go_on() const {
        if (!parts_.is_stopping()) return Done{};
        return refused("The server is stopping. Both keys are in the key file; start it and rotate again to go on.");
    }

    const RotationParts& parts_;
    const Call& call_;
    RotationReport report_;
};

}  // namespace

Result<RotationReport> rotate_keys(const RotationParts& parts, const Call& call) { return Rotation(parts, call).run(); }

bool belongs_to(const Keys& keys, storage::Connection& connection) {
    const auto first = storage::first_audit_checkpoint(connection, storage::Trail());
    return !first || is_by(keys.public_keys(), *first);
}

}  // namespace guildhall::service
