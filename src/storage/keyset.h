// Keyset pages: a page goes on behind the last row of the one before, by that row's sort columns. Cursors are opaque
// texts that name the order they belong to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/connection.h"

namespace guildhall::storage {

/// More matches than this aren't counted (api.md, Lists).
constexpr std::int64_t kCountedMatches = 10'000;

/// How many matches a list has; `at_least`: it has more, and this is a floor.
struct Total {
    std::int64_t count = 0;
    bool at_least = false;
};

/// `order`: what the pages are sorted by ("-name"); `columns`: the last row's sort columns as text.
std::string make_cursor(std::string_view order, const std::vector<std::string>& columns);
/// The columns; nothing for a text that make_cursor didn't make for that order with that number of columns.
std::optional<std::vector<std::string>> parse_cursor(std::string_view text, std::string_view order,
                                                     std::size_t columns);

/// A cursor's column as a number; nothing for any other text.
std::optional<std::int64_t> parse_integer(std::string_view text);

/// A WHERE clause in the making. Parameters are numbered as they are added.
class Conditions {
public:
    /// `sql` holds `$$` where `value` belongs.
    void add(std::string_view sql, Value value);
    /// "column IN (…)" with bound values. REQUIRES: not empty
    void add_any_of(std::string_view column, const std::vector<std::string_view>& values);
    /// A condition that is numbered from next_number() on.
    void add_numbered(const std::string& sql, const Sql& parameters);

    int next_number() const { return static_cast<int>(parameters_.size()) + 1; }
    /// The conditions joined by AND; "TRUE" where there is none.
    std::string sql() const { return sql_.empty() ? "TRUE" : sql_; }
    const Sql& parameters() const { return parameters_; }

private:
    void join(std::string_view sql);

    std::string sql_;
    Sql parameters_;
};

/// How many rows of `from` meet the conditions.
Total count_matches(Connection& connection, const std::string& from, const Conditions& conditions);

}  // namespace guildhall::storage
