// What a browser says of a passkey, as fields of a request: base64url, and JSON within it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/fields.h"
#include "service/passkeys.h"

namespace guildhall::api {

/// Bytes in base64url.
std::optional<std::string> required_bytes(Fields& body, std::string_view name);

/// What the browser says it did: JSON in base64url, in which it may say more than is looked at.
std::optional<service::ClientData> required_client_data(Fields& body, std::string_view name);

/// How the authenticator can be reached, those that are known; absent: none.
std::vector<std::string> optional_transports(Fields& body, std::string_view name);

/// `passkey`: what was answered to /session/passkey-options. Never beside `second_factor`. Error: what is wrong in it;
/// call the body's done() too.
core::Result<std::optional<service::PasskeyAnswer>> optional_passkey(Fields& body);

}  // namespace guildhall::api
