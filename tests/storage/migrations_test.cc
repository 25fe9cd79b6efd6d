// Migrations: applied once, checksummed, all or nothing, and none on a newer program's database.
#include "storage/temporary_database.h"

namespace guildhall::storage {
namespace {

constexpr core::Time kNow{1'700'000'000'000};
const Migration kFirst = {1, "first", "CREATE TABLE a (id {uuid} PRIMARY KEY, at {time}) {rows};"};
const Migration kSecond = {2, "second", "CREATE TABLE b (i {int}) {rows}; INSERT INTO b VALUES (1);"};
const Migration kBroken = {2, "second", "CREATE TABLE b (i {int}) {rows}; INSERT INTO missing VALUES (1);"};

TEST(migrate, applies_each_migration_once) {
    const auto c = open_sqlite(":memory:", OpenMode::writer);
    const std::vector<Migration> one = {kFirst}, two = {kFirst, kSecond};
    EXPECT_EQ(migrate(*c, kNow, one), 1);
    EXPECT_EQ(migrate(*c, kNow, one), 0);
    EXPECT_EQ(schema_version(*c), 1);
    EXPECT_EQ(migrate(*c, kNow, two), 1);
    EXPECT_EQ(migrate(*c, kNow, two), 0);
    EXPECT_EQ(c->query_value<int>("SELECT count(*) FROM b"), 1);
    EXPECT_EQ(c->query_value<core::Time>("SELECT applied_at FROM schema_migrations WHERE number = 2"), kNow);
}

TEST(migrate, leaves_nothing_of_a_migration_that_fails) {
    const auto c = open_sqlite(":memory:", OpenMode::writer);
    const std::vector<Migration> broken = {kFirst, kBroken}, good = {kFirst, kSecond};
    EXPECT_THROW(migrate(*c, kNow, broken), DatabaseError);
    EXPECT_EQ(schema_version(*c), 1);
    EXPECT_EQ(c->query_value<int>("SELECT count(*) FROM sqlite_schema WHERE name = 'b'"), 0);
    EXPECT_EQ(migrate(*c, kNow, good), 1);
}

TEST(migrate, refuses_the_database_of_a_newer_program_with_a_clear_line) {
    const auto c = open_sqlite(":memory:", OpenMode::writer);
    const std::vector<Migration> one = {kFirst}, two = {kFirst, kSecond};
    migrate(*c, kNow, two);
    const auto error = error_of([&] { migrate(*c, kNow, one); });
    EXPECT_NE(std::string(error.what()).find("newer Guildhall"), std::string::npos) << error.what();
    EXPECT_EQ(schema_version(*c), 2);
}

TEST(migrate, refuses_a_migration_whose_text_has_changed) {
    const auto c = open_sqlite(":memory:", OpenMode::writer);
    const std::vector<Migration> before = {kFirst};
    migrate(*c, kNow, before);
    const std::vector<Migration> after = {{1, "first", "CREATE TABLE a (id {uuid} PRIMARY KEY) {rows};"}, kSecond};
    const auto error = error_of([&] { migrate(*c, kNow, after); });
    EXPECT_NE(std::string(error.what()).find("another text"), std::string::npos) << error.what();
    EXPECT_EQ(schema_version(*c), 1);
}

TEST(migrate, refuses_an_unknown_placeholder) {
    const auto c = open_sqlite(":memory:", OpenMode::writer);
    const std::vector<Migration> wrong = {{1, "first", "CREATE TABLE a (id {money}) {rows};"}};
    EXPECT_THROW(migrate(*c, kNow, wrong), DatabaseError);
}

std::vector<std::string> texts(Connection& c, const char* sql, const Sql& parameters) {
    return c.query_all(sql, parameters, [](const Row& row) { return row.get<std::string>(0); });
}

constexpr const char* kTables =
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'";

TEST(tables, has_an_index_for_every_foreign_key) {
    const TemporaryDatabase database;
    const auto c = database.open(OpenMode::reader);
    int keys = 0;
    for (const std::string& table : texts(*c, kTables, {})) {
        std::vector<std::string> indexes;
        for (const auto& index : texts(*c, "SELECT name FROM pragma_index_list($1)", {table})) {
            std::string columns;
            for (const auto& column : texts(*c, "SELECT name FROM pragma_index_info($1) ORDER BY seqno", {index})) {
                columns += column + ",";
            }
            indexes.push_back(columns);
        }
        const auto foreign_keys = texts(*c,
                                        "SELECT group_concat(\"from\", ',') || ',' FROM "
                                        "(SELECT * FROM pragma_foreign_key_list($1) ORDER BY id, seq) GROUP BY id",
                                        {table});
        for (const std::string& columns : foreign_keys) {
            ++keys;
            EXPECT_TRUE(std::any_of(indexes.begin(), indexes.end(),
                                    [&](const auto& index) { return index.starts_with(columns); }))
                << table << "(" << columns << ")";
        }
    }
    EXPECT_GT(keys, 20);
}

TEST(tables, has_only_strict_tables) {
    const TemporaryDatabase database;
    const auto c = database.open(OpenMode::reader);
    const auto loose = texts(*c,
                             "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
                             "AND strict = 0 AND name NOT LIKE 'sqlite_%'",
                             {});
    EXPECT_EQ(loose, std::vector<std::string>{});
}

}  // namespace
}  // namespace guildhall::storage
