// Rows of `passkeys` and `spent_challenges`: the public keys by which accounts sign in, which are no secrets, and the
// hashes of challenges that were answered, so that no answer is good twice.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/id.h"
#include "core/sha256.h"
#include "core/time.h"
#include "storage/connection.h"

namespace guildhall::storage {

struct Passkey {
    core::PasskeyId id;
    core::UserId user;
    std::string name;
    Blob credential;  ///< its id, as the authenticator gave it
    Blob public_key;  ///< SubjectPublicKeyInfo
    std::int64_t sign_count = 0;
    bool synced = false;                  ///< kept by a password manager for several devices
    std::vector<std::string> transports;  ///< words without spaces
    core::Time created_at;
    std::optional<core::Time> last_used_at;
};

void insert_passkey(Connection& connection, const Passkey& passkey);
/// By the authenticator's id, whosever it is.
std::optional<Passkey> find_passkey(Connection& connection, const Blob& credential);
std::optional<Passkey> find_passkey(Connection& connection, core::PasskeyId id);
/// The oldest first.
std::vector<Passkey> passkeys_of(Connection& connection, core::UserId user);
void rename_passkey(Connection& connection, core::PasskeyId id, const std::string& name);
/// Writes sign_count, synced and last_used_at.
void set_passkey_used(Connection& connection, const Passkey& passkey);
void delete_passkey(Connection& connection, core::PasskeyId id);

/// False where it is spent already.
bool spend_challenge(Connection& connection, const core::Sha256& hash, core::Time ends_at);
void delete_spent_challenges_before(Connection& connection, core::Time now);

}  // namespace guildhall::storage
