// Lists page by page, and cursors that only we make.
#include "api/cursor.h"

#include <gtest/gtest.h>

#include "core/base64url.h"

namespace guildhall::api {
namespace {

TEST(cursor, what_was_encoded_comes_back_and_nothing_else) {
    const std::vector<std::string> values{"-name", "straße", "0192f0c4"};
    const std::string text = encode_cursor(values);
    EXPECT_EQ(*parse_cursor(text, 3), values);
    EXPECT_FALSE(parse_cursor(text, 2).ok());
    for (const std::string& bad : std::vector<std::string>{"", "x", text + "A", text.substr(1), core::base64url("[1]"),
                                                           core::base64url("[\"a\" ]"), core::base64url("{\"a\":1}"),
                                                           core::base64url("[\"a\"]") + "=", std::string(5000, 'A')})
        EXPECT_FALSE(parse_cursor(bad, 1).ok()) << bad;
}

std::vector<std::pair<Place, int>> hundred() {
    std::vector<std::pair<Place, int>> items;
    for (int i = 0; i < 100; ++i)
        items.push_back({{std::string(1, static_cast<char>('a' + i % 7)), std::to_string(i + 1000)}, i});
    return items;
}

TEST(cursor, pages_give_every_item_once_in_a_total_order) {
    for (const bool descending : {false, true}) {
        const Sort sort{"name", descending};
        Page page{30, std::nullopt};
        std::vector<int> seen;
        while (true) {
            auto cut = cut_page(hundred(), page, sort);
            ASSERT_TRUE(cut.ok());
            EXPECT_EQ(cut->total, 100U);
            seen.insert(seen.end(), cut->items.begin(), cut->items.end());
            if (!cut->next_cursor) break;
            page.cursor = cut->next_cursor;
        }
        ASSERT_EQ(seen.size(), 100U);
        for (std::size_t i = 1; i < seen.size(); ++i) {
            const auto key = [](int n) { return std::pair(n % 7, n); };
            EXPECT_EQ(key(seen[i - 1]) < key(seen[i]), !descending);
        }
    }
}

TEST(cursor, a_cursor_of_another_order_is_refused) {
    const auto first = cut_page(hundred(), Page{10, std::nullopt}, Sort{"name", false});
    EXPECT_FALSE(cut_page(hundred(), Page{10, first->next_cursor}, Sort{"name", true}).ok());
}

TEST(cursor, numbers_sort_as_text_like_numbers) {
    const std::vector<std::int64_t> rising = {INT64_MIN, -5, 0, 9, 10, 1'000'000, INT64_MAX};
    for (std::size_t i = 1; i < rising.size(); ++i) EXPECT_LT(sortable(rising[i - 1]), sortable(rising[i]));
}

TEST(cursor, a_short_search_is_a_prefix_and_a_longer_one_stands_anywhere) {
    EXPECT_TRUE(matches("finance", ""));
    EXPECT_TRUE(matches("finance", "fi"));
    EXPECT_FALSE(matches("finance", "na"));
    EXPECT_TRUE(matches("finance", "nan"));
}

}  // namespace
}  // namespace guildhall::api
