// What this instance is, its health and its contract; settings, users and workspaces for instance admins.
#pragma once

#include <vector>

#include "api/endpoint.h"

namespace guildhall::api {

std::vector<Endpoint> instance_endpoints();
std::vector<Endpoint> user_endpoints();                ///< /instance/users
std::vector<Endpoint> settings_endpoints();            ///< /instance/settings, /instance/summary
std::vector<Endpoint> instance_workspace_endpoints();  ///< /instance/workspaces
std::vector<Endpoint> mail_endpoints();                ///< /instance/mail

}  // namespace guildhall::api
