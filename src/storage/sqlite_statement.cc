#include "storage/sqlite_statement.h"

#include <string>

#include "storage/sqlite_connection.h"
#include "storage/sqlite_error.h"

namespace guildhall::storage {
namespace {

struct BindAt {
    sqlite3_stmt* statement;
    int index;

    int operator()(std::nullptr_t) const { return sqlite3_bind_null(statement, index); }
    int operator()(std::int64_t number) const { return sqlite3_bind_int64(statement, index, number); }
    int operator()(const std::string& text) const {
        return sqlite3_bind_text64(statement, index, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    int operator()(const Blob& bytes) const {
        // A null pointer would bind NULL where an empty blob is meant.
        if (bytes.empty()) return sqlite3_bind_zeroblob(statement, index, 0);
        return sqlite3_bind_blob64(statement, index, bytes.data(), bytes.size(), SQLITE_STATIC);
    }
    int operator()(const std::array<std::uint8_t, 16>& uuid) const {
        return sqlite3_bind_blob64(statement, index, uuid.data(), uuid.size(), SQLITE_STATIC);
    }
};

}  // namespace

SqliteStatement prepare_statement(sqlite3* db, std::string_view sql) {
    const std::string numbered = number_parameters(sql);
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(db, numbered.c_str(), static_cast<int>(numbered.size() + 1),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) throw last_error(db, sql);
    if (statement == nullptr) throw DatabaseError(DatabaseErrorKind::other, "SQLite: an empty statement");
    return SqliteStatement(statement);
}

void bind_parameters(sqlite3_stmt* statement, std::string_view sql, const Sql& parameters) {
    const int expected = sqlite3_bind_parameter_count(statement);
    if (expected != static_cast<int>(parameters.size())) {
        throw DatabaseError(DatabaseErrorKind::other, "SQLite: " + std::to_string(parameters.size()) +
                                                          " parameters for a statement with " +
                                                          std::to_string(expected) + ": " + std::string(sql));
    }
    for (int i = 0; i < expected; ++i) {
        const int code = std::visit(BindAt{statement, i + 1}, parameters[static_cast<std::size_t>(i)].storage());
        if (code != SQLITE_OK) throw last_error(sqlite3_db_handle(statement), sql);
    }
}

std::string_view SqliteRow::text(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return {text, text == nullptr ? 0 : static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::span<const std::uint8_t> SqliteRow::bytes(int column) const {
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
    return {bytes, bytes == nullptr ? 0 : static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

}  // namespace guildhall::storage
