#include "storage/passkeys_table.h"

#include "storage/words.h"

namespace guildhall::storage {
namespace {

Passkey read_passkey(const Row& row) {
    Passkey passkey;
    std::string_view transports;
    row.read(passkey.id, passkey.user, passkey.name, passkey.credential, passkey.public_key, passkey.sign_count,
             passkey.synced, transports, passkey.created_at, passkey.last_used_at);
    passkey.transports = split_words(transports);
    return passkey;
}

}  // namespace

void insert_passkey(Connection& connection, const Passkey& p) {
    connection.execute(
        "INSERT INTO passkeys (id, user_id, name, credential_id, public_key, sign_count, synced, "
        "transports, created_at, last_used_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        {p.id, p.user, p.name, p.credential, p.public_key, p.sign_count, p.synced, join_words(p.transports),
         p.created_at, p.last_used_at});
}

std::optional<Passkey> find_passkey(Connection& connection, const Blob& credential) {
    return connection.query_one(
        "SELECT id, user_id, name, credential_id, public_key, sign_count, synced, transports, created_at, "
        "last_used_at FROM passkeys WHERE credential_id = $1",
        {credential}, read_passkey);
}

std::optional<Passkey> find_passkey(Connection& connection, core::PasskeyId id) {
    return connection.query_one(
        "SELECT id, user_id, name, credential_id, public_key, sign_count, synced, transports, created_at, "
        "last_used_at FROM passkeys WHERE id = $1",
        {id}, read_passkey);
}

std::vector<Passkey> passkeys_of(Connection& connection, core::UserId user) {
    return connection.query_all(
        "SELECT id, user_id, name, credential_id, public_key, sign_count, synced, transports, created_at, "
        "last_used_at FROM passkeys WHERE user_id = $1 ORDER BY created_at, id",
        {user}, read_passkey);
}

void rename_passkey(Connection& connection, core::PasskeyId id, const std::string& name) {
    connection.execute("UPDATE passkeys SET name = $2 WHERE id = $1", {id, name});
}

void set_passkey_used(Connection& connection, const Passkey& p) {
    connection.execute("UPDATE passkeys SET sign_count = $2, synced = $3, last_used_at = $4 WHERE id = $1",
                       {p.id, p.sign_count, p.synced, p.last_used_at});
}

void delete_passkey(Connection& connection, core::PasskeyId id) {
    connection.execute("DELETE FROM passkeys WHERE id = $1", {id});
}

bool spend_challenge(Connection& connection, const core::Sha256& hash, core::Time ends_at) {
    return connection.execute(
               "INSERT INTO spent_challenges (challenge_hash, ends_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
               {hash, ends_at}) > 0;
}

void delete_spent_challenges_before(Connection& connection, core::Time now) {
    connection.execute("DELETE FROM spent_challenges WHERE ends_at < $1", {now});
}

}  // namespace guildhall::storage
