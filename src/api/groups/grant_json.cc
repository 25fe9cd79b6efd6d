#include "api/groups/grant_json.h"

#include <boost/json/array.hpp>

#include "core/access_index.h"

namespace guildhall::api {

boost::json::object grant_json(const core::Workspace& workspace, const core::Grant& grant) {
    const core::ResourceType& type = workspace.types[grant.type];
    boost::json::array resources;
    for (const core::ResourceNumber number : grant.resources)
        if (const core::Resource* resource = workspace.resource({grant.type, number}))
            resources.push_back(boost::json::object{{"id", resource->key()}, {"name", resource->name}});
    boost::json::object json;
    json["id"] = grant.id.str();
    json["name"] = grant.name;
    json["resource_type"] = type.name;
    json["access"] = type.actions[grant.action].name;
    json["hide_from_dashboard"] = grant.hide_from_dashboard;
    json["scope"] = grant.all ? "all" : "selected";
    json["resource_count"] = grant.all ? workspace.index->existing(grant.type).count() : resources.size();
    json["resources"] = std::move(resources);
    return json;
}

}  // namespace guildhall::api
