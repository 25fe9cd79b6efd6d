#include "service/credentials.h"

#include "service/store.h"
#include "storage/connection.h"

namespace guildhall::service {
namespace {

constexpr core::Edition kLoading = 0;

std::string joined(const ScopeSet& scopes) {
    std::string text;
    for (const std::string& word : scopes.words()) text += (text.empty() ? "" : " ") + word;
    return text;
}

ScopeSet parsed_scopes(std::string_view text) {
    ScopeSet scopes;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t space = std::min(text.find(' ', at), text.size());
        if (const auto scope = parse_scope(text.substr(at, space - at))) scopes.add(*scope);
        at = space + 1;
    }
    return scopes;
}

void load_sessions(storage::Connection& connection, core::Time now, Credentials& into) {
    connection.query(
        "SELECT id, user_id, token_hash, created_at, last_seen_at, expires_at, confirmed_at, address, user_agent FROM "
        "sessions "
        "WHERE expires_at > $1",
        {now}, [&](const storage::Row& row) {
            auto session = std::make_shared<Session>();
            row.read(session->id, session->user, session->token_hash, session->created_at, session->last_seen_at,
                     session->expires_at, session->confirmed_at, session->address, session->user_agent);
            into.sessions.set(session->token_hash, std::shared_ptr<const Session>(std::move(session)), kLoading);
        });
}

void load_tokens(storage::Connection& connection, Credentials& into) {
    connection.query(
        "SELECT id, workspace_id, user_id, name, scopes, token_hash, created_at, expires_at, last_used_at FROM "
        "api_tokens "
        "WHERE ended_at IS NULL",
        {}, [&](const storage::Row& row) {
            auto token = std::make_shared<ApiToken>();
            std::optional<core::WorkspaceId> workspace;
            std::string scopes;
            row.read(token->id, workspace, token->user, token->name, scopes, token->token_hash, token->created_at,
                     token->expires_at, token->last_used_at);
            token->workspace = workspace.value_or(core::WorkspaceId());
            token->scopes = parsed_scopes(scopes);
            into.tokens.set(token->token_hash, std::shared_ptr<const ApiToken>(std::move(token)), kLoading);
        });
}

}  // namespace

Credentials load_credentials(storage::Connection& connection, core::Time now) {
    Credentials credentials;
    load_sessions(connection, now, credentials);
    load_tokens(connection, credentials);
    return credentials;
}

void Tx::add_session(Session session) {
    connection.execute(
        "INSERT INTO sessions (id, user_id, token_hash, created_at, last_seen_at, expires_at, confirmed_at, address, "
        "user_agent) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {session.id, session.user, session.token_hash, session.created_at, session.last_seen_at,
         session.expires_at, session.confirmed_at, session.address, session.user_agent});
    credentials.sessions.set(session.token_hash, std::make_shared<const Session>(session), edition);
}

void Tx::change_session(Session session) {
    connection.execute("UPDATE sessions SET last_seen_at = $2, expires_at = $3, confirmed_at = $4 WHERE id = $1",
                       {session.id, session.last_seen_at, session.expires_at, session.confirmed_at});
    credentials.sessions.set(session.token_hash, std::make_shared<const Session>(session), edition);
}

void Tx::end_session(const Session& session) {
    connection.execute("DELETE FROM sessions WHERE id = $1", {session.id});
    credentials.sessions.erase(session.token_hash, edition);
}

void Tx::end_sessions_of(core::UserId user, std::optional<core::SessionId> keep_session) {
    connection.query("DELETE FROM sessions WHERE user_id = $1 AND id <> $2 RETURNING token_hash",
                     {user, keep_session.value_or(core::SessionId())},
                     [&](const storage::Row& row) { credentials.sessions.erase(row.get<core::Sha256>(0), edition); });
}

void Tx::add_token(ApiToken token) {
    const std::optional<core::WorkspaceId> workspace =
        token.workspace.is_nil() ? std::nullopt : std::optional<core::WorkspaceId>(token.workspace);
    connection.execute(
        "INSERT INTO api_tokens (id, workspace_id, user_id, name, scopes, token_hash, created_at, expires_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        {token.id, workspace, token.user, token.name, joined(token.scopes), token.token_hash,
         token.created_at, token.expires_at});
    credentials.tokens.set(token.token_hash, std::make_shared<const ApiToken>(token), edition);
}

void Tx::end_token(const ApiToken& token) {
    connection.execute("UPDATE api_tokens SET ended_at = $2 WHERE id = $1", {token.id, now});
    credentials.tokens.erase(token.token_hash, edition);
}

void Tx::end_tokens_of(core::UserId user) {
    connection.query("UPDATE api_tokens SET ended_at = $2 WHERE user_id = $1 AND ended_at IS NULL RETURNING token_hash",
                     {user, now},
                     [&](const storage::Row& row) { credentials.tokens.erase(row.get<core::Sha256>(0), edition); });
}

}  // namespace guildhall::service
