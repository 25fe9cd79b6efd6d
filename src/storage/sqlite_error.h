// SQLite's result codes and messages as DatabaseErrors.
#pragma once

#include <sqlite3.h>

#include <string_view>

#include "storage/database_error.h"

namespace guildhall::storage {

/// The error that `db` reports last, met while `doing` (a statement or a step of opening). A unique constraint is named
/// as PostgreSQL would: the index's name, "<table>_pkey", or "<table>_<columns>_key".
DatabaseError last_error(sqlite3* db, std::string_view doing);

DatabaseErrorKind error_kind(int extended_code);

}  // namespace guildhall::storage
