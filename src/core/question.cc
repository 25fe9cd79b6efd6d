#include "core/question.h"

#include <array>
#include <utility>

#include "core/text.h"

namespace guildhall::core {
namespace {

constexpr std::string_view kWorkspace = "workspace";

/// What can be asked about the workspace itself.
constexpr std::array<std::pair<std::string_view, Permission>, 4> kWorkspaceActions = {{
    {"create_app", Permission::app_create},
    {"create_data_source", Permission::data_source_create},
    {"manage_folders", Permission::folder_manage},
    {"manage_constants", Permission::constant_manage},
}};
constexpr std::string_view kManageMembers = "manage_members";

std::optional<TypeNumber> find_type(const Workspace& workspace, std::string_view name) {
    for (TypeNumber number = 0; number < workspace.types.size(); ++number)
        if (workspace.types[number].name == name) return number;
    return std::nullopt;
}

}  // namespace

const Account* find_subject(const Instance& instance, const Entity& entity) {
    if (entity.type != "user") return nullptr;
    if (const auto id = UserId::parse(entity.id)) return instance.account(*id);
    return instance.account_of_email(ascii_lower(entity.id));
}

std::optional<Target> find_target(const Workspace& workspace, const Entity& entity) {
    if (entity.type == kWorkspace) {
        const bool is_this = WorkspaceId::parse(entity.id) == workspace.id || entity.id == workspace.slug;
        return is_this ? std::optional(Target{}) : std::nullopt;
    }
    const auto type = find_type(workspace, entity.type);
    if (!type) return std::nullopt;
    if (const auto id = ResourceId::parse(entity.id)) {
        const auto found = workspace.resource_by_id.find(*id);
        return found && found->type == *type ? std::optional(Target{*found}) : std::nullopt;
    }
    const ResourceTable& table = workspace.resources[*type];
    const auto number = *type == kApp ? table.by_slug.find(entity.id) : table.by_name.find(fold(entity.id));
    return number ? std::optional(Target{ResourceRef{*type, *number}}) : std::nullopt;
}

std::vector<Target> targets_of(const Workspace& workspace, std::string_view type) {
    if (type == kWorkspace) return {Target{}};
    std::vector<Target> targets;
    const auto number = find_type(workspace, type);
    if (!number) return targets;
    workspace.index->existing(*number).for_each([&](ResourceNumber resource) {
        targets.push_back({ResourceRef{*number, resource}});
    });
    return targets;
}

Uuid id_of(const Workspace& workspace, const Target& target) {
    return target.resource ? workspace.resource(*target.resource)->id.uuid() : workspace.id.uuid();
}

std::optional<Right> find_right(const Workspace& workspace, const Target& target, std::string_view action) {
    if (target.resource) return right_to(workspace, *target.resource, action);
    if (action == kManageMembers) return Right::administer();
    for (const auto& [name, permission] : kWorkspaceActions)
        if (name == action) return Right::permitted(permission);
    return std::nullopt;
}

std::vector<std::string_view> actions_on(const Workspace& workspace, const Target& target) {
    std::vector<std::string_view> names;
    if (target.resource) {
        if (target.resource->type < kBuiltInTypes) return asked_actions(target.resource->type);
        for (const TypeAction& action : workspace.types[target.resource->type].actions) names.push_back(action.name);
        return names;
    }
    for (const auto& [name, permission] : kWorkspaceActions) names.push_back(name);
    names.push_back(kManageMembers);
    return names;
}

}  // namespace guildhall::core
