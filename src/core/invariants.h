// What holds in every stored state (M1, M15, M24), looked for in a whole instance: for `guildhall check` and restore.
// The planner keeps it; here is only seen whether it was kept, whatever wrote the rows.
#pragma once

#include <string>
#include <vector>

#include "core/state.h"

namespace guildhall::core {

/// One sentence per breach, which names the workspace and whom it is about; empty: all hold at `now`.
std::vector<std::string> broken_invariants(const Instance& instance, Time now);

}  // namespace guildhall::core
