#include "storage/row_batch.h"

#include <gtest/gtest.h>

#include "storage/temporary_database.h"

namespace guildhall::storage {
namespace {

std::vector<std::int64_t> numbers_after(std::size_t rows) {
    TemporaryDatabase database;
    const auto connection = database.open(OpenMode::writer);
    connection->run_script("CREATE TABLE counted (place INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE)");
    RowBatch batch(*connection, "INSERT INTO counted (number)", "");
    for (std::size_t i = 0; i < rows; ++i) batch.add({i});
    batch.flush();
    batch.flush();
    return connection->query_all("SELECT number FROM counted ORDER BY place", {},
                                 [](const Row& row) { return row.get<std::int64_t>(0); });
}

TEST(row_batch, writes_every_row_once_and_in_order) {
    for (const std::size_t rows : {0u, 1u, 63u, 64u, 65u, 200u}) {
        const auto numbers = numbers_after(rows);
        ASSERT_EQ(numbers.size(), rows);
        for (std::size_t i = 0; i < rows; ++i) EXPECT_EQ(numbers[i], static_cast<std::int64_t>(i));
    }
}

TEST(row_batch, ends_each_statement_as_told) {
    TemporaryDatabase database;
    const auto connection = database.open(OpenMode::writer);
    connection->run_script("CREATE TABLE named (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
    RowBatch batch(*connection, "INSERT INTO named (id, name)", "ON CONFLICT (id) DO UPDATE SET name = excluded.name");
    for (std::int64_t id = 0; id < 100; ++id) batch.add({id, "old"});
    batch.flush();
    for (std::int64_t id = 0; id < 100; ++id) batch.add({id, "new"});
    batch.flush();
    EXPECT_EQ(connection->query_value<std::int64_t>("SELECT count(*) FROM named WHERE name = 'new'"), 100);
}

}  // namespace
}  // namespace guildhall::storage
