#include "api/fields.h"
#include "api/groups/grant_json.h"
#include "api/groups/handlers.h"
#include "core/text.h"

namespace guildhall::api {

using core::Result;

namespace {

std::optional<bool> parse_scope(std::string_view word) {
    if (word == "all") return true;
    if (word == "selected") return false;
    return std::nullopt;
}

/// Ids, or external ids; the planner knows what the grant's type takes.
std::vector<core::ResourceKey> resource_keys(Fields& body, const char* field) {
    const auto texts = body.optional_strings(field).value_or(std::vector<std::string>());
    return {texts.begin(), texts.end()};
}

boost::json::object changed_grant(const core::Plan& plan) {
    const core::Workspace& workspace = workspace_after(plan);
    for (const auto& grant : workspace.group(*plan.group)->grants)
        if (grant->id == *plan.grant) return grant_json(workspace, *grant);
    return {};
}

}  // namespace

Result<Reply> list_grants(Context& context) {
    const core::Group* group = TRY(context.group());
    const Page page = TRY(context.page());
    const Sort sort = TRY(Sort::parse(context.query, {"name"}));
    const std::string search = core::fold(TRY(context.query.search()));
    const auto type = TRY(context.resource_type_asked("resource_type"));
    if (type && context.workspace().types[*type].actions.empty())
        return invalid_query("resource_type", "invalid", "There are no grants on this type of resource.");
    auto found = TRY(PageOf<const core::Grant*>::start(page, sort));
    for (const auto& grant : group->grants) {
        if ((type && grant->type != *type) || !matches(grant->name_folded, search)) continue;
        found.add(grant->name_folded, grant->id, grant.get());
    }
    const auto cut = found.finish();
    boost::json::array items;
    for (const core::Grant* grant : cut.items) items.push_back(grant_json(context.workspace(), *grant));
    return list_reply(std::move(items), cut.next_cursor, static_cast<std::int64_t>(cut.total));
}

Result<Reply> show_grant(Context& context) {
    const core::Group* group = TRY(context.group());
    return Reply::ok(grant_json(context.workspace(), *TRY(context.grant(*group))));
}

Result<Reply> create_grant(Context& context) {
    const core::GroupId group = TRY(context.path_id<core::GroupId>("g"));
    Fields body(context);
    auto name = body.required_name<core::GrantName>("name");
    auto type = body.required_string("resource_type");
    auto access = body.required_string("access");
    const bool hide = body.optional_bool("hide_from_dashboard").value_or(false);
    const auto all = body.required_word<bool>("scope", parse_scope, "all or selected");
    auto resources = resource_keys(body, "resource_ids");
    TRY(body.done());
    core::CreateGrant change{group, std::move(*name),    std::move(*type), std::move(*access), hide,
                             *all,  std::move(resources)};
    return make_change(context, std::move(change), [](Context&, const core::Plan& plan) -> Result<Reply> {
        return Reply::created(changed_grant(plan));
    });
}

Result<Reply> edit_grant(Context& context) {
    core::ChangeGrant change;
    change.group = TRY(context.path_id<core::GroupId>("g"));
    change.grant = TRY(context.path_id<core::GrantId>("id"));
    Fields body(context);
    change.name = body.optional_name<core::GrantName>("name");
    change.access = body.optional_string("access");
    change.hide_from_dashboard = body.optional_bool("hide_from_dashboard");
    change.all = body.optional_word<bool>("scope", parse_scope, "all or selected");
    change.add_resources = resource_keys(body, "add_resource_ids");
    change.remove_resources = resource_keys(body, "remove_resource_ids");
    TRY(body.done());
    return make_change(context, std::move(change), [](Context&, const core::Plan& plan) -> Result<Reply> {
        return Reply::ok(changed_grant(plan));
    });
}

Result<Reply> delete_grant(Context& context) {
    const core::GroupId group = TRY(context.path_id<core::GroupId>("g"));
    const core::GrantId grant = TRY(context.path_id<core::GrantId>("id"));
    return make_change(context, core::DeleteGrant{group, grant}, reply_no_content);
}

}  // namespace guildhall::api
