// Ids as text: what is read back is what was written, and nothing else is an id.
#include "core/id.h"

#include <gtest/gtest.h>

#include <random>

namespace guildhall::core {
namespace {

TEST(uuid, is_read_back_from_its_text_in_either_case) {
    std::mt19937_64 random(5);
    for (int i = 0; i < 10'000; ++i) {
        Uuid uuid;
        for (std::uint8_t& byte : uuid.bytes) byte = static_cast<std::uint8_t>(random());
        std::string text = to_string(uuid);
        ASSERT_EQ(parse_uuid(text), uuid) << text;
        for (char& c : text) c = static_cast<char>(std::toupper(c));
        ASSERT_EQ(parse_uuid(text), uuid) << text;
    }
}

TEST(uuid, takes_a_digit_where_a_digit_belongs_and_nothing_else_anywhere) {
    const std::string good = "0192f0c4-89ab-7cde-8f01-23456789abcd";
    for (std::size_t at = 0; at < good.size(); ++at)
        for (int byte = 0; byte < 256; ++byte) {
            std::string text = good;
            text[at] = static_cast<char>(byte);
            const bool hyphen = good[at] == '-';
            const bool fits = hyphen ? byte == '-' : byte < 128 && std::isxdigit(byte);
            ASSERT_EQ(parse_uuid(text).has_value(), fits) << at << " " << byte;
            if (fits && !hyphen) ASSERT_EQ(to_string(*parse_uuid(text))[at], std::tolower(byte)) << at << " " << byte;
        }
}

TEST(uuid, has_one_length) {
    const std::string good = "0192f0c4-89ab-7cde-8f01-23456789abcd";
    EXPECT_TRUE(parse_uuid(good));
    EXPECT_FALSE(parse_uuid(""));
    EXPECT_FALSE(parse_uuid(good + "0"));
    EXPECT_FALSE(parse_uuid(std::string_view(good).substr(1)));
    EXPECT_FALSE(parse_uuid("{" + good + "}"));
    EXPECT_FALSE(parse_uuid("0192f0c489ab7cde8f0123456789abcd"));
}

}  // namespace
}  // namespace guildhall::core
