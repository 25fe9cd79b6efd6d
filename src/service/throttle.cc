#include "service/throttle.h"

namespace guildhall::service {
namespace {

ThrottleState load_one(storage::Connection& connection, const ThrottleBuckets::Name& name) {
    ThrottleState state;
    connection.query("SELECT failures, first_at, last_at, last_success_at FROM throttle WHERE key_hash = $1",
                     {std::span<const std::uint8_t>(name)}, [&](const storage::Row& row) {
                         row.read(state.failures, state.first_failure, state.last_failure, state.last_success);
                     });
    return state;
}

void save_one(storage::Connection& connection, const ThrottleBuckets::Name& name, const ThrottleState& state) {
    connection.execute(
        "INSERT INTO throttle (key_hash, failures, first_at, last_at, last_success_at) VALUES ($1, $2, $3, $4, $5) "
        "ON CONFLICT (key_hash) DO UPDATE SET failures = excluded.failures, first_at = excluded.first_at, last_at = "
        "excluded.last_at, "
        "last_success_at = excluded.last_success_at",
        {std::span<const std::uint8_t>(name), state.failures, state.first_failure, state.last_failure,
         state.last_success});
}

}  // namespace

ThrottleStates Throttle::load(storage::Connection& connection, const ThrottleBuckets& buckets) const {
    return {load_one(connection, buckets.pair), load_one(connection, buckets.address),
            load_one(connection, buckets.account), load_one(connection, buckets.all)};
}

void Throttle::save(Tx& tx, const ThrottleBuckets& buckets, const ThrottleStates& states) const {
    save_one(tx.connection, buckets.pair, states.pair);
    save_one(tx.connection, buckets.address, states.address);
    save_one(tx.connection, buckets.account, states.account);
    save_one(tx.connection, buckets.all, states.all);
}

core::Result<core::Done> Throttle::check(std::string_view account, std::string_view address) const {
    const ThrottleBuckets buckets = throttle_buckets(keys_, account, address);
    const ThrottleStates states =
        store_.read([&](storage::Connection& connection) { return load(connection, buckets); });
    const std::int64_t wait = throttle_wait(states, store_.now());
    if (wait <= 0) return core::Done{};
    core::Error error{core::ErrorCode::rate_limited, "Too many attempts failed. Wait a moment, then try again."};
    error.retry_after_seconds = retry_after_seconds(wait);
    return error;
}

void Throttle::failed(Tx& tx, std::string_view account, std::string_view address) const {
    const ThrottleBuckets buckets = throttle_buckets(keys_, account, address);
    save(tx, buckets, after_failure(load(tx.connection, buckets), tx.now));
}

void Throttle::succeeded(Tx& tx, std::string_view account, std::string_view address) const {
    const ThrottleBuckets buckets = throttle_buckets(keys_, account, address);
    save(tx, buckets, after_success(load(tx.connection, buckets), tx.now));
}

void Throttle::forget_old(Tx& tx) {
    std::vector<storage::Blob> forgotten;
    tx.connection.query(
        "SELECT key_hash, failures, first_at, last_at, last_success_at FROM throttle WHERE last_at < $1",
        {tx.now + -core::kDay}, [&](const storage::Row& row) {
            ThrottleState state;
            storage::Blob name;
            row.read(name, state.failures, state.first_failure, state.last_failure, state.last_success);
            if (is_forgotten(state, tx.now)) forgotten.push_back(std::move(name));
        });
    for (const storage::Blob& name : forgotten)
        tx.connection.execute("DELETE FROM throttle WHERE key_hash = $1", {name});
}

}  // namespace guildhall::service
