#include "storage/api_tokens_table.h"

#include "storage/words.h"

namespace guildhall::storage {
namespace {

ApiToken read_token(const Row& row) {
    ApiToken token;
    std::string_view scopes;
    row.read(token.id, token.workspace, token.maker, token.name, scopes, token.token_hash, token.created_at,
             token.expires_at, token.last_used_at, token.ended_at);
    token.scopes = split_words(scopes);
    return token;
}

}  // namespace

void insert_api_token(Connection& connection, const ApiToken& t) {
    connection.execute(
        "INSERT INTO api_tokens (id, workspace_id, user_id, name, scopes, token_hash, created_at, expires_at, "
        "last_used_at, ended_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        {t.id, t.workspace, t.maker, t.name, join_words(t.scopes), t.token_hash, t.created_at, t.expires_at,
         t.last_used_at, t.ended_at});
}

std::optional<ApiToken> find_api_token(Connection& connection, core::TokenId id) {
    return connection.query_one(
        "SELECT id, workspace_id, user_id, name, scopes, token_hash, created_at, expires_at, last_used_at, ended_at "
        "FROM api_tokens WHERE id = $1",
        {id}, read_token);
}

std::vector<ApiToken> live_api_tokens(Connection& connection) {
    return connection.query_all(
        "SELECT id, workspace_id, user_id, name, scopes, token_hash, created_at, expires_at, last_used_at, ended_at "
        "FROM api_tokens WHERE ended_at IS NULL",
        {}, read_token);
}

std::vector<ApiToken> api_tokens_of(Connection& connection, std::optional<core::WorkspaceId> workspace) {
    if (!workspace) {
        return connection.query_all(
            "SELECT id, workspace_id, user_id, name, scopes, token_hash, created_at, expires_at, last_used_at, "
            "ended_at FROM api_tokens WHERE workspace_id IS NULL AND ended_at IS NULL ORDER BY created_at DESC, id "
            "DESC",
            {}, read_token);
    }
    return connection.query_all(
        "SELECT id, workspace_id, user_id, name, scopes, token_hash, created_at, expires_at, last_used_at, ended_at "
        "FROM api_tokens WHERE workspace_id = $1 AND ended_at IS NULL ORDER BY created_at DESC, id DESC",
        {*workspace}, read_token);
}

void set_api_token_used(Connection& connection, core::TokenId id, core::Time at) {
    connection.execute("UPDATE api_tokens SET last_used_at = $2 WHERE id = $1", {id, at});
}

void end_api_token(Connection& connection, core::TokenId id, core::Time at) {
    connection.execute("UPDATE api_tokens SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL", {id, at});
}

std::vector<core::Sha256> end_api_tokens_of(Connection& connection, core::UserId user, core::Time at) {
    return connection.query_all(
        "UPDATE api_tokens SET ended_at = $2 WHERE user_id = $1 AND ended_at IS NULL RETURNING token_hash", {user, at},
        [](const Row& row) { return row.get<core::Sha256>(0); });
}

void end_all_api_tokens(Connection& connection, core::Time at) {
    connection.execute("UPDATE api_tokens SET ended_at = $1 WHERE ended_at IS NULL", {at});
}

}  // namespace guildhall::storage
