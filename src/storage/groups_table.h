// Rows of `groups`, `grants` and `grant_resources`.
#pragma once

#include <functional>
#include <vector>

#include "core/entities.h"
#include "core/state.h"
#include "storage/connection.h"

namespace guildhall::storage {

/// A grant as stored: its group by id instead of by number.
struct StoredGrant {
    core::GroupId group;
    core::Grant grant;
};

/// All groups of a workspace, by id, without grants and members.
std::vector<core::Group> load_groups(Connection& connection, core::WorkspaceId workspace);
/// All grants of a workspace, those of each group in their order. `types`: the workspace's resource types. `number_of`:
/// the number of a resource.
std::vector<StoredGrant> load_grants(Connection& connection, core::WorkspaceId workspace,
                                     const std::vector<core::ResourceType>& types,
                                     const std::function<core::ResourceNumber(core::ResourceId)>& number_of);

/// Makes or replaces the group's row, without grants and members.
void save_group(Connection& connection, core::WorkspaceId workspace, const core::Group& group);
/// Deletes the group with its memberships and grants.
void delete_group(Connection& connection, core::WorkspaceId workspace, core::GroupId group);

/// Where a group stands before and after a change.
struct GroupChange {
    const core::Workspace* workspace_before;  ///< null: the workspace is new
    const core::Workspace& workspace;
    const core::Group* before;  ///< null: the group is new
    const core::Group& after;
};

/// Writes the grants in which the group differs.
void save_grants(Connection& connection, const GroupChange& change);

}  // namespace guildhall::storage
