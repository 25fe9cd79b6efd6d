// Workspaces as their members see them. Archiving them is the instance's business.
#pragma once

#include <vector>

#include "api/endpoint.h"

namespace guildhall::api {

std::vector<Endpoint> workspace_endpoints();

}  // namespace guildhall::api
