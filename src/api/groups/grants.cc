#include "api/fields.h"
#include "api/groups/grant_json.h"
#include "api/groups/handlers.h"
#include "core/text.h"

namespace guildhall::api {

using core::Result;

namespace {

constexpr const char* kTypes = "app or data_source";

/// A type that grants can be on.
std::optional<core::TypeNumber> parse_grant_type(std::string_view word) {
    const auto type = core::find_built_in_type(word);
    if (!type) return std::nullopt;
    for (const core::TypeAction& action : core::built_in_types()[*type].actions)
        if (action.grantable) return type;
    return std::nullopt;
}

std::optional<bool> parse_scope(std::string_view word) {
    if (word == "all") return true;
    if (word == "selected") return false;
    return std::nullopt;
}

/// The number of the action that `access` names, where the type has it and it can be granted.
std::optional<std::uint8_t> grantable(core::TypeNumber type, std::string_view access) {
    const core::ResourceType& of = core::built_in_types()[type];
    const auto action = of.action(access);
    return action && of.actions[*action].grantable ? action : std::nullopt;
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
    const auto type = TRY(context.query.word<core::TypeNumber>("resource_type", parse_grant_type, kTypes));
    std::vector<std::pair<Place, std::shared_ptr<const core::Grant>>> found;
    for (const auto& grant : group->grants) {
        if ((type && grant->type != *type) || !matches(grant->name_folded, search)) continue;
        found.emplace_back(Place{grant->name_folded, grant->id.str()}, grant);
    }
    const auto cut = TRY(cut_page(std::move(found), page, sort));
    boost::json::array items;
    for (const auto& grant : cut.items) items.push_back(grant_json(context.workspace(), *grant));
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
    const auto type = body.required_word<core::TypeNumber>("resource_type", parse_grant_type, kTypes);
    const auto access = body.required_string("access");
    const auto action = type && access ? grantable(*type, *access) : std::nullopt;
    if (type && access && !action)
        body.refuse("access", "invalid",
                    *type == core::kApp ? "Apps have the access view and edit."
                                        : "Data sources have the access use and configure.");
    const bool hide = body.optional_bool("hide_from_dashboard").value_or(false);
    const auto all = body.required_word<bool>("scope", parse_scope, "all or selected");
    auto resources = body.ids<core::ResourceId>("resource_ids");
    TRY(body.done());
    core::CreateGrant change{group, std::move(*name), *type, *action, hide, *all, std::move(resources)};
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
    change.add_resources = body.ids<core::ResourceId>("add_resource_ids");
    change.remove_resources = body.ids<core::ResourceId>("remove_resource_ids");
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
