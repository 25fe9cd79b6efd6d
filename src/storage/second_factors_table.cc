#include "storage/second_factors_table.h"

namespace guildhall::storage {

std::string_view to_string(SecondFactorState state) {
    return state == SecondFactorState::pending ? "pending" : "enabled";
}

std::optional<SecondFactor> find_second_factor(Connection& connection, core::UserId user, SecondFactorState state) {
    return connection.query_one(
        "SELECT sealed, last_step, created_at FROM second_factors WHERE user_id = $1 AND state = $2",
        {user, to_string(state)}, [&](const Row& row) {
            SecondFactor factor;
            factor.user = user;
            factor.state = state;
            row.read(factor.sealed, factor.last_step, factor.created_at);
            return factor;
        });
}

void put_second_factor(Connection& connection, const SecondFactor& factor) {
    connection.execute(
        "INSERT INTO second_factors (user_id, state, sealed, last_step, created_at) VALUES ($1, $2, $3, $4, $5) "
        "ON CONFLICT (user_id, state) DO UPDATE SET sealed = excluded.sealed, last_step = excluded.last_step, "
        "created_at = excluded.created_at",
        {factor.user, to_string(factor.state), factor.sealed, factor.last_step, factor.created_at});
}

void set_last_step(Connection& connection, core::UserId user, std::int64_t step) {
    connection.execute("UPDATE second_factors SET last_step = $2 WHERE user_id = $1 AND state = 'enabled'",
                       {user, step});
}

void delete_second_factor(Connection& connection, core::UserId user, Forget what) {
    if (what == Forget::pending_only) {
        connection.execute("DELETE FROM second_factors WHERE user_id = $1 AND state = 'pending'", {user});
        return;
    }
    connection.execute("DELETE FROM second_factors WHERE user_id = $1", {user});
    if (what == Forget::app) return;
    connection.execute("DELETE FROM recovery_codes WHERE user_id = $1", {user});
    connection.execute("DELETE FROM passkeys WHERE user_id = $1", {user});
}

void set_recovery_codes(Connection& connection, core::UserId user, const std::vector<core::Sha256>& hashes) {
    connection.execute("DELETE FROM recovery_codes WHERE user_id = $1", {user});
    for (const core::Sha256& hash : hashes)
        connection.execute("INSERT INTO recovery_codes (user_id, code_hash) VALUES ($1, $2)", {user, hash});
}

bool take_recovery_code(Connection& connection, core::UserId user, const core::Sha256& hash) {
    return connection.execute("DELETE FROM recovery_codes WHERE user_id = $1 AND code_hash = $2", {user, hash}) > 0;
}

int count_recovery_codes(Connection& connection, core::UserId user) {
    return connection.query_value<int>("SELECT COUNT(*) FROM recovery_codes WHERE user_id = $1", {user}).value_or(0);
}

}  // namespace guildhall::storage
