// Forward-auth for reverse proxies, and its sign-in: /forward-auth and /.guildhall/ (docs/forward-auth.md).
#pragma once

#include <vector>

#include "api/endpoint.h"

namespace guildhall::api {

std::vector<Endpoint> forward_endpoints();

}  // namespace guildhall::api
