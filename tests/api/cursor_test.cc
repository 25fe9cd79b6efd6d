// Lists page by page, and cursors that only we make.
#include "api/cursor.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

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

core::GroupId id_of(int n) {
    core::Uuid uuid;
    uuid.bytes[14] = static_cast<std::uint8_t>(n / 256);
    uuid.bytes[15] = static_cast<std::uint8_t>(n % 256);
    return core::GroupId(uuid);
}

/// So many numbers, whose keys are their rests by `keys`, given in the order of `step`.
struct Numbers {
    int count, keys, step;
};

core::Result<Cut<int>> page_of(const Page& page, const Sort& sort, const Numbers& of) {
    auto found = TRY(PageOf<int>::start(page, sort));
    for (int i = 0; i < of.count; ++i) {
        const int n = i * of.step % of.count;
        found.add(sortable(n % of.keys), id_of(n), n);
    }
    return found.finish();
}

/// Walks through all pages of a list.
void expect_every_item_once(bool descending, int keys, int step) {
    constexpr int kCount = 1009;
    const Sort sort{"name", descending};
    Page page{7, std::nullopt};
    std::vector<int> seen;
    do {
        auto cut = page_of(page, sort, {kCount, keys, step});
        ASSERT_TRUE(cut.ok());
        EXPECT_EQ(cut->total, static_cast<std::size_t>(kCount));
        EXPECT_LE(cut->items.size(), page.limit);
        seen.insert(seen.end(), cut->items.begin(), cut->items.end());
        page.cursor = cut->next_cursor;
    } while (page.cursor);
    std::vector<int> wanted(kCount);
    std::iota(wanted.begin(), wanted.end(), 0);
    std::sort(wanted.begin(), wanted.end(),
              [&](int a, int b) { return std::pair(a % keys, a) < std::pair(b % keys, b); });
    if (descending) std::reverse(wanted.begin(), wanted.end());
    EXPECT_EQ(seen, wanted) << keys << " keys, step " << step;
}

TEST(cursor, pages_give_every_item_once_in_a_total_order) {
    for (const bool descending : {false, true})
        for (const int keys : {1, 7, 1009})
            for (const int step : {1, 1008, 501}) expect_every_item_once(descending, keys, step);
}

TEST(cursor, a_cursor_of_another_order_is_refused) {
    const auto first = page_of(Page{10, std::nullopt}, Sort{"name", false}, {100, 7, 1});
    EXPECT_TRUE(page_of(Page{10, first->next_cursor}, Sort{"name", false}, {100, 7, 1}).ok());
    EXPECT_FALSE(page_of(Page{10, first->next_cursor}, Sort{"name", true}, {100, 7, 1}).ok());
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
