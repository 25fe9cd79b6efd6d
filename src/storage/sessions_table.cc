#include "storage/sessions_table.h"

namespace guildhall::storage {
namespace {

Session read_session(const Row& row) {
    Session session;
    row.read(session.id, session.user, session.token_hash, session.created_at, session.last_seen_at, session.expires_at,
             session.confirmed_at, session.address, session.user_agent);
    return session;
}

core::Sha256 read_hash(const Row& row) { return row.get<core::Sha256>(0); }

}  // namespace

void insert_session(Connection& connection, const Session& s) {
    connection.execute(
        "INSERT INTO sessions (id, user_id, token_hash, created_at, last_seen_at, expires_at, confirmed_at, address, "
        "user_agent) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {s.id, s.user, s.token_hash, s.created_at, s.last_seen_at, s.expires_at, s.confirmed_at, s.address,
         s.user_agent});
}

std::vector<Session> live_sessions(Connection& connection, core::Time now) {
    return connection.query_all(
        "SELECT id, user_id, token_hash, created_at, last_seen_at, expires_at, confirmed_at, address, user_agent "
        "FROM sessions WHERE expires_at > $1",
        {now}, read_session);
}

std::vector<Session> sessions_of(Connection& connection, core::UserId user) {
    return connection.query_all(
        "SELECT id, user_id, token_hash, created_at, last_seen_at, expires_at, confirmed_at, address, user_agent "
        "FROM sessions WHERE user_id = $1 ORDER BY last_seen_at DESC, id DESC",
        {user}, read_session);
}

void update_session(Connection& connection, const Session& session) {
    connection.execute("UPDATE sessions SET last_seen_at = $2, confirmed_at = $3 WHERE id = $1",
                       {session.id, session.last_seen_at, session.confirmed_at});
}

void end_session(Connection& connection, core::SessionId id) {
    connection.execute("DELETE FROM sessions WHERE id = $1", {id});
}

std::vector<core::Sha256> end_sessions_of(Connection& connection, core::UserId user,
                                          std::optional<core::SessionId> kept) {
    // No session has the nil id.
    return connection.query_all("DELETE FROM sessions WHERE user_id = $1 AND id <> $2 RETURNING token_hash",
                                {user, kept.value_or(core::SessionId())}, read_hash);
}

void end_all_sessions(Connection& connection) { connection.execute("DELETE FROM sessions"); }

std::vector<core::Sha256> delete_ended_sessions(Connection& connection, core::Time now, core::Time idle_since) {
    return connection.query_all("DELETE FROM sessions WHERE expires_at <= $1 OR last_seen_at < $2 RETURNING token_hash",
                                {now, idle_since}, read_hash);
}

}  // namespace guildhall::storage
