// Rows of `members` and `group_members`.
#pragma once

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "core/entities.h"
#include "core/state.h"
#include "storage/connection.h"

namespace guildhall::storage {

/// One group membership as stored.
struct StoredLink {
    core::MemberId member;
    core::GroupId group;
    std::optional<core::Time> expires_at;
};

/// Gives every member of a workspace, by id, without groups; the account by id instead of by number.
void load_members(Connection& connection, core::WorkspaceId workspace,
                  const std::function<void(core::Member, core::UserId)>& each);
/// Gives the memberships of the groups between two, these included, by group and member.
void load_links(Connection& connection, core::WorkspaceId workspace, const std::pair<core::GroupId, core::GroupId>& of,
                const std::function<void(const StoredLink&)>& each);

/// Makes or replaces the members' rows, without their groups. `instance`: where their accounts stand.
void save_members(Connection& connection, core::WorkspaceId workspace, const core::Instance& instance,
                  const std::vector<const core::Member*>& members);
/// True where both are the same row (groups aside).
bool is_same_row(const core::Member& a, const core::Member& b);

/// After the account's name has changed: what lists sort and search by.
void save_shown_name(Connection& connection, core::WorkspaceId workspace, core::MemberId member,
                     const std::string& shown_name);

/// A member before (null: new) and after a change.
struct MemberChange {
    const core::Member* before;
    const core::Member& after;
};

/// Writes the memberships in which each `after` differs from its `before`. Groups that are gone in `now` have taken
/// theirs along.
void save_links(Connection& connection, const core::Workspace& now, const std::vector<MemberChange>& changes);

/// Milliseconds since 1970, or nothing for a member who was never active here.
std::optional<core::Time> last_active_at(Connection& connection, core::WorkspaceId workspace, core::MemberId member);
void set_last_active_at(Connection& connection, core::WorkspaceId workspace, core::MemberId member, core::Time at);

}  // namespace guildhall::storage
