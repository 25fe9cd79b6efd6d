#include "service/throttle.h"

#include "service/known_browser.h"
#include "storage/throttle_table.h"

namespace guildhall::service {
namespace {

ThrottleState load_one(storage::Connection& connection, const ThrottleBuckets::Name& name) {
    const auto entry = storage::find_throttle(connection, name);
    if (!entry) return {};
    return {entry->failures, entry->first_at, entry->last_at};
}

ThrottleStates load(storage::Connection& connection, const ThrottleBuckets& buckets) {
    return {load_one(connection, buckets.pair), load_one(connection, buckets.address),
            load_one(connection, buckets.account), load_one(connection, buckets.all)};
}

void save_one(Tx& tx, const ThrottleBuckets::Name& name, const ThrottleState& state) {
    storage::save_throttle(tx.connection, {name, state.failures, state.first_failure, state.last_failure});
}

void save(Tx& tx, const ThrottleBuckets& buckets, const ThrottleStates& states) {
    save_one(tx, buckets.pair, states.pair);
    save_one(tx, buckets.address, states.address);
    save_one(tx, buckets.account, states.account);
    save_one(tx, buckets.all, states.all);
}

}  // namespace

std::optional<ThrottleBuckets::Name> Throttle::known_bucket(std::string_view account, const Call& call,
                                                            core::Time now) const {
    if (call.known_browser.empty()) return std::nullopt;
    const auto until = known_until(keys_, call.known_browser, known_to(store_, account), now);
    if (!until) return std::nullopt;
    return browser_bucket(keys_, account, *until);
}

std::int64_t Throttle::known_wait(const ThrottleBuckets::Name& known, core::Time now) const {
    return known_browser_wait(store_.read([&](storage::Connection& connection) { return load_one(connection, known); }),
                              now);
}

core::Result<core::Done> Throttle::check(std::string_view account, const Call& call) {
    const core::Time now = store_.now();
    if (const auto known = known_bucket(account, call, now)) return wait_or_go(known_wait(*known, now));
    const ThrottleBuckets buckets = throttle_buckets(keys_, account, call.address);
    return wait_or_go(
        throttle_wait(store_.read([&](storage::Connection& connection) { return load(connection, buckets); }), now));
}

core::Result<core::Done> Throttle::check_address(std::string_view address) {
    ThrottleStates states;
    const auto name = link_bucket(keys_, address);
    states.address = store_.read([&](storage::Connection& connection) { return load_one(connection, name); });
    return wait_or_go(throttle_wait(states, store_.now()));
}

core::Result<core::Done> Throttle::check_passkey(std::string_view account, const Call& call) {
    const core::Time now = store_.now();
    if (const auto known = known_bucket(account, call, now)) return wait_or_go(known_wait(*known, now));
    const ThrottleBuckets buckets = throttle_buckets(keys_, {}, call.address);
    ThrottleStates states = store_.read([&](storage::Connection& connection) { return load(connection, buckets); });
    states.pair = states.account = {};
    return wait_or_go(throttle_wait(states, now));
}

core::Result<core::Done> Throttle::wait_or_go(std::int64_t wait) {
    if (wait <= 0) return core::Done{};
    note_refused();
    core::Error error{core::ErrorCode::rate_limited, "Too many attempts failed. Wait a moment, then try again."};
    error.retry_after_seconds = retry_after_seconds(wait);
    return error;
}

void Throttle::note_refused() {
    ++refused_;
    ++refused_in_all_;
}

std::int64_t Throttle::code_wait(Tx& tx, core::UserId user) {
    const std::int64_t wait = service::code_wait(load_one(tx.connection, code_bucket(keys_, user)), tx.now);
    if (wait > 0) note_refused();
    return wait;
}

void Throttle::code_failed(Tx& tx, core::UserId user) const {
    const auto bucket = code_bucket(keys_, user);
    save_one(tx, bucket, after_wrong_code(load_one(tx.connection, bucket), tx.now));
}

void Throttle::code_succeeded(Tx& tx, core::UserId user) const { save_one(tx, code_bucket(keys_, user), {}); }

void Throttle::failed(Tx& tx, std::string_view account, const Call& call) const {
    ThrottleBuckets buckets = throttle_buckets(keys_, account, call.address);
    if (const auto known = known_bucket(account, call, tx.now)) buckets.pair = *known;
    save(tx, buckets, after_failure(load(tx.connection, buckets), tx.now));
}

void Throttle::failed_at(Tx& tx, std::string_view address) const {
    const auto name = link_bucket(keys_, address);
    ThrottleStates states;
    states.address = load_one(tx.connection, name);
    save_one(tx, name, after_failure(states, tx.now).address);
}

void Throttle::failed_passkey(Tx& tx, std::string_view account, const Call& call) const {
    ThrottleBuckets buckets = throttle_buckets(keys_, account, call.address);
    const auto known = known_bucket(account, call, tx.now);
    if (known) buckets.pair = *known;
    const ThrottleStates states = after_failure(load(tx.connection, buckets), tx.now);
    if (known) save_one(tx, buckets.pair, states.pair);
    save_one(tx, buckets.address, states.address);
    save_one(tx, buckets.all, states.all);
}

void Throttle::succeeded(Tx& tx, std::string_view account, const Call& call) const {
    const ThrottleBuckets buckets = throttle_buckets(keys_, account, call.address);
    save(tx, buckets, after_success(load(tx.connection, buckets)));
    if (const auto known = known_bucket(account, call, tx.now)) save_one(tx, *known, {});
}

void Throttle::forget_old(Tx& tx) { storage::delete_old_throttle(tx.connection, tx.now + -kFailureRemembered); }

}  // namespace guildhall::service
