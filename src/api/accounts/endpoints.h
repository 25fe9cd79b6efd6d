// Accounts' own doings: set-up, sign-in, the caller and their sessions, password resets, answering invitations.
#pragma once

#include <vector>

#include "api/endpoint.h"

namespace guildhall::api {

std::vector<Endpoint> session_endpoints();        ///< /setup, /session
std::vector<Endpoint> me_endpoints();             ///< /me, without its invitations
std::vector<Endpoint> invitation_endpoints();     ///< /invitations, /me/invitations
std::vector<Endpoint> second_factor_endpoints();  ///< /me/second-factor
std::vector<Endpoint> passkey_endpoints();        ///< /me/passkeys, /session/passkey-options
std::vector<Endpoint> password_reset_endpoints();

}  // namespace guildhall::api
