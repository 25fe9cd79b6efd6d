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
std::optional<Session> find_session(Connection& connection, const core::Sha256& token_hash);
/// The user's sessions, the last seen first.
std::vector<Session> sessions_of(Connection& connection, core::UserId user);
void set_session_seen(Connection& connection, core::SessionId id, core::Time at);
void set_session_confirmed(Connection& connection, core::SessionId id, core::Time at);
/// False where the user has no such session.
bool end_session(Connection& connection, core::UserId user, core::SessionId id);
/// Ends all of the user's sessions, but `kept`; returns how many.
std::int64_t end_sessions_of(Connection& connection, core::UserId user,
                             std::optional<core::SessionId> kept = std::nullopt);
/// All sessions of everybody: after a restore.
void end_all_sessions(Connection& connection);
/// Deletes those that ended before `now`, or were last seen before `idle_since`; returns how many.
std::int64_t delete_ended_sessions(Connection& connection, core::Time now, core::Time idle_since);

}  // namespace guildhall::storage
