// The audit events that a plan gives: the difference of its two states, as notes for Audit. No code per kind of change
// but where the difference alone doesn't tell (who left by themself, what was imported, duplicated or undone).
#pragma once

#include <vector>

#include "service/audit.h"

namespace guildhall::service {

/// In the order in which they are to be written: the instance's trail, then each workspace's. The first of each trail
/// carries effects and counts, the first of the plan's workspace also what an undo needs. `extra` are the request's
/// own: one about the same thing as a derived event (without target id: of the same action, which made the thing) adds
/// its fields to that, the others go to the end of all, but undo.applied to the beginning. REQUIRES: the plan changes
/// something
std::vector<AuditNote> events_of(const PlannedChange& change, const std::vector<AuditNote>& extra);

}  // namespace guildhall::service
