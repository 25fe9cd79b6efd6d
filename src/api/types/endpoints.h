// Registered types and their objects.
#pragma once

#include <vector>

#include "api/endpoint.h"

namespace guildhall::api {

std::vector<Endpoint> type_endpoints();

}  // namespace guildhall::api
