// The two long lists, paged and searched in SQL: the members of a workspace, and the users of the instance. They give
// ids; what is shown of each comes from the state.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/id.h"
#include "core/kinds.h"
#include "core/time.h"
#include "storage/connection.h"
#include "storage/keyset.h"

namespace guildhall::storage {

enum class MemberSort { name, email, role, status, invited_at, last_active_at };

/// Which members, in which order, which page.
struct MemberListQuery {
    core::WorkspaceId workspace;
    std::vector<core::MemberStatus> statuses;   ///< empty: any
    std::vector<core::Role> roles;              ///< empty: any
    std::optional<core::GroupId> custom_group;  ///< in it, ended memberships too unless `live_at`
    std::optional<core::GroupId> not_in_group;  ///< without a membership that lives at `live_at`
    std::optional<core::Time> live_at;          ///< only memberships that live then (M36)
    std::string text;                           ///< in name or e-mail, any case; one or two characters: prefix
    std::optional<bool> second_factor = {};     ///< of the account; of who never accepted: none (M40); nothing: any
    std::optional<bool> email_verified = {};    ///< likewise
    std::optional<core::Time> inactive_since;   ///< seen, and not since then
    MemberSort sort = MemberSort::name;
    bool descending = false;
    int limit = 50;
    std::optional<std::string> cursor;  ///< of the page before
};

struct ListedMember {
    core::MemberId id;
    std::optional<core::Time> last_active_at;
};

struct MemberPage {
    std::vector<ListedMember> members;
    std::optional<std::string> next_cursor;
    Total total;  ///< of all pages
};

/// Nothing where the cursor isn't one of this list and order.
std::optional<MemberPage> list_members(Connection& connection, const MemberListQuery& query);

enum class UserSort { name, email, status, created_at };

struct UserListQuery {
    std::vector<core::AccountStatus> statuses;  ///< empty: any
    std::string text;                           ///< as in MemberListQuery
    std::optional<bool> second_factor = {};     ///< whether they have one; nothing: any
    UserSort sort = UserSort::name;
    bool descending = false;
    int limit = 50;
    std::optional<std::string> cursor;
};

struct UserPage {
    std::vector<core::UserId> users;
    std::optional<std::string> next_cursor;
    Total total;
};

/// Nothing where the cursor isn't one of this list and order.
std::optional<UserPage> list_users(Connection& connection, const UserListQuery& query);

}  // namespace guildhall::storage
