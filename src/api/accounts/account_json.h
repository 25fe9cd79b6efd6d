// Accounts and who is signed in, as api.md shows them.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "api/context.h"
#include "api/reply.h"
#include "core/state.h"
#include "service/accounts.h"

namespace guildhall::api {

/// Account.
boost::json::object account_json(const core::Account& account);

/// Passkey.
boost::json::object passkey_json(const service::Passkey& passkey);

/// Shown once.
boost::json::array recovery_codes_json(const std::vector<service::Secret>& codes);

/// {user, workspaces}: the account with its workspaces by name; closed ones with the reason and whom to ask. What an
/// account whose e-mail isn't verified is invited to isn't shown: the invitation may be for somebody else (M35).
boost::json::object me_json(const core::Instance& instance, const core::Account& account);

/// 201 {user, workspaces} with the new session's cookie, as of now.
Reply signed_in_reply(const Context& context, const service::SignedIn& signed_in);

}  // namespace guildhall::api
