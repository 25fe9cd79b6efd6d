// Rows of `accounts`: what the instance's state keeps of them, and the password hash, which it doesn't.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/entities.h"
#include "storage/connection.h"

namespace guildhall::storage {

/// Gives every account, by id, without its memberships.
void load_accounts(Connection& connection, const std::function<void(core::Account)>& each);

/// Makes or replaces the accounts' rows; password hashes stay.
void save_accounts(Connection& connection, const std::vector<const core::Account*>& accounts);

/// True where both are the same row.
bool is_same_row(const core::Account& a, const core::Account& b);

/// Nothing for an account without a password, and for an unknown one.
std::optional<std::string> password_hash(Connection& connection, core::UserId user);
void set_password_hash(Connection& connection, core::UserId user, const std::string& hash);

}  // namespace guildhall::storage
