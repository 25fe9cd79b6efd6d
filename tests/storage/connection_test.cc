// The seam on real SQLite: parameters, rows, statements in statements, transactions, savepoints, constraint errors.
#include <sys/stat.h>

#include "storage/temporary_database.h"

namespace guildhall::storage {
namespace {

struct connection : testing::Test {
    std::unique_ptr<Connection> opened = open_sqlite(":memory:", OpenMode::writer);
    Connection& c = *opened;
};

TEST(number_parameters, keeps_numbers_and_leaves_strings_names_and_comments) {
    EXPECT_EQ(number_parameters("SELECT $2, $1"), "SELECT ?2, ?1");
    EXPECT_EQ(number_parameters("SELECT '$1', \"$2\", $3"), "SELECT '$1', \"$2\", ?3");
    EXPECT_EQ(number_parameters("SELECT 'it''s $1', $12"), "SELECT 'it''s $1', ?12");
    EXPECT_EQ(number_parameters("SELECT $1 -- $2\n, $3 /* $4 */"), "SELECT ?1 -- $2\n, ?3 /* $4 */");
    EXPECT_EQ(number_parameters("SELECT $name, 'open $1"), "SELECT $name, 'open $1");
}

TEST_F(connection, takes_parameters_by_number_not_by_appearance) {
    std::string first, second;
    c.query("SELECT $2, $1", {"one", "two"}, [&](const Row& row) { row.read(first, second); });
    EXPECT_EQ(first, "two");
    EXPECT_EQ(second, "one");
}

TEST_F(connection, keeps_every_kind_of_value) {
    c.run_script("CREATE TABLE t (i INTEGER, b INTEGER, s TEXT, x BLOB, u BLOB, n TEXT, e BLOB) STRICT");
    const Blob blob = {0, 1, 255};
    core::Uuid uuid;
    uuid.bytes[15] = 7;
    c.execute("INSERT INTO t VALUES ($1, $2, $3, $4, $5, $6, $7)",
              {std::int64_t{-1} << 62, true, "text", blob, core::UserId(uuid), std::optional<std::string>(), Blob()});
    c.query("SELECT * FROM t", {}, [&](const Row& row) {
        EXPECT_EQ(row.columns(), 7);
        EXPECT_EQ(row.get<std::int64_t>(0), std::int64_t{-1} << 62);
        EXPECT_TRUE(row.get<bool>(1));
        EXPECT_EQ(row.get<std::string>(2), "text");
        EXPECT_EQ(row.get<Blob>(3), blob);
        EXPECT_EQ(row.get<core::UserId>(4), core::UserId(uuid));
        EXPECT_EQ(row.get<std::optional<core::Time>>(5), std::nullopt);
        EXPECT_FALSE(row.is_null(6)) << "an empty blob is not NULL";
    });
}

TEST_F(connection, keeps_text_behind_a_NUL) {
    const std::string text("before\0behind", 13);
    EXPECT_EQ(c.query_value<std::string>("SELECT $1", {text}), text);
    EXPECT_EQ(c.query_value<std::int64_t>("SELECT length(CAST($1 AS BLOB))", {text}), 13);
}

TEST_F(connection, refuses_an_id_of_another_length_as_corrupt) {
    const auto read = [&] { c.query_value<core::UserId>("SELECT x'0102'"); };
    EXPECT_EQ(error_of(read).kind(), DatabaseErrorKind::corrupt);
}

TEST_F(connection, refuses_another_number_of_parameters) {
    EXPECT_EQ(error_of([&] { c.execute("SELECT $1, $2", {1}); }).kind(), DatabaseErrorKind::other);
}

TEST_F(connection, runs_the_same_statement_inside_its_own_rows) {
    int calls = 0;
    const char* sql = "SELECT 1 UNION ALL SELECT 2";
    c.query(sql, {}, [&](const Row&) { c.query(sql, {}, [&](const Row&) { ++calls; }); });
    EXPECT_EQ(calls, 4);
}

TEST_F(connection, can_use_a_statement_again_after_its_callback_has_thrown) {
    const char* sql = "SELECT 1 UNION ALL SELECT 2";
    EXPECT_THROW(c.query(sql, {}, [](const Row&) { throw std::logic_error("stop"); }), std::logic_error);
    EXPECT_EQ(c.query_all(sql, {}, [](const Row& row) { return row.get<int>(0); }), (std::vector<int>{1, 2}));
}

TEST_F(connection, works_on_after_more_statements_than_it_keeps) {
    for (int i = 0; i < 1000; ++i) {
        EXPECT_EQ(c.query_value<int>("SELECT " + std::to_string(i) + " + $1", {1}), i + 1);
    }
}

TEST_F(connection, counts_changed_rows_and_none_for_reads) {
    c.run_script("CREATE TABLE t (i INTEGER)");
    EXPECT_EQ(c.execute("INSERT INTO t VALUES (1), (2), (3)"), 3);
    EXPECT_EQ(c.execute("SELECT * FROM t"), 0);
    EXPECT_EQ(c.execute("DELETE FROM t WHERE i > $1", {1}), 2);
    EXPECT_EQ(c.execute("DELETE FROM t WHERE i > $1", {1}), 0);
}

TEST_F(connection, drops_a_transaction_that_is_not_committed) {
    c.run_script("CREATE TABLE t (i INTEGER)");
    {
        Transaction transaction(c, TransactionMode::write);
        c.execute("INSERT INTO t VALUES (1)");
    }
    EXPECT_FALSE(c.in_transaction());
    EXPECT_EQ(c.query_value<int>("SELECT count(*) FROM t"), 0);
    {
        Transaction transaction(c, TransactionMode::write);
        c.execute("INSERT INTO t VALUES (1)");
        transaction.commit();
    }
    EXPECT_EQ(c.query_value<int>("SELECT count(*) FROM t"), 1);
}

TEST_F(connection, nests_savepoints) {
    c.run_script("CREATE TABLE t (i INTEGER)");
    Transaction transaction(c, TransactionMode::write);
    Savepoint outer(c);
    c.execute("INSERT INTO t VALUES (1)");
    {
        Savepoint dropped(c);
        c.execute("INSERT INTO t VALUES (2)");
    }
    {
        Savepoint kept(c);
        c.execute("INSERT INTO t VALUES (3)");
        kept.keep();
    }
    outer.keep();
    transaction.commit();
    EXPECT_EQ(c.query_value<int>("SELECT sum(i) FROM t"), 4);
}

TEST_F(connection, names_the_unique_index_that_refused_a_row) {
    c.run_script(
        "CREATE TABLE t (a INTEGER, b INTEGER, c INTEGER PRIMARY KEY, d INTEGER UNIQUE, e INTEGER);"
        "CREATE UNIQUE INDEX t_pair ON t (a, b); CREATE UNIQUE INDEX t_single ON t (e);"
        "INSERT INTO t VALUES (1, 2, 3, 4, 5)");
    const auto refused = [&](const char* values) {
        return error_of([&] { c.execute(std::string("INSERT INTO t VALUES ") + values); });
    };
    EXPECT_EQ(refused("(1, 2, 0, 0, 0)").kind(), DatabaseErrorKind::unique);
    EXPECT_TRUE(refused("(1, 2, 0, 0, 0)").is_unique("t_pair"));
    EXPECT_TRUE(refused("(0, 0, 3, 0, 0)").is_unique("t_pkey"));
    EXPECT_TRUE(refused("(0, 0, 0, 4, 0)").is_unique("t_d_key"));
    EXPECT_TRUE(refused("(0, 0, 0, 0, 5)").is_unique("t_single"));
}

TEST_F(connection, tells_constraints_apart) {
    c.run_script(
        "CREATE TABLE p (i INTEGER PRIMARY KEY);"
        "CREATE TABLE t (i INTEGER NOT NULL REFERENCES p (i), CONSTRAINT t_small CHECK (i < 10))");
    const auto refused = [&](const char* value) {
        return error_of([&] { c.execute(std::string("INSERT INTO t VALUES (") + value + ")"); });
    };
    EXPECT_EQ(refused("1").kind(), DatabaseErrorKind::foreign_key);
    EXPECT_EQ(refused("10").kind(), DatabaseErrorKind::check);
    EXPECT_EQ(refused("10").constraint(), "t_small");
    EXPECT_EQ(refused("NULL").kind(), DatabaseErrorKind::not_null);
    EXPECT_EQ(refused("NULL").constraint(), "t.i");
    EXPECT_EQ(error_of([&] { c.execute("SELEC 1"); }).kind(), DatabaseErrorKind::other);
}

TEST(sqlite, makes_a_file_that_only_its_owner_reads) {
    const TemporaryDatabase database;
    const auto writer = database.open(OpenMode::writer);
    writer->execute("CREATE TABLE t (i INTEGER)");
    for (const char* suffix : {"", "-wal", "-shm"}) {
        struct stat status {};
        ASSERT_EQ(stat((database.file().string() + suffix).c_str(), &status), 0) << suffix;
        EXPECT_EQ(status.st_mode & 0777, 0600u) << suffix;
    }
}

TEST(sqlite, refuses_writes_on_a_reading_connection) {
    const TemporaryDatabase database;
    const auto reader = database.open(OpenMode::reader);
    EXPECT_EQ(error_of([&] { reader->execute("CREATE TABLE t (i INTEGER)"); }).kind(), DatabaseErrorKind::io);
}

TEST(sqlite, says_where_a_missing_or_foreign_file_is) {
    const TemporaryFolder folder;
    const auto missing = error_of([&] { open_sqlite(folder.path() / "no" / "such.db", OpenMode::writer); });
    EXPECT_EQ(missing.kind(), DatabaseErrorKind::io);
    EXPECT_NE(std::string(missing.what()).find("such.db"), std::string::npos);
    const auto file = folder.path() / "text.db";
    FILE* out = std::fopen(file.c_str(), "w");
    std::fputs(std::string(4096, 'x').c_str(), out);
    std::fclose(out);
    EXPECT_EQ(error_of([&] { open_sqlite(file, OpenMode::writer); }).kind(), DatabaseErrorKind::corrupt);
}

}  // namespace
}  // namespace guildhall::storage
