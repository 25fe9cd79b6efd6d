// What of members stands in the tables only, not in the state: when they were last active, and their metadata. Read for
// a whole page at once.
#pragma once

#include <map>
#include <vector>

#include "core/id.h"
#include "core/time.h"
#include "storage/connection.h"
#include "storage/member_metadata_table.h"

namespace guildhall::storage {

struct StoredDetails {
    std::optional<core::Time> last_active_at;
    std::vector<SealedMetadata> metadata;  ///< by key
};

/// Of each of these members of the workspace that there is.
std::map<core::MemberId, StoredDetails> details_of(Connection& connection, core::WorkspaceId workspace,
                                                   const std::vector<core::MemberId>& members);

/// When each of these members was last active; those who never were are left out.
std::map<core::MemberId, core::Time> last_active_of(Connection& connection, core::WorkspaceId workspace,
                                                    const std::vector<core::MemberId>& members);

}  // namespace guildhall::storage
