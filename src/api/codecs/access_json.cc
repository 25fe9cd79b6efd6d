#include "api/codecs/access_json.h"

#include <algorithm>
#include <array>
#include <optional>

#include "api/json_write.h"

namespace guildhall::api {

using core::AccessPath;
using core::Permission;
using core::Right;

namespace {

bool is_secret(const core::Workspace& workspace, core::ResourceRef resource) {
    return workspace.resource(resource)->kind == "secret";
}

Right right_of(const core::Workspace& workspace, core::ResourceRef resource, std::string_view action) {
    if (action == "delete") return Right::remove(resource.type);
    if (resource.type == core::kFolder) return Right::folder_see();
    if (resource.type == core::kConstant) {
        const bool reveals = action == "reveal" || is_secret(workspace, resource);
        return reveals ? Right::permitted(Permission::constant_manage) : Right::constant_read();
    }
    return Right::act(resource.type, *workspace.types[resource.type].action(action));
}

/// The paths of what gives a right: of two rights together, those of both, each once.
class PathList {
public:
    void add(const std::vector<AccessPath>& more) {
        for (const AccessPath& path : more) {
            const auto same = [&](const AccessPath& other) {
                return other.via == path.via && other.group == path.group && other.grant == path.grant;
            };
            if (std::none_of(paths_.begin(), paths_.end(), same)) paths_.push_back(path);
        }
    }
    std::vector<AccessPath> take() { return std::move(paths_); }

private:
    std::vector<AccessPath> paths_;
};

/// A folder is seen by who manages folders, or lists an app in it.
void add_folder_paths(PathList& list, const core::Workspace& workspace, const core::Subject& subject,
                      core::ResourceNumber folder, core::Time now) {
    list.add(core::paths(workspace, subject, Permission::folder_manage, now));
    core::allowed_resources(workspace, subject, core::kApp, core::kAppList, now)
        .for_each([&](core::ResourceNumber app) {
            if (workspace.resource({core::kApp, app})->folder == folder)
                list.add(core::paths(workspace, subject, {core::kApp, app}, core::kAppList, now));
        });
}

std::vector<AccessPath> paths_of(const core::Workspace& workspace, const core::Subject& subject,
                                 core::ResourceRef resource, const Right& right, core::Time now) {
    PathList list;
    switch (right.kind) {
        case Right::Kind::act: list.add(core::paths(workspace, subject, resource, right.action, now)); break;
        case Right::Kind::remove: {
            const core::ResourceType& type = workspace.types[resource.type];
            const auto strongest = static_cast<std::uint8_t>(type.level(type.owner_gives) - 1);
            list.add(core::paths(workspace, subject, resource, strongest, now));
            list.add(core::paths(workspace, subject, *type.delete_permission, now));
            break;
        }
        case Right::Kind::folder_see: add_folder_paths(list, workspace, subject, resource.number, now); break;
        case Right::Kind::permission: list.add(core::paths(workspace, subject, right.permission, now)); break;
        case Right::Kind::constant_read:
            list.add(core::paths(workspace, subject, Permission::constant_manage, now));
            if (subject.member && workspace.members[*subject.member]->role == core::Role::builder)
                list.add({{AccessPath::Via::role, core::Role::builder, {}, nullptr}});
            break;
        case Right::Kind::member:
        case Right::Kind::administer: break;
    }
    return list.take();
}

}  // namespace

const std::vector<std::string_view>& actions_of(core::TypeNumber type) {
    static const std::array<std::vector<std::string_view>, core::kBuiltInTypes> kActions = {{
        {"view", "edit", "list", "delete"},
        {"use", "configure", "delete"},
        {"see"},
        {"read", "reveal"},
    }};
    return kActions[type];
}

bool may(const core::Workspace& workspace, const core::Subject& subject, core::ResourceRef resource,
         std::string_view action, core::Time now) {
    return core::is_allowed(workspace, subject, right_of(workspace, resource, action), resource.number, now);
}

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

boost::json::array actions_json(const core::Workspace& workspace, const core::Subject& subject,
                                core::ResourceRef resource, core::Time now) {
    boost::json::array json;
    for (const std::string_view action : actions_of(resource.type)) {
        if (!may(workspace, subject, resource, action, now)) continue;
        const Right right = right_of(workspace, resource, action);
        json.push_back(boost::json::object{
            {"action", action}, {"paths", paths_json(workspace, paths_of(workspace, subject, resource, right, now))}});
    }
    return json;
}

boost::json::object resource_ref(const core::Workspace& workspace, core::ResourceRef resource) {
    const core::Resource& thing = *workspace.resource(resource);
    return {{"type", workspace.types[resource.type].name}, {"id", thing.id.str()}, {"name", thing.name}};
}

}  // namespace guildhall::api
