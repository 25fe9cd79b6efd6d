// Rows of `audit_events` and `audit_checkpoints` (M60, M61): written once, never changed, but
// for signatures when keys are rotated. Hashes and signatures are the
// service's; here they are bytes.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/id.h"
#include "core/sha256.h"
#include "core/time.h"
#include "storage/connection.h"
#include "storage/keyset.h"

namespace guildhall::storage {

/// A workspace's trail is its id; the instance's own is the nil id.
using Trail = core::WorkspaceId;

struct AuditRow {
    Trail trail;
    std::int64_t seq = 0;  ///< 1, 2, 3, … within its trail
    core::EventId id;
    core::Time at;
    std::optional<core::WorkspaceId> workspace;
    core::Uuid change_id;  ///< shared by all events of one request
    std::optional<core::UserId> actor;
    std::string actor_email;  ///< empty: the command line
    std::string via, address, request_id;
    std::string action;
    std::string target_type, target_id, target_name;
    std::string body;                 ///< canonical JSON: before, after, effects, counts
    std::optional<std::string> undo;  ///< what undo needs: with the first event of a change that can be undone
    std::string search_text;          ///< folded
    core::Sha256 previous_hash{}, hash{};
};

/// The end of a trail: sequence 0 and a hash of zeros for an empty one.
struct TrailEnd {
    std::int64_t seq = 0;
    core::Sha256 hash{};
};
TrailEnd trail_end(Connection& connection, Trail trail);

void insert_audit_event(Connection& connection, const AuditRow& event);
/// Nothing where that trail has no such event.
std::optional<AuditRow> find_audit_event(Connection& connection, Trail trail, core::EventId id);
/// All events of one change in a trail, in their order.
std::vector<AuditRow> audit_events_of_change(Connection& connection, Trail trail, core::Uuid change_id);
/// Calls `each` for every event of the trail, the oldest first. `well_labelled`: its columns for look-ups are what they
/// are derived from.
void for_each_audit_event(Connection& connection, Trail trail,
                          const std::function<void(const AuditRow&, bool well_labelled)>& each);
/// Every trail that has an event or a checkpoint.
std::vector<Trail> audit_trails(Connection& connection);
/// Workspaces of which neither an event nor a checkpoint is there.
std::vector<Trail> missing_audit_trails(Connection& connection);

/// What became of a change.
struct ChangeState {
    bool reversible = false;  ///< it keeps what to put back
    bool undone = false;      ///< an undo.applied names it as its target
};
ChangeState state_of_change(Connection& connection, Trail trail, core::Uuid change_id);

struct AuditQuery {
    Trail trail;
    std::string actor;       ///< an e-mail, any case, or a user id; empty: anybody
    std::string action;      ///< whole, or up to a dot ("member."); empty: any
    std::string target;      ///< an id; empty: any
    std::string member;      ///< a member's id: what is about them, or says it in its search_text; empty: any
    std::string request_id;  ///< empty: any
    std::optional<core::Time> from, to;
    std::string text;  ///< anywhere in search_text, any case
    int limit = 50;
    std::optional<std::string> cursor;
};
struct AuditPage {
    std::vector<AuditRow> events;
    std::optional<std::string> next_cursor;
    Total total;
};
/// The newest first. Nothing for a faulty cursor.
std::optional<AuditPage> list_audit_events(Connection& connection, const AuditQuery& query);
/// Those of the query's events that are older than `before` (nothing: all), the newest first, at most its limit: for
/// exports, chunk by chunk. Its cursor doesn't matter.
std::vector<AuditRow> audit_events_before(Connection& connection, const AuditQuery& query,
                                          std::optional<std::int64_t> before);

struct AuditCheckpoint {
    Trail trail;
    std::int64_t seq = 0;
    core::Sha256 hash{};
    core::Time at;
    Blob signature;
};
void insert_audit_checkpoint(Connection& connection, const AuditCheckpoint& checkpoint);
/// The trail's checkpoints, the oldest first.
std::vector<AuditCheckpoint> audit_checkpoints_of(Connection& connection, Trail trail);
std::optional<AuditCheckpoint> first_audit_checkpoint(Connection& connection, Trail trail);
/// Puts the checkpoint's signature in the place of the one that is stored: when keys are rotated.
void replace_audit_signature(Connection& connection, const AuditCheckpoint& checkpoint);
/// The seq of the trail's last checkpoint; 0: it has none.
std::int64_t last_checkpoint(Connection& connection, Trail trail);

}  // namespace guildhall::storage
