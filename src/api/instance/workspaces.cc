#include "api/change_reply.h"
#include "api/cursor.h"
#include "api/instance/endpoints.h"
#include "api/json_write.h"
#include "core/text.h"

namespace guildhall::api {

using boost::json::object;
using core::Result;
using service::Scope;

namespace {

constexpr const char* kWorkspace = "/instance/workspaces/{ws}";

std::int64_t builder_count(const core::Workspace& workspace) {
    return workspace.role_counts[static_cast<std::size_t>(core::Role::builder)] +
           workspace.role_counts[static_cast<std::size_t>(core::Role::admin)];
}

std::int64_t member_count(const core::Workspace& workspace) {
    return builder_count(workspace) + workspace.role_counts[static_cast<std::size_t>(core::Role::end_user)];
}

/// InstanceWorkspace.
object instance_workspace_json(const core::Workspace& workspace) {
    object json = workspace_ref(workspace);
    json["status"] = core::to_string(workspace.status);
    json["created_at"] = to_json(workspace.created_at);
    json["member_count"] = member_count(workspace);
    json["builder_count"] = builder_count(workspace);
    return json;
}

std::string sort_key(const core::Workspace& workspace, const std::string& sort_by) {
    if (sort_by == "created_at") return sortable(workspace.created_at.ms);
    if (sort_by == "member_count") return sortable(member_count(workspace));
    return workspace.name_folded;
}

Result<Reply> list_instance_workspaces(Context& context) {
    const Page page = TRY(context.page());
    const Sort sort = TRY(Sort::parse(context.query, {"name", "created_at", "member_count"}));
    const auto status =
        TRY(context.query.word<core::WorkspaceStatus>("status", core::parse_workspace_status, "active or archived"));
    const std::string search = core::fold(TRY(context.query.search()));
    auto found = TRY(PageOf<const core::Workspace*>::start(page, sort));
    for (core::WorkspaceNumber number = 0; number < context.instance().workspaces.size(); ++number) {
        const core::Workspace& workspace = *context.instance().workspaces[number];
        if (status && workspace.status != *status) continue;
        if (!matches(workspace.name_folded, search) && !matches(workspace.slug, search)) continue;
        found.add(sort_key(workspace, sort.by), workspace.id, &workspace);
    }
    const auto cut = found.finish();
    boost::json::array items;
    for (const core::Workspace* workspace : cut.items) items.push_back(instance_workspace_json(*workspace));
    return list_reply(std::move(items), cut.next_cursor, static_cast<std::int64_t>(cut.total));
}

ReplyOfPlan showing(core::WorkspaceId id) {
    return [id](Context&, const core::Plan& plan) {
        return Result<Reply>(Reply::ok(instance_workspace_json(*plan.after->workspace(id))));
    };
}

Result<Reply> archive_workspace(Context& context) {
    const core::WorkspaceId id = TRY(context.find_workspace())->id;
    return make_change(context, core::ArchiveWorkspace{id}, showing(id));
}

Result<Reply> unarchive_workspace(Context& context) {
    const bool take_over = TRY(context.query.flag("take_over")).value_or(false);
    const core::WorkspaceId id = TRY(context.find_workspace())->id;
    return make_change(context, core::UnarchiveWorkspace{id, take_over}, showing(id));
}

}  // namespace

std::vector<Endpoint> instance_workspace_endpoints() {
    return {
        get("/instance/workspaces", Right::instance_admin, Scope::instance_read, list_instance_workspaces)
            .list()
            .query({"status", "q", "sort"}),
        post(std::string(kWorkspace) + "/archive", Right::instance_admin, Scope::instance_write, archive_workspace)
            .change()
            .no_body(),
        post(std::string(kWorkspace) + "/unarchive", Right::instance_admin, Scope::instance_write, unarchive_workspace)
            .change()
            .query({"take_over"})
            .no_body(),
    };
}

}  // namespace guildhall::api
