#include "storage/password_resets_table.h"

namespace guildhall::storage {

void insert_password_reset(Connection& connection, const PasswordReset& r) {
    connection.execute(
        "INSERT INTO password_resets (id, user_id, token_hash, was_shown, made_by_admin, created_at, expires_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {r.id, r.user, r.token_hash, r.was_shown, r.made_by_admin, r.created_at, r.expires_at});
}

std::optional<PasswordReset> find_password_reset(Connection& connection, const core::Sha256& token_hash) {
    return connection.query_one(
        "SELECT id, user_id, token_hash, was_shown, made_by_admin, created_at, expires_at "
        "FROM password_resets WHERE token_hash = $1",
        {token_hash}, [](const Row& row) {
            PasswordReset reset;
            row.read(reset.id, reset.user, reset.token_hash, reset.was_shown, reset.made_by_admin, reset.created_at,
                     reset.expires_at);
            return reset;
        });
}

std::int64_t end_password_resets_of(Connection& connection, core::UserId user) {
    return connection.execute("DELETE FROM password_resets WHERE user_id = $1", {user});
}

void end_all_password_resets(Connection& connection) { connection.execute("DELETE FROM password_resets"); }

std::int64_t delete_expired_password_resets(Connection& connection, core::Time now) {
    return connection.execute("DELETE FROM password_resets WHERE expires_at <= $1", {now});
}

}  // namespace guildhall::storage
