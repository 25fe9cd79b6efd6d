#include "api/audit/undo_reply.h"

#include <algorithm>

#include "api/change_reply.h"
#include "api/groups/grant_json.h"
#include "api/groups/group_json.h"
#include "api/members/member_json.h"

namespace guildhall::api {
namespace {

/// The group of an undone membership, where nothing else was put back.
const core::Group* touched_group(const core::Plan& plan) {
    const core::Workspace& workspace = workspace_after(plan);
    const auto touch = plan.touched.workspaces.find(plan.workspace);
    if (touch == plan.touched.workspaces.end()) return nullptr;
    for (const core::GroupNumber number : touch->second.groups)
        if (const core::Group* group = workspace.groups[number].get()) return group;
    return nullptr;
}

Reply reply_of_member(const Context& context, const core::Plan& plan) {
    const core::Workspace& workspace = workspace_after(plan);
    return Reply::ok(member_json(context, {*plan.after, workspace, context.now}, *workspace.member(*plan.member)));
}

}  // namespace

core::Result<Reply> reply_of_undo(Context& context, const core::Plan& plan) {
    const core::Workspace& workspace = workspace_after(plan);
    const core::Group* group = plan.group ? workspace.group(*plan.group) : touched_group(plan);
    if (!group && plan.member) return reply_of_member(context, plan);
    if (!group) return Reply::no_content();
    if (plan.grant)
        for (const auto& grant : group->grants)
            if (grant->id == *plan.grant) return Reply::ok(grant_json(workspace, *grant));
    return Reply::ok(group_json(*plan.after, workspace, *group, context.now));
}

}  // namespace guildhall::api
