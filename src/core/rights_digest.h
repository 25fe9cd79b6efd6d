// A fingerprint of who may do what in a workspace, as its access index answers it: by ids, so that a state that was
// loaded anew, with other numbers, has the same one. For backups, restores and `guildhall check`.
#pragma once

#include "core/sha256.h"
#include "core/state.h"

namespace guildhall::core {

/// Covers what every decision reads: of each member status, role, groups with their ends and what is owned; of each
/// group its permissions and what it gives on which resources; which resources exist, are released and lie in which
/// folder.
Sha256 rights_digest(const Workspace& workspace);

/// The same over all workspaces.
Sha256 rights_digest(const Instance& instance);

}  // namespace guildhall::core
