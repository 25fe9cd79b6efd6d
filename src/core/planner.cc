#include "core/planner.h"

#include "core/planning.h"

namespace guildhall::core {
namespace {

/// M49: the kinds of change whose events can be undone.
bool is_undoable(const Change& change) {
    const auto one_of = [&]<class... Kinds>(std::type_identity<Kinds>...) {
        return (std::holds_alternative<Kinds>(change) || ...);
    };
    if (const auto* bulk = std::get_if<BulkChange>(&change))
        return bulk->action != BulkChange::Action::archive && bulk->action != BulkChange::Action::unarchive;
    return one_of(std::type_identity<EditMember>(), std::type_identity<SettleMembers>(),
                  std::type_identity<RenameGroup>(), std::type_identity<DeleteGroup>(),
                  std::type_identity<SetPermissions>(), std::type_identity<AddGroupMembers>(),
                  std::type_identity<RemoveGroupMember>(), std::type_identity<CreateGrant>(),
                  std::type_identity<ChangeGrant>(), std::type_identity<DeleteGrant>());
}

Result<Done> find_workspace(Planning& planning) {
    if (planning.request.workspace.is_nil()) {
        planning.plan.of_instance = true;
        return Done{};
    }
    const auto number = planning.draft.before().workspace_by_id.find(planning.request.workspace);
    if (!number) return not_found("workspace");
    planning.workspace_number = *number;
    planning.plan.workspace = *number;
    return Done{};
}

}  // namespace

Uuid NewIds::next_uuid() {
    const Uuid given = next_;
    for (std::size_t i = 16; i-- > 9;)
        if (++next_.bytes[i] != 0) break;
    return given;
}

Result<std::shared_ptr<const Plan>> make_plan(const std::shared_ptr<const Instance>& state,
                                              const ChangeRequest& request) {
    Planning planning(state, request);
    planning.plan.actor = request.actor.user;
    planning.plan.at = request.now;
    TRY(find_workspace(planning));
    TRY(authorize(planning));
    TRY(std::visit([&](const auto& change) { return apply(planning, change); }, request.change));
    raise_end_users(planning);
    settle(planning);
    TRY(hand_over(planning));
    finish_report(planning);
    TRY(check_admins(planning));
    TRY(check_token_gives_no_admin(planning));

    Plan& plan = planning.plan;
    plan.before = state;
    plan.touched = planning.draft.touched();
    plan.seats.before = state->seats;
    plan.after = planning.draft.finish();
    plan.seats.after = plan.after->seats;
    plan.seats.user_limit = plan.after->settings.user_limit;
    plan.seats.builder_limit = plan.after->settings.builder_limit;
    if (auto seats = check_seats(plan); !seats.ok()) {
        seats.error().report = planning.report;
        return std::move(seats).error();
    }
    plan.requires_confirmation = planning.confirm;
    describe(planning);
    add_warnings(planning);
    plan.undoable = is_undoable(request.change);
    if (plan.undoable) plan.reversals = reversals_of(planning);
    plan.digest = digest_of(planning);
    plan.report = planning.report;
    return std::shared_ptr<const Plan>(std::make_shared<Plan>(std::move(plan)));
}

Result<std::shared_ptr<const Plan>> confirmed(std::shared_ptr<const Plan> plan,
                                              const std::optional<std::string>& confirm) {
    if (plan->report && plan->report->refused()) {
        Error error{ErrorCode::invalid_request,
                    std::to_string(plan->report->error) +
                        " rows are faulty, so nothing was imported. Correct them, or import the valid rows only."};
        error.report = plan->report;
        return error;
    }
    const bool fits = confirm ? *confirm == plan->digest : !plan->requires_confirmation;
    if (fits) return plan;
    Error error{ErrorCode::confirmation_required,
                confirm ? "What this change would do is not what was confirmed. Look at the new plan and confirm it."
                        : "This change does more than it says. Look at the plan and repeat the request with its digest "
                          "as `confirm`."};
    error.report = plan->report;
    error.plan = std::move(plan);
    return error;
}

}  // namespace guildhall::core
