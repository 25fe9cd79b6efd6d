// Rows of `second_factors` and `recovery_codes`: an account's secret for the codes of its app, sealed, and the hashes
// of the codes that stand in where app and passkeys are lost. Whether it has a second factor says its account's row.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/id.h"
#include "core/sha256.h"
#include "core/time.h"
#include "storage/connection.h"

namespace guildhall::storage {

/// `pending`: shown, and not yet confirmed.
enum class SecondFactorState { pending, enabled };
std::string_view to_string(SecondFactorState state);

struct SecondFactor {
    core::UserId user;
    SecondFactorState state = SecondFactorState::pending;
    Blob sealed;
    std::int64_t last_step = 0;  ///< of the newest code that was taken; 0: none yet
    core::Time created_at;
};

std::optional<SecondFactor> find_second_factor(Connection& connection, core::UserId user, SecondFactorState state);
/// Makes it, or replaces the account's one in that state.
void put_second_factor(Connection& connection, const SecondFactor& factor);
/// Codes of this and earlier steps are no longer good.
void set_last_step(Connection& connection, core::UserId user, std::int64_t step);
/// The pending secret, if any, and, but for `pending_only`, the enabled one; `all`: passkeys and recovery codes too.
enum class Forget { pending_only, app, all };
void delete_second_factor(Connection& connection, core::UserId user, Forget what);

/// In place of those that were there.
void set_recovery_codes(Connection& connection, core::UserId user, const std::vector<core::Sha256>& hashes);
/// True where there was such a code, which is no longer good now.
bool take_recovery_code(Connection& connection, core::UserId user, const core::Sha256& hash);
int count_recovery_codes(Connection& connection, core::UserId user);

}  // namespace guildhall::storage
