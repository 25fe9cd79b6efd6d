// Members' metadata (model section 2): sealed at rest, merged by changes, audited by its keys only. Used by the
// handlers of members.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "service/audit.h"
#include "service/keys.h"
#include "service/store.h"
#include "storage/member_metadata_table.h"

namespace guildhall::service {

using Metadata = std::map<std::string, std::string>;
/// What is to be set; nothing: the key goes.
using MetadataPatch = std::map<std::string, std::optional<std::string>>;

/// Whose metadata.
struct MetadataOwner {
    core::WorkspaceId workspace;
    core::MemberId member;
};

/// A value that can't be opened (another key file) is left out.
Metadata open_metadata(const Keys& keys, const MetadataOwner& owner,
                       const std::vector<storage::SealedMetadata>& sealed);
Metadata read_metadata(storage::Connection& connection, const Keys& keys, const MetadataOwner& owner);

/// Keys of 1 to 50 characters, values of at most 2,000. Error: invalid_request naming every faulty key below
/// `/metadata`.
core::Result<core::Done> check_metadata(const MetadataPatch& patch);

/// What of the patch isn't so already. Error: invalid_request where more than 50 keys would be there.
core::Result<MetadataPatch> differing(const Metadata& present, const MetadataPatch& patch);

/// Writes the patch.
void save_metadata(Tx& tx, const Keys& keys, const MetadataOwner& owner, const MetadataPatch& patch);

/// The event `member.metadata_changed`: the keys, never a value.
AuditNote metadata_event(const core::Instance& instance, const MetadataOwner& owner, const MetadataPatch& patch);

}  // namespace guildhall::service
