// Rows of `idempotency_keys`: replies to requests that carried an Idempotency-Key (api.md), kept for a day.
#pragma once

#include <optional>
#include <string>

#include "core/sha256.h"
#include "core/time.h"
#include "storage/connection.h"

namespace guildhall::storage {

struct KeptReply {
    core::Sha256 key_hash{};      ///< of caller, method, path and key
    core::Sha256 request_hash{};  ///< keyed, of query and body: another one under the same key is a conflict
    int status = 0;               ///< 0: none is kept, though the request was done
    std::string headers;          ///< JSON
    std::string body;             ///< as sent, with null for secrets that are shown once
    core::Time created_at;
};

/// The request is done, its reply is still to come: a row with status 0.
void note_done(Connection& connection, const core::Sha256& key_hash, const core::Sha256& request_hash, core::Time now);
/// In place of the row that is there, if any.
void keep_reply(Connection& connection, const KeptReply& reply);
std::optional<KeptReply> find_kept_reply(Connection& connection, const core::Sha256& key_hash);
/// Deletes those made before `time`; returns how many.
std::int64_t delete_kept_replies_before(Connection& connection, core::Time time);
void delete_all_kept_replies(Connection& connection);

}  // namespace guildhall::storage
