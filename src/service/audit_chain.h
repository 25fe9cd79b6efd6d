// What an event's hash and a checkpoint's signature cover, so that anybody with the database and the public key can
// check a trail (M61).
//
// hash = SHA-256 over "guildhall-audit-1\n" and then these fields in this order: trail, seq, id, at, change_id,
// actor_user_id, actor_email, via, address, request_id, action, target_type, target_id, target_name, body, undo,
// search_text, prev_hash. A field is "<length in bytes>:<bytes>,", an absent one (NULL) "-,". Ids are written as UUID
// text (the instance's own trail: all zero), seq and at (milliseconds since 1970) as decimal numbers, prev_hash as 64
// lower-case hexadecimal digits, all else as stored. The first event's prev_hash is all zero.
//
// A checkpoint is Ed25519 over "guildhall-checkpoint-1\n<trail>\n<seq>\n<hash in hexadecimal>\n<at>\n".
#pragma once

#include <span>
#include <string>

#include "storage/audit_table.h"

namespace guildhall::service {

/// A checkpoint is due with every event whose seq is a multiple of this.
constexpr std::int64_t kCheckpointEvery = 64;

/// Of all but `row.hash`.
core::Sha256 event_hash(const storage::AuditRow& row);

/// What Keys::sign signs; of all but the signature.
std::string checkpoint_message(const storage::AuditCheckpoint& checkpoint);

/// Lower case.
std::string hexadecimal(std::span<const std::uint8_t> bytes);

}  // namespace guildhall::service
