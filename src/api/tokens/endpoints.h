// API tokens of a workspace and of the instance (M37).
#pragma once

#include <vector>

#include "api/endpoint.h"

namespace guildhall::api {

std::vector<Endpoint> token_endpoints();

}  // namespace guildhall::api
