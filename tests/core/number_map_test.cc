// Look-ups that ask the entities for their keys, and texts that are shared.
#include "core/number_map.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <random>
#include <string>

#include "core/draft.h"
#include "core/shared_text.h"

namespace guildhall::core {
namespace {

/// Keys by number, as the entities hold them, and the map beside a plain one.
struct Named {
    std::vector<std::string> keys;
    std::map<std::string, NumberMap::Number> plain;
    NumberMap map;

    std::optional<NumberMap::Number> find(const std::string& key) const {
        return map.find(hash_key(key), [&](NumberMap::Number number) { return keys[number] == key; });
    }
    void add(const std::string& key, Edition edition) {
        keys.push_back(key);
        plain[key] = static_cast<NumberMap::Number>(keys.size() - 1);
        map.add(hash_key(key), plain[key], edition);
    }
    void erase(const std::string& key, Edition edition) {
        map.erase(hash_key(key), plain.at(key), edition);
        plain.erase(key);
    }
    void check() const {
        ASSERT_EQ(map.size(), plain.size());
        for (const auto& [key, number] : plain) ASSERT_EQ(find(key), number) << key;
        ASSERT_EQ(find("no such key"), std::nullopt);
    }
};

TEST(number_map, equals_a_plain_map_over_random_changes_and_copies_keep_theirs) {
    std::mt19937_64 random(7);
    Named named;
    std::vector<Named> kept;
    for (int step = 0; step < 6000; ++step) {
        const Edition edition = next_edition();
        const std::string key = "key " + std::to_string(random() % 3000);
        if (named.plain.contains(key))
            named.erase(key, edition);
        else
            named.add(key, edition);
        if (step % 1000 == 0) kept.push_back(named);
    }
    named.check();
    for (const Named& copy : kept) copy.check();
}

TEST(number_map, tells_keys_of_one_hash_apart) {
    const std::vector<std::string> keys = {"a", "b", "c"};
    const auto is = [&](const char* key) { return [&keys, key](auto number) { return keys[number] == key; }; };
    NumberMap map;
    for (NumberMap::Number number = 0; number < 3; ++number) map.add(42, number, next_edition());
    EXPECT_EQ(map.find(42, is("b")), 1u);
    map.erase(42, 0, next_edition());
    EXPECT_EQ(map.find(42, is("a")), std::nullopt);
    EXPECT_EQ(map.find(42, is("c")), 2u);
    EXPECT_EQ(map.size(), 2u);
}

TEST(number_map, an_empty_one_finds_nothing) {
    EXPECT_EQ(NumberMap().find(1, [](auto) { return true; }), std::nullopt);
}

TEST(shared_text, is_read_as_it_was_written) {
    const SharedText text("Orders/7"), none, empty("");
    EXPECT_EQ(text.view(), "Orders/7");
    EXPECT_EQ(text, "Orders/7");
    EXPECT_TRUE(none.empty() && empty.empty());
    EXPECT_EQ(none, empty);
    EXPECT_EQ(none.str(), "");
    EXPECT_FALSE(text == none);
}

TEST(shared_text, copies_outlive_one_another) {
    auto first = std::make_unique<SharedText>("https://payroll.example.org");
    SharedText second = *first, third;
    third = second;
    first.reset();
    second = SharedText("other");
    EXPECT_EQ(third, "https://payroll.example.org");
    SharedText moved = std::move(third);
    const SharedText& same = moved;
    moved = same;
    EXPECT_EQ(moved, "https://payroll.example.org");
    EXPECT_EQ(second, "other");
}

}  // namespace
}  // namespace guildhall::core
