#include "storage/people_lists.h"

#include <functional>

#include "core/text.h"
#include "storage/dialect.h"

namespace guildhall::storage {
namespace {

/// How one list is sorted: the columns of its total order, the id last.
struct Order {
    std::string name;  ///< in cursors
    std::vector<std::string> columns;
    bool descending = false;
};

/// More hits than this are too many to look up and sort one by one; a walk in the wanted order meets enough of them.
constexpr std::int64_t kFewHits = 5000;

/// A filter that can be applied in two ways: by looking its hits up, or row by row. Both pieces are made with
/// parameters numbered from `first`.
struct Filter {
    std::function<SqlPiece(int first)> hits;  ///< a query of keys under the name `hit`
    std::string key;                          ///< the column that they name
    std::function<SqlPiece(int first)> condition;
};

/// What is the same in both lists.
struct ListQuery {
    std::string table;
    std::string more_columns;  ///< read beside the sort columns
    Sql scope;                 ///< the first parameters of every statement: hits may use them
    Conditions conditions;     ///< begin with the scope's
    std::vector<Filter> filters;
    Order order;
    int limit = 50;
    std::optional<std::string> cursor;
};

/// FROM and WHERE.
struct Source {
    std::string from;
    Conditions where;
};

Order member_order(MemberSort sort, bool descending) {
    const std::string sign = descending ? "-" : "";
    switch (sort) {
        case MemberSort::name: return {sign + "name", {"name_folded", "id"}, descending};
        case MemberSort::email: return {sign + "email", {"email_folded", "id"}, descending};
        case MemberSort::role: return {sign + "role", {"role", "name_folded", "id"}, descending};
        case MemberSort::status: return {sign + "status", {"status", "name_folded", "id"}, descending};
        case MemberSort::invited_at: return {sign + "invited_at", {"invited_at", "id"}, descending};
        case MemberSort::last_active_at: return {sign + "last_active_at", {"last_active_at", "id"}, descending};
    }
    return {};
}

Order user_order(UserSort sort, bool descending) {
    const std::string sign = descending ? "-" : "";
    switch (sort) {
        case UserSort::name: return {sign + "name", {"name_folded", "id"}, descending};
        case UserSort::email: return {sign + "email", {"email_folded", "id"}, descending};
        case UserSort::status: return {sign + "status", {"status", "name_folded", "id"}, descending};
        case UserSort::created_at: return {sign + "created_at", {"created_at", "id"}, descending};
    }
    return {};
}

bool is_time(const std::string& column) {
    return column == "last_active_at" || column == "invited_at" || column == "created_at";
}

/// A cursor's text as the column's value; nothing where it can't be one.
std::optional<Value> column_value(const std::string& column, const std::string& text) {
    if (column == "id") {
        const auto uuid = core::parse_uuid(text);
        return uuid ? std::optional<Value>(*uuid) : std::nullopt;
    }
    if (!is_time(column)) return Value(text);
    const auto number = parse_integer(text);
    return number ? std::optional<Value>(*number) : std::nullopt;
}

std::string column_text(const std::string& column, const Row& row, int index) {
    if (column == "id") return core::to_string(row.get<core::Uuid>(index));
    if (is_time(column)) return std::to_string(row.integer(index));
    return row.get<std::string>(index);
}

std::string joined(const std::vector<std::string>& columns, std::string_view between, std::string_view after) {
    std::string text;
    for (const std::string& column : columns) {
        if (!text.empty()) text += between;
        text += column;
        text += after;
    }
    return text;
}

/// "(a, b) > ($4, $5)": the rows behind the cursor's. False for a cursor of another list.
bool go_on_behind(Conditions& conditions, const Order& order, const std::optional<std::string>& cursor) {
    if (!cursor) return true;
    const auto texts = parse_cursor(*cursor, order.name, order.columns.size());
    if (!texts) return false;
    Sql values;
    std::string numbers;
    for (std::size_t i = 0; i < order.columns.size(); ++i) {
        auto value = column_value(order.columns[i], (*texts)[i]);
        if (!value) return false;
        numbers += (i == 0 ? "$" : ", $") + std::to_string(conditions.next_number() + static_cast<int>(i));
        values.push_back(std::move(*value));
    }
    conditions.add_numbered(
        "(" + joined(order.columns, ", ", "") + ") " + (order.descending ? "<" : ">") + " (" + numbers + ")", values);
    return true;
}

/// How many hits, counted up to kFewHits + 1; a double may count twice.
std::int64_t count_hits(Connection& connection, const ListQuery& query, const Filter& filter) {
    const SqlPiece hits = filter.hits(static_cast<int>(query.scope.size()) + 1);
    Sql parameters = query.scope;
    parameters.insert(parameters.end(), hits.parameters.begin(), hits.parameters.end());
    return connection
        .query_value<std::int64_t>(
            "SELECT count(*) FROM (" + hits.sql + " LIMIT " + std::to_string(kFewHits + 1) + ") AS counted", parameters)
        .value_or(0);
}

/// `driver`: the filter whose hits are looked up, or null for a walk over the table.
Source source_of(const ListQuery& query, const Filter* driver) {
    Source source{query.table, query.conditions};
    if (driver != nullptr) {
        const SqlPiece hits = driver->hits(source.where.next_number());
        // SQLite takes the left side of a CROSS JOIN as the outer loop.
        source.from = "(SELECT DISTINCT hit FROM (" + hits.sql + ") AS found) AS hits CROSS JOIN " + query.table;
        source.where.add_numbered(driver->key + " = hits.hit", hits.parameters);
    }
    for (const Filter& filter : query.filters) {
        if (&filter == driver) continue;
        const SqlPiece condition = filter.condition(source.where.next_number());
        source.where.add_numbered(condition.sql, condition.parameters);
    }
    return source;
}

/// The filter with the fewest hits, and how many it has; null where there is no filter.
std::pair<const Filter*, std::int64_t> best_driver(Connection& connection, const ListQuery& query) {
    std::pair<const Filter*, std::int64_t> best{nullptr, 0};
    for (const Filter& filter : query.filters) {
        const std::int64_t hits = count_hits(connection, query, filter);
        if (best.first == nullptr || hits < best.second) best = {&filter, hits};
    }
    return best;
}

void add_text(ListQuery& query, const Dialect& dialect, Searchable table, const std::string& text) {
    const std::string folded = core::fold(core::trim(text));
    if (folded.empty()) return;
    const std::string within = query.conditions.sql();
    query.filters.push_back({[=, &dialect](int first) { return dialect.search_hits(table, folded, within, first); },
                             query.table + "." + std::string(dialect.row_key()),
                             [=, &dialect](int first) { return dialect.search_condition(table, folded, first); }});
}

/// The memberships of a group, those that live at `live_at` where it is given. REQUIRES: the workspace is the first
/// parameter
SqlPiece select_links(std::string_view what, core::GroupId group, const std::optional<core::Time>& live_at, int first) {
    SqlPiece piece{"SELECT " + std::string(what) +
                       " FROM group_members WHERE group_members.workspace_id = $1 AND group_members.group_id = $" +
                       std::to_string(first),
                   {group}};
    if (!live_at) return piece;
    const std::string end = "group_members.expires_at";
    piece.sql += " AND (" + end + " IS NULL OR " + end + " > $" + std::to_string(first + 1) + ")";
    piece.parameters.emplace_back(*live_at);
    return piece;
}

/// The same, of the row's member.
SqlPiece exists_link(core::GroupId group, const std::optional<core::Time>& live_at, int first) {
    SqlPiece piece = select_links("1", group, live_at, first);
    piece.sql = "EXISTS (" + piece.sql + " AND group_members.member_id = members.id)";
    return piece;
}

void add_group(ListQuery& query, core::GroupId group, const std::optional<core::Time>& live_at) {
    query.filters.push_back({[=](int first) { return select_links("member_id AS hit", group, live_at, first); },
                             "members.id", [=](int first) { return exists_link(group, live_at, first); }});
}

/// Whether the workspace sees that the account has such a time: not before the first acceptance (M40).
void add_shown(Conditions& conditions, std::string_view account_time, bool wanted) {
    conditions.add_numbered(std::string(wanted ? "" : "NOT ") +
                                "(accepted_at IS NOT NULL AND EXISTS (SELECT 1 FROM accounts WHERE accounts.id = "
                                "members.user_id AND accounts." +
                                std::string(account_time) + " IS NOT NULL))",
                            {});
}

/// Fills `page` by calling `each` for its rows; the sort columns come first. False for a faulty cursor.
template <class Page, class EachRow>
bool read_page(Connection& connection, const ListQuery& query, Page& page, EachRow each) {
    const auto [driver, hits] = best_driver(connection, query);
    Source source = source_of(query, driver);
    page.total = count_matches(connection, source.from, source.where);
    if (hits > kFewHits) source = source_of(query, nullptr);
    if (!go_on_behind(source.where, query.order, query.cursor)) return false;
    const auto& columns = query.order.columns;
    const std::string limit = "$" + std::to_string(source.where.next_number());
    Sql parameters = source.where.parameters();
    parameters.emplace_back(query.limit + 1);
    std::vector<std::string> last;
    int rows = 0;
    connection.query("SELECT " + joined(columns, ", ", "") + query.more_columns + " FROM " + source.from + " WHERE " +
                         source.where.sql() + " ORDER BY " +
                         joined(columns, ", ", query.order.descending ? " DESC" : "") + " LIMIT " + limit,
                     parameters, [&](const Row& row) {
                         if (++rows > query.limit) {
                             page.next_cursor = make_cursor(query.order.name, last);
                             return;
                         }
                         last.clear();
                         for (std::size_t i = 0; i < columns.size(); ++i) {
                             last.push_back(column_text(columns[i], row, static_cast<int>(i)));
                         }
                         each(row, static_cast<int>(columns.size()) - 1);
                     });
    return true;
}

template <class T>
std::vector<std::string_view> words(const std::vector<T>& values) {
    std::vector<std::string_view> texts;
    for (const T value : values) texts.push_back(core::to_string(value));
    return texts;
}

}  // namespace

std::optional<MemberPage> list_members(Connection& connection, const MemberListQuery& query) {
    ListQuery list;
    list.table = "members";
    list.more_columns = ", last_active_at";
    list.order = member_order(query.sort, query.descending);
    list.limit = query.limit;
    list.cursor = query.cursor;
    list.scope = {query.workspace};
    list.conditions.add("workspace_id = $$", query.workspace);
    add_text(list, connection.dialect(), Searchable::members, query.text);
    if (query.custom_group) add_group(list, *query.custom_group, query.live_at);
    if (!query.statuses.empty()) list.conditions.add_any_of("status", words(query.statuses));
    if (!query.roles.empty()) list.conditions.add_any_of("role", words(query.roles));
    if (query.not_in_group) {
        const SqlPiece link = exists_link(*query.not_in_group, query.live_at, list.conditions.next_number());
        list.conditions.add_numbered("NOT " + link.sql, link.parameters);
    }
    if (query.second_factor) add_shown(list.conditions, "second_factor_at", *query.second_factor);
    if (query.email_verified) add_shown(list.conditions, "email_verified_at", *query.email_verified);
    if (query.inactive_since) {
        list.conditions.add_numbered("last_active_at > 0", {});
        list.conditions.add("last_active_at < $$", *query.inactive_since);
    }
    MemberPage page;
    const bool right = read_page(connection, list, page, [&](const Row& row, int id) {
        const core::Time last_active = row.get<core::Time>(id + 1);
        page.members.push_back(
            {row.get<core::MemberId>(id), last_active.ms == 0 ? std::nullopt : std::optional(last_active)});
    });
    return right ? std::optional(std::move(page)) : std::nullopt;
}

std::optional<UserPage> list_users(Connection& connection, const UserListQuery& query) {
    ListQuery list;
    list.table = "accounts";
    list.order = user_order(query.sort, query.descending);
    list.limit = query.limit;
    list.cursor = query.cursor;
    add_text(list, connection.dialect(), Searchable::accounts, query.text);
    if (!query.statuses.empty()) list.conditions.add_any_of("status", words(query.statuses));
    if (query.second_factor)
        list.conditions.add("CASE WHEN second_factor_at IS NULL THEN 0 ELSE 1 END = $$", *query.second_factor);
    UserPage page;
    const bool right = read_page(connection, list, page,
                                 [&](const Row& row, int id) { page.users.push_back(row.get<core::UserId>(id)); });
    return right ? std::optional(std::move(page)) : std::nullopt;
}

}  // namespace guildhall::storage
