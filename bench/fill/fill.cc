// Writes the organisation of a benchmark into the database of a data folder, with a key file, as an instance that
// nobody has set up yet.
//
// Usage: bench_fill <small | large | huge> <data folder>
#include <filesystem>
#include <iostream>

#include "organisation.h"
#include "service/keys.h"
#include "storage/instance_store.h"
#include "storage/migrations.h"
#include "storage/sqlite_connection.h"

int main(int argc, char** argv) {
    using namespace guildhall;
    if (argc != 3) {
        std::cerr << "Usage: bench_fill <small | large | huge> <data folder>\n";
        return 2;
    }
    const bench::Organisation organisation(bench::size_of(argv[1]), bench::kSeed);
    core::Draft draft = organisation.draft();
    const auto before = draft.before_pointer();
    const core::Touched touched = draft.touched();
    const auto after = draft.finish();

    std::filesystem::create_directories(argv[2]);
    service::Keys::load_or_create(std::filesystem::path(argv[2]) / "guildhall.key");
    const auto connection =
        storage::open_sqlite(std::filesystem::path(argv[2]) / "guildhall.db", storage::OpenMode::writer);
    storage::migrate(*connection, core::Time{1'760'000'000'000});
    // One transaction of millions of rows, in random order for most indexes: straight into the file, from memory.
    connection->run_script("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -4000000");
    connection->begin(storage::TransactionMode::write);
    storage::save(*connection, *before, *after, touched);
    connection->commit();
}
