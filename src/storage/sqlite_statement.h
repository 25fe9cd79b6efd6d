// One prepared SQLite statement and the row that it stands at. Used by SqliteConnection only.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <string_view>

#include "storage/value.h"

namespace guildhall::storage {

struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using SqliteStatement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

/// The prepared statement of `sql`, whose parameters are written `$N`.
SqliteStatement prepare_statement(sqlite3* db, std::string_view sql);

/// Binds without copying: `parameters` must outlive the statement's steps.
void bind_parameters(sqlite3_stmt* statement, std::string_view sql, const Sql& parameters);

class SqliteRow final : public Row {
public:
    explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
    int columns() const override { return sqlite3_column_count(statement_); }
    bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
    std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
    std::string_view text(int column) const override;
    std::span<const std::uint8_t> bytes(int column) const override;

private:
    sqlite3_stmt* statement_;
};

}  // namespace guildhall::storage
