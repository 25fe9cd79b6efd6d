// Sessions and API tokens in memory, so that finding out who calls costs no SQL. Immutable once published, like the
// state; the rows are in storage, written in the same transaction.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/cow_map.h"
#include "core/id.h"
#include "core/time.h"
#include "service/scopes.h"

namespace guildhall::storage {
class Connection;
}

namespace guildhall::service {

struct Session {
    core::SessionId id;
    core::UserId user;
    core::Sha256 token_hash;  ///< of the cookie's value
    core::Time created_at, last_seen_at, expires_at;
    core::Time confirmed_at;  ///< of the last password given (security.md 9)
    std::string address, user_agent;
};

struct ApiToken {
    core::TokenId id;
    core::WorkspaceId workspace;  ///< nil: an instance token
    core::UserId user;            ///< its maker
    std::string name;
    ScopeSet scopes;
    core::Sha256 token_hash;
    core::Time created_at;
    std::optional<core::Time> expires_at, last_used_at;
};

/// By the hash of the token.
struct Credentials {
    core::CowMap<core::Sha256, std::shared_ptr<const Session>> sessions;
    core::CowMap<core::Sha256, std::shared_ptr<const ApiToken>> tokens;
};

/// Everything that lives, from the tables. Ended ones are left out.
Credentials load_credentials(storage::Connection& connection, core::Time now);

}  // namespace guildhall::service
