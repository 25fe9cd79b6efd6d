// Rows of `member_metadata`: a member's metadata, each value sealed by the service.
#pragma once

#include <string>
#include <vector>

#include "core/id.h"
#include "storage/connection.h"

namespace guildhall::storage {

struct SealedMetadata {
    std::string key;
    Blob sealed;
};

/// A member's metadata, by key.
std::vector<SealedMetadata> metadata_of(Connection& connection, core::WorkspaceId workspace, core::MemberId member);
/// Makes or replaces one value.
void save_metadata(Connection& connection, core::WorkspaceId workspace, core::MemberId member,
                   const SealedMetadata& metadata);
void delete_metadata(Connection& connection, core::WorkspaceId workspace, core::MemberId member,
                     const std::string& key);

}  // namespace guildhall::storage
