#include "core/kinds.h"

namespace guildhall::core {
namespace {

constexpr std::string_view kRoleWords[] = {"end_user", "builder", "admin"};
constexpr std::string_view kCauseWords[] = {"explicit", "automatic"};
constexpr std::string_view kMemberStatusWords[] = {"invited", "active", "archived"};
constexpr std::string_view kAccountStatusWords[] = {"pending", "active", "archived"};
constexpr std::string_view kWorkspaceStatusWords[] = {"active", "archived"};
constexpr std::string_view kGroupKindWords[] = {"role", "custom"};
constexpr std::string_view kSourceWords[] = {"invite", "csv", "cli"};
constexpr std::string_view kSecondFactorDemandWords[] = {"optional", "admins", "everyone"};
constexpr std::string_view kPermissionWords[] = {"app_create",         "app_delete",    "data_source_create",
                                                 "data_source_delete", "folder_manage", "constant_manage"};

template <class Enum, std::size_t N>
std::optional<Enum> parse(const std::string_view (&words)[N], std::string_view word) {
    for (std::size_t i = 0; i < N; ++i)
        if (words[i] == word) return static_cast<Enum>(i);
    return std::nullopt;
}

}  // namespace

std::string_view to_string(Role v) { return kRoleWords[static_cast<int>(v)]; }
std::string_view to_string(RoleCause v) { return kCauseWords[static_cast<int>(v)]; }
std::string_view to_string(MemberStatus v) { return kMemberStatusWords[static_cast<int>(v)]; }
std::string_view to_string(AccountStatus v) { return kAccountStatusWords[static_cast<int>(v)]; }
std::string_view to_string(WorkspaceStatus v) { return kWorkspaceStatusWords[static_cast<int>(v)]; }
std::string_view to_string(GroupKind v) { return kGroupKindWords[static_cast<int>(v)]; }
std::string_view to_string(MemberSource v) { return kSourceWords[static_cast<int>(v)]; }
std::string_view to_string(SecondFactorDemand v) { return kSecondFactorDemandWords[static_cast<int>(v)]; }
std::string_view to_string(Permission v) { return kPermissionWords[static_cast<int>(v)]; }

std::optional<Role> parse_role(std::string_view w) { return parse<Role>(kRoleWords, w); }
std::optional<RoleCause> parse_role_cause(std::string_view w) { return parse<RoleCause>(kCauseWords, w); }
std::optional<MemberStatus> parse_member_status(std::string_view w) {
    return parse<MemberStatus>(kMemberStatusWords, w);
}
std::optional<AccountStatus> parse_account_status(std::string_view w) {
    return parse<AccountStatus>(kAccountStatusWords, w);
}
std::optional<WorkspaceStatus> parse_workspace_status(std::string_view w) {
    return parse<WorkspaceStatus>(kWorkspaceStatusWords, w);
}
std::optional<GroupKind> parse_group_kind(std::string_view w) { return parse<GroupKind>(kGroupKindWords, w); }
std::optional<MemberSource> parse_member_source(std::string_view w) { return parse<MemberSource>(kSourceWords, w); }
std::optional<SecondFactorDemand> parse_second_factor_demand(std::string_view w) {
    return parse<SecondFactorDemand>(kSecondFactorDemandWords, w);
}
std::optional<Permission> parse_permission(std::string_view w) { return parse<Permission>(kPermissionWords, w); }

std::string_view role_title(Role role) {
    constexpr std::string_view kTitles[] = {"End-user", "Builder", "Admin"};
    return kTitles[static_cast<int>(role)];
}

}  // namespace guildhall::core
