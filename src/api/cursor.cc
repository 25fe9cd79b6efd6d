#include "api/cursor.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "core/base64url.h"
#include "core/text.h"

namespace guildhall::api {

using core::Result;

std::string encode_cursor(const std::vector<std::string>& values) {
    boost::json::array array;
    for (const std::string& value : values) array.emplace_back(value);
    return core::base64url(boost::json::serialize(array));
}

Result<std::vector<std::string>> parse_cursor(std::string_view text, std::size_t count) {
    const core::Error bad =
        invalid_query("cursor", "invalid", "This cursor isn't one of this list. Start again without it.");
    if (text.size() > 4096) return bad;
    const auto bytes = core::parse_base64url(text);
    if (!bytes) return bad;
    boost::system::error_code error;
    const boost::json::value value = boost::json::parse(*bytes, error);
    if (error || !value.is_array() || value.get_array().size() != count) return bad;
    std::vector<std::string> values;
    for (const boost::json::value& each : value.get_array()) {
        if (!each.is_string()) return bad;
        values.emplace_back(each.get_string().c_str(), each.get_string().size());
    }
    if (encode_cursor(values) != text) return bad;
    return values;
}

Result<Page> Page::parse(const Query& query) {
    Page page;
    const auto limit = TRY(query.number("limit", 1, static_cast<std::int64_t>(kMaxLimit)));
    if (limit) page.limit = static_cast<std::size_t>(*limit);
    page.cursor = query.text("cursor");
    return page;
}

Result<Sort> Sort::parse(const Query& query, std::initializer_list<const char*> allowed) {
    const auto text = query.text("sort");
    if (!text) return Sort{*allowed.begin(), false};
    Sort sort{*text, text->starts_with('-')};
    if (sort.descending) sort.by.erase(0, 1);
    std::string words;
    for (const char* each : allowed) {
        if (sort.by == each) return sort;
        words += (words.empty() ? "" : ", ") + std::string(each);
    }
    return invalid_query("sort", "invalid",
                         "This list can be sorted by " + words + "; a - in front turns the order round.");
}

Reply list_reply(boost::json::array items, const std::optional<std::string>& next_cursor, std::int64_t total,
                 bool at_least) {
    boost::json::object list;
    list["items"] = std::move(items);
    list["next_cursor"] = next_cursor ? boost::json::value(*next_cursor) : boost::json::value();
    list["total"] = total;
    if (at_least) list["total_at_least"] = true;
    return Reply::ok(list);
}

bool matches(std::string_view folded_name, std::string_view folded_search) {
    if (folded_search.empty()) return true;
    const bool is_short = core::count_code_points(folded_search).value_or(0) <= 2;
    return is_short ? folded_name.starts_with(folded_search)
                    : folded_name.find(folded_search) != std::string_view::npos;
}

std::string sortable(std::int64_t number) {
    // Negative numbers come first: the sign bit is turned round, then all have 20 digits.
    const std::string digits = std::to_string(static_cast<std::uint64_t>(number) ^ (std::uint64_t{1} << 63));
    return std::string(20 - digits.size(), '0') + digits;
}

}  // namespace guildhall::api
