// The audit trails of a workspace and of the instance: lists, exports, verification, undo.
#pragma once

#include <vector>

#include "api/endpoint.h"

namespace guildhall::api {

std::vector<Endpoint> audit_endpoints();

}  // namespace guildhall::api
