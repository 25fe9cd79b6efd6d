// Which members a list's filters choose, worked out in memory: for bulk changes over "all that match", for exports, and
// where only memory knows.
#pragma once

#include <vector>

#include "core/change.h"
#include "core/state.h"

namespace guildhall::core {

/// The numbers of all members that the filter chooses, rising. A group's are those whose membership lives (M36).
std::vector<MemberNumber> matching_members(const Instance& instance, const Workspace& workspace,
                                           const MemberFilter& filter, Time now);

/// Invited or active, with a group membership that is past its end at `by` or ends then.
bool has_ending(const Member& member, Time by);

/// M23: an invited or active Builder whose role is automatic and who has no live membership that needs it.
bool is_settleable(const Workspace& workspace, const Member& member, Time now);

}  // namespace guildhall::core
