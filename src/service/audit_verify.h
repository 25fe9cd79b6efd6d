// Checking a trail (M61), for `guildhall audit verify` on a data folder and for the API: with the database and the
// public key alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "service/keys.h"
#include "storage/audit_table.h"

namespace guildhall::service {

struct AuditVerdict {
    bool ok = true;
    std::int64_t checked = 0;               ///< events looked at
    std::optional<std::int64_t> first_bad;  ///< `seq` of the first event that doesn't fit, or is missing
    std::string what;                       ///< what is wrong, for a person; empty where ok
    std::int64_t signed_to = 0;             ///< the last event that a good checkpoint covers; 0: none
};

/// Walks the whole trail: seq without gaps from 1, every hash, the chain, every checkpoint that is there or is due, and
/// that none lies behind the end. Finds any change, deletion or reorder, and any cut or rebuilding of what `signed_to`
/// covers. What was appended since the last checkpoint can be cut or rebuilt by whoever writes to the database; so can
/// the end of a trail together with its checkpoints, unless `signed_to` was noted elsewhere.
/// REQUIRES: the connection sees one snapshot
AuditVerdict verify_trail(storage::Connection& connection, storage::Trail trail, const PublicKeys& keys);

/// All trails of a database, the instance's first.
struct TrailVerdict {
    storage::Trail trail;
    AuditVerdict verdict;
};
std::vector<TrailVerdict> verify_all_trails(storage::Connection& connection, const PublicKeys& keys);

}  // namespace guildhall::service
