#include "api/types/endpoints.h"

#include "api/types/handlers.h"

namespace guildhall::api {
namespace {

using service::Scope;

constexpr const char* kTypes = "/workspaces/{ws}/resource-types";
constexpr const char* kType = "/workspaces/{ws}/resource-types/{t}";
constexpr const char* kAllObjects = "/workspaces/{ws}/resources";
constexpr const char* kObjects = "/workspaces/{ws}/resources/{type}";
constexpr const char* kObject = "/workspaces/{ws}/resources/{type}/{external_id}";

}  // namespace

std::vector<Endpoint> type_endpoints() {
    return {
        get(kTypes, Right::admin, Scope::groups_read, list_resource_types).list().query({"q", "sort"}),
        post(kTypes, Right::admin, Scope::groups_write, create_resource_type).change(),
        get(kType, Right::admin, Scope::groups_read, show_resource_type).etag(),
        patch(kType, Right::admin, Scope::groups_write, edit_resource_type).change().if_match(show_resource_type),
        del(kType, Right::admin, Scope::groups_write, delete_resource_type).change().if_match(show_resource_type),

        get(kAllObjects, Right::admin, Scope::resources_read, list_all_objects).list().query({"q", "sort"}),
        get(kObjects, Right::admin, Scope::resources_read, list_objects).list().query({"q", "sort"}),
        get(kObject, Right::admin, Scope::resources_read, show_object).etag(),
        put(kObject, Right::admin, Scope::resources_write, put_object).change().if_match(show_object),
        del(kObject, Right::admin, Scope::resources_write, delete_object).if_match(show_object),
    };
}

}  // namespace guildhall::api
