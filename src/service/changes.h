// Every change of the state goes this one way: plan, compare the digest, save the rows, write the audit events,
// publish. Previews run the same planner on a snapshot.
#pragma once

#include <functional>
#include <memory>

#include "core/planner.h"
#include "service/audit.h"
#include "service/call.h"
#include "service/plan_cache.h"
#include "service/store.h"

namespace guildhall::service {

using PlanPointer = std::shared_ptr<const core::Plan>;

/// What has to happen with a change in the same transaction: other rows (sealed values, tokens, mail). Called before
/// the state is saved for refusing, `after` it for rows that refer to new ones.
struct Beside {
    /// Called first, to fill in what only the transaction knows; not by previews.
    std::function<core::Result<core::Done>(Tx&, core::Change&)> prepare = {};
    std::function<core::Result<core::Done>(Tx&, const core::Plan&)> before = {};
    std::function<core::Result<core::Done>(Tx&, const core::Plan&)> after = {};
    /// Adds to the events that the plan gives, for example "changed" for metadata.
    std::vector<AuditNote> notes = {};
};

/// The session by which the call came, as it is in this transaction. Error: unauthenticated, where it has ended since
/// the request was read.
core::Result<Session> session_of(const Tx& tx, const Call& call);

/// Begins whatever a caller's request writes; apply_in() does. Error: unauthenticated, where the session or the API
/// token by which the call came has ended since the request was read. What is to be done once is noted as done in this
/// transaction: it is never done again, also where the reply to it gets lost.
core::Result<core::Done> begin_change(Tx& tx, const Call& call);

class Changes {
public:
    /// What follows every saved plan in its transaction: invitations, sessions (Invitations::follow).
    using Follow = std::function<core::Result<core::Done>(Tx&, const Call&, const core::Plan&)>;

    Changes(Store& store, Audit& audit, PlanCache& plans) : store_(store), audit_(audit), plans_(plans) {}

    /// Wiring, before the first change.
    void set_follow(Follow follow) { follow_ = std::move(follow); }

    /// What the change would do, on the present snapshot. Writes nothing; the plan can be paged for 15 minutes.
    core::Result<PlanPointer> preview(const Call& call, core::WorkspaceId workspace, core::Change change);

    /// Does it. Error: as make_plan and confirmed() say; confirmation_required carries the plan, which can be paged
    /// too.
    core::Result<PlanPointer> apply(const Call& call, core::WorkspaceId workspace, core::Change change,
                                    Beside beside = {});

    /// The same inside a transaction that does more.
    core::Result<PlanPointer> apply_in(Tx& tx, const Call& call, core::ChangeRequest request, const Beside& beside);

    core::ChangeRequest request_of(const Call& call, core::WorkspaceId workspace, core::Change change) const;

    Store& store() { return store_; }
    PlanCache& plans() { return plans_; }

private:
    Store& store_;
    Audit& audit_;
    PlanCache& plans_;
    Follow follow_;
};

}  // namespace guildhall::service
