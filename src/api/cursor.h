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
#include "core/id.h"
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

/// One page in the making, of a list that is in memory: takes all matches in any order, keeps what the page may show.
template <class T>
class PageOf {
public:
    /// A cursor of another sort: invalid_request.
    static core::Result<PageOf> start(const Page& page, const Sort& sort) {
        PageOf started(page.limit, sort);
        if (!page.cursor) return started;
        auto values = TRY(parse_cursor(*page.cursor, 3));
        if (values[0] != sort.word())
            return invalid_query("cursor", "invalid", "This cursor is of another list. Start again without it.");
        started.after_ = Place{std::move(values[1]), std::move(values[2])};
        return started;
    }

    /// A match: its sort key and its id. Most of a long list are told apart by the key alone, so that nothing is made.
    template <class Tag>
    void add(std::string_view key, const core::Id<Tag>& id, T item) {
        ++total_;
        if (after_ && is_before(key, std::string_view(after_->key))) return;
        if (last_ && is_before(std::string_view(last_->key), key))
            ++behind_;
        else
            keep({std::string(key), id.str()}, std::move(item));
    }

    Cut<T> finish() {
        Cut<T> cut;
        cut.total = total_;
        std::sort(kept_.begin(), kept_.end(),
                  [&](const Kept& a, const Kept& b) { return is_before(a.place, b.place); });
        const std::size_t shown = std::min(kept_.size(), limit_);
        if (shown < behind_) {
            const Place& last = kept_[shown - 1].place;
            cut.next_cursor = encode_cursor({sort_.word(), last.key, last.id});
        }
        for (std::size_t i = 0; i < shown; ++i) cut.items.push_back(std::move(kept_[i].item));
        return cut;
    }

private:
    struct Kept {
        Place place;
        T item;
    };

    PageOf(std::size_t limit, Sort sort) : limit_(limit), sort_(std::move(sort)) {}

    template <class Key>
    bool is_before(const Key& a, const Key& b) const {
        return sort_.descending ? b < a : a < b;
    }

    void keep(Place place, T item) {
        if (after_ && !is_before(*after_, place)) return;
        ++behind_;
        kept_.push_back({std::move(place), std::move(item)});
        if (kept_.size() < 4 * limit_) return;
        const auto last = kept_.begin() + static_cast<std::ptrdiff_t>(limit_ - 1);
        std::nth_element(kept_.begin(), last, kept_.end(),
                         [&](const Kept& a, const Kept& b) { return is_before(a.place, b.place); });
        kept_.erase(last + 1, kept_.end());
        last_ = kept_.back().place;
    }

    std::size_t limit_;
    Sort sort_;
    std::optional<Place> after_;          ///< the cursor's
    std::optional<Place> last_;           ///< what stands behind it, this page doesn't show
    std::vector<Kept> kept_;              ///< fewer than four pages
    std::size_t total_ = 0, behind_ = 0;  ///< all matches; those behind the cursor
};

}  // namespace guildhall::api
