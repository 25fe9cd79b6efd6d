// Random small organisations and random changes of them, for running the slow model and the product side by side.
// All from one seed: the same seed gives the same run on every machine.
#pragma once

#include <cstdint>
#include <random>
#include <string>

#include "model/slow_changes.h"
#include "model/slow_model.h"

namespace guildhall::model {

using Random = std::mt19937_64;

/// 3-12 members (one at least an active admin), an instance admin "root" (a member or not), a few accounts without
/// membership, 2-8 custom groups, 2-10 apps, 1-4 data sources, 0-3 folders, 0-3 constants. M15, M16 and M24 hold.
Org random_org(Random& random);

/// A request that makes sense in this org, though it may be refused: near one in eight is. The interesting cases are
/// frequent: groups that become builder-level or cease to be, last admins, ends, archived members, hidden grants,
/// owners.
ModelChange random_change(Random& random, const Org& org);

/// One line with all that is set, for failure messages.
std::string describe(const ModelChange& change);

/// How many runs a random test shall make: the environment variable GUILDHALL_RANDOM_RUNS, else the number given.
std::uint64_t random_runs(std::uint64_t usual);

/// The seed of run 0 (then + 1 each): the environment variable GUILDHALL_RANDOM_SEED, else 1.
std::uint64_t first_seed();

}  // namespace guildhall::model
