// Rows of `resources` and `apps`, and the contents of data sources and constants, which the state doesn't keep.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/entities.h"
#include "core/state.h"
#include "storage/connection.h"

namespace guildhall::storage {

/// A resource as stored: owner and folder by id instead of by number.
struct StoredResource {
    core::Resource resource;
    std::optional<core::MemberId> owner;
    std::optional<core::ResourceId> folder;
};

/// Gives every resource of a workspace, by id. `types`: its resource types.
void load_resources(Connection& connection, core::WorkspaceId workspace, const std::vector<core::ResourceType>& types,
                    const std::function<void(StoredResource)>& each);

/// Makes or replaces the row that every resource has.
void save_resource(Connection& connection, const core::Workspace& workspace, const core::Resource& resource);
/// Makes or replaces the app's own row. REQUIRES: its resource's and its folder's rows are saved
void save_app(Connection& connection, const core::Workspace& workspace, const core::Resource& app);
/// Deletes the resource with its content and its places in grants; a folder's apps stay, without folder.
void delete_resource(Connection& connection, core::WorkspaceId workspace, core::ResourceId resource);

struct DataSourceContent {
    std::string options;  ///< JSON
    Blob secrets;         ///< sealed; empty: none
};
/// Nothing for an unknown id.
std::optional<DataSourceContent> data_source_content(Connection& connection, core::WorkspaceId workspace,
                                                     core::ResourceId id);
/// REQUIRES: the resource's row is saved
void save_data_source_content(Connection& connection, core::WorkspaceId workspace, core::ResourceId id,
                              const DataSourceContent& content);

/// A constant's value: `plain` or `sealed`, never both.
struct ConstantContent {
    std::optional<std::string> plain;
    std::optional<Blob> sealed;
};
/// Nothing for an unknown id.
std::optional<ConstantContent> constant_content(Connection& connection, core::WorkspaceId workspace,
                                                core::ResourceId id);
/// REQUIRES: the resource's row is saved
void save_constant_content(Connection& connection, core::WorkspaceId workspace, core::ResourceId id,
                           const ConstantContent& content);

}  // namespace guildhall::storage
