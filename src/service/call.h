// One request as the use cases see it: who calls, from where, and how a change is to be made. Made by api/ and the
// commands.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/change.h"
#include "core/id.h"
#include "core/sha256.h"
#include "core/time.h"
#include "service/scopes.h"

namespace guildhall::service {

struct Caller {
    core::Actor actor;
    std::string email;  ///< empty: the command line, or nobody yet
    std::optional<core::SessionId> session;
    std::optional<core::Time> confirmed_at;  ///< when the session's password was last given
    std::optional<core::TokenId> token;
    core::WorkspaceId token_workspace;  ///< nil: an instance token
    ScopeSet scopes;                    ///< of the token
    bool by_token() const { return token.has_value(); }
};

/// A request that is done once, however often it is sent (Idempotency-Key).
struct OnceOnly {
    core::Sha256 key;  ///< names caller, method, path and key
    std::function<core::Sha256()>
        contents;  ///< the keyed hash of what was sent; in a transaction, for rotations of keys
};

struct Call {
    Caller caller;
    std::string address;  ///< of the client
    std::string user_agent;
    std::string known_browser;  ///< as its cookie says; known_browser.h looks whether it is true
    std::string request_id;
    core::Uuid change_id;  ///< shared by all events of this request

    // How the change is to be made (M30); ignored by what is no change.
    bool dry_run = false;
    std::optional<std::string> confirm;  ///< the digest
    bool settle_roles = false;
    std::optional<core::MemberId> new_owner;
    std::string canonical;  ///< core::ChangeRequest::canonical
    std::optional<OnceOnly> once;
};

}  // namespace guildhall::service
