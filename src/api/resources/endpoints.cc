#include "api/resources/endpoints.h"

#include "api/resources/handlers.h"

namespace guildhall::api {
namespace {

using service::Scope;

constexpr const char* kApps = "/workspaces/{ws}/apps";
constexpr const char* kApp = "/workspaces/{ws}/apps/{a}";
constexpr const char* kDataSources = "/workspaces/{ws}/data-sources";
constexpr const char* kDataSource = "/workspaces/{ws}/data-sources/{d}";
constexpr const char* kFolders = "/workspaces/{ws}/folders";
constexpr const char* kFolder = "/workspaces/{ws}/folders/{f}";
constexpr const char* kConstants = "/workspaces/{ws}/constants";
constexpr const char* kConstant = "/workspaces/{ws}/constants/{c}";

std::vector<Endpoint> app_endpoints() {
    return {
        get(kApps, Right::active_member, Scope::resources_read, list_apps)
            .list()
            .query({"q", "scope", "folder_id", "owner_status", "sort"}),
        post(kApps, Right::app_create, Scope::resources_write, create_app),
        get(kApp, Right::app_view, Scope::resources_read, show_app).etag(),
        patch(kApp, Right::app_edit, Scope::resources_write, edit_app).change().if_match(show_app),
        del(kApp, Right::app_delete, Scope::resources_write, delete_app).if_match(show_app),
        get("/workspaces/{ws}/apps/{a}/open", Right::app_view, Scope::resources_read, open_app)
            .followed(show_refused_app),
        get("/workspaces/{ws}/apps/{a}/access", Right::admin, Scope::decisions_read, show_app_access)
            .list()
            .query({"q", "action"})
            .blocking(),
    };
}

std::vector<Endpoint> data_source_endpoints() {
    return {
        get(kDataSources, Right::active_member, Scope::resources_read, list_data_sources)
            .list()
            .query({"q", "kind", "owner_status", "sort"})
            .blocking(),
        post(kDataSources, Right::data_source_create, Scope::resources_write, create_data_source),
        get(kDataSource, Right::data_source_use, Scope::resources_read, show_data_source).etag().blocking(),
        patch(kDataSource, Right::data_source_configure, Scope::resources_write, edit_data_source)
            .change()
            .if_match(show_data_source),
        del(kDataSource, Right::data_source_delete, Scope::resources_write, delete_data_source)
            .if_match(show_data_source),
        get("/workspaces/{ws}/data-sources/{d}/access", Right::admin, Scope::decisions_read, show_data_source_access)
            .list()
            .query({"q", "action"})
            .blocking(),
    };
}

std::vector<Endpoint> folder_endpoints() {
    return {
        get(kFolders, Right::active_member, Scope::resources_read, list_folders).list().query({"q", "sort"}),
        post(kFolders, Right::folder_manage, Scope::resources_write, create_folder),
        get(kFolder, Right::folder_see, Scope::resources_read, show_folder).etag(),
        patch(kFolder, Right::folder_manage, Scope::resources_write, edit_folder).if_match(show_folder),
        del(kFolder, Right::folder_manage, Scope::resources_write, delete_folder).if_match(show_folder),
    };
}

std::vector<Endpoint> constant_endpoints() {
    return {
        get(kConstants, Right::constant_read, Scope::resources_read, list_constants)
            .list()
            .query({"q", "kind", "sort"})
            .blocking(),
        post(kConstants, Right::constant_manage, Scope::resources_write, create_constant),
        get(kConstant, Right::constant_read, Scope::resources_read, show_constant).etag().blocking(),
        patch(kConstant, Right::constant_manage, Scope::resources_write, edit_constant).if_match(show_constant),
        del(kConstant, Right::constant_manage, Scope::resources_write, delete_constant).if_match(show_constant),
        post("/workspaces/{ws}/constants/{c}/reveal", Right::constant_manage, kNoTokens, reveal_constant).no_body(),
    };
}

}  // namespace

std::vector<Endpoint> resource_endpoints() {
    std::vector<Endpoint> all = app_endpoints();
    for (auto area : {data_source_endpoints, folder_endpoints, constant_endpoints}) {
        std::vector<Endpoint> more = area();
        all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    return all;
}

}  // namespace guildhall::api
