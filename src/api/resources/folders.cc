#include "api/fields.h"
#include "api/json_write.h"
#include "api/resources/handlers.h"
#include "api/resources/resource_list.h"

namespace guildhall::api {

using core::Result;

namespace {

boost::json::object folder_json(const core::Workspace& workspace, core::ResourceRef folder) {
    return named_ref(*workspace.resource(folder));
}

/// The folders that the caller sees: all for who manages them, else those with an app that the caller lists.
core::Bitmap seen_folders(const Context& context) {
    const core::Workspace& workspace = context.workspace();
    const auto manages = core::Right::permitted(core::Permission::folder_manage);
    if (core::is_allowed(context.standing(), manages)) return workspace.index->existing(core::kFolder);
    core::Bitmap seen;
    core::allowed_resources(context.standing(), core::kApp, core::kAppList).for_each([&](core::ResourceNumber app) {
        if (const auto folder = workspace.resource({core::kApp, app})->folder) seen.insert(*folder);
    });
    return seen;
}

}  // namespace

Result<Reply> list_folders(Context& context) {
    const auto listing = TRY(ResourceListing::parse(context));
    auto found = TRY(find_resources(context, {core::kFolder, seen_folders(context)}, listing,
                                    [](const core::Resource&) { return true; }));
    return resource_page(std::move(found),
                         [&](core::ResourceRef ref) { return folder_json(context.workspace(), ref); });
}

Result<Reply> create_folder(Context& context) {
    Fields body(context);
    const auto name = body.required_name<core::FolderName>("name");
    TRY(body.done());
    return make_change(
        context, core::CreateResource{core::kFolder, name->str(), name->folded(), ""},
        [](Context&, const core::Plan& plan) {
            return Result<Reply>(Reply::created(folder_json(workspace_after(plan), resource_after(plan))));
        });
}

Result<Reply> show_folder(Context& context) {
    return Reply::ok(folder_json(context.workspace(), TRY(context.resource(core::kFolder, "f"))));
}

Result<Reply> edit_folder(Context& context) {
    const core::ResourceRef ref = TRY(context.resource(core::kFolder, "f"));
    Fields body(context);
    const auto name = body.optional_name<core::FolderName>("name");
    TRY(body.done());
    core::ChangeResource change{core::kFolder, context.workspace().resource(ref)->id, {}, {}, false};
    if (name) change.name = {name->str(), name->folded()};
    return make_change(context, std::move(change), [](Context&, const core::Plan& plan) {
        return Result<Reply>(Reply::ok(folder_json(workspace_after(plan), resource_after(plan))));
    });
}

Result<Reply> delete_folder(Context& context) { return delete_resource(context, core::kFolder, "f"); }

}  // namespace guildhall::api
