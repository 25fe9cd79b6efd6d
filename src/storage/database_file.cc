#include "storage/database_file.h"

#include "storage/sqlite_connection.h"

namespace guildhall::storage {

void copy_database(const std::filesystem::path& database, const std::filesystem::path& copy) {
    // A reading connection would refuse, though nothing of this database is written.
    open_sqlite(database, OpenMode::writer)->execute("VACUUM INTO $1", {copy.string()});
}

void empty_log(const std::filesystem::path& database) {
    {
        const auto connection = open_sqlite(database, OpenMode::writer);
        if (connection->query_value<int>("PRAGMA wal_checkpoint(TRUNCATE)") != 0)
            throw DatabaseError(DatabaseErrorKind::busy, "The database " + database.string() + " is in use.");
    }
    // The last connection to close removes the log.
    if (std::filesystem::exists(log_of(database)))
        throw DatabaseError(DatabaseErrorKind::busy, "The database " + database.string() + " is in use.");
}

void settle_log(const std::filesystem::path& database) {
    try {
        // Busy, for it is a row that says so: somebody reads meanwhile.
        open_sqlite(database, OpenMode::writer)->query_value<int>("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (const DatabaseError& error) {
        if (error.kind() != DatabaseErrorKind::full) throw;
    }
}

std::filesystem::path log_of(const std::filesystem::path& database) { return database.string() + "-wal"; }
std::filesystem::path log_index_of(const std::filesystem::path& database) { return database.string() + "-shm"; }

std::vector<std::string> damage_of(Connection& connection) {
    std::vector<std::string> found;
    connection.query("PRAGMA integrity_check", {}, [&](const Row& row) {
        if (const auto line = row.get<std::string>(0); line != "ok") found.push_back(line);
    });
    connection.query("PRAGMA foreign_key_check", {}, [&](const Row& row) {
        found.push_back("a row of " + row.get<std::string>(0) + " refers to one that isn't in " +
                        row.get<std::string>(2));
    });
    return found;
}

}  // namespace guildhall::storage
