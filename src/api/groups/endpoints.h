// Groups, their members, permissions and grants.
#pragma once

#include <vector>

#include "api/endpoint.h"

namespace guildhall::api {

std::vector<Endpoint> group_endpoints();

}  // namespace guildhall::api
