#include "storage/migrations.h"

#include <array>
#include <string>

#include "core/sha256.h"
#include "storage/dialect.h"
#include "storage/migrations/texts.h"

namespace guildhall::storage {
namespace {

constexpr std::string_view kHistoryTable = R"sql(
CREATE TABLE IF NOT EXISTS schema_migrations (
    number {int} PRIMARY KEY,
    name {text} NOT NULL,
    checksum {blob} NOT NULL,
    applied_at {time} NOT NULL
) {rows}
)sql";

DatabaseError newer(int found, int known) {
    return {DatabaseErrorKind::other, "This database is of a newer Guildhall: its schema is number " +
                                          std::to_string(found) + ", this program knows up to " +
                                          std::to_string(known) + ". Start the newer program; nothing was changed."};
}

/// Throws where what was applied isn't what this program would apply.
void check_applied(Connection& connection, std::span<const Migration> all) {
    connection.query("SELECT number, checksum FROM schema_migrations ORDER BY number", {}, [&](const Row& row) {
        const int number = row.get<int>(0);
        if (number > static_cast<int>(all.size()))
            throw newer(schema_version(connection), static_cast<int>(all.size()));
        const auto text = connection.dialect().schema(all[static_cast<std::size_t>(number) - 1].sql);
        if (row.get<core::Sha256>(1) == core::sha256(text)) return;
        throw DatabaseError(DatabaseErrorKind::other,
                            "Migration " + std::to_string(number) +
                                " was applied to this database with another text than this program has. Start the "
                                "program that made the database, or restore a backup; nothing was changed.");
    });
}

/// False where another process has been faster.
bool apply(Connection& connection, const Migration& migration, core::Time now) {
    Transaction transaction(connection, TransactionMode::write);
    if (schema_version(connection) >= migration.number) return false;
    const auto text = connection.dialect().schema(migration.sql);
    connection.run_script(text);
    connection.execute("INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)",
                       {migration.number, migration.name, core::sha256(text), now});
    transaction.commit();
    return true;
}

}  // namespace

std::span<const Migration> migrations() {
    static const std::array<Migration, 5> all = {{
        {1, "schema", migration_0001_schema()},
        {2, "resource_types", migration_0002_resource_types()},
        {3, "forward_sessions", migration_0003_forward_sessions()},
        {4, "second_factors", migration_0004_second_factors()},
        {5, "passkeys", migration_0005_passkeys()},
    }};
    return all;
}

int schema_version(Connection& connection) {
    return connection.query_value<int>("SELECT COALESCE(MAX(number), 0) FROM schema_migrations").value_or(0);
}

void require_newest_schema(Connection& connection) {
    check_applied(connection, migrations());
    const int version = schema_version(connection), newest = static_cast<int>(migrations().size());
    if (version < newest)
        throw DatabaseError(DatabaseErrorKind::other, "The database's schema is number " + std::to_string(version) +
                                                          ", this program's is " + std::to_string(newest) +
                                                          ". Use the program that it was made with, or start this one "
                                                          "once: it brings the schema up to date.");
}

int migrate(Connection& connection, core::Time now, std::span<const Migration> all) {
    connection.run_script(connection.dialect().schema(kHistoryTable));
    check_applied(connection, all);
    int applied = 0;
    for (const Migration& migration : all) {
        if (migration.number > schema_version(connection) && apply(connection, migration, now)) ++applied;
    }
    return applied;
}

}  // namespace guildhall::storage
