#include "storage/people_lists.h"

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

/// What is the same in both lists.
struct ListQuery {
    std::string table;
    std::string more_columns;  ///< read beside the sort columns
    Conditions conditions;
    Order order;
    int limit = 50;
    std::optional<std::string> cursor;
};

Order member_order(MemberSort sort, bool descending) {
    const std::string sign = descending ? "-" : "";
    switch (sort) {
        case MemberSort::name: return {sign + "name", {"name_folded", "id"}, descending};
        case MemberSort::email: return {sign + "email", {"email_folded", "id"}, descending};
        case MemberSort::role: return {sign + "role", {"role", "name_folded", "id"}, descending};
        case MemberSort::status: return {sign + "status", {"status", "name_folded", "id"}, descending};
        case MemberSort::last_active_at: return {sign + "last_active_at", {"last_active_at", "id"}, descending};
    }
    return {};
}

/// A cursor's text as the column's value; nothing where it can't be one.
std::optional<Value> column_value(const std::string& column, const std::string& text) {
    if (column == "id") {
        const auto uuid = core::parse_uuid(text);
        return uuid ? std::optional<Value>(*uuid) : std::nullopt;
    }
    if (column != "last_active_at") return Value(text);
    const auto number = parse_integer(text);
    return number ? std::optional<Value>(*number) : std::nullopt;
}

std::string column_text(const std::string& column, const Row& row, int index) {
    if (column == "id") return core::to_string(row.get<core::Uuid>(index));
    if (column == "last_active_at") return std::to_string(row.integer(index));
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

void add_text(Conditions& conditions, Connection& connection, Searchable table, const std::string& text) {
    const std::string folded = core::fold(core::trim(text));
    if (folded.empty()) return;
    const auto search = connection.dialect().search(table, folded, conditions.next_number());
    conditions.add_numbered(search.sql, search.parameters);
}

/// Fills `page` by calling `each` for its rows; the sort columns come first. False for a faulty cursor.
template <class Page, class EachRow>
bool read_page(Connection& connection, ListQuery query, Page& page, EachRow each) {
    page.total = count_matches(connection, query.table, query.conditions);
    if (!go_on_behind(query.conditions, query.order, query.cursor)) return false;
    const auto& columns = query.order.columns;
    const std::string limit = "$" + std::to_string(query.conditions.next_number());
    Sql parameters = query.conditions.parameters();
    parameters.emplace_back(query.limit + 1);
    std::vector<std::string> last;
    int rows = 0;
    connection.query("SELECT " + joined(columns, ", ", "") + query.more_columns + " FROM " + query.table + " WHERE " +
                         query.conditions.sql() + " ORDER BY " +
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
    ListQuery list{"members",   ", last_active_at", {}, member_order(query.sort, query.descending),
                   query.limit, query.cursor};
    list.conditions.add("workspace_id = $$", query.workspace);
    if (!query.statuses.empty()) list.conditions.add_any_of("status", words(query.statuses));
    if (!query.roles.empty()) list.conditions.add_any_of("role", words(query.roles));
    if (query.custom_group) {
        // The workspace is the first parameter.
        list.conditions.add("id IN (SELECT member_id FROM group_members WHERE workspace_id = $1 AND group_id = $$)",
                            *query.custom_group);
    }
    add_text(list.conditions, connection, Searchable::members, query.text);
    MemberPage page;
    const bool right = read_page(connection, std::move(list), page, [&](const Row& row, int id) {
        const core::Time last_active = row.get<core::Time>(id + 1);
        page.members.push_back(
            {row.get<core::MemberId>(id), last_active.ms == 0 ? std::nullopt : std::optional(last_active)});
    });
    return right ? std::optional(std::move(page)) : std::nullopt;
}

std::optional<UserPage> list_users(Connection& connection, const UserListQuery& query) {
    const bool by_name = query.sort == UserSort::name;
    Order order{std::string(query.descending ? "-" : "") + (by_name ? "name" : "email"),
                {by_name ? "name_folded" : "email_folded", "id"},
                query.descending};
    ListQuery list{"accounts", "", {}, std::move(order), query.limit, query.cursor};
    if (!query.statuses.empty()) list.conditions.add_any_of("status", words(query.statuses));
    add_text(list.conditions, connection, Searchable::accounts, query.text);
    UserPage page;
    const bool right = read_page(connection, std::move(list), page,
                                 [&](const Row& row, int id) { page.users.push_back(row.get<core::UserId>(id)); });
    return right ? std::optional(std::move(page)) : std::nullopt;
}

}  // namespace guildhall::storage
