// The codes of RFC 6238, and which of them is taken when.
#include "service/totp.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>

namespace guildhall::service {
namespace {

/// The secret of the RFC's appendix B.
const char* const kRfcSecret = "12345678901234567890";

Secret rfc_secret() { return Secret::copy_of(kRfcSecret); }

core::Time at(std::int64_t seconds) { return {seconds * 1000}; }

std::string code_at(std::int64_t seconds) { return totp_code(rfc_secret(), totp_step(at(seconds))); }

TEST(totp, gives_the_codes_of_rfc_6238) {
    // The RFC shows eight digits; six are the last six of them.
    EXPECT_EQ(code_at(59), "287082");
    EXPECT_EQ(code_at(1111111109), "081804");
    EXPECT_EQ(code_at(1111111111), "050471");
    EXPECT_EQ(code_at(1234567890), "005924");
    EXPECT_EQ(code_at(2000000000), "279037");
    EXPECT_EQ(code_at(20000000000), "353130");
}

TEST(totp, gives_the_codes_of_oathtool) {
    if (std::system("oathtool --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "SKIPPED: oathtool isn't installed";
    const std::string secret = "\x01\x02\xff\x7f\x80 some odd bytes.";
    const std::string encoded(base32(secret).reveal());
    for (const std::int64_t seconds : {1LL, 946684799LL, 1767225600LL, 4102444800LL}) {
        const std::string command =
            "oathtool --totp --base32 " + encoded + " --now \"@" + std::to_string(seconds) + "\"";
        std::array<char, 16> line{};
        FILE* output = popen(command.c_str(), "r");
        ASSERT_NE(output, nullptr);
        ASSERT_NE(std::fgets(line.data(), line.size(), output), nullptr) << command;
        pclose(output);
        EXPECT_EQ(totp_code(Secret::copy_of(secret), totp_step(at(seconds))), std::string(line.data(), 6)) << seconds;
    }
}

TEST(totp, takes_the_step_before_and_after_but_none_further_off) {
    const core::Time now = at(1111111111);
    const std::int64_t step = totp_step(now);
    for (std::int64_t off = -3; off <= 3; ++off) {
        const auto matched = totp_match(rfc_secret(), totp_code(rfc_secret(), step + off), now, 0);
        EXPECT_EQ(matched, off >= -1 && off <= 1 ? std::optional(step + off) : std::nullopt) << off;
    }
}

TEST(totp, takes_no_step_again_and_none_before_it) {
    const core::Time now = at(1111111111);
    const std::int64_t step = totp_step(now);
    const auto match = [&](std::int64_t of, std::int64_t last) {
        return totp_match(rfc_secret(), totp_code(rfc_secret(), of), now, last).has_value();
    };
    EXPECT_FALSE(match(step, step));
    EXPECT_FALSE(match(step - 1, step));
    EXPECT_TRUE(match(step + 1, step));
    EXPECT_TRUE(match(step, step - 1));
}

TEST(totp, takes_nothing_else) {
    const core::Time now = at(1111111111);
    for (const char* code : {"", "05047", "0504711", "050472", "O50471", "14050471"})
        EXPECT_FALSE(totp_match(rfc_secret(), code, now, 0)) << code;
}

TEST(totp, base32_is_that_of_rfc_4648) {
    EXPECT_EQ(base32(kRfcSecret).reveal(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    EXPECT_EQ(base32("fooba").reveal(), "MZXW6YTB");
}

}  // namespace
}  // namespace guildhall::service
