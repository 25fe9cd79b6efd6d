// A new key file while the server works (`guildhall keys rotate`): everything sealed is sealed anew and every audit
// checkpoint signed anew, batch by batch between other changes; replies kept for Idempotency-Key go; then the key
// before is forgotten. Killed at any moment, both keys are in the file, everything opens, and the same command goes on
// from there.
#pragma once

#include <functional>
#include <string>

#include "service/audit.h"
#include "service/keys.h"
#include "service/store.h"

namespace guildhall::service {

struct RotationParts {
    Store& store;
    Audit& audit;
    Keys& keys;
    std::function<bool()> is_stopping;  ///< asked between batches; true: leave the rest for the next time
};

struct RotationReport {
    std::string earlier, present;  ///< Keys::public_key_text
    std::int64_t sealed_values = 0, checkpoints = 0;
};

/// Writes an event `keys.rotated` into the instance's trail. Error invalid_state, with nothing changed, where a value
/// doesn't open or a trail isn't whole, because that would be sealed or signed as if it were sound; and where the
/// server is stopping. Throws KeyFileError, storage::DatabaseError. REQUIRES: one at a time
core::Result<RotationReport> rotate_keys(const RotationParts& parts, const Call& call);

/// False where the database's trail was begun with another key file. True for a database without a trail.
bool belongs_to(const Keys& keys, storage::Connection& connection);

}  // namespace guildhall::service
