#include "core/resource_type.h"

#include <array>

#include "core/text.h"

namespace guildhall::core {
namespace {

ResourceType app_type() {
    constexpr ActionMask view = bit(kAppView) | bit(kAppList), edit = view | bit(kAppEdit);
    return {"app",
            {{.name = "view", .grantable = true, .gives = view, .needs_release = true},
             {.name = "edit", .grantable = true, .builder_level = true, .gives = edit},
             {.name = "list", .gives = bit(kAppList), .needs_release = true, .hideable = true}},
            edit,
            Permission::app_delete};
}

ResourceType data_source_type() {
    constexpr ActionMask use = bit(kDataSourceUse), configure = use | bit(kDataSourceConfigure);
    return {"data_source",
            {{.name = "use", .grantable = true, .builder_level = true, .gives = use},
             {.name = "configure", .grantable = true, .builder_level = true, .gives = configure}},
            configure,
            Permission::data_source_delete};
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

std::string_view ResourceType::level_name(ActionMask mask) const {
    const int highest = level(mask);
    return highest == 0 ? std::string_view("none") : actions[static_cast<std::size_t>(highest) - 1].name;
}

std::span<const ResourceType> built_in_types() {
    static const std::array<ResourceType, kBuiltInTypes> kTypes = {
        app_type(), data_source_type(), ResourceType{"folder", {}, 0, {}}, ResourceType{"constant", {}, 0, {}}};
    return kTypes;
}

std::optional<TypeNumber> find_built_in_type(std::string_view name) {
    for (TypeNumber i = 0; i < kBuiltInTypes; ++i)
        if (built_in_types()[i].name == name) return i;
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
