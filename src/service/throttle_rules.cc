#include "service/throttle_rules.h"

#include <arpa/inet.h>

#include <algorithm>
#include <cstring>

#include "core/text.h"

namespace guildhall::service {
namespace {

using core::kMinute;
using core::kSecond;

constexpr std::int64_t kWindow = 10 * kMinute;
constexpr std::int64_t kAddressFailures = 100;

/// So many failures are free, each further one costs a second, doubled up to a longest wait.
struct Slope {
    std::int64_t free;
    std::int64_t longest;
};
constexpr Slope kPairSlope{5, 15 * kMinute};
constexpr Slope kAccountSlope{50, 10 * kSecond};
constexpr Slope kAllSlope{1000, kSecond};
constexpr Slope kCodeSlope{5, core::kHour};

/// Time gone by. A clock set back counts as no time, so a wait is never longer than its rule says.
std::int64_t since(core::Time then, core::Time now) { return std::max<std::int64_t>(0, now.ms - then.ms); }

bool is_window_over(const ThrottleState& state, core::Time now) {
    return state.failures == 0 || since(state.first_failure, now) >= kWindow;
}

std::int64_t wait_on(const Slope& slope, const ThrottleState& state, core::Time now) {
    const std::int64_t beyond = state.failures - slope.free;
    if (beyond <= 0) return 0;
    const std::int64_t doublings = std::min<std::int64_t>(beyond - 1, 20);
    const std::int64_t wait = std::min(kSecond << doublings, slope.longest);
    return std::max<std::int64_t>(0, wait - since(state.last_failure, now));
}

std::int64_t wait_of_address(const ThrottleState& state, core::Time now) {
    if (state.failures < kAddressFailures || is_window_over(state, now)) return 0;
    return kWindow - since(state.first_failure, now);
}

ThrottleState counted(ThrottleState state, bool starts_anew, core::Time now) {
    if (starts_anew) {
        state.failures = 0;
        state.first_failure = now;
    }
    ++state.failures;
    state.last_failure = now;
    return state;
}

bool is_old(const ThrottleState& state, core::Time now) {
    return state.failures == 0 || since(state.last_failure, now) >= kFailureRemembered;
}

}  // namespace

std::int64_t known_browser_wait(const ThrottleState& own, core::Time now) {
    return is_old(own, now) ? 0 : wait_on(kPairSlope, own, now);
}

std::int64_t throttle_wait(const ThrottleStates& states, core::Time now) {
    std::int64_t wait = std::max(wait_of_address(states.address, now), known_browser_wait(states.pair, now));
    if (!is_old(states.account, now)) wait = std::max(wait, wait_on(kAccountSlope, states.account, now));
    if (!is_window_over(states.all, now)) wait = std::max(wait, wait_on(kAllSlope, states.all, now));
    return wait;
}

std::int64_t code_wait(const ThrottleState& state, core::Time now) {
    return is_old(state, now) ? 0 : wait_on(kCodeSlope, state, now);
}

ThrottleState after_wrong_code(const ThrottleState& state, core::Time now) {
    return counted(state, is_old(state, now), now);
}

int retry_after_seconds(std::int64_t wait_ms) { return static_cast<int>((wait_ms + kSecond - 1) / kSecond); }

ThrottleStates after_failure(const ThrottleStates& states, core::Time now) {
    return {counted(states.pair, is_old(states.pair, now), now),
            counted(states.address, is_window_over(states.address, now), now),
            counted(states.account, is_old(states.account, now), now),
            counted(states.all, is_window_over(states.all, now), now)};
}

ThrottleStates after_success(const ThrottleStates& states) {
    ThrottleStates cleared = states;
    cleared.pair = ThrottleState{};
    cleared.account = ThrottleState{};
    return cleared;
}

std::string address_prefix(std::string_view address) {
    const std::string text(address);
    char shown[INET6_ADDRSTRLEN];
    in_addr v4{};
    in6_addr v6{};
    if (inet_pton(AF_INET6, text.c_str(), &v6) == 1) {
        if (!IN6_IS_ADDR_V4MAPPED(&v6)) {
            std::memset(v6.s6_addr + 8, 0, 8);
            return std::string(inet_ntop(AF_INET6, &v6, shown, sizeof shown)) + "/64";
        }
        std::memcpy(&v4, v6.s6_addr + 12, 4);
    } else if (inet_pton(AF_INET, text.c_str(), &v4) != 1) {
        return "unknown";
    }
    v4.s_addr &= htonl(0xffffff00);
    return std::string(inet_ntop(AF_INET, &v4, shown, sizeof shown)) + "/24";
}

ThrottleBuckets::Name code_bucket(const Keys& keys, core::UserId user) { return keys.bucket("code|" + user.str()); }

ThrottleBuckets::Name link_bucket(const Keys& keys, std::string_view address) {
    return keys.bucket("links|" + address_prefix(address));
}

std::string as_counted(std::string_view account) { return core::ascii_lower(core::trim(account)); }

ThrottleBuckets::Name browser_bucket(const Keys& keys, std::string_view account, core::Time known_until) {
    return keys.bucket("at browser|" + std::to_string(known_until.ms) + "|" + as_counted(account));
}

ThrottleBuckets throttle_buckets(const Keys& keys, std::string_view account, std::string_view address) {
    const std::string who = as_counted(account), where = address_prefix(address);
    return {keys.bucket("pair|" + where + "|" + who), keys.bucket("address|" + where), keys.bucket("account|" + who),
            keys.bucket("all")};
}

}  // namespace guildhall::service
