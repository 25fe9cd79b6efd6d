// The OpenID AuthZEN Authorization API 1.0: decisions, searches and discovery.
#pragma once

#include <vector>

#include "api/endpoint.h"

namespace guildhall::api {

std::vector<Endpoint> authzen_endpoints();

}  // namespace guildhall::api
