#include "api/codecs/access_json.h"

#include "api/json_write.h"

namespace guildhall::api {

using core::AccessPath;

boost::json::object path_json(const core::Workspace& workspace, const AccessPath& path) {
    const auto word = [&] {
        switch (path.via) {
            case AccessPath::Via::instance_admin: return "instance_admin";
            case AccessPath::Via::role: return "role";
            case AccessPath::Via::group: return path.grant ? "grant" : "group";
            case AccessPath::Via::owner: return "owner";
        }
        return "role";
    };
    boost::json::object json{{"via", word()}};
    if (path.group) json["group"] = named_ref(*workspace.groups[*path.group]);
    if (path.grant) json["grant"] = named_ref(*path.grant);
    return json;
}

boost::json::array paths_json(const core::Workspace& workspace, const std::vector<AccessPath>& paths) {
    boost::json::array json;
    for (const AccessPath& path : paths) json.push_back(path_json(workspace, path));
    return json;
}

boost::json::array actions_json(const core::Standing& of, core::ResourceRef resource) {
    boost::json::array json;
    for (const std::string& action : of.workspace.types[resource.type].asked) {
        const auto decision = core::explain(of, *core::right_to(of.workspace, resource, action), resource.number);
        if (!decision.allowed) continue;
        json.push_back(boost::json::object{{"action", action}, {"paths", paths_json(of.workspace, decision.paths)}});
    }
    return json;
}

boost::json::object resource_ref(const core::Workspace& workspace, core::ResourceRef resource) {
    const core::Resource& thing = *workspace.resource(resource);
    return {{"type", workspace.types[resource.type].name}, {"id", thing.key()}, {"name", thing.name}};
}

}  // namespace guildhall::api
