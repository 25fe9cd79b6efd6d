#include "service/random.h"

#include <gtest/gtest.h>

#include <set>

#include "service/clock.h"
#include "support/seeded_random.h"
#include "support/settable_clock.h"

using namespace guildhall;
using namespace guildhall::service;

TEST(random, M41_tokens_have_256_random_bits_and_their_hash_finds_them) {
    SystemRandom random;
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i) {
        const FreshToken token = make_token(random);
        EXPECT_EQ(token.text.reveal().size(), 43u);
        EXPECT_EQ(token.hash, hash_token(token.text.reveal()));
        EXPECT_TRUE(seen.insert(std::string(token.text.reveal())).second);
    }
    EXPECT_NE(hash_token("a"), hash_token("b"));
}

TEST(random, ids_carry_the_millisecond_and_are_never_the_same) {
    test::SettableClock clock({1767225600123});
    test::SeededRandom random;
    IdSource ids(clock, random);
    const auto first = ids.next<core::UserId>();
    EXPECT_EQ(first.str().substr(0, 13), "019b76da-a87b");
    EXPECT_NE(first, ids.next<core::UserId>());
    clock.advance(1);
    EXPECT_LT(first, ids.next<core::UserId>());
}

TEST(random, system_clock_is_after_the_writing_of_this_test) { EXPECT_GT(SystemClock().now().ms, 1735689600000); }
