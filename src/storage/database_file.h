// A database as a file: copied while it is in use, and looked through for damage.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "storage/connection.h"

namespace guildhall::storage {

/// Writes one snapshot of the database into `copy`, compact and without a log of its own. Writers and readers go on,
/// in this process and in others. It isn't on the disk yet. Throws DatabaseError.
/// REQUIRES: `database` is there; `copy` is an empty file
void copy_database(const std::filesystem::path& database, const std::filesystem::path& copy);

/// Takes what stands in the log into the database file, so that the file alone is all; the log is gone. Throws
/// DatabaseError. REQUIRES: nobody else has it open
void empty_log(const std::filesystem::path& database);

/// Writes what stands in the log into the database file and waits for the disk, before anything is added to it. After a
/// flush that failed, the kernel may hold pages of the log that aren't on the disk and that no later flush writes: what
/// is added behind them would be lost with the power. Where the disk is full or somebody reads, it stays as it is.
/// Throws DatabaseError.
void settle_log(const std::filesystem::path& database);

/// The files that SQLite keeps beside a database.
std::filesystem::path log_of(const std::filesystem::path& database);
std::filesystem::path log_index_of(const std::filesystem::path& database);

/// What the engine finds wrong with pages and indexes, and the rows that refer to nothing; a line each.
std::vector<std::string> damage_of(Connection& connection);

}  // namespace guildhall::storage
