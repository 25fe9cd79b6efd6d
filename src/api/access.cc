#include "api/access.h"

#include <array>
#include <utility>

namespace guildhall::api {

using core::Permission;
using Need = core::Right;

std::string_view to_string(Right right) {
    switch (right) {
        case Right::undeclared: return "undeclared";
        case Right::public_: return "public";
        case Right::session: return "session";
        case Right::active_member: return "active-member";
        case Right::admin: return "admin";
        case Right::admin_or_self: return "admin-or-self";
        case Right::instance_admin: return "instance-admin";
        case Right::workspace_create: return "workspace_create";
        case Right::app_create: return "app_create";
        case Right::app_view: return "app_view";
        case Right::app_edit: return "app_edit";
        case Right::app_delete: return "app_delete";
        case Right::data_source_create: return "data_source_create";
        case Right::data_source_use: return "data_source_use";
        case Right::data_source_configure: return "data_source_configure";
        case Right::data_source_delete: return "data_source_delete";
        case Right::folder_see: return "folder_see";
        case Right::folder_manage: return "folder_manage";
        case Right::constant_read: return "constant_read";
        case Right::constant_manage: return "constant_manage";
    }
    return "undeclared";
}

std::optional<ResourceRight> resource_right(Right right) {
    switch (right) {
        case Right::app_create: return ResourceRight{Need::permitted(Permission::app_create), core::kApp, "a"};
        case Right::app_view: return ResourceRight{Need::act(core::kApp, core::kAppView), core::kApp, "a"};
        case Right::app_edit: return ResourceRight{Need::act(core::kApp, core::kAppEdit), core::kApp, "a"};
        case Right::app_delete: return ResourceRight{Need::remove(core::kApp), core::kApp, "a"};
        case Right::data_source_create:
            return ResourceRight{Need::permitted(Permission::data_source_create), core::kDataSource, "d"};
        case Right::data_source_use:
            return ResourceRight{Need::act(core::kDataSource, core::kDataSourceUse), core::kDataSource, "d"};
        case Right::data_source_configure:
            return ResourceRight{Need::act(core::kDataSource, core::kDataSourceConfigure), core::kDataSource, "d"};
        case Right::data_source_delete: return ResourceRight{Need::remove(core::kDataSource), core::kDataSource, "d"};
        case Right::folder_see: return ResourceRight{Need::folder_see(), core::kFolder, "f"};
        case Right::folder_manage: return ResourceRight{Need::permitted(Permission::folder_manage), core::kFolder, "f"};
        case Right::constant_read: return ResourceRight{Need::constant_read(), core::kConstant, "c"};
        case Right::constant_manage:
            return ResourceRight{Need::permitted(Permission::constant_manage), core::kConstant, "c"};
        default: return std::nullopt;
    }
}

std::string to_string(const TokenUse& use) {
    switch (use.kind) {
        case TokenUse::Kind::none: return "none";
        case TokenUse::Kind::any: return "any";
        case TokenUse::Kind::by_target: return "by-target";
        case TokenUse::Kind::scope: return std::string(service::to_string(use.scope));
    }
    return "none";
}

}  // namespace guildhall::api
