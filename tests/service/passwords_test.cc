#include "service/passwords.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

using namespace guildhall;
using namespace guildhall::service;

namespace {

constexpr PasswordHashing kCheap{8, 1, 1, 64, 64};
constexpr PasswordHashing kImpatient{8, 1, 1, 64, 64, std::chrono::milliseconds(0)};
constexpr const char* kAna = "ana@example.com";

Secret secret(std::string_view text) { return Secret::copy_of(text); }

}  // namespace

TEST(passwords, the_right_one_is_told_from_a_wrong_one) {
    PasswordHasher hasher(kCheap);
    const auto stored = hasher.hash(secret("plum violin tractor"), kAna).value();
    EXPECT_TRUE(stored.starts_with("$argon2id$v=19$m=8,t=1,p=1$"));
    EXPECT_TRUE(hasher.verify(stored, secret("plum violin tractor"), kAna).value());
    EXPECT_FALSE(hasher.verify(stored, secret("plum violin tracto"), kAna).value());
    EXPECT_FALSE(hasher.verify(stored, secret(""), kAna).value());
    EXPECT_NE(stored, hasher.hash(secret("plum violin tractor"), kAna).value()) << "each hash has its salt";
}

TEST(passwords, default_cost_is_that_of_the_security_page) {
    PasswordHasher hasher;
    const auto stored = hasher.hash(secret("x"), kAna).value();
    EXPECT_TRUE(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << stored;
    EXPECT_FALSE(hasher.is_outdated(stored));
    EXPECT_TRUE(hasher.is_outdated(PasswordHasher(kCheap).hash(secret("x"), kAna).value()));
}

TEST(passwords, composed_and_decomposed_letters_are_the_same_password) {
    PasswordHasher hasher(kCheap);
    const auto stored = hasher.hash(secret("Zoë plum violin"), kAna).value();
    EXPECT_TRUE(hasher.verify(stored, secret("Zoe\xcc\x88 plum violin"), kAna).value());
    EXPECT_FALSE(hasher.verify(stored, secret("Zoe plum violin"), kAna).value());
}

TEST(passwords, hashes_that_libsodium_made_are_known) {
    PasswordHasher hasher(kCheap);
    const char* const stored =
        "$argon2id$v=19$m=19456,t=2,p=1$d7K4E0lq8wgU3spmwJsFVA$DuaJSEyJiIXbMkPTHdLEe41qvMsLGDEKvjA6m/kaAFE";
    EXPECT_TRUE(hasher.verify(stored, secret("password"), kAna).value());
    EXPECT_FALSE(hasher.verify(stored, secret("passwore"), kAna).value());
}

TEST(passwords, hashes_of_another_cost_are_known) {
    PasswordHasher hasher(kCheap);
    const auto dear = PasswordHasher({64, 2, 1, 64, 64}).hash(secret("plum"), kAna).value();
    EXPECT_TRUE(hasher.verify(dear, secret("plum"), kAna).value());
    EXPECT_FALSE(hasher.verify(dear, secret("fig"), kAna).value());
}

TEST(passwords, where_there_is_no_spare_time_the_callers_thread_does_it) {
    PasswordHasher hasher(kImpatient);
    const auto stored = hasher.hash(secret("plum"), kAna).value();
    for (int i = 0; i < 100; ++i) {
        EXPECT_TRUE(hasher.verify(stored, secret("plum"), kAna).value());
        EXPECT_FALSE(hasher.verify(stored, secret("plums"), kAna).value());
    }
}

TEST(passwords, an_unknown_account_costs_the_same_work) {
    PasswordHasher hasher(kCheap);
    const auto stored = hasher.hash(secret("plum"), kAna).value();
    const auto before = hasher.worked_out();
    EXPECT_FALSE(hasher.verify(stored, secret("x"), kAna).value());
    EXPECT_EQ(hasher.worked_out(), before + 1);
    EXPECT_FALSE(hasher.dummy_verify(secret("x"), kAna).value());
    EXPECT_EQ(hasher.worked_out(), before + 2);
}

TEST(passwords, a_flood_is_turned_away_and_nobody_else) {
    PasswordHasher hasher({32 * 1024, 2, 1, 2, 2});
    std::atomic<int> done = 0, refused = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 12; ++i) {
        threads.emplace_back([&] {
            const auto result = hasher.dummy_verify(secret("x"), kAna);
            if (result.ok()) return void(++done);
            EXPECT_EQ(result.error().code, core::ErrorCode::unavailable);
            EXPECT_GT(result.error().retry_after_seconds, 0);
            ++refused;
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(done + refused, 12);
    EXPECT_GE(done, 3) << "one at work and two waiting";
    EXPECT_EQ(hasher.worked_out(), static_cast<std::size_t>(done));
    EXPECT_TRUE(hasher.dummy_verify(secret("x"), kAna).ok());
}

TEST(passwords, who_signs_in_over_and_over_keeps_nobody_else_out) {
    PasswordHasher hasher({8 * 1024, 2, 1, 8, 2});
    const auto stored = hasher.hash(secret("plum"), kAna).value();
    std::atomic<bool> goes_on = true;
    std::atomic<int> in = 0, refused = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 16; ++i) {
        threads.emplace_back([&] {
            while (goes_on) {
                const bool is_in = hasher.verify(stored, secret("plum"), kAna).ok();
                ++(is_in ? in : refused);
                if (!is_in) std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
        });
    }
    while (refused == 0) std::this_thread::yield();
    for (int i = 0; i < 20; ++i) {
        EXPECT_TRUE(hasher.verify(stored, secret("plum"), "bob@example.com").ok());
        EXPECT_TRUE(hasher.dummy_verify(secret("plum"), "nobody@example.com").ok());
        EXPECT_LE(hasher.waiting(), 2U);
    }
    goes_on = false;
    for (auto& thread : threads) thread.join();
    EXPECT_GT(in, 0) << "who does it gets in too";
}

TEST(passwords, many_callers_all_get_their_turn) {
    PasswordHasher hasher({8, 1, 2, 64, 64});
    const auto stored = hasher.hash(secret("plum"), kAna).value();
    std::atomic<int> right = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 16; ++i)
        threads.emplace_back([&] { right += hasher.verify(stored, secret("plum"), kAna).value(); });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(right, 16);
}
