// What a plan has to say (M30), worked out from the slow model's Org before and after, and what the product's plan
// says; both as lines of text in the model's ids, so that they can be compared.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "core/plan.h"
#include "model/slow_changes.h"

namespace guildhall::model {

using Lines = std::multiset<std::string>;
/// Like model::may.
using May = std::function<bool(const Org&, const Id&, const std::string&, const Id&)>;

struct Consequences {
    Lines effects;
    bool requires_confirmation = false;
    Lines settleable;
};

Consequences expected_consequences(const Org& before, const Org& after, const ModelChange& change, const May& may);
Consequences planned_consequences(const core::Plan& plan);

}  // namespace guildhall::model
