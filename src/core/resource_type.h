// What can be done with a resource of a type, as data: which actions a grant can give, which of them another implies,
// which make a group builder-level (M14). Built-in types are entries of one table; a registered type is one more entry.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/id.h"
#include "core/kinds.h"
#include "core/time.h"

namespace guildhall::core {

using TypeNumber = std::uint16_t;
using ActionMask = std::uint32_t;  ///< one bit per action of a type, in the order of ResourceType::actions

constexpr TypeNumber kApp = 0, kDataSource = 1, kFolder = 2, kConstant = 3, kBuiltInTypes = 4;

struct TypeAction {
    std::string name;            ///< "view", "edit", "list", …
    bool grantable = false;      ///< may be a grant's `access`
    bool builder_level = false;  ///< a grant of it makes its group builder-level (M14)
    std::string verb = {};       ///< as people read it, before "all apps": "open"
    ActionMask gives = 0;        ///< this action and all that it implies
    bool needs_release = false;  ///< counts only on released resources, unless a stronger action gives it
    bool hideable = false;       ///< not given by a grant with hide_from_dashboard
    // As an integrator declared it; `gives` and `builder_level` follow from these.
    std::vector<std::string> implies = {};
    bool marked = false;  ///< builder-level by itself; one that implies such an action is builder-level too

    bool operator==(const TypeAction&) const = default;
};

struct ResourceType {
    std::string name = {};  ///< "app", "data_source", "folder", "constant" or a registered name; empty: deleted
    std::string one = {}, many = {};       ///< as people read it: "app", "apps"
    std::vector<TypeAction> actions = {};  ///< each behind those that it implies
    ActionMask owner_gives = 0;            ///< what owning such a resource gives (M16); 0: the type has no owners
    std::vector<std::string> asked = {};   ///< what can be asked of its resources, in the order of replies
    // What it takes to make, change and delete its resources; without any: admins only.
    std::optional<Permission> create_permission = {};
    std::optional<Permission> delete_permission = {};  ///< delete = the strongest action and this permission
    std::optional<Permission> manage_permission = {};  ///< all three
    // Of a registered type.
    ResourceTypeId id = {};
    Time created_at = {};

    bool is_registered() const { return !id.is_nil(); }
    /// The number of the action with that name, grantable or not; nothing where there is none.
    std::optional<std::uint8_t> action(std::string_view action_name) const;
    /// Everything that its actions give.
    ActionMask all_actions() const { return (ActionMask{1} << actions.size()) - 1; }
    /// The grantable actions in `mask` that no other of them implies: "none", "view", "edit"; where several stand side
    /// by side, "comment+approve".
    std::string level_name(ActionMask mask) const;
    /// The highest grantable action's number + 1 in `mask`; 0 for none.
    int level(ActionMask mask) const;

    bool operator==(const ResourceType&) const = default;
};

// Actions of the built-in types; their numbers are bits of an ActionMask.
constexpr std::uint8_t kAppView = 0, kAppEdit = 1, kAppList = 2;
constexpr std::uint8_t kDataSourceUse = 0, kDataSourceConfigure = 1;

constexpr ActionMask bit(std::uint8_t action) { return ActionMask{1} << action; }

/// app, data_source, folder, constant: in the order of kApp … kConstant.
std::span<const ResourceType> built_in_types();

/// The built-in type of that name; nothing for another.
std::optional<TypeNumber> find_built_in_type(std::string_view name);

/// The type of that name or, of a registered one, with that id; nothing for another.
std::optional<TypeNumber> find_type(const std::vector<ResourceType>& types, std::string_view name_or_id);

/// What `mask` comes to on a resource: actions that need a release fall away where it isn't released and nothing
/// stronger gives them.
ActionMask effective(const ResourceType& type, ActionMask mask, bool released);

}  // namespace guildhall::core
