// Runs the product's planner and the slow model side by side: the same random organisation, the same random changes;
// after each change every answer of the one is asked of the other.
#pragma once

#include <functional>
#include <string>

#include "model/expected_effects.h"
#include "model/slow_changes.h"

namespace guildhall::model {

/// The slow model, or a spoiled one that shows that the harness notices.
struct Rules {
    std::function<std::string(Org&, const ModelChange&)> apply = model::apply;
    May may = model::may;
};

/// What a run met; controls look at it, so that a run which compares nothing doesn't pass for agreement.
struct Tally {
    std::size_t changes = 0, refusals = 0, without_effect = 0, confirmations = 0, undone = 0, decisions = 0;
    Tally& operator+=(const Tally& other);
};

/// One organisation with `changes` changes. Empty where the two agreed, else what differed and after what.
std::string run(std::uint64_t seed, int changes, const Rules& rules, Tally& tally);

}  // namespace guildhall::model
