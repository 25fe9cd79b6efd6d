// How long a sign-in must wait after failures (security.md 8): the arithmetic alone, over values that others store. A
// state is kept for the account as typed, for the address (its /24 or /64), for both together, and for the instance.
//
// - Both together: five failures are free, each further one costs 1 s, doubled to 15 min at most.
// - The address: 100 failures within 10 minutes, then no more until those are over.
// - The account, from any address: 50 failures are free, each further one costs 1 s, doubled to 10 s at most. It slows
//   a guess spread over many addresses, and while that goes on whoever comes by a browser that isn't known.
// - The address, of links that are none: as many, in a count of its own, so that no links keep anybody from signing in.
// - The instance: 1,000 failures within 10 minutes are free, each further one costs 1 s.
// Where an account signed in from lifts none of them, else waits would tell a stranger there who has an account. Counts
// end a day after the last failure.
//
// A known browser (known_browser.h) is held back by its own failures at the account alone, which take the place of the
// pair's: five are free, each further one costs 1 s, doubled to 15 min. Nobody else can raise them, and who took its
// cookie guesses no faster than anybody.
//
// Six digits of a second factor have a count of their own, by the account in all: five wrong ones are free, each
// further one costs 1 s, doubled to an hour at most. That leaves some 40 tries in a first day and 24 in each further
// one, of which each hits with 3 in 1,000,000. Only who knows the password is counted there, so no stranger locks
// anybody out; and a recovery code, which nobody guesses, is taken in spite of it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/time.h"
#include "service/keys.h"

namespace guildhall::service {

/// One count, as it is stored. All zero: never failed.
struct ThrottleState {
    std::int64_t failures = 0;
    core::Time first_failure;  ///< of those counted
    core::Time last_failure;
    bool operator==(const ThrottleState&) const = default;
};

/// The four counts that one sign-in looks at.
struct ThrottleStates {
    ThrottleState pair;  ///< the account from the address
    ThrottleState address;
    ThrottleState account;
    ThrottleState all;
    bool operator==(const ThrottleStates&) const = default;
};

/// Milliseconds until a sign-in may be tried; 0: now. Asked before any hashing; a refused try is no failure and counts
/// nowhere.
std::int64_t throttle_wait(const ThrottleStates& states, core::Time now);
/// The same of a known browser, whose count is that of the pair.
std::int64_t known_browser_wait(const ThrottleState& own, core::Time now);

/// For Retry-After: the wait in whole seconds, rounded up.
int retry_after_seconds(std::int64_t wait_ms);

/// The counts after a try that failed.
ThrottleStates after_failure(const ThrottleStates& states, core::Time now);

/// The counts after a success: those of the account begin anew. The address keeps its count, else whoever holds one
/// account could guess at all others.
ThrottleStates after_success(const ThrottleStates& states);

/// Milliseconds until six digits may be tried for the account; 0: now.
std::int64_t code_wait(const ThrottleState& state, core::Time now);
ThrottleState after_wrong_code(const ThrottleState& state, core::Time now);

/// A count says nothing any more when its last failure is longer ago.
constexpr std::int64_t kFailureRemembered = core::kDay;

/// "192.0.2.0/24" or "2001:db8:1:2::/64": whom one count of addresses takes for one. An IPv4 address in IPv6 form is
/// the IPv4 one; what is no address is "unknown".
std::string address_prefix(std::string_view address);

/// Under which names the four counts are stored. Nobody without the key file finds account or address from them.
struct ThrottleBuckets {
    using Name = std::array<std::uint8_t, 16>;
    Name pair, address, account, all;
};

/// The account as typed, known or not, under one name: trimmed and in lower case, so that no spelling starts a new
/// count.
std::string as_counted(std::string_view account);

/// That of a browser which is known to the account until then, in place of the pair's.
ThrottleBuckets::Name browser_bucket(const Keys& keys, std::string_view account, core::Time known_until);

/// That of the six digits.
ThrottleBuckets::Name code_bucket(const Keys& keys, core::UserId user);

/// That of links that are none, from the address.
ThrottleBuckets::Name link_bucket(const Keys& keys, std::string_view address);

ThrottleBuckets throttle_buckets(const Keys& keys, std::string_view account, std::string_view address);

}  // namespace guildhall::service
