#include "service/throttle_rules.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

using namespace guildhall;
using namespace guildhall::service;

namespace {

constexpr core::Time kStart{1767225600000};

/// Failures one after the other, each as soon as it may be tried; the time of the last one.
core::Time fail(ThrottleStates& states, int times, core::Time now) {
    for (int i = 0; i < times; ++i) {
        now = now + throttle_wait(states, now);
        states = after_failure(states, now);
    }
    return now;
}

/// As a stranger elsewhere makes them: the same account, another address.
ThrottleStates seen_from_elsewhere(const ThrottleStates& states) { return {{}, {}, states.account, states.all}; }

}  // namespace

TEST(throttle_rules, five_failures_are_free_and_then_the_wait_doubles_to_a_quarter_of_an_hour) {
    ThrottleStates states;
    auto now = fail(states, 5, kStart);
    EXPECT_EQ(now, kStart);
    EXPECT_EQ(throttle_wait(states, now), 0);
    std::vector<std::int64_t> waits;
    for (int i = 0; i < 13; ++i) {
        now = fail(states, 1, now);
        waits.push_back(throttle_wait(states, now) / core::kSecond);
    }
    EXPECT_EQ(waits, (std::vector<std::int64_t>{1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900}));
    EXPECT_EQ(throttle_wait(states, now + 899 * core::kSecond), core::kSecond);
    EXPECT_EQ(throttle_wait(states, now + 900 * core::kSecond), 0);
}

TEST(throttle_rules, a_success_clears_the_account_and_not_the_address) {
    ThrottleStates states;
    const auto now = fail(states, 8, kStart);
    EXPECT_GT(throttle_wait(states, now), 0) << "without the success there is a wait";
    states = after_success(states);
    EXPECT_EQ(throttle_wait(states, now), 0);
    EXPECT_EQ(states.account.failures, 0);
    EXPECT_EQ(states.pair.failures, 0);
    EXPECT_EQ(states.address.failures, 8);
}

TEST(throttle_rules, an_address_has_a_hundred_failures_in_ten_minutes) {
    ThrottleStates states;
    for (int i = 0; i < 99; ++i) {
        states.pair = {};  // another account each time
        states.account = {};
        states = after_failure(states, kStart + i * core::kSecond);
    }
    states.pair = states.account = {};
    const auto now = kStart + 100 * core::kSecond;
    EXPECT_EQ(throttle_wait(states, now), 0);
    states = after_failure(states, now);
    states.pair = states.account = {};
    EXPECT_EQ(throttle_wait(states, now), 500 * core::kSecond);
    EXPECT_EQ(throttle_wait(states, kStart + 10 * core::kMinute), 0);
    EXPECT_EQ(after_failure(states, kStart + 10 * core::kMinute).address.failures, 1) << "a new window";
}

TEST(throttle_rules, a_stranger_slows_an_account_but_never_locks_it) {
    ThrottleStates stranger;
    auto now = kStart;
    for (int i = 0; i < 10'000; ++i) {  // each from an address of its own
        stranger = seen_from_elsewhere(stranger);
        now = now + throttle_wait(stranger, now);
        stranger = after_failure(stranger, now);
    }
    const ThrottleStates owner_elsewhere = seen_from_elsewhere(stranger);
    EXPECT_GT(throttle_wait(owner_elsewhere, now), 0) << "it does slow";
    EXPECT_LE(throttle_wait(owner_elsewhere, now), 10 * core::kSecond);
}

