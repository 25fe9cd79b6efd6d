// Further pages of a plan's effects, for 15 minutes after it was shown.
#pragma once

#include <vector>

#include "api/endpoint.h"

namespace guildhall::api {

std::vector<Endpoint> plan_endpoints();

}  // namespace guildhall::api
