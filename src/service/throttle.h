// The sign-in throttle (security.md 8): the counts of throttle_rules.h, kept in storage, so that they outlive a
// restart. Asked before any hashing. Any thread.
#pragma once

#include <string_view>

#include "service/store.h"
#include "service/throttle_rules.h"

namespace guildhall::service {

class Throttle {
public:
    Throttle(Store& store, const Keys& keys) : store_(store), keys_(keys) {}

    /// Error rate_limited with the seconds to wait, or Done. `account`: the e-mail as typed.
    core::Result<core::Done> check(std::string_view account, std::string_view address) const;

    // In the transaction that records the try.
    void failed(Tx& tx, std::string_view account, std::string_view address) const;
    void succeeded(Tx& tx, std::string_view account, std::string_view address) const;

    /// Deletes counts that say nothing any more.
    static void forget_old(Tx& tx);

private:
    ThrottleStates load(storage::Connection& connection, const ThrottleBuckets& buckets) const;
    void save(Tx& tx, const ThrottleBuckets& buckets, const ThrottleStates& states) const;

    Store& store_;
    const Keys& keys_;
};

}  // namespace guildhall::service
