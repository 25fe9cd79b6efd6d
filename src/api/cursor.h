// Lists: the page that is asked for, opaque cursors, and the reply {items, next_cursor, total}.
#pragma once

#include <algorithm>
#include <boost/json/array.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/query.h"
#include "api/reply.h"
#include "core/result.h"

namespace guildhall::api {

constexpr std::size_t kDefaultLimit = 50, kMaxLimit = 200;

/// The values after which the next page starts. Opaque to clients, strict to read.
std::string encode_cursor(const std::vector<std::string>& values);

/// Exactly `count` values; anything that encode_cursor() didn't make is invalid_request at `cursor`.
core::Result<std::vector<std::string>> parse_cursor(std::string_view text, std::size_t count);

/// `limit` and `cursor` as sent.
struct Page {
    std::size_t limit = kDefaultLimit;
    std::optional<std::string> cursor;
    static core::Result<Page> parse(const Query& query);
};

/// `sort=name` or `sort=-name`.
struct Sort {
    std::string by;
    bool descending = false;
    std::string word() const { return (descending ? "-" : "") + by; }
    /// Error: not one of `allowed`. The first of them is the default.
    static core::Result<Sort> parse(const Query& query, std::initializer_list<const char*> allowed);
};

/// {"items": …, "next_cursor": …, "total": …}; `at_least` adds "total_at_least": true.
Reply list_reply(boost::json::array items, const std::optional<std::string>& next_cursor, std::int64_t total,
                 bool at_least = false);

/// The place of an item in a list: its sort key as text (compared bytewise; numbers padded by sortable()), then its id.
struct Place {
    std::string key;
    std::string id;
    auto operator<=>(const Place&) const = default;
};

/// Whether a name answers a search (`q`): one or two characters are a prefix, more may stand anywhere. Both folded.
bool matches(std::string_view folded_name, std::string_view folded_search);

/// A number as text that sorts like the number.
std::string sortable(std::int64_t number);

template <class T>
struct Cut {
    std::vector<T> items;
    std::optional<std::string> next_cursor;
    std::size_t total = 0;
};

/// One page of a list that is in memory. `items`: all matches, in any order. A cursor of another sort: invalid_request.
template <class T>
core::Result<Cut<T>> cut_page(std::vector<std::pair<Place, T>> items, const Page& page, const Sort& sort) {
    const auto before = [&](const Place& a, const Place& b) { return sort.descending ? b < a : a < b; };
    std::optional<Place> after;
    if (page.cursor) {
        auto values = TRY(parse_cursor(*page.cursor, 3));
        if (values[0] != sort.word())
            return invalid_query("cursor", "invalid", "This cursor is of another list. Start again without it.");
        after = Place{std::move(values[1]), std::move(values[2])};
    }
    Cut<T> cut;
    cut.total = items.size();
    if (after) std::erase_if(items, [&](const auto& item) { return !before(*after, item.first); });
    const std::size_t shown = std::min(items.size(), page.limit);
    const auto by_place = [&](const auto& a, const auto& b) { return before(a.first, b.first); };
    std::partial_sort(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(shown), items.end(), by_place);
    if (shown < items.size()) {
        const Place& last = items[shown - 1].first;
        cut.next_cursor = encode_cursor({sort.word(), last.key, last.id});
    }
    for (std::size_t i = 0; i < shown; ++i) cut.items.push_back(std::move(items[i].second));
    return cut;
}

}  // namespace guildhall::api
