#include "api/groups/endpoints.h"

#include "api/groups/handlers.h"

namespace guildhall::api {
namespace {

using service::Scope;

constexpr const char* kGroups = "/workspaces/{ws}/groups";
constexpr const char* kGroup = "/workspaces/{ws}/groups/{g}";

std::string group(const char* rest) { return std::string(kGroup) + rest; }

}  // namespace

std::vector<Endpoint> group_endpoints() {
    return {
        get(kGroups, Right::admin, Scope::groups_read, list_groups)
            .list()
            .query({"q", "kind", "not_reviewed_for", "sort"}),
        post(kGroups, Right::admin, Scope::groups_write, create_group).change(),
        get(kGroup, Right::admin, Scope::groups_read, show_group).etag(),
        patch(kGroup, Right::admin, Scope::groups_write, rename_group).change().if_match(show_group),
        del(kGroup, Right::admin, Scope::groups_write, delete_group).change().if_match(show_group),
        patch(group("/permissions"), Right::admin, Scope::groups_write, set_permissions).change().if_match(show_group),
        post(group("/duplicate"), Right::admin, Scope::groups_write, duplicate_group).change(),
        post(group("/review"), Right::admin, Scope::groups_write, review_group).change().no_body(),

        get(group("/members"), Right::admin, Scope::groups_read, list_group_members)
            .list()
            .query({"status", "q", "sort"})
            .blocking(),
        post(group("/members"), Right::admin, Scope::groups_write, add_group_members).change(),
        del(group("/members/{m}"), Right::admin, Scope::groups_write, remove_group_member).change(),
        get(group("/candidates"), Right::admin, Scope::groups_read, list_group_candidates)
            .list()
            .query({"q", "sort"})
            .blocking(),

        get(group("/grants"), Right::admin, Scope::groups_read, list_grants)
            .list()
            .query({"q", "resource_type", "sort"}),
        post(group("/grants"), Right::admin, Scope::groups_write, create_grant).change(),
        patch(group("/grants/{id}"), Right::admin, Scope::groups_write, edit_grant).change().if_match(show_grant),
        del(group("/grants/{id}"), Right::admin, Scope::groups_write, delete_grant).change().if_match(show_grant),
    };
}

}  // namespace guildhall::api
