#include "storage/sessions_table.h"

namespace guildhall::storage {
namespace {

Session read_session(const Row& row) {
    Session session;
    row.read(session.id, session.user, session.token_hash, session.created_at, session.last_seen_at, session.expires_at,
             session.confirmed_at, session.address, session.user_agent);
    return session;
}

}  // namespace

void insert_session(Connection& connection, const Session& s) {
    connection.execute(
        "INSERT INTO sessions (id, user_id, token_hash, created_at, last_seen_at, expires_at, confirmed_at, address, "
        "user_agent) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {s.id, s.user, s.token_hash, s.created_at, s.last_seen_at, s.expires_at, s.confirmed_at, s.address,
         s.user_agent});
}

std::optional<Session> find_session(Connection& connection, const core::Sha256& token_hash) {
    return connection.query_one(
        "SELECT id, user_id, token_hash, created_at, last_seen_at, expires_at, confirmed_at, address, user_agent "
        "FROM sessions WHERE token_hash = $1",
        {token_hash}, read_session);
}

std::vector<Session> sessions_of(Connection& connection, core::UserId user) {
    return connection.query_all(
        "SELECT id, user_id, token_hash, created_at, last_seen_at, expires_at, confirmed_at, address, user_agent "
        "FROM sessions WHERE user_id = $1 ORDER BY last_seen_at DESC, id DESC",
        {user}, read_session);
}

void set_session_seen(Connection& connection, core::SessionId id, core::Time at) {
    connection.execute("UPDATE sessions SET last_seen_at = $2 WHERE id = $1", {id, at});
}

void set_session_confirmed(Connection& connection, core::SessionId id, core::Time at) {
    connection.execute("UPDATE sessions SET confirmed_at = $2 WHERE id = $1", {id, at});
}

bool end_session(Connection& connection, core::UserId user, core::SessionId id) {
    return connection.execute("DELETE FROM sessions WHERE user_id = $1 AND id = $2", {user, id}) > 0;
}

std::int64_t end_sessions_of(Connection& connection, core::UserId user, std::optional<core::SessionId> kept) {
    // No session has the nil id.
    return connection.execute("DELETE FROM sessions WHERE user_id = $1 AND id <> $2",
                              {user, kept.value_or(core::SessionId())});
}

void end_all_sessions(Connection& connection) { connection.execute("DELETE FROM sessions"); }

std::int64_t delete_ended_sessions(Connection& connection, core::Time now, core::Time idle_since) {
    return connection.execute("DELETE FROM sessions WHERE expires_at <= $1 OR last_seen_at < $2", {now, idle_since});
}

}  // namespace guildhall::storage
