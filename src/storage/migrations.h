// The schema's history: numbered texts, each applied once in a transaction of its own and remembered with its checksum.
#pragma once

#include <span>
#include <string_view>

#include "core/time.h"
#include "storage/connection.h"

namespace guildhall::storage {

struct Migration {
    int number;  ///< 1, 2, 3, …
    std::string_view name;
    std::string_view sql;  ///< with the dialect's placeholders
};

/// All migrations of this program, by number.
std::span<const Migration> migrations();

/// Brings the schema to the newest migration; returns how many were applied. Killed at any moment, it goes on from
/// there the next time. Throws DatabaseError (other) and changes nothing where the database is of a newer program, or
/// where an applied migration has another text than here.
int migrate(Connection& connection, core::Time now, std::span<const Migration> all = migrations());

/// Throws DatabaseError (other), with what to do, unless the schema is exactly this program's. Writes nothing.
void require_newest_schema(Connection& connection);

/// The number of the last applied migration. REQUIRES: migrate() has run on this database before
int schema_version(Connection& connection);

}  // namespace guildhall::storage
