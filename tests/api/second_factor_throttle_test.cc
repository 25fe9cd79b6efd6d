// Six digits can't be guessed, from however many addresses, and nobody is locked out by who doesn't know the password.
#include <thread>

#include "api/second_factor_fixture.h"

namespace guildhall::test {
namespace {

using core::kHour;
using core::kSecond;

constexpr int kFree = 6;  ///< five wrong ones are free; the sixth is looked at and makes the next one wait

class SecondFactorThrottle : public SecondFactorTest {
protected:
    HttpClient ada = server.set_up();
    Enrolled enrolled = enrol(ada);

    static std::string address(int n) { return "198.51." + std::to_string(n) + ".1"; }
    HttpAnswer guess(const std::string& answer, int from) {
        return sign_in(kAdminEmail, answer, kPassword, address(from));
    }
};

TEST_F(SecondFactorThrottle, wrong_codes_from_many_addresses_are_counted_together) {
    for (int n = 0; n < kFree; ++n)
        EXPECT_EQ(guess(enrolled.app.wrong_code(), n)["code"], "second_factor_invalid") << n;
    const HttpAnswer slowed = guess(enrolled.app.code(), 100);
    EXPECT_EQ(slowed.status, 429) << "the right one too";
    EXPECT_EQ(slowed.header("Retry-After"), "1");
    EXPECT_EQ(guess(enrolled.recovery_codes[0], 101).status, 201) << "a recovery code is taken in spite of it";
    EXPECT_EQ(guess(enrolled.app.code(), 102).status, 429) << "and doesn't begin the count anew";
    server.clock().advance(kSecond);
    EXPECT_EQ(guess(enrolled.app.code(), 103).status, 201);
    next_step();
    for (int n = 0; n < kFree; ++n)
        EXPECT_EQ(guess(enrolled.app.wrong_code(), n)["code"], "second_factor_invalid") << "a good code does";
}

TEST_F(SecondFactorThrottle, wrong_codes_at_once_are_counted_one_by_one) {
    constexpr int kAtOnce = 24;
    const std::string wrong = enrolled.app.wrong_code();
    std::vector<std::string> codes(kAtOnce);
    std::vector<std::thread> threads;
    for (int n = 0; n < kAtOnce; ++n) {
        threads.emplace_back([&, n] {
            std::string& code = codes[static_cast<std::size_t>(n)];
            do code = guess(wrong, n).text("/code");
            while (code == "unavailable");  // too many of one account wait for the hash
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(std::count(codes.begin(), codes.end(), "second_factor_invalid"), kFree);
    EXPECT_EQ(std::count(codes.begin(), codes.end(), "rate_limited"), kAtOnce - kFree);
}

TEST_F(SecondFactorThrottle, who_doesnt_know_the_password_counts_for_nothing_there) {
    for (int n = 0; n < 3 * kFree; ++n)
        sign_in(kAdminEmail, enrolled.app.wrong_code(), "not the password 1", address(n));
    EXPECT_EQ(guess(enrolled.app.code(), 200).status, 201);
}

TEST_F(SecondFactorThrottle, wrong_codes_count_as_failed_sign_ins_of_their_address) {
    for (int n = 0; n < kFree; ++n) sign_in(kAdminEmail, "no such recovery code");
    EXPECT_EQ(sign_in(kAdminEmail, enrolled.recovery_codes[0]).status, 429);
    EXPECT_EQ(guess(enrolled.recovery_codes[0], 1).status, 201) << "from elsewhere nobody waits";
    EXPECT_EQ(events(ada, "session.failed").size(), static_cast<std::size_t>(kFree));
}

TEST_F(SecondFactorThrottle, the_count_is_there_after_a_wait_of_less_than_a_day) {
    for (int n = 0; n < kFree; ++n) guess(enrolled.app.wrong_code(), n);
    server.clock().advance(23 * kHour);
    EXPECT_EQ(guess(enrolled.app.wrong_code(), 30)["code"], "second_factor_invalid");
    EXPECT_EQ(guess(enrolled.app.code(), 31).header("Retry-After"), "2");
    server.clock().advance(24 * kHour);
    for (int n = 0; n < kFree; ++n) EXPECT_EQ(guess(enrolled.app.wrong_code(), n)["code"], "second_factor_invalid");
}

}  // namespace
}  // namespace guildhall::test
