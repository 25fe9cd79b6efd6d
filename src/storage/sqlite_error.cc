#include "storage/sqlite_error.h"

#include <string>

namespace guildhall::storage {
namespace {

/// What follows the message's colon: "UNIQUE constraint failed: members.workspace_id, members.email".
std::string_view after_colon(std::string_view message) {
    const auto colon = message.find(": ");
    return colon == std::string_view::npos ? std::string_view{} : message.substr(colon + 2);
}

/// "members.workspace_id, members.email" → table "members", columns "workspace_id,email".
struct FailedColumns {
    std::string table, columns;
};

FailedColumns split_columns(std::string_view list) {
    FailedColumns failed;
    while (!list.empty()) {
        const auto comma = list.find(", ");
        const auto item = list.substr(0, comma);
        const auto dot = item.find('.');
        if (dot == std::string_view::npos) return {};
        failed.table = item.substr(0, dot);
        if (!failed.columns.empty()) failed.columns += ',';
        failed.columns += item.substr(dot + 1);
        list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 2);
    }
    return failed;
}

/// SQLite names only the columns; the schema knows which index has just them.
std::string unique_constraint(sqlite3* db, int code, std::string_view message) {
    const auto failed = split_columns(after_colon(message));
    if (code == SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLITE_CONSTRAINT_ROWID) return failed.table + "_pkey";
    constexpr const char* kSearch =
        "SELECT il.name FROM pragma_index_list(?1) AS il WHERE il.\"unique\" = 1 AND il.origin = 'c' AND "
        "(SELECT group_concat(name) FROM (SELECT name FROM pragma_index_info(il.name) ORDER BY seqno)) = ?2";
    sqlite3_stmt* statement = nullptr;
    std::string name;
    if (sqlite3_prepare_v2(db, kSearch, -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_text(statement, 1, failed.table.c_str(), -1, SQLITE_STATIC);
        sqlite3_bind_text(statement, 2, failed.columns.c_str(), -1, SQLITE_STATIC);
        if (sqlite3_step(statement) == SQLITE_ROW) {
            name = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
        }
    }
    sqlite3_finalize(statement);
    if (!name.empty()) return name;
    name = failed.table + "_" + failed.columns + "_key";
    for (char& c : name) {
        if (c == ',') c = '_';
    }
    return name;
}

}  // namespace

DatabaseErrorKind error_kind(int extended_code) {
    switch (extended_code) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID: return DatabaseErrorKind::unique;
        case SQLITE_CONSTRAINT_FOREIGNKEY: return DatabaseErrorKind::foreign_key;
        case SQLITE_CONSTRAINT_CHECK:
        case SQLITE_CONSTRAINT_DATATYPE: return DatabaseErrorKind::check;
        case SQLITE_CONSTRAINT_NOTNULL: return DatabaseErrorKind::not_null;
        case SQLITE_BUSY_SNAPSHOT: return DatabaseErrorKind::serialization;
        default: break;
    }
    switch (extended_code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_PROTOCOL:  // a lock that the system doesn't give
        case SQLITE_NOMEM: return DatabaseErrorKind::busy;
        case SQLITE_FULL: return DatabaseErrorKind::full;
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
        case SQLITE_PERM: return DatabaseErrorKind::io;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: return DatabaseErrorKind::corrupt;
        default: return DatabaseErrorKind::other;
    }
}

DatabaseError last_error(sqlite3* db, std::string_view doing) {
    const int code = sqlite3_extended_errcode(db);
    const std::string message = sqlite3_errmsg(db);
    const DatabaseErrorKind kind = error_kind(code);
    std::string constraint;
    if (kind == DatabaseErrorKind::unique) {
        constraint = unique_constraint(db, code, message);
    } else if (kind == DatabaseErrorKind::check || kind == DatabaseErrorKind::not_null) {
        constraint = after_colon(message);
    }
    const std::string what = std::string("SQLite: ") + message + " (" + std::to_string(code) + "), at: ";
    return DatabaseError(kind, what + std::string(doing.substr(0, 200)), std::move(constraint));
}

}  // namespace guildhall::storage
