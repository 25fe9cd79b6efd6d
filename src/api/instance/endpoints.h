// What this instance is, its health and its contract; settings, users and workspaces for instance admins.
#pragma once

#include <vector>

#include "api/endpoint.h"

namespace guildhall::api {

std::vector<Endpoint> instance_endpoints();

}  // namespace guildhall::api
