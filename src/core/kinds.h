// The closed sets of model.md (roles, statuses, permissions) and their spelling. Used by every layer.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace guildhall::core {

enum class Role : std::uint8_t { end_user, builder, admin };  ///< in rising order
enum class RoleCause : std::uint8_t { explicit_, automatic };
enum class MemberStatus : std::uint8_t { invited, active, archived };
enum class AccountStatus : std::uint8_t { pending, active, archived };
enum class WorkspaceStatus : std::uint8_t { active, archived };
enum class GroupKind : std::uint8_t { role, custom };
enum class MemberSource : std::uint8_t { invite, csv, cli };
enum class SecondFactorDemand : std::uint8_t { optional, admins, everyone };
enum class Permission : std::uint8_t {
    app_create,
    app_delete,
    data_source_create,
    data_source_delete,
    folder_manage,
    constant_manage
};

constexpr std::array<Role, 3> kRoles = {Role::end_user, Role::builder, Role::admin};
constexpr std::array<Permission, 6> kPermissions = {Permission::app_create,         Permission::app_delete,
                                                    Permission::data_source_create, Permission::data_source_delete,
                                                    Permission::folder_manage,      Permission::constant_manage};

/// A set of permissions, one bit each.
struct PermissionSet {
    std::uint8_t bits = 0;
    bool has(Permission p) const { return bits >> static_cast<int>(p) & 1; }
    bool any() const { return bits != 0; }
    void set(Permission p, bool on) {
        const auto bit = static_cast<std::uint8_t>(1u << static_cast<int>(p));
        bits = static_cast<std::uint8_t>(on ? bits | bit : bits & ~bit);
    }
    static PermissionSet all() { return {0x3f}; }
    bool operator==(const PermissionSet&) const = default;
};

/// The words of the API: "end_user", "automatic", "invited", "app_create", …
std::string_view to_string(Role);
std::string_view to_string(RoleCause);
std::string_view to_string(MemberStatus);
std::string_view to_string(AccountStatus);
std::string_view to_string(WorkspaceStatus);
std::string_view to_string(GroupKind);
std::string_view to_string(MemberSource);
std::string_view to_string(SecondFactorDemand);
std::string_view to_string(Permission);

/// What to_string gave; nothing for another word.
std::optional<Role> parse_role(std::string_view);
std::optional<RoleCause> parse_role_cause(std::string_view);
std::optional<MemberStatus> parse_member_status(std::string_view);
std::optional<AccountStatus> parse_account_status(std::string_view);
std::optional<WorkspaceStatus> parse_workspace_status(std::string_view);
std::optional<GroupKind> parse_group_kind(std::string_view);
std::optional<MemberSource> parse_member_source(std::string_view);
std::optional<SecondFactorDemand> parse_second_factor_demand(std::string_view);
std::optional<Permission> parse_permission(std::string_view);

/// The role as people read it: "Admin", "Builder", "End-user"; also the name of its role group.
std::string_view role_title(Role);

}  // namespace guildhall::core
