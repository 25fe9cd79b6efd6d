#include <array>
#include <utility>

#include "storage/database_error.h"
#include "storage/dialect.h"

namespace guildhall::storage {
namespace {

/// A trigram index, kept by triggers. It reads its texts from the table itself (external content) by the explicit row
/// number, which, unlike an implicit one, a VACUUM keeps. The texts are folded already, so searches are in any case.
constexpr std::string_view kSearchIndex = R"sql(
CREATE VIRTUAL TABLE @index USING fts5(
    name_folded, email_folded, content = '@table', content_rowid = 'search_row', tokenize = 'trigram case_sensitive 1'
);
CREATE TRIGGER @index_insert AFTER INSERT ON @table BEGIN
    INSERT INTO @index (rowid, name_folded, email_folded) VALUES (new.search_row, new.name_folded, new.email_folded);
END;
CREATE TRIGGER @index_delete AFTER DELETE ON @table BEGIN
    INSERT INTO @index (@index, rowid, name_folded, email_folded)
    VALUES ('delete', old.search_row, old.name_folded, old.email_folded);
END;
CREATE TRIGGER @index_update AFTER UPDATE OF name_folded, email_folded ON @table
WHEN old.name_folded <> new.name_folded OR old.email_folded <> new.email_folded BEGIN
    INSERT INTO @index (@index, rowid, name_folded, email_folded)
    VALUES ('delete', old.search_row, old.name_folded, old.email_folded);
    INSERT INTO @index (rowid, name_folded, email_folded) VALUES (new.search_row, new.name_folded, new.email_folded);
END;)sql";

std::string replace_all(std::string text, std::string_view what, std::string_view with) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size()) {
        text.replace(at, what.size(), with);
    }
    return text;
}

std::string search_index(std::string_view table, std::string_view index) {
    return replace_all(replace_all(std::string(kSearchIndex), "@table", table), "@index", index);
}

/// Types of a STRICT table. `keyed` tables are stored in the order of their primary key.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kPlaceholders = {{
    {"uuid", "BLOB"},
    {"blob", "BLOB"},
    {"text", "TEXT"},
    {"time", "INTEGER"},
    {"int", "INTEGER"},
    {"rows", "STRICT"},
    {"keyed", "STRICT, WITHOUT ROWID"},
    {"members_key", "search_row INTEGER PRIMARY KEY, UNIQUE (workspace_id, id)"},
    {"accounts_key", "search_row INTEGER PRIMARY KEY, UNIQUE (id)"},
}};

/// The characters of UTF-8 text, counted up to three.
int characters_up_to_three(std::string_view text) {
    int count = 0;
    for (const char c : text) {
        if ((static_cast<unsigned char>(c) & 0xc0) != 0x80 && ++count == 3) break;
    }
    return count;
}

std::string numbered(int parameter) { return "$" + std::to_string(parameter); }

std::string name(Searchable table) { return table == Searchable::members ? "members" : "accounts"; }

/// "(column >= $1 AND column < $2)"
std::string range(const std::string& column, int first) {
    return "(" + column + " >= " + numbered(first) + " AND " + column + " < " + numbered(first + 1) + ")";
}

/// As one phrase of a full-text query, in which every character stands for itself.
std::string quoted(std::string_view text) { return '"' + replace_all(std::string(text), "\"", "\"\"") + '"'; }

class SqliteDialect final : public Dialect {
public:
    std::string schema(std::string_view text) const override {
        std::string out;
        for (;;) {
            const auto open = text.find('{');
            out += text.substr(0, open);
            if (open == std::string_view::npos) return out;
            const auto close = text.find('}', open);
            out += placeholder(text.substr(open + 1, close - open - 1));
            text.remove_prefix(close + 1);
        }
    }

    SqlPiece search_hits(Searchable table, std::string_view folded, std::string_view within,
                         int first_parameter) const override {
        const std::string first = numbered(first_parameter);
        if (characters_up_to_three(folded) == 3) {
            const std::string index = table == Searchable::members ? "member_search" : "account_search";
            return {"SELECT rowid AS hit FROM " + index + " WHERE " + index + " MATCH " + first, {quoted(folded)}};
        }
        const auto begins = [&](const std::string& column) {
            return "SELECT search_row AS hit FROM " + name(table) + " WHERE " + std::string(within) + " AND " +
                   range(column, first_parameter);
        };
        return {begins("name_folded") + " UNION ALL " + begins("email_folded"), {folded, end_of_prefix(folded)}};
    }

    SqlPiece search_condition(Searchable table, std::string_view folded, int first_parameter) const override {
        const std::string names = name(table) + ".name_folded", emails = name(table) + ".email_folded";
        if (characters_up_to_three(folded) == 3) {
            const std::string in = ", " + numbered(first_parameter) + ") > 0";
            return {"(instr(" + names + in + " OR instr(" + emails + in + ")", {folded}};
        }
        return {"(" + range(names, first_parameter) + " OR " + range(emails, first_parameter) + ")",
                {folded, end_of_prefix(folded)}};
    }

    std::string_view row_key() const override { return "search_row"; }

private:
    static std::string placeholder(std::string_view wanted) {
        if (wanted == "member_search") return search_index("members", "member_search");
        if (wanted == "account_search") return search_index("accounts", "account_search");
        for (const auto& [key, replacement] : kPlaceholders) {
            if (key == wanted) return std::string(replacement);
        }
        throw DatabaseError(DatabaseErrorKind::other, "Unknown schema placeholder {" + std::string(wanted) + "}");
    }
};

}  // namespace

std::string end_of_prefix(std::string_view prefix) {
    std::string end(prefix);
    while (!end.empty() && static_cast<unsigned char>(end.back()) == 0xff) end.pop_back();
    if (!end.empty()) end.back() = static_cast<char>(static_cast<unsigned char>(end.back()) + 1);
    return end;
}

const Dialect& sqlite_dialect() {
    static const SqliteDialect dialect;
    return dialect;
}

}  // namespace guildhall::storage
