#include "api/groups/endpoints.h"

#include "api/change_reply.h"
#include "api/context.h"
#include "api/fields.h"
#include "api/groups/group_json.h"
#include "core/text.h"

namespace guildhall::api {
namespace {

using core::Result;
using service::Scope;

constexpr const char* kGroups = "/workspaces/{ws}/groups";
constexpr const char* kGroup = "/workspaces/{ws}/groups/{g}";

/// The group that the change made or changed.
boost::json::object changed_group(const Context& context, const core::Plan& plan) {
    const core::Workspace& workspace = workspace_after(plan);
    return group_json(*plan.after, workspace, *workspace.group(*plan.group), context.now);
}

Place place_of(const Context& context, const core::Group& group, const std::string& sort_by) {
    if (sort_by == "member_count")
        return {sortable(member_count(context.workspace(), group, context.now)), group.id.str()};
    if (sort_by == "reviewed_at") return {sortable(group.reviewed_at ? group.reviewed_at->ms : 0), group.id.str()};
    return {group.name_folded, group.id.str()};
}

/// Role groups and custom groups.
Result<Reply> list_groups(Context& context) {
    const Page page = TRY(context.page());
    const Sort sort = TRY(Sort::parse(context.query, {"name", "member_count", "reviewed_at"}));
    const std::string search = core::fold(TRY(context.query.search()));
    const auto kind = TRY(context.query.word<core::GroupKind>("kind", core::parse_group_kind, "role or custom"));
    const auto days = TRY(context.query.number("not_reviewed_for", 0, 36500));

    const core::Workspace& workspace = context.workspace();
    std::vector<std::pair<Place, const core::Group*>> found;
    for (std::size_t i = 0; i < workspace.groups.size(); ++i) {
        const core::Group* group = workspace.groups[i].get();
        if (!group || (kind && group->kind != *kind)) continue;
        if (days && group->reviewed_at && group->reviewed_at->ms > context.now.ms - *days * core::kDay) continue;
        if (!matches(group->name_folded, search)) continue;
        found.emplace_back(place_of(context, *group, sort.by), group);
    }
    const auto cut = TRY(cut_page(std::move(found), page, sort));
    boost::json::array items;
    for (const core::Group* group : cut.items)
        items.push_back(group_json(context.instance(), workspace, *group, context.now));
    return list_reply(std::move(items), cut.next_cursor, static_cast<std::int64_t>(cut.total));
}

Result<Reply> show_group(Context& context) {
    const core::Group* group = TRY(context.group());
    return Reply::ok(group_json(context.instance(), context.workspace(), *group, context.now));
}

Result<Reply> create_group(Context& context) {
    Fields body(context);
    auto name = body.required_name<core::GroupName>("name");
    TRY(body.done());
    return make_change(context, core::CreateGroup{std::move(*name)}, [](Context& ctx, const core::Plan& plan) {
        return Result<Reply>(Reply::created(changed_group(ctx, plan)));
    });
}

}  // namespace

std::vector<Endpoint> group_endpoints() {
    return {
        get(kGroups, Right::admin, Scope::groups_read, list_groups)
            .list()
            .query({"q", "kind", "not_reviewed_for", "sort"}),
        post(kGroups, Right::admin, Scope::groups_write, create_group).change(),
        get(kGroup, Right::admin, Scope::groups_read, show_group).etag(),
    };
}

}  // namespace guildhall::api
