// The people of a workspace: their list, invitations, edits, bulk changes, import and export, effective access.
#pragma once

#include <vector>

#include "api/endpoint.h"

namespace guildhall::api {

std::vector<Endpoint> member_endpoints();

}  // namespace guildhall::api
