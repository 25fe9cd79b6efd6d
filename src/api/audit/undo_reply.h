// What an undo replies with: the thing that it put back, as it now stands.
#pragma once

#include "api/context.h"
#include "core/plan.h"

namespace guildhall::api {

/// The grant, else the group (also of a grant that is gone again), else the member. A ReplyOfPlan.
core::Result<Reply> reply_of_undo(Context& context, const core::Plan& plan);

}  // namespace guildhall::api
