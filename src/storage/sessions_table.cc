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

// `which`: a condition on sessions.

void end_forwards_where(Connection& connection, const std::string& which, const Sql& parameters,
                        std::vector<core::Sha256>& ended) {
    connection.query("DELETE FROM forward_sessions WHERE session_id IN (SELECT id FROM sessions WHERE " + which +
                         ") RETURNING token_hash",
                     parameters, [&](const Row& row) { ended.push_back(read_hash(row)); });
}

std::vector<core::Sha256> end_where(Connection& connection, const std::string& which, const Sql& parameters) {
    std::vector<core::Sha256> ended;
    end_forwards_where(connection, which, parameters, ended);
    connection.query("DELETE FROM sessions WHERE " + which + " RETURNING token_hash", parameters,
                     [&](const Row& row) { ended.push_back(read_hash(row)); });
    return ended;
}

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

std::optional<Session> find_session(Connection& connection, core::SessionId id) {
    return connection.query_one(
        "SELECT id, user_id, token_hash, created_at, last_seen_at, expires_at, confirmed_at, address, user_agent "
        "FROM sessions WHERE id = $1",
        {id}, read_session);
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

std::vector<core::Sha256> end_session(Connection& connection, core::SessionId id) {
    return end_where(connection, "id = $1", {id});
}

std::vector<core::Sha256> end_sessions_of(Connection& connection, core::UserId user,
                                          std::optional<core::SessionId> kept) {
    // No session has the nil id.
    auto ended = end_where(connection, "user_id = $1 AND id <> $2", {user, kept.value_or(core::SessionId())});
    end_forwards_where(connection, "user_id = $1", {user}, ended);
    return ended;
}

void end_all_sessions(Connection& connection) {
    connection.execute("DELETE FROM forward_sessions");
    connection.execute("DELETE FROM sessions");
}

std::vector<core::Sha256> delete_ended_sessions(Connection& connection, core::Time now, core::Time idle_since) {
    return end_where(connection, "expires_at <= $1 OR last_seen_at < $2", {now, idle_since});
}

std::optional<core::Sha256> put_forward_session(Connection& connection, const ForwardSession& forward) {
    const auto earlier =
        connection.query_one("DELETE FROM forward_sessions WHERE session_id = $1 AND origin = $2 RETURNING token_hash",
                             {forward.session, forward.origin}, read_hash);
    connection.execute("INSERT INTO forward_sessions (session_id, origin, token_hash) VALUES ($1, $2, $3)",
                       {forward.session, forward.origin, forward.token_hash});
    return earlier;
}

std::vector<ForwardSession> live_forward_sessions(Connection& connection, core::Time now) {
    return connection.query_all(
        "SELECT f.session_id, s.token_hash, f.origin, f.token_hash FROM forward_sessions f "
        "JOIN sessions s ON s.id = f.session_id WHERE s.expires_at > $1",
        {now}, [](const Row& row) {
            ForwardSession forward;
            row.read(forward.session, forward.session_hash, forward.origin, forward.token_hash);
            return forward;
        });
}

}  // namespace guildhall::storage
