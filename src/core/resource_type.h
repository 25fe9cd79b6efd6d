// What can be done with a resource of a type, as data: which actions a grant can give, which of them another implies,
// which make a group builder-level (M14). Built-in types are entries of one table; a registered type is one more entry.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/kinds.h"

namespace guildhall::core {

using TypeNumber = std::uint16_t;
using ActionMask = std::uint32_t;  ///< one bit per action of a type, in the order of ResourceType::actions

constexpr TypeNumber kApp = 0, kDataSource = 1, kFolder = 2, kConstant = 3, kBuiltInTypes = 4;

struct TypeAction {
    std::string name;            ///< "view", "edit", "list", …
    bool grantable = false;      ///< may be a grant's `access`
    bool builder_level = false;  ///< a grant of it makes its group builder-level (M14)
    ActionMask gives = 0;        ///< this action and all that it implies
    bool needs_release = false;  ///< counts only on released resources, unless a stronger action gives it
    bool hideable = false;       ///< not given by a grant with hide_from_dashboard
};

struct ResourceType {
    std::string name;  ///< "app", "data_source", "folder", "constant" or a registered name
    std::vector<TypeAction> actions;
    ActionMask owner_gives = 0;  ///< what owning such a resource gives (M16); 0: the type has no owners
    std::optional<Permission> delete_permission;  ///< delete = the strongest action and this permission

    /// The number of the action with that name, grantable or not; nothing where there is none.
    std::optional<std::uint8_t> action(std::string_view action_name) const;
    /// Everything that its actions give.
    ActionMask all_actions() const { return (ActionMask{1} << actions.size()) - 1; }
    /// The name of the highest grantable action in `mask`, "none" for none ("none < view < edit").
    std::string_view level_name(ActionMask mask) const;
    /// The highest grantable action's number + 1 in `mask`; 0 for none.
    int level(ActionMask mask) const;
};

// Actions of the built-in types; their numbers are bits of an ActionMask.
constexpr std::uint8_t kAppView = 0, kAppEdit = 1, kAppList = 2;
constexpr std::uint8_t kDataSourceUse = 0, kDataSourceConfigure = 1;

constexpr ActionMask bit(std::uint8_t action) { return ActionMask{1} << action; }

/// app, data_source, folder, constant: in the order of kApp … kConstant.
std::span<const ResourceType> built_in_types();

/// The built-in type of that name; nothing for another.
std::optional<TypeNumber> find_built_in_type(std::string_view name);

/// What `mask` comes to on a resource: actions that need a release fall away where it isn't released and nothing
/// stronger gives them.
ActionMask effective(const ResourceType& type, ActionMask mask, bool released);

}  // namespace guildhall::core
