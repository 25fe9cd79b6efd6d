// The rows of `instance`, `guarded_origins` and `workspaces`.
#pragma once

#include <vector>

#include "core/state.h"
#include "storage/connection.h"

namespace guildhall::storage {

/// Settings, revision and setup_done alone; those of a new instance where nothing is stored.
core::Instance load_instance_row(Connection& connection);
void save_instance_row(Connection& connection, const core::Instance& instance);
/// Replaces all guarded origins. REQUIRES: their workspaces are saved
void save_guarded_origins(Connection& connection, const std::vector<core::GuardedOrigin>& origins);

/// The own fields of every workspace, by id.
std::vector<core::Workspace> load_workspaces(Connection& connection);
/// Makes or replaces the workspace's own row.
void save_workspace(Connection& connection, const core::Workspace& workspace);

}  // namespace guildhall::storage
