#include "core/resource_type.h"

#include <array>

#include "core/text.h"

namespace guildhall::core {
namespace {

ResourceType app_type() {
    constexpr ActionMask view = bit(kAppView) | bit(kAppList), edit = view | bit(kAppEdit);
    return {.name = "app",
            .one = "app",
            .many = "apps",
            .actions = {{.name = "view", .grantable = true, .verb = "open", .gives = view, .needs_release = true},
                        {.name = "edit", .grantable = true, .builder_level = true, .verb = "edit", .gives = edit},
                        {.name = "list", .gives = bit(kAppList), .needs_release = true, .hideable = true}},
            .owner_gives = edit,
            .asked = {"view", "edit", "list", "delete"},
            .create_permission = Permission::app_create,
            .delete_permission = Permission::app_delete};
}

ResourceType data_source_type() {
    constexpr ActionMask use = bit(kDataSourceUse), configure = use | bit(kDataSourceConfigure);
    return {
        .name = "data_source",
        .one = "data source",
        .many = "data sources",
        .actions =
            {{.name = "use", .grantable = true, .builder_level = true, .verb = "build with", .gives = use},
             {.name = "configure", .grantable = true, .builder_level = true, .verb = "configure", .gives = configure}},
        .owner_gives = configure,
        .asked = {"use", "configure", "delete"},
        .create_permission = Permission::data_source_create,
        .delete_permission = Permission::data_source_delete};
}

ResourceType folder_type() {
    return {.name = "folder",
            .one = "folder",
            .many = "folders",
            .asked = {"see"},
            .manage_permission = Permission::folder_manage};
}

ResourceType constant_type() {
    return {.name = "constant",
            .one = "constant",
            .many = "constants",
            .asked = {"read", "reveal"},
            .manage_permission = Permission::constant_manage};
}

}  // namespace

std::optional<std::uint8_t> ResourceType::action(std::string_view action_name) const {
    for (std::uint8_t i = 0; i < actions.size(); ++i)
        if (same_word(actions[i].name, action_name)) return i;
    return std::nullopt;
}

int ResourceType::level(ActionMask mask) const {
    for (auto i = static_cast<int>(actions.size()); i-- > 0;)
        if (actions[static_cast<std::size_t>(i)].grantable && (mask >> i & 1)) return i + 1;
    return 0;
}

std::string ResourceType::level_name(ActionMask mask) const {
    std::string names;
    for (std::size_t i = 0; i < actions.size(); ++i) {
        if (!actions[i].grantable || !(mask >> i & 1)) continue;
        bool implied = false;
        for (std::size_t other = i + 1; other < actions.size(); ++other)
            implied = implied || (actions[other].grantable && (mask >> other & 1) && (actions[other].gives >> i & 1));
        if (!implied) names += (names.empty() ? "" : "+") + actions[i].name;
    }
    return names.empty() ? "none" : names;
}

std::span<const ResourceType> built_in_types() {
    static const std::array<ResourceType, kBuiltInTypes> kTypes = {app_type(), data_source_type(), folder_type(),
                                                                   constant_type()};
    return kTypes;
}

std::optional<TypeNumber> find_built_in_type(std::string_view name) {
    for (TypeNumber i = 0; i < kBuiltInTypes; ++i)
        if (built_in_types()[i].name == name) return i;
    return std::nullopt;
}

std::optional<TypeNumber> find_type(const std::vector<ResourceType>& types, std::string_view name_or_id) {
    const auto id = ResourceTypeId::parse(name_or_id);
    for (TypeNumber i = 0; i < types.size(); ++i)
        if (id ? types[i].id == *id && types[i].is_registered() : !name_or_id.empty() && types[i].name == name_or_id)
            return i;
    return std::nullopt;
}

ActionMask effective(const ResourceType& type, ActionMask mask, bool released) {
    if (released || mask == 0) return mask;
    ActionMask kept = 0;
    for (std::size_t i = 0; i < type.actions.size(); ++i)
        if ((mask >> i & 1) && !type.actions[i].needs_release) kept |= type.actions[i].gives;
    return kept & mask;
}

}  // namespace guildhall::core
