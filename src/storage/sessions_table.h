// Rows of `sessions`: who is signed in where (security.md 9); and of `forward_sessions`: on which guarded origins a
// session serves forward-auth too. Which of them still count is the service's to say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/id.h"
#include "core/sha256.h"
#include "core/time.h"
#include "storage/connection.h"

namespace guildhall::storage {

struct Session {
    core::SessionId id;
    core::UserId user;
    core::Sha256 token_hash{};
    core::Time created_at;
    core::Time last_seen_at;
    core::Time expires_at;    ///< the absolute end; the idle one is counted from last_seen_at
    core::Time confirmed_at;  ///< when a password was given last
    std::string address, user_agent;
};

/// What lets a session's browser through at one guarded origin. Ends with the session.
struct ForwardSession {
    core::SessionId session;
    core::Sha256 session_hash{};  ///< the session's token_hash
    std::string origin;
    core::Sha256 token_hash{};
};

void insert_session(Connection& connection, const Session& session);
/// Those that have not reached their absolute end.
std::vector<Session> live_sessions(Connection& connection, core::Time now);
std::optional<Session> find_session(Connection& connection, core::SessionId id);
/// The user's sessions, the last seen first.
std::vector<Session> sessions_of(Connection& connection, core::UserId user);
/// Writes when the session was seen and confirmed last.
void update_session(Connection& connection, const Session& session);

// Ending sessions ends their forward sessions. Both tokens' hashes are returned.
std::vector<core::Sha256> end_session(Connection& connection, core::SessionId id);
/// All of the user's sessions, but `kept`, whose forward sessions end nevertheless.
std::vector<core::Sha256> end_sessions_of(Connection& connection, core::UserId user,
                                          std::optional<core::SessionId> kept = std::nullopt);
/// All sessions of everybody: after a restore.
void end_all_sessions(Connection& connection);
/// Those that ended before `now`, or were last seen before `idle_since`.
std::vector<core::Sha256> delete_ended_sessions(Connection& connection, core::Time now, core::Time idle_since);

/// In place of the one that the session has for this origin, whose token's hash is returned.
std::optional<core::Sha256> put_forward_session(Connection& connection, const ForwardSession& forward);
/// Of the live_sessions().
std::vector<ForwardSession> live_forward_sessions(Connection& connection, core::Time now);

}  // namespace guildhall::storage
