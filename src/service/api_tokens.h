// API tokens (M37): made in a recent session, shown once, ended by their maker or an admin.
#pragma once

#include <string>

#include "service/accounts.h"

namespace guildhall::service {

struct TokenFields {
    std::string name;  ///< 1–50 characters, checked
    ScopeSet scopes;
    std::optional<core::Time> expires_at;
};

struct MadeToken {
    ApiToken token;
    Secret secret;  ///< "guild_…", known only now
};

class ApiTokens {
public:
    ApiTokens(Changes& changes, Accounts& accounts, Audit& audit, Random& random)
        : changes_(changes), accounts_(accounts), audit_(audit), random_(random) {}

    /// `workspace` nil: an instance token. Errors: forbidden (a token makes none), reauthentication_required,
    /// invalid_request.
    core::Result<MadeToken> make(const Call& call, core::WorkspaceId workspace, TokenFields fields);

    /// Errors: not_found.
    core::Result<core::Done> end(const Call& call, core::WorkspaceId workspace, core::TokenId id);

private:
    Changes& changes_;
    Accounts& accounts_;
    Audit& audit_;
    Random& random_;
};

/// What every API token starts with, so that a leaked one is recognised.
constexpr std::string_view kTokenPrefix = "guild_";

}  // namespace guildhall::service
