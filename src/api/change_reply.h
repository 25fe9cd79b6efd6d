// How a handler makes a planned change: dry_run gives the plan, else the change is applied and its object is the reply,
// with the revision.
//
//   return make_change(ctx, core::CreateGroup{*name}, [](Context& ctx, const core::Plan& plan) {
//       return Reply::created(group_json(after(plan), *plan.group));
//   });
#pragma once

#include <functional>

#include "api/context.h"
#include "api/reply.h"
#include "core/change.h"
#include "core/plan.h"
#include "service/changes.h"

namespace guildhall::api {

/// Makes the reply from the applied plan; `plan.after` is the state to show.
using ReplyOfPlan = std::function<core::Result<Reply>(Context&, const core::Plan&)>;

/// A change of the path's workspace; where it has none, of the instance. The reply gets Guildhall-Revision or
/// Guildhall-Instance-Revision.
core::Result<Reply> make_change(Context& context, core::Change change, const ReplyOfPlan& reply,
                                service::Beside beside = {});

/// A change and where it happens; nil: in the instance.
struct PlacedChange {
    core::WorkspaceId workspace;
    core::Change change;
};

/// The same for a change that isn't one of the path's workspace.
core::Result<Reply> make_placed_change(Context& context, PlacedChange change, const ReplyOfPlan& reply,
                                       service::Beside beside = {});

/// 200 {"plan": …}
Reply plan_reply(const core::Plan& plan);

/// For changes that go other ways than make_change().
Reply& add_revision(Reply& reply, const core::Plan& plan);

/// The workspace as the plan leaves it. REQUIRES: a change within a workspace
const core::Workspace& workspace_after(const core::Plan& plan);

/// A ReplyOfPlan: 204.
core::Result<Reply> reply_no_content(Context& context, const core::Plan& plan);

}  // namespace guildhall::api
