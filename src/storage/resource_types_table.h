// Rows of `resource_types`, their actions and what these imply.
#pragma once

#include <vector>

#include "core/resource_type.h"
#include "storage/connection.h"

namespace guildhall::storage {

/// The registered types of a workspace, the oldest first.
std::vector<core::ResourceType> load_resource_types(Connection& connection, core::WorkspaceId workspace);

/// Makes or replaces the type with its actions. REQUIRES: registered
void save_resource_type(Connection& connection, core::WorkspaceId workspace, const core::ResourceType& type);
/// Deletes the type with all of its resources, which fall out of every grant; the grants on it are the caller's.
void delete_resource_type(Connection& connection, core::WorkspaceId workspace, const core::ResourceType& type);

}  // namespace guildhall::storage
