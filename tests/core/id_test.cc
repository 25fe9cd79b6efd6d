// Ids as text: what is read back is what was written, and nothing else is an id.
#include "core/id.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

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

TEST(uuid, ids_that_differ_in_two_bytes_only_are_spread_over_every_part_of_a_hash) {
    for (std::size_t at = 0; at + 1 < 16; ++at)
        for (const int shift : {0, 16, 32, 48}) {
            std::set<std::size_t> parts;
            Uuid uuid = *parse_uuid("0192f0c4-89ab-7cde-8f01-23456789abcd");
            for (int i = 0; i < 1024; ++i) {
                uuid.bytes[at] = static_cast<std::uint8_t>(i >> 8);
                uuid.bytes[at + 1] = static_cast<std::uint8_t>(i);
                parts.insert(hash_uuid(uuid) >> shift & 0x3ff);
            }
            EXPECT_GT(parts.size(), 500u) << at << " " << shift;  // 647 where all is chance
        }
}

}  // namespace
}  // namespace guildhall::core
