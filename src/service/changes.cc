#include "service/changes.h"

#include "storage/idempotency_table.h"

namespace guildhall::service {

using core::Result;

Result<Session> session_of(const Tx& tx, const Call& call) {
    auto session = call.caller.session ? tx.session(call.caller.actor.user, *call.caller.session) : std::nullopt;
    if (session) return std::move(*session);
    return core::Error{core::ErrorCode::unauthenticated, "Your session has ended. Sign in again."};
}

Result<core::Done> begin_change(Tx& tx, const Call& call) {
    const Caller& caller = call.caller;
    if (caller.session && caller.actor.via == core::Actor::Via::session) TRY(session_of(tx, call));
    if (caller.token && !tx.token(*caller.token))
        return core::Error{core::ErrorCode::unauthenticated, "This API token has ended. Use another one."};
    if (call.once) storage::note_done(tx.connection, call.once->key, call.once->contents(), tx.now);
    return core::Done{};
}

core::ChangeRequest Changes::request_of(const Call& call, core::WorkspaceId workspace, core::Change change) const {
    return {call.caller.actor, workspace,      std::move(change), call.canonical,
            call.settle_roles, call.new_owner, store_.now(),      store_.ids().next_uuid()};
}

Result<PlanPointer> Changes::preview(const Call& call, core::WorkspaceId workspace, core::Change change) {
    auto plan = TRY(core::make_plan(store_.snapshot()->instance, request_of(call, workspace, std::move(change))));
    plans_.put(plan, workspace);
    return plan;
}

Result<PlanPointer> Changes::apply(const Call& call, core::WorkspaceId workspace, core::Change change, Beside beside) {
    const core::ChangeRequest request = request_of(call, workspace, std::move(change));
    auto done = store_.write([&](Tx& tx) { return apply_in(tx, call, request, beside); });
    if (!done.ok() && done.error().plan) plans_.put(done.error().plan, workspace);
    return done;
}

Result<PlanPointer> Changes::apply_in(Tx& tx, const Call& call, core::ChangeRequest request, const Beside& beside) {
    TRY(begin_change(tx, call));
    request.now = tx.now;
    if (beside.prepare) TRY(beside.prepare(tx, request.change));
    const PlanPointer made = TRY(core::make_plan(tx.instance, request));
    const PlanPointer plan = TRY(core::confirmed(made, call.confirm));
    if (beside.before) TRY(beside.before(tx, *plan));
    if (!plan->changes_nothing()) {
        tx.save(*plan);
        audit_.append_plan(tx, call, {request, *plan}, beside.notes);
        if (follow_) TRY(follow_(tx, call, *plan));
    } else {
        for (const AuditNote& note : beside.notes) audit_.append(tx, call, note);
    }
    if (beside.after) TRY(beside.after(tx, *plan));
    return plan;
}

}  // namespace guildhall::service
