#include <array>

#include "api/fields.h"
#include "api/location.h"
#include "api/refusal_page.h"
#include "api/resources/app_json.h"
#include "api/resources/closed_lists.h"
#include "api/resources/handlers.h"
#include "api/resources/resource_list.h"
#include "core/text.h"

namespace guildhall::api {

using core::Result;

namespace {

constexpr std::size_t kMaxDescription = 2'000;

boost::json::object shown_app(const Context& context, core::ResourceRef app) {
    return app_json(context.instance(), context.standing(), app.number);
}

boost::json::object changed_app(const Context& context, const core::Plan& plan) {
    return app_json(*plan.after, {workspace_after(plan), context.subject(), context.now}, resource_after(plan).number);
}

enum class AppScope { listed, all };
std::optional<AppScope> parse_scope(std::string_view word) {
    if (word == "listed") return AppScope::listed;
    if (word == "all") return AppScope::all;
    return std::nullopt;
}

/// `folder_id`: a folder that the caller doesn't see is as unknown as none.
Result<std::optional<core::ResourceNumber>> folder_filter(const Context& context) {
    const auto id = TRY(context.query.id<core::ResourceId>("folder_id"));
    if (!id) return std::optional<core::ResourceNumber>();
    const core::Workspace& workspace = context.workspace();
    const auto ref = workspace.resource_by_id.find(*id);
    const auto sees = core::Right::folder_see();
    if (ref && ref->type == core::kFolder && core::is_allowed(context.standing(), sees, ref->number))
        return std::optional<core::ResourceNumber>(ref->number);
    return invalid_query("folder_id", "not_found", "There is no folder here with this id. Take it from a list.");
}

std::optional<std::string> read_description(Fields& body) {
    auto text = body.optional_string("description");
    if (text && core::count_code_points(*text).value_or(0) > kMaxDescription)
        body.refuse("description", "too_long", "A description has at most 2,000 characters.");
    return text;
}

/// null: none.
std::optional<std::string> read_icon(Fields& body) {
    const auto icon = body.nullable_string("icon");
    if (!icon) return std::nullopt;
    if (*icon && !is_icon(**icon))
        body.refuse("icon", "invalid", "No icon of the built-in set has this name. Send one of them, or null.");
    return icon->value_or("");
}

core::AppFields read_fields(Fields& body) {
    core::AppFields fields;
    fields.slug = body.optional_name<core::AppSlug>("slug");
    fields.description = read_description(body);
    fields.icon = read_icon(body);
    fields.folder = body.nullable_id<core::ResourceId>("folder_id");
    fields.released = body.optional_bool("released");
    return fields;
}

}  // namespace

Result<Reply> list_apps(Context& context) {
    const auto listing = TRY(ResourceListing::parse(context));
    const auto scope = TRY(context.query.word<AppScope>("scope", parse_scope, "listed or all"));
    const bool all = scope == AppScope::all;
    if (all && !context.is_admin())
        return forbidden("Only admins of this workspace may list every app. Leave out scope to see yours.");
    const auto folder = TRY(folder_filter(context));
    const core::Workspace& workspace = context.workspace();
    const core::Bitmap among = all ? workspace.index->existing(core::kApp)
                                   : core::allowed_resources(context.standing(), core::kApp, core::kAppList);
    auto found = TRY(find_resources(context, {core::kApp, among}, listing,
                                    [&](const core::Resource& app) { return !folder || app.folder == folder; }));
    return resource_page(std::move(found), [&](core::ResourceRef app) { return shown_app(context, app); });
}

Result<Reply> create_app(Context& context) {
    Fields body(context);
    auto name = body.required_name<core::AppName>("name");
    auto url = body.required_name<core::AppUrl>("url");
    core::AppFields fields = read_fields(body);
    TRY(body.done());
    fields.name = std::move(*name);
    fields.url = std::move(*url);
    return make_change(context, core::CreateApp{std::move(fields)}, [](Context& ctx, const core::Plan& plan) {
        return Result<Reply>(Reply::created(changed_app(ctx, plan)));
    });
}

Result<Reply> show_app(Context& context) {
    return Reply::ok(shown_app(context, TRY(context.resource(core::kApp, "a"))));
}

Result<Reply> edit_app(Context& context) {
    const core::ResourceRef ref = TRY(context.resource(core::kApp, "a"));
    Fields body(context);
    auto name = body.optional_name<core::AppName>("name");
    auto url = body.optional_name<core::AppUrl>("url");
    core::ChangeApp change{context.workspace().resource(ref)->id, read_fields(body), {}};
    change.owner = body.nullable_id<core::MemberId>("owner_id");
    TRY(body.done());
    change.fields.name = std::move(name);
    change.fields.url = std::move(url);
    return make_change(context, std::move(change), [](Context& ctx, const core::Plan& plan) {
        return Result<Reply>(Reply::ok(changed_app(ctx, plan)));
    });
}

Result<Reply> delete_app(Context& context) { return delete_resource(context, core::kApp, "a"); }

Result<Reply> open_app(Context& context) {
    const core::ResourceRef ref = TRY(context.resource(core::kApp, "a"));
    return go_to(as_location(context.workspace().resource(ref)->url.str()));
}

Reply show_refused_app(const Context& context, const core::Error& error) {
    if (error.code == core::ErrorCode::unauthenticated)
        return go_to("/sign-in?to=" + as_query_value(context.request.path));
    const std::string dashboard = "/" + as_query_value(context.path("ws"));
    if (error.code == core::ErrorCode::second_factor_setup_required) return go_to(dashboard);
    return refusal_page(context, error, {context.has_workspace() ? dashboard : "/", "Back to the dashboard"});
}

}  // namespace guildhall::api
