#include "api/workspaces/endpoints.h"

#include "api/change_reply.h"
#include "api/context.h"
#include "api/fields.h"
#include "api/json_write.h"
#include "core/text.h"

namespace guildhall::api {
namespace {

using core::Result;
using service::Scope;

constexpr const char* kWorkspaces = "/workspaces";
constexpr const char* kWorkspace = "/workspaces/{ws}";

/// What the caller is and holds there.
boost::json::object self_json(const core::Workspace& workspace, const core::Subject& subject, core::Time now) {
    const core::Member* member = subject.member ? workspace.members[*subject.member].get() : nullptr;
    core::PermissionSet held;
    for (const core::Permission each : core::kPermissions)
        held.set(each, core::is_allowed({workspace, subject, now}, core::Right::permitted(each)));
    boost::json::object json;
    json["member_id"] = member ? to_json(member->id) : boost::json::value();
    json["role"] = member ? boost::json::value(core::to_string(member->role)) : boost::json::value();
    json["admin"] = subject.account->instance_admin ||
                    (member && member->role == core::Role::admin && member->status == core::MemberStatus::active);
    json["permissions"] = permissions_json(held);
    return json;
}

boost::json::object workspace_json(const core::Instance& instance, const core::Workspace& workspace,
                                   const Context& context) {
    boost::json::object json = workspace_ref(workspace);
    json["status"] = core::to_string(workspace.status);
    json["second_factor_required"] = workspace.second_factor_required;
    json["created_at"] = to_json(workspace.created_at);
    json["me"] = self_json(workspace, core::subject_of(instance, workspace, context.account()->id), context.now);
    return json;
}

/// Those that the caller may enter now.
Result<Reply> list_workspaces(Context& context) {
    const Page page = TRY(context.page());
    const Sort sort = TRY(Sort::parse(context.query, {"name"}));
    const std::string search = core::fold(TRY(context.query.search()));
    const core::WorkspaceId only =
        context.call.caller.by_token() ? context.call.caller.token_workspace : core::WorkspaceId();
    const core::Instance& instance = context.instance();
    auto found = TRY(PageOf<const core::Workspace*>::start(page, sort));
    for (core::WorkspaceNumber number = 0; number < instance.workspaces.size(); ++number) {
        const core::Workspace* workspace = instance.workspaces[number].get();
        if (!only.is_nil() && workspace->id != only) continue;
        if (!matches(workspace->name_folded, search)) continue;
        const core::Subject subject = core::subject_of(instance, *workspace, context.account()->id);
        if (core::gate(*workspace, subject) != core::Gate::open) continue;
        found.add(workspace->name_folded, workspace->id, workspace);
    }
    const auto cut = found.finish();
    boost::json::array items;
    for (const core::Workspace* workspace : cut.items) items.push_back(workspace_json(instance, *workspace, context));
    return list_reply(std::move(items), cut.next_cursor, static_cast<std::int64_t>(cut.total));
}

Result<Reply> show_workspace(Context& context) {
    return Reply::ok(workspace_json(context.instance(), context.workspace(), context));
}

Result<Reply> create_workspace(Context& context) {
    Fields body(context);
    auto name = body.required_name<core::WorkspaceName>("name");
    auto slug = body.optional_name<core::WorkspaceSlug>("slug");
    TRY(body.done());
    return make_change(context, core::CreateWorkspace{std::move(*name), std::move(slug)},
                       [](Context& ctx, const core::Plan& plan) -> Result<Reply> {
                           const core::Workspace& made = *plan.after->workspace(*plan.made_workspace);
                           Reply reply = Reply::created(workspace_json(*plan.after, made, ctx));
                           reply.with_header("Guildhall-Revision", std::to_string(made.revision));
                           return reply;
                       });
}

Result<Reply> edit_workspace(Context& context) {
    Fields body(context);
    auto name = body.optional_name<core::WorkspaceName>("name");
    auto slug = body.optional_name<core::WorkspaceSlug>("slug");
    const auto second_factor_required = body.optional_bool("second_factor_required");
    TRY(body.done());
    service::Beside beside;
    beside.prepare = [&](service::Tx& tx, core::Change& change) {
        return context.require_recent_to_lower_demand(tx, change);
    };
    return make_change(
        context, core::ChangeWorkspace{std::move(name), std::move(slug), second_factor_required},
        [](Context& ctx, const core::Plan& plan) -> Result<Reply> {
            return Reply::ok(workspace_json(*plan.after, workspace_after(plan), ctx));
        },
        std::move(beside));
}

}  // namespace

std::vector<Endpoint> workspace_endpoints() {
    return {
        get(kWorkspaces, Right::session, kAnyScope, list_workspaces).list().query({"q", "sort", "min_revision"}),
        post(kWorkspaces, Right::workspace_create, kNoTokens, create_workspace),
        get(kWorkspace, Right::active_member, kAnyScope, show_workspace).etag().even_when_archived(),
        patch(kWorkspace, Right::admin, Scope::instance_write, edit_workspace).if_match(show_workspace),
    };
}

}  // namespace guildhall::api
