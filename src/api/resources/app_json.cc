#include "api/resources/app_json.h"

#include "api/json_write.h"

namespace guildhall::api {

boost::json::object app_json(const core::Instance& instance, const core::Standing& of, core::ResourceNumber app) {
    const core::Workspace& workspace = of.workspace;
    const core::Resource& is = *workspace.resource({core::kApp, app});
    const bool edits = core::is_allowed(of, core::Right::act(core::kApp, core::kAppEdit), app);
    boost::json::object json;
    json["id"] = is.id.str();
    json["name"] = is.name;
    json["slug"] = is.slug;
    json["url"] = is.url.str();
    json["description"] = is.description.str();
    json["icon"] = text_or_null(is.icon.view());
    json["folder_id"] = nullptr;
    if (is.folder) json["folder_id"] = workspace.resource({core::kFolder, *is.folder})->id.str();
    json["released"] = is.released;
    json["owner"] = owner_ref(instance, workspace, is.owner);
    json["access"] = edits ? "edit" : "view";
    return json;
}

}  // namespace guildhall::api
