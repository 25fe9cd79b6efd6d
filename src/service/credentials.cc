#include "service/credentials.h"

#include "service/store.h"

namespace guildhall::service {
namespace {

constexpr core::Edition kLoading = 0;

ApiToken from_row(const storage::ApiToken& row) {
    ApiToken token{row.id,
                   row.workspace.value_or(core::WorkspaceId()),
                   row.maker,
                   row.name,
                   {},
                   row.token_hash,
                   row.created_at,
                   row.expires_at,
                   row.last_used_at};
    for (const std::string& word : row.scopes)
        if (const auto scope = parse_scope(word)) token.scopes.add(*scope);
    return token;
}

storage::ApiToken to_row(const ApiToken& token) {
    storage::ApiToken row;
    row.id = token.id;
    if (!token.workspace.is_nil()) row.workspace = token.workspace;
    row.maker = token.user;
    row.name = token.name;
    row.scopes = token.scopes.words();
    row.token_hash = token.token_hash;
    row.created_at = token.created_at;
    row.expires_at = token.expires_at;
    row.last_used_at = token.last_used_at;
    return row;
}

}  // namespace

Credentials load_credentials(storage::Connection& connection, core::Time now) {
    Credentials credentials;
    for (Session& session : storage::live_sessions(connection, now))
        credentials.sessions.set(session.token_hash, std::make_shared<const Session>(std::move(session)), kLoading);
    for (ForwardSession& forward : storage::live_forward_sessions(connection, now))
        credentials.forwards.set(forward.token_hash, std::make_shared<const ForwardSession>(std::move(forward)),
                                 kLoading);
    for (const storage::ApiToken& row : storage::live_api_tokens(connection))
        credentials.tokens.set(row.token_hash, std::make_shared<const ApiToken>(from_row(row)), kLoading);
    return credentials;
}

std::vector<ApiToken> live_tokens_of(storage::Connection& connection, core::WorkspaceId workspace) {
    std::vector<ApiToken> tokens;
    const auto in = workspace.is_nil() ? std::nullopt : std::optional(workspace);
    for (const storage::ApiToken& row : storage::api_tokens_of(connection, in)) tokens.push_back(from_row(row));
    return tokens;
}

void Tx::add_session(Session session) {
    storage::insert_session(connection, session);
    credentials.sessions.set(session.token_hash, std::make_shared<const Session>(session), edition);
}

void Tx::change_session(Session session) {
    storage::update_session(connection, session);
    credentials.sessions.set(session.token_hash, std::make_shared<const Session>(session), edition);
}

void Tx::end_session(const Session& session) { forget(storage::end_session(connection, session.id)); }

void Tx::end_sessions_of(core::UserId user, std::optional<core::SessionId> keep) {
    forget(storage::end_sessions_of(connection, user, keep));
}

void Tx::forget_ended_sessions(std::int64_t idle) {
    forget(storage::delete_ended_sessions(connection, now, now + -idle));
}

void Tx::forget(const std::vector<core::Sha256>& ended) {
    for (const core::Sha256& hash : ended) {
        credentials.sessions.erase(hash, edition);
        credentials.forwards.erase(hash, edition);
    }
}

void Tx::put_forward_session(ForwardSession forward) {
    if (const auto earlier = storage::put_forward_session(connection, forward))
        credentials.forwards.erase(*earlier, edition);
    credentials.forwards.set(forward.token_hash, std::make_shared<const ForwardSession>(forward), edition);
}

std::optional<Session> Tx::session(core::UserId user, core::SessionId id) const {
    auto session = storage::find_session(connection, id);
    return session && session->user == user ? std::move(session) : std::nullopt;
}

void Tx::add_token(ApiToken token) {
    storage::insert_api_token(connection, to_row(token));
    credentials.tokens.set(token.token_hash, std::make_shared<const ApiToken>(token), edition);
}

void Tx::change_token(ApiToken token) {
    if (token.last_used_at) storage::set_api_token_used(connection, token.id, *token.last_used_at);
    credentials.tokens.set(token.token_hash, std::make_shared<const ApiToken>(token), edition);
}

void Tx::end_token(const ApiToken& token) {
    storage::end_api_token(connection, token.id, now);
    credentials.tokens.erase(token.token_hash, edition);
}

void Tx::end_tokens_of(core::UserId user) {
    for (const core::Sha256& hash : storage::end_api_tokens_of(connection, user, now))
        credentials.tokens.erase(hash, edition);
}

std::shared_ptr<const ApiToken> Tx::token(core::TokenId id) const {
    const auto row = storage::find_api_token(connection, id);
    return row ? credentials.tokens.find(row->token_hash).value_or(nullptr) : nullptr;
}

}  // namespace guildhall::service
