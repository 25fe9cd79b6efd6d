#include "api/change_reply.h"

#include "api/codecs/plan_json.h"

namespace guildhall::api {

using core::Result;

Reply plan_reply(const core::Plan& plan) {
    Reply reply = Reply::ok(boost::json::object{{"plan", plan_json(plan)}});
    reply.preview = true;
    return reply;
}

const core::Workspace& workspace_after(const core::Plan& plan) { return *plan.after->workspaces[plan.workspace]; }

Reply& add_revision(Reply& reply, const core::Plan& plan) {
    if (plan.of_instance) return reply.with_header("Guildhall-Instance-Revision", std::to_string(plan.after->revision));
    return reply.with_header("Guildhall-Revision", std::to_string(workspace_after(plan).revision));
}

Result<Reply> make_placed_change(Context& context, PlacedChange change, const ReplyOfPlan& reply,
                                 service::Beside beside) {
    service::Changes& changes = context.services.changes;
    const core::WorkspaceId in = change.workspace;
    if (context.call.dry_run) return plan_reply(*TRY(changes.preview(context.call, in, std::move(change.change))));
    const service::PlanPointer plan = TRY(changes.apply(context.call, in, std::move(change.change), std::move(beside)));
    Reply made = TRY(reply(context, *plan));
    add_revision(made, *plan);
    return made;
}

Result<Reply> make_change(Context& context, core::Change change, const ReplyOfPlan& reply, service::Beside beside) {
    const core::WorkspaceId workspace = context.has_workspace() ? context.workspace().id : core::WorkspaceId();
    return make_placed_change(context, {workspace, std::move(change)}, reply, std::move(beside));
}

Result<Reply> reply_no_content(Context&, const core::Plan&) { return Reply::no_content(); }

}  // namespace guildhall::api
