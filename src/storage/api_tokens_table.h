// Rows of `api_tokens` (M37). An ended token's row stays, so that lists and audit can name it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/id.h"
#include "core/sha256.h"
#include "core/time.h"
#include "storage/connection.h"

namespace guildhall::storage {

struct ApiToken {
    core::TokenId id;
    std::optional<core::WorkspaceId> workspace;  ///< nothing: an instance token
    core::UserId maker;
    std::string name;
    std::vector<std::string> scopes;
    core::Sha256 token_hash{};
    core::Time created_at;
    std::optional<core::Time> expires_at, last_used_at, ended_at;
};

void insert_api_token(Connection& connection, const ApiToken& token);
/// Also an ended or expired one.
std::optional<ApiToken> find_api_token(Connection& connection, core::TokenId id);
/// All that are not ended, everybody's.
std::vector<ApiToken> live_api_tokens(Connection& connection);
/// The tokens of a workspace, or of the instance, that are not ended; the newest first.
std::vector<ApiToken> api_tokens_of(Connection& connection, std::optional<core::WorkspaceId> workspace);
void set_api_token_used(Connection& connection, core::TokenId id, core::Time at);
/// Nothing for one that has ended already.
void end_api_token(Connection& connection, core::TokenId id, core::Time at);
/// Ends the user's tokens everywhere; returns their hashes.
std::vector<core::Sha256> end_api_tokens_of(Connection& connection, core::UserId user, core::Time at);
/// Everybody's tokens: after a restore.
void end_all_api_tokens(Connection& connection, core::Time at);

}  // namespace guildhall::storage
