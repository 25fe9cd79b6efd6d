// Rows of `sessions`: who is signed in where (security.md 9). Which of them still count is the service's to say.
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

void insert_session(Connection& connection, const Session& session);
/// Those that have not reached their absolute end.
std::vector<Session> live_sessions(Connection& connection, core::Time now);
/// The user's sessions, the last seen first.
std::vector<Session> sessions_of(Connection& connection, core::UserId user);
/// Writes when the session was seen and confirmed last.
void update_session(Connection& connection, const Session& session);
void end_session(Connection& connection, core::SessionId id);
/// Ends all of the user's sessions, but `kept`; returns the hashes of the ended ones' tokens.
std::vector<core::Sha256> end_sessions_of(Connection& connection, core::UserId user,
                                          std::optional<core::SessionId> kept = std::nullopt);
/// All sessions of everybody: after a restore.
void end_all_sessions(Connection& connection);
/// Deletes those that ended before `now`, or were last seen before `idle_since`; returns their tokens' hashes.
std::vector<core::Sha256> delete_ended_sessions(Connection& connection, core::Time now, core::Time idle_since);

}  // namespace guildhall::storage
