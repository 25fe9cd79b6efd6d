#include <set>

#include "api/fields.h"
#include "api/groups/group_json.h"
#include "api/groups/handlers.h"
#include "core/text.h"

namespace guildhall::api {

using core::Result;

namespace {

/// The group that the change made or changed.
boost::json::object changed_group(const Context& context, const core::Plan& plan) {
    const core::Workspace& workspace = workspace_after(plan);
    return group_json(*plan.after, workspace, *workspace.group(*plan.group), context.now);
}

std::int64_t sort_number(const Context& context, const core::Group& group, const std::string& sort_by) {
    if (sort_by == "member_count") return member_count(context.workspace(), group, context.now);
    return group.reviewed_at ? group.reviewed_at->ms : 0;
}

Result<Reply> reply_group(Context& context, const core::Plan& plan) { return Reply::ok(changed_group(context, plan)); }

Result<Reply> reply_new_group(Context& context, const core::Plan& plan) {
    return Reply::created(changed_group(context, plan));
}

/// The type that a part of a duplicate names (M28): "apps", "data_sources", "grants:<registered type>".
std::optional<core::TypeNumber> type_of_part(const core::Workspace& workspace, const std::string& part) {
    for (core::TypeNumber number = 0; number < workspace.types.size(); ++number) {
        const core::ResourceType& type = workspace.types[number];
        if (type.actions.empty()) continue;
        if (part == (type.is_registered() ? "grants:" + type.name : type.name + "s")) return number;
    }
    return std::nullopt;
}

void read_part(const Context& context, Fields& body, const std::string& part, core::DuplicateGroup& change) {
    const auto type = type_of_part(context.workspace(), part);
    if (part == "members")
        change.members = true;
    else if (part == "permissions")
        change.permissions = true;
    else if (type)
        change.grant_types.push_back(*type);
    else
        body.refuse("parts", "invalid",
                    "The parts are members, permissions, apps, data_sources and grants:<type> of registered types.");
}

}  // namespace

/// Role groups and custom groups.
Result<Reply> list_groups(Context& context) {
    const Page page = TRY(context.page());
    const Sort sort = TRY(Sort::parse(context.query, {"name", "member_count", "reviewed_at"}));
    const std::string search = core::fold(TRY(context.query.search()));
    const auto kind = TRY(context.query.word<core::GroupKind>("kind", core::parse_group_kind, "role or custom"));
    const auto days = TRY(context.query.number("not_reviewed_for", 0, 36500));

    const core::Workspace& workspace = context.workspace();
    auto found = TRY(PageOf<const core::Group*>::start(page, sort));
    for (std::size_t i = 0; i < workspace.groups.size(); ++i) {
        const core::Group* group = workspace.groups[i].get();
        if (!group || (kind && group->kind != *kind)) continue;
        if (days && group->kind == core::GroupKind::role) continue;  // nobody reviews a role's own group
        if (days && group->reviewed_at && group->reviewed_at->ms > context.now.ms - *days * core::kDay) continue;
        if (!matches(group->name_folded, search)) continue;
        if (sort.by == "name")
            found.add(group->name_folded, group->id, group);
        else
            found.add(sortable(sort_number(context, *group, sort.by)), group->id, group);
    }
    const auto cut = found.finish();
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
    return make_change(context, core::CreateGroup{std::move(*name)}, reply_new_group);
}

Result<Reply> rename_group(Context& context) {
    const core::Group* group = TRY(context.group());
    Fields body(context);
    auto name = body.optional_name<core::GroupName>("name");
    TRY(body.done());
    if (name) return make_change(context, core::RenameGroup{group->id, std::move(*name)}, reply_group);
    // Nothing is asked for: a set of no switches changes nothing in any group.
    return make_change(context, core::SetPermissions{group->id, {}}, reply_group);
}

Result<Reply> delete_group(Context& context) {
    return make_change(context, core::DeleteGroup{TRY(context.path_id<core::GroupId>("g"))}, reply_no_content);
}

Result<Reply> set_permissions(Context& context) {
    core::SetPermissions change{TRY(context.path_id<core::GroupId>("g")), {}};
    Fields body(context);
    for (const core::Permission each : core::kPermissions)
        change.switches[static_cast<std::size_t>(each)] = body.optional_bool(core::to_string(each));
    TRY(body.done());
    return make_change(context, std::move(change), reply_group);
}

Result<Reply> duplicate_group(Context& context) {
    core::DuplicateGroup change;
    change.group = TRY(context.path_id<core::GroupId>("g"));
    Fields body(context);
    change.name = body.optional_name<core::GroupName>("name");
    const auto parts = body.optional_strings("parts").value_or(std::vector<std::string>());
    if (parts.empty()) body.refuse("parts", "missing", "Name at least one part to copy.");
    const std::set<std::string> different(parts.begin(), parts.end());
    if (different.size() != parts.size()) body.refuse("parts", "duplicate", "Name each part once.");
    for (const std::string& part : different) read_part(context, body, part, change);
    TRY(body.done());
    return make_change(context, std::move(change), reply_new_group);
}

Result<Reply> review_group(Context& context) {
    return make_change(context, core::ReviewGroup{TRY(context.path_id<core::GroupId>("g"))}, reply_group);
}

}  // namespace guildhall::api
