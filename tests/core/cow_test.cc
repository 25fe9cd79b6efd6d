// Arrays and maps whose copies share what they have in common.
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "core/cow_array.h"
#include "core/cow_map.h"
#include "core/draft.h"

namespace guildhall::core {
namespace {

TEST(cow_array, a_copy_keeps_what_it_had_when_the_other_is_written) {
    CowArray<int> first;
    const Edition one = next_edition(), two = next_edition();
    for (int i = 0; i < 1000; ++i) first.push_back(i, one);
    CowArray<int> second = first;
    second.set(500, -1, two);
    second.push_back(-2, two);
    EXPECT_EQ(first[500], 500);
    EXPECT_EQ(first.size(), 1000u);
    EXPECT_EQ(second[500], -1);
    EXPECT_EQ(second[1000], -2);
}

TEST(cow_array, two_drafts_of_one_state_do_not_see_each_other) {
    CowArray<int> base;
    for (int i = 0; i < 300; ++i) base.push_back(i, next_edition());
    CowArray<int> left = base, right = base;
    left.set(7, 70, next_edition());
    right.set(7, 77, next_edition());
    EXPECT_EQ(base[7], 7);
    EXPECT_EQ(left[7], 70);
    EXPECT_EQ(right[7], 77);
}

TEST(cow_array, equals_a_vector_over_random_writes_and_copies) {
    std::mt19937_64 random(1);
    CowArray<int> array;
    std::vector<int> plain;
    std::vector<std::pair<CowArray<int>, std::vector<int>>> kept;
    for (int step = 0; step < 5000; ++step) {
        const Edition edition = next_edition();
        for (int i = static_cast<int>(random() % 4); i >= 0; --i) {
            const int value = static_cast<int>(random() % 1000);
            if (plain.empty() || random() % 3 == 0) {
                array.push_back(value, edition);
                plain.push_back(value);
            } else {
                const std::size_t at = random() % plain.size();
                array.set(at, value, edition);
                plain[at] = value;
            }
        }
        if (step % 500 == 0) kept.emplace_back(array, plain);
    }
    kept.emplace_back(array, plain);
    for (const auto& [cow, expected] : kept) {
        ASSERT_EQ(cow.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) ASSERT_EQ(cow[i], expected[i]);
    }
}

TEST(cow_map, finds_nothing_in_an_empty_one) {
    const CowMap<std::string, int> map;
    EXPECT_FALSE(map.find("x"));
    EXPECT_EQ(map.size(), 0u);
}

TEST(cow_map, a_copy_keeps_what_it_had_when_the_other_is_written) {
    CowMap<std::string, int> first;
    const Edition one = next_edition(), two = next_edition();
    for (int i = 0; i < 500; ++i) first.set(std::to_string(i), i, one);
    CowMap<std::string, int> second = first;
    second.erase("3", two);
    second.set("4", -4, two);
    for (int i = 500; i < 5000; ++i) second.set(std::to_string(i), i, two);
    EXPECT_EQ(first.find("3"), 3);
    EXPECT_EQ(first.find("4"), 4);
    EXPECT_FALSE(first.find("700"));
    EXPECT_EQ(first.size(), 500u);
    EXPECT_FALSE(second.find("3"));
    EXPECT_EQ(second.find("4"), -4);
    EXPECT_EQ(second.size(), 4999u);
}

TEST(cow_map, equals_a_plain_map_over_random_writes_and_copies) {
    std::mt19937_64 random(2);
    CowMap<std::string, int> cow;
    std::map<std::string, int> plain;
    std::vector<std::pair<CowMap<std::string, int>, std::map<std::string, int>>> kept;
    for (int step = 0; step < 6000; ++step) {
        const Edition edition = next_edition();
        const std::string key = "key " + std::to_string(random() % 3000);
        if (random() % 3 == 0) {
            cow.erase(key, edition);
            plain.erase(key);
        } else {
            cow.set(key, step, edition);
            plain[key] = step;
        }
        if (step % 1000 == 0) kept.emplace_back(cow, plain);
    }
    kept.emplace_back(cow, plain);
    for (const auto& [map, expected] : kept) {
        ASSERT_EQ(map.size(), expected.size());
        for (int i = 0; i < 3000; ++i) {
            const std::string key = "key " + std::to_string(i);
            const auto at = expected.find(key);
            ASSERT_EQ(map.find(key), at == expected.end() ? std::nullopt : std::optional(at->second));
        }
    }
}

TEST(cow_map, equals_a_plain_map_of_many_keys_while_it_grows) {
    std::mt19937_64 random(4);
    CowMap<UserId, int> map;
    std::vector<UserId> keys;
    std::vector<CowMap<UserId, int>> kept;
    Edition edition = next_edition();
    for (int i = 0; i < 40'000; ++i) {
        if (i % 100 == 1) edition = next_edition();
        Uuid uuid;
        for (auto& byte : uuid.bytes) byte = static_cast<std::uint8_t>(random());
        keys.emplace_back(uuid);
        map.set(keys.back(), i, edition);
        if (i % 10'000 == 0) kept.push_back(map);  // written no more in its edition: the next begins
    }
    ASSERT_EQ(map.size(), keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i) ASSERT_EQ(map.find(keys[i]), static_cast<int>(i));
    for (std::size_t k = 0; k < kept.size(); ++k) {
        ASSERT_EQ(kept[k].size(), k * 10'000 + 1);
        for (std::size_t i = 0; i < keys.size(); ++i) ASSERT_EQ(kept[k].find(keys[i]).has_value(), i <= k * 10'000);
    }
}

TEST(cow_map, takes_keys_whose_hashes_are_all_the_same) {
    CowMap<Sha256, int> map;
    for (int i = 0; i < 3000; ++i) {
        Sha256 key{};
        key[0] = 1;  // of a digest the first eight bytes are the hash
        key[20] = static_cast<std::uint8_t>(i >> 8);
        key[21] = static_cast<std::uint8_t>(i);
        map.set(key, i, 1);
        ASSERT_EQ(map.find(key), i);
    }
    EXPECT_EQ(map.size(), 3000u);
}

TEST(block_memory, parts_never_overlap_and_are_used_again) {
    std::mt19937_64 random(5);
    struct Part {
        unsigned char* at;
        std::size_t bytes;
        unsigned char mark;
    };
    std::vector<Part> parts;
    for (int step = 0; step < 20'000; ++step) {
        if (!parts.empty() && random() % 2) {
            std::swap(parts[random() % parts.size()], parts.back());
            const Part part = parts.back();
            parts.pop_back();
            for (const std::size_t at : {std::size_t{0}, part.bytes / 2, part.bytes - 1})
                ASSERT_EQ(part.at[at], part.mark);
            give_memory(part.at, part.bytes);
            continue;
        }
        const std::size_t bytes = 1 + random() % 70'000;
        Part part{static_cast<unsigned char*>(take_memory(bytes)), bytes, static_cast<unsigned char>(step)};
        ASSERT_EQ(reinterpret_cast<std::uintptr_t>(part.at) % 64, 0u);
        std::fill_n(part.at, bytes, part.mark);
        parts.push_back(part);
    }
    for (const Part& part : parts) give_memory(part.at, part.bytes);
}

}  // namespace
}  // namespace guildhall::core
