#include "service/passwords.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

using namespace guildhall;
using namespace guildhall::service;

namespace {

constexpr PasswordHashing kCheap{8192, 1, 1, 64};

Secret secret(std::string_view text) { return Secret::copy_of(text); }

}  // namespace

TEST(passwords, the_right_one_is_told_from_a_wrong_one) {
    PasswordHasher hasher(kCheap);
    const auto stored = hasher.hash(secret("plum violin tractor")).value();
    EXPECT_TRUE(stored.starts_with("$argon2id$v=19$m=8,t=1,p=1$"));
    EXPECT_TRUE(hasher.verify(stored, secret("plum violin tractor")).value());
    EXPECT_FALSE(hasher.verify(stored, secret("plum violin tracto")).value());
    EXPECT_FALSE(hasher.verify(stored, secret("")).value());
    EXPECT_NE(stored, hasher.hash(secret("plum violin tractor")).value()) << "each hash has its salt";
}

TEST(passwords, default_cost_is_that_of_the_security_page) {
    PasswordHasher hasher;
    const auto stored = hasher.hash(secret("x")).value();
    EXPECT_TRUE(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << stored;
    EXPECT_FALSE(hasher.is_outdated(stored));
    EXPECT_TRUE(hasher.is_outdated(PasswordHasher(kCheap).hash(secret("x")).value()));
}

TEST(passwords, composed_and_decomposed_letters_are_the_same_password) {
    PasswordHasher hasher(kCheap);
    const auto stored = hasher.hash(secret("Zoë plum violin")).value();
    EXPECT_TRUE(hasher.verify(stored, secret("Zoe\xcc\x88 plum violin")).value());
    EXPECT_FALSE(hasher.verify(stored, secret("Zoe plum violin")).value());
}

TEST(passwords, an_unknown_account_costs_the_same_work) {
    PasswordHasher hasher(kCheap);
    const auto stored = hasher.hash(secret("plum")).value();
    const auto before = hasher.worked_out();
    EXPECT_FALSE(hasher.verify(stored, secret("x")).value());
    EXPECT_EQ(hasher.worked_out(), before + 1);
    EXPECT_FALSE(hasher.dummy_verify(secret("x")).value());
    EXPECT_EQ(hasher.worked_out(), before + 2);
}

TEST(passwords, a_flood_is_turned_away_and_nobody_else) {
    PasswordHasher hasher({32 * 1024 * 1024, 2, 1, 2});
    std::atomic<int> done = 0, refused = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 12; ++i) {
        threads.emplace_back([&] {
            const auto result = hasher.dummy_verify(secret("x"));
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
    EXPECT_TRUE(hasher.dummy_verify(secret("x")).ok());
}

TEST(passwords, many_callers_all_get_their_turn) {
    PasswordHasher hasher({8192, 1, 2, 64});
    const auto stored = hasher.hash(secret("plum")).value();
    std::atomic<int> right = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 16; ++i) threads.emplace_back([&] { right += hasher.verify(stored, secret("plum")).value(); });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(right, 16);
}
