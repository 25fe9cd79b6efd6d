// Undo (M49): from any event of a change to the change that reverses it. The reversal itself is planned and made like
// any other change (core::Undo, service/changes.h).
#pragma once

#include "core/change.h"
#include "core/result.h"
#include "service/changes.h"
#include "storage/audit_table.h"

namespace guildhall::service {

/// M49: events of group membership, permission, grant, role, group name and group delete.
bool is_undoable_action(std::string_view action);

struct FoundUndo {
    core::Undo change;
    core::Uuid undone_change;
    Beside beside;  ///< refuses a second undo in the transaction, and names in the trail what was undone
};

/// Error: not_found (no such event in this trail), invalid_state (its kind can't be undone, it was undone already, it
/// is an undo, it changed nothing that can be put back).
core::Result<FoundUndo> find_undo(storage::Connection& connection, storage::Trail trail, core::EventId event);

}  // namespace guildhall::service
