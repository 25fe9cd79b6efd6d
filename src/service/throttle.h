// The sign-in throttle (security.md 8): the counts of throttle_rules.h, kept in storage, so that they outlive a
// restart. Asked before any hashing. Any thread.
#pragma once

#include <atomic>
#include <optional>
#include <string_view>

#include "service/call.h"
#include "service/store.h"
#include "service/throttle_rules.h"

namespace guildhall::service {

class Throttle {
public:
    Throttle(Store& store, const Keys& keys) : store_(store), keys_(keys) {}

    /// Error rate_limited with the seconds to wait, or Done. `account`: the e-mail as typed.
    core::Result<core::Done> check(std::string_view account, const Call& call);

    /// The same by the address alone, for what names no account: links. Their count is apart from that of sign-ins.
    core::Result<core::Done> check_address(std::string_view address);

    /// The same for a sign-in by a passkey: by the counts of address and instance, in a browser that is known to the
    /// passkey's account by its own. `account`: "" where the passkey is unknown.
    core::Result<core::Done> check_passkey(std::string_view account, const Call& call);

    // In the transaction that records the try.
    void failed(Tx& tx, std::string_view account, const Call& call) const;
    void failed_at(Tx& tx, std::string_view address) const;  ///< a link
    void failed_passkey(Tx& tx, std::string_view account, const Call& call) const;
    void succeeded(Tx& tx, std::string_view account, const Call& call) const;

    // The six digits of a second factor, in the transaction that looks at them: two at once are counted one by one.
    /// Milliseconds to wait; 0: they may be looked at. A wait counts as a refused try.
    std::int64_t code_wait(Tx& tx, core::UserId user);
    void code_failed(Tx& tx, core::UserId user) const;
    void code_succeeded(Tx& tx, core::UserId user) const;

    /// How many tries were refused since the last call.
    std::int64_t take_refused() { return refused_.exchange(0); }
    /// Since the start.
    std::int64_t refused_in_all() const { return refused_in_all_; }

    /// Deletes counts that say nothing any more.
    static void forget_old(Tx& tx);

private:
    void note_refused();
    core::Result<core::Done> wait_or_go(std::int64_t wait);
    /// Where the failures of the call's browser count, if the account knows it.
    std::optional<ThrottleBuckets::Name> known_bucket(std::string_view account, const Call& call, core::Time now) const;
    std::int64_t known_wait(const ThrottleBuckets::Name& known, core::Time now) const;

    Store& store_;
    const Keys& keys_;
    std::atomic<std::int64_t> refused_{0}, refused_in_all_{0};
};

}  // namespace guildhall::service
