// Rows of `password_resets` (M35, M41): single-use tokens by which an account gets a new password.
#pragma once

#include <optional>

#include "core/id.h"
#include "core/sha256.h"
#include "core/time.h"
#include "storage/connection.h"

namespace guildhall::storage {

struct PasswordReset {
    core::Uuid id;
    core::UserId user;
    core::Sha256 token_hash{};
    bool was_shown = false;      ///< else only mailed
    bool made_by_admin = false;  ///< redeeming it verifies the e-mail also where it was shown
    core::Time created_at;
    core::Time expires_at;
};

void insert_password_reset(Connection& connection, const PasswordReset& reset);
/// Also an expired one.
std::optional<PasswordReset> find_password_reset(Connection& connection, const core::Sha256& token_hash);
/// Ends all of the user's resets; returns how many.
std::int64_t end_password_resets_of(Connection& connection, core::UserId user);
/// Everybody's: after a restore.
void end_all_password_resets(Connection& connection);
/// Deletes those that expired before `now`; returns how many.
std::int64_t delete_expired_password_resets(Connection& connection, core::Time now);

}  // namespace guildhall::storage
