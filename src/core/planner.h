// The planner: state and change in, plan out. Pure. The one implementation of model sections 3, 5 (to M31), 6 (states)
// and 7; preview and apply both call it, apply inside the transaction with the state that the transaction holds.
#pragma once

#include <memory>

#include "core/change.h"
#include "core/plan.h"

namespace guildhall::core {

/// Works the change out. Error: why it can't be done (forbidden, not_found, invalid_request, last_admin, seat_limit,
/// …); a plan that needs confirmation is no error here.
Result<std::shared_ptr<const Plan>> make_plan(const std::shared_ptr<const Instance>& state,
                                              const ChangeRequest& request);

/// M30: the plan, if `confirm` (the digest that the request carried, if any) fits it; else confirmation_required with
/// the plan.
Result<std::shared_ptr<const Plan>> confirmed(std::shared_ptr<const Plan> plan,
                                              const std::optional<std::string>& confirm);

}  // namespace guildhall::core
