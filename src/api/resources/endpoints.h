// Apps, data sources, folders and constants.
#pragma once

#include <vector>

#include "api/endpoint.h"

namespace guildhall::api {

std::vector<Endpoint> resource_endpoints();

}  // namespace guildhall::api
