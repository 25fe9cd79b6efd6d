// Grants as api.md shows them.
#pragma once

#include <boost/json/object.hpp>

#include "core/state.h"

namespace guildhall::api {

/// `resources` is complete wherever a grant is shown.
boost::json::object grant_json(const core::Workspace& workspace, const core::Grant& grant);

}  // namespace guildhall::api
