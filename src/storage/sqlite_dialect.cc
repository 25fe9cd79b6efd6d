#include <array>
#include <utility>

#include "storage/database_error.h"
#include "storage/dialect.h"

namespace guildhall::storage {
namespace {

/// The trigram index over members, kept by triggers. It reads its texts from `members` (external content) by the
/// explicit row number, which, unlike an implicit one, a VACUUM keeps. name_folded and email are folded already, so
/// searches are in any case.
constexpr std::string_view kMemberSearch = R"sql(
CREATE VIRTUAL TABLE member_search USING fts5(
    name_folded, email, content = 'members', content_rowid = 'search_row', tokenize = 'trigram case_sensitive 1'
);
CREATE TRIGGER member_search_insert AFTER INSERT ON members BEGIN
    INSERT INTO member_search (rowid, name_folded, email) VALUES (new.search_row, new.name_folded, new.email);
END;
CREATE TRIGGER member_search_delete AFTER DELETE ON members BEGIN
    INSERT INTO member_search (member_search, rowid, name_folded, email)
    VALUES ('delete', old.search_row, old.name_folded, old.email);
END;
CREATE TRIGGER member_search_update AFTER UPDATE OF name_folded, email ON members
WHEN old.name_folded <> new.name_folded OR old.email <> new.email BEGIN
    INSERT INTO member_search (member_search, rowid, name_folded, email)
    VALUES ('delete', old.search_row, old.name_folded, old.email);
    INSERT INTO member_search (rowid, name_folded, email) VALUES (new.search_row, new.name_folded, new.email);
END;
)sql";

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
    {"member_search", kMemberSearch},
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

    SearchCondition member_search(std::string_view folded, int first_parameter) const override {
        const std::string first = numbered(first_parameter);
        if (characters_up_to_three(folded) == 3) {
            // As one quoted phrase every character stands for itself.
            std::string phrase = "\"";
            for (const char c : folded) phrase += c == '"' ? std::string("\"\"") : std::string(1, c);
            return {"members.search_row IN (SELECT rowid FROM member_search WHERE member_search MATCH " + first + ")",
                    {phrase + "\""}};
        }
        const std::string end = numbered(first_parameter + 1);
        return {"((members.name_folded >= " + first + " AND members.name_folded < " + end +
                    ") OR (members.email >= " + first + " AND members.email < " + end + "))",
                {folded, end_of_prefix(folded)}};
    }

private:
    static std::string_view placeholder(std::string_view name) {
        for (const auto& [key, replacement] : kPlaceholders) {
            if (key == name) return replacement;
        }
        throw DatabaseError(DatabaseErrorKind::other, "Unknown schema placeholder {" + std::string(name) + "}");
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
