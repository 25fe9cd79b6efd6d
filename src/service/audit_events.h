// The audit events that a plan gives: the difference of its two states, as notes for Audit. No code per kind of change
// but where the difference alone doesn't tell (who left by themself, what was imported, duplicated or undone).
#pragma once

#include <vector>

#include "core/plan.h"
#include "service/audit.h"

namespace guildhall::service {

/// In the order in which they are to be written: the instance's trail, then each workspace's. The first of each trail
/// carries effects and counts, the first of the workspace's trail also what an undo needs. At least one.
/// REQUIRES: the plan changes something
std::vector<AuditNote> events_of(const core::ChangeRequest& request, const core::Plan& plan);

}  // namespace guildhall::service