TEST(throttle_rules, a_thousand_failures_of_anybody_slow_by_a_second) {
    ThrottleStates all;
    for (int i = 0; i < 1'001; ++i)
        all = {{}, {}, {}, after_failure(all, kStart).all};  // accounts and addresses of their own
    EXPECT_EQ(throttle_wait(all, kStart), core::kSecond);
    EXPECT_EQ(throttle_wait(all, kStart + core::kSecond), 0);
    EXPECT_EQ(throttle_wait(all, kStart + 10 * core::kMinute), 0) << "the window is over";
    all.all.failures = 1'000;
    EXPECT_EQ(throttle_wait(all, kStart), 0) << "control: a thousand are free";
}

TEST(throttle_rules, a_known_browser_waits_for_its_own_failures_alone) {
    ThrottleStates states;
    const auto now = fail(states, 8, kStart);
    EXPECT_EQ(known_browser_wait({}, now), 0);
    EXPECT_EQ(known_browser_wait(states.pair, now), 4 * core::kSecond);
    EXPECT_EQ(known_browser_wait(states.pair, now + core::kDay), 0);
}

TEST(throttle_rules, counts_end_a_day_after_the_last_failure) {
    ThrottleStates states;
    const auto now = fail(states, 20, kStart);
    EXPECT_EQ(after_failure(states, now + core::kDay + -1).pair.failures, 21);
    EXPECT_EQ(after_failure(states, now + core::kDay).pair.failures, 1);
}

TEST(throttle_rules, a_clock_set_back_makes_no_wait_longer_than_its_rule) {
    ThrottleStates states;
    const auto now = fail(states, 30, kStart);
    EXPECT_LE(throttle_wait(states, now + -core::kDay), 15 * core::kMinute);
}

RC_GTEST_PROP(throttle_rules, no_history_gives_a_wait_over_a_quarter_of_an_hour, ()) {
    ThrottleStates states;
    auto now = kStart;
    for (const int step : *rc::gen::container<std::vector<int>>(rc::gen::inRange(-5000, 2'000'000))) {
        now = now + step;
        states = step % 7 == 0 ? after_success(states) : after_failure(states, now);
        const auto wait = throttle_wait(states, now);
        RC_ASSERT(wait >= 0 && wait <= 15 * core::kMinute);
        RC_ASSERT(throttle_wait(states, now + wait) == 0);
    }
}

TEST(throttle_rules, of_six_digits_few_can_be_tried_in_a_day) {
    ThrottleState state;
    core::Time now = kStart;
    const auto tries_until = [&](core::Time end) {
        int tries = 0;
        for (; now < end; now = now + code_wait(state, now)) {
            state = after_wrong_code(state, now);
            ++tries;
        }
        return tries;
    };
    EXPECT_EQ(tries_until(kStart + core::kDay), 40);
    for (int day = 2; day < 5; ++day) EXPECT_EQ(tries_until(kStart + day * core::kDay), 24);
    EXPECT_EQ(code_wait(state, now + core::kDay), 0) << "forgotten a day after the last one";
}

TEST(throttle_rules, five_wrong_codes_are_free_and_each_further_one_waits_twice_as_long) {
    ThrottleState state;
    for (int n = 0; n < 5; ++n) state = after_wrong_code(state, kStart);
    EXPECT_EQ(code_wait(state, kStart), 0);
    for (const std::int64_t seconds : {1, 2, 4, 8}) {
        state = after_wrong_code(state, kStart);
        EXPECT_EQ(code_wait(state, kStart), seconds * core::kSecond);
    }
    EXPECT_EQ(code_wait(state, kStart + 8 * core::kSecond), 0);
}

TEST(throttle_rules, waits_are_told_in_whole_seconds) {
    EXPECT_EQ(retry_after_seconds(0), 0);
    EXPECT_EQ(retry_after_seconds(1), 1);
    EXPECT_EQ(retry_after_seconds(1000), 1);
    EXPECT_EQ(retry_after_seconds(1001), 2);
}

TEST(throttle_rules, addresses_count_by_their_network) {
    EXPECT_EQ(address_prefix("192.0.2.77"), "192.0.2.0/24");
    EXPECT_EQ(address_prefix("::ffff:192.0.2.77"), "192.0.2.0/24");
    EXPECT_EQ(address_prefix("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
    EXPECT_EQ(address_prefix("2001:DB8:1:2::"), "2001:db8:1:2::/64");
    EXPECT_EQ(address_prefix("::1"), "::/64");
    for (const char* bad : {"", "localhost", "192.0.2", "1.2.3.4.5", "::g"})
        EXPECT_EQ(address_prefix(bad), "unknown") << bad;
}

TEST(throttle_rules, no_spelling_of_an_account_starts_a_new_count) {
    const Keys keys{Key()};
    const auto one = throttle_buckets(keys, " Ana@Example.com", "192.0.2.1"),
               two = throttle_buckets(keys, "ana@example.com ", "192.0.2.9");
    EXPECT_EQ(one.pair, two.pair);
    EXPECT_EQ(one.account, two.account);
    EXPECT_NE(one.account, one.address);
    EXPECT_NE(one.pair, throttle_buckets(keys, "ana@example.com", "192.0.3.1").pair);
    EXPECT_NE(one.account, throttle_buckets(keys, "bo@example.com", "192.0.2.1").account);
    EXPECT_EQ(one.all, throttle_buckets(keys, "bo@example.com", "::1").all);
}
