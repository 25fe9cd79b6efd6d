// The audit trail (M60, M61): one per workspace and one for the instance, append-only, each event hashed with its
// forerunner's hash, with signed checkpoints. Events are written in the transaction of what they tell.
#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/plan.h"
#include "service/call.h"
#include "service/keys.h"
#include "service/store.h"
#include "storage/audit_table.h"

namespace guildhall::service {

/// One event to be written, beside who and when, which the Call gives.
struct AuditNote {
    std::string action;           ///< "member.invited", …
    core::WorkspaceId workspace;  ///< nil: the instance's own trail
    std::string target_type, target_id, target_name;
    std::vector<std::string> found_by = {};  ///< what the search finds it by besides: ids of members whom it concerns
    boost::json::object before, after;       ///< field by field; never a secret
    boost::json::array effects;              ///< the plan's, access as counts
    bool effects_cut = false;                ///< there were more than are listed; counts are complete
    boost::json::object counts;
    std::string undo;  ///< the plan's reversals as JSON; empty: can't be undone
};

struct PlannedChange {
    const core::ChangeRequest& request;
    const core::Plan& plan;
};

class Audit {
public:
    explicit Audit(const Keys& keys) : keys_(keys) {}

    /// Appends one event to its trail, with a checkpoint where one is due. REQUIRES: the workspace's row is saved
    void append(Tx& tx, const Call& call, const AuditNote& note);

    /// Appends all events that the plan's difference gives, and `extra`, as events_of() orders them (audit_events.h).
    /// REQUIRES: the plan changes something; it is saved in `tx`
    void append_plan(Tx& tx, const Call& call, const PlannedChange& change, const std::vector<AuditNote>& extra);

    /// Signs the end of every trail that has grown since its last checkpoint. To be called every few minutes and at the
    /// end of the process: what a checkpoint doesn't cover yet can be cut off unseen.
    void sign_open_checkpoints(Tx& tx);

private:
    void sign_checkpoint(Tx& tx, core::WorkspaceId trail, const storage::TrailEnd& end);

    const Keys& keys_;
};

/// The note of an event about a user's account, in the instance's trail.
AuditNote user_event(std::string action, const core::Account& account);

/// The note of an event about a member, in the workspace's trail.
AuditNote member_event(std::string action, const core::Workspace& workspace, const core::Member& member,
                       const core::Account& account);

}  // namespace guildhall::service
