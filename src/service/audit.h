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

namespace guildhall::service {

/// One event to be written, beside who and when, which the Call gives.
struct AuditNote {
    std::string action;           ///< "member.invited", …
    core::WorkspaceId workspace;  ///< nil: the instance's own trail
    std::string target_type, target_id, target_name;
    boost::json::object before, after;  ///< field by field; never a secret
    boost::json::array effects;         ///< the plan's, access as counts
    boost::json::object counts;
    std::string undo;  ///< the plan's reversals as JSON; empty: can't be undone
};

class Audit {
public:
    explicit Audit(const Keys& keys) : keys_(keys) {}

    /// Appends one event to its trail, with a checkpoint where one is due.
    void append(Tx& tx, const Call& call, const AuditNote& note);

    /// Appends all events that the plan's difference gives: the first carries effects, counts and undo; role changes,
    /// group memberships, permissions and grants are events of their own. `extra` goes after them. REQUIRES: the plan
    /// changes something
    void append_plan(Tx& tx, const Call& call, const core::ChangeRequest& request, const core::Plan& plan,
                     const std::vector<AuditNote>& extra);

private:
    const Keys& keys_;
};

}  // namespace guildhall::service
