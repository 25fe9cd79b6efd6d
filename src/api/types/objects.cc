#include "api/fields.h"
#include "api/json_write.h"
#include "api/resources/resource_list.h"
#include "api/types/handlers.h"
#include "core/text.h"

namespace guildhall::api {

using core::Result;

namespace {

boost::json::object object_json(const core::Instance& instance, const core::Workspace& workspace,
                                core::ResourceRef ref) {
    const core::Resource& is = *workspace.resource(ref);
    return {{"id", is.external_id.view()},
            {"external_id", is.external_id.view()},
            {"type", workspace.types[ref.type].name},
            {"name", is.name},
            {"owner", owner_ref(instance, workspace, is.owner)},
            {"created_at", to_json(is.created_at)}};
}

boost::json::object shown(const Context& context, core::ResourceRef ref) {
    return object_json(context.instance(), context.workspace(), ref);
}

Result<core::TypeNumber> type_of_path(const Context& context) {
    return *core::find_type(context.workspace().types, TRY(context.registered_type("type"))->name);
}

Result<core::ResourceRef> object_of_path(const Context& context) {
    const auto found = context.workspace().find_resource(TRY(type_of_path(context)), context.path("external_id"));
    if (!found) return not_found();
    return *found;
}

/// Appends the objects of the type whose name or external id answers the search.
void find_objects(FoundResources& into, const core::Workspace& workspace, core::TypeNumber type,
                  const std::string& folded_search) {
    workspace.index->existing(type).for_each([&](core::ResourceNumber number) {
        const core::Resource& is = *workspace.resource({type, number});
        if (matches(is.name_folded, folded_search) || matches(core::fold(is.external_id), folded_search))
            into.add(is.name_folded, is.id, core::ResourceRef{type, number});
    });
}

Reply object_page(const Context& context, FoundResources found) {
    return resource_page(std::move(found), [&](core::ResourceRef ref) { return shown(context, ref); });
}

Result<Reply> reply_object(Context&, const core::Plan& plan) {
    const auto& before = *plan.before->workspaces[plan.workspace];
    const bool is_new = !before.resource_by_id.find(*plan.resource);
    return Reply::json(is_new ? 201 : 200, object_json(*plan.after, workspace_after(plan), resource_after(plan)));
}

}  // namespace

Result<Reply> list_objects(Context& context) {
    const core::TypeNumber type = TRY(type_of_path(context));
    const auto listing = TRY(ResourceListing::parse(context));
    auto found = TRY(FoundResources::start(listing.page, listing.sort));
    find_objects(found, context.workspace(), type, listing.folded_search);
    return object_page(context, std::move(found));
}

Result<Reply> list_all_objects(Context& context) {
    const auto listing = TRY(ResourceListing::parse(context));
    const core::Workspace& workspace = context.workspace();
    auto found = TRY(FoundResources::start(listing.page, listing.sort));
    for (core::TypeNumber type = core::kBuiltInTypes; type < workspace.types.size(); ++type)
        if (workspace.types[type].is_registered()) find_objects(found, workspace, type, listing.folded_search);
    return object_page(context, std::move(found));
}

Result<Reply> show_object(Context& context) { return Reply::ok(shown(context, TRY(object_of_path(context)))); }

Result<Reply> put_object(Context& context) {
    const core::ResourceTypeId type = TRY(context.registered_type("type"))->id;
    auto external_id = TRY(core::ExternalId::parse(context.path("external_id"), "external_id"));
    Fields body(context);
    auto name = body.optional_name<core::ObjectName>("name");
    const auto owner = body.nullable_id<core::MemberId>("owner_id");
    TRY(body.done());
    return make_change(context, core::PutResource{type, std::move(external_id), std::move(name), owner}, reply_object);
}

Result<Reply> delete_object(Context& context) {
    const core::ResourceRef ref = TRY(object_of_path(context));
    return make_change(context, core::DeleteResource{ref.type, context.workspace().resource(ref)->id},
                       reply_no_content);
}

}  // namespace guildhall::api
