// Sessions and API tokens in memory, so that finding out who calls costs no SQL. Immutable once published, like the
// state; the rows are in storage, written in the same transaction.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/cow_map.h"
#include "core/id.h"
#include "core/time.h"
#include "service/scopes.h"
#include "storage/api_tokens_table.h"
#include "storage/sessions_table.h"

namespace guildhall::service {

using Session = storage::Session;
using ForwardSession = storage::ForwardSession;

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
    /// Apart from the sessions, so that what serves forward-auth is good for nothing else.
    core::CowMap<core::Sha256, std::shared_ptr<const ForwardSession>> forwards;
};

/// Everything that lives, from the tables. Ended ones are left out.
Credentials load_credentials(storage::Connection& connection, core::Time now);

/// The tokens of a workspace (nil: of the instance) that are not ended; the newest first.
std::vector<ApiToken> live_tokens_of(storage::Connection& connection, core::WorkspaceId workspace);

}  // namespace guildhall::service
