// A change of the slow model as the request that the product takes for it.
#pragma once

#include "core/change.h"
#include "model/random_org.h"
#include "model/slow_changes.h"

namespace guildhall::model {

/// REQUIRES: change.kind is not time_passes. `random` chooses between requests that mean the same (single or bulk).
core::ChangeRequest to_request(const core::Instance& instance, const Org& org, const ModelChange& change,
                               Random& random);

/// A request for `change` by the slow model's `actor`, with fresh ids.
core::ChangeRequest request_of(const core::Instance& instance, const Id& actor, Time now, core::Change change);

}  // namespace guildhall::model
