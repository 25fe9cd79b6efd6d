// A disk that is full or fails: nobody is told that a change is durable when it isn't, and the process ends where
// nobody can know.
#include <gtest/gtest.h>

#include <functional>
#include <new>

#include "storage/database_file.h"
#include "storage/temporary_database.h"
#include "storage/writer.h"

namespace guildhall::storage {
namespace {

using core::Done;
using core::Result;

/// A real connection whose COMMIT does `fail` first while `broken`.
class BrokenDisk final : public Connection {
public:
    BrokenDisk(std::unique_ptr<Connection> connection, const bool& broken, std::function<void()> fail)
        : to_(std::move(connection)), broken_(broken), fail_(std::move(fail)) {}

    std::int64_t run(std::string_view sql, const Sql& parameters, const EachRow& each) override {
        return to_->run(sql, parameters, each);
    }
    void run_script(std::string_view sql) override { to_->run_script(sql); }
    void begin(TransactionMode mode) override { to_->begin(mode); }
    void commit() override {
        if (broken_) fail_();
        to_->commit();
    }
    void rollback() override { to_->rollback(); }
    bool in_transaction() const override { return to_->in_transaction(); }
    void savepoint() override { to_->savepoint(); }
    void release() override { to_->release(); }
    void roll_back_to() override { to_->roll_back_to(); }
    const Dialect& dialect() const override { return to_->dialect(); }

private:
    std::unique_ptr<Connection> to_;
    const bool& broken_;
    std::function<void()> fail_;
};

struct writer_faults : testing::Test {
    writer_faults() { database.open(OpenMode::writer)->run_script("CREATE TABLE t (x BLOB) STRICT"); }
    std::unique_ptr<Connection> disk(const bool& broken, DatabaseErrorKind kind) const {
        return std::make_unique<BrokenDisk>(database.open(OpenMode::writer), broken,
                                            [kind] { throw DatabaseError(kind, "fsync failed"); });
    }
    int rows() const { return *database.open(OpenMode::reader)->query_value<int>("SELECT count(*) FROM t"); }
    static Result<Done> insert(Connection& c, std::size_t size) {
        c.execute("INSERT INTO t VALUES ($1)", {Blob(size)});
        return Done{};
    }

    TemporaryDatabase database;
};

TEST_F(writer_faults, a_commit_that_fails_with_an_io_error_ends_the_process) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    const auto write_on_broken_disk = [&] {
        const bool broken = true;
        Writer writer(disk(broken, DatabaseErrorKind::io));
        (void)writer.write([](Connection& c) { return insert(c, 1); });
    };
    EXPECT_DEATH(write_on_broken_disk(), "the disk failed while a change was being made durable.*fsync failed");
}

TEST_F(writer_faults, a_failed_commit_is_told_to_its_callers_and_never_published) {
    bool broken = true;
    int fatal = 0, published = 0, discarded = 0;
    WriterHooks hooks;
    hooks.published = [&] { ++published; };
    hooks.discarded = [&] { ++discarded; };
    hooks.fatal = [&](const DatabaseError&) { ++fatal; };
    {
        Writer writer(disk(broken, DatabaseErrorKind::io), hooks);
        const auto error = error_of([&] { (void)writer.write([](Connection& c) { return insert(c, 1); }); });
        EXPECT_EQ(error.kind(), DatabaseErrorKind::io);
    }
    EXPECT_EQ(fatal, 1);
    EXPECT_EQ(published, 0);
    EXPECT_EQ(discarded, 1);
    EXPECT_EQ(rows(), 0);
}

TEST_F(writer_faults, a_commit_that_fails_otherwise_is_survived) {
    bool broken = true;
    int fatal = 0;
    Writer writer(disk(broken, DatabaseErrorKind::full), {.fatal = [&](const DatabaseError&) { ++fatal; }});
    const auto write = [&] { return writer.write([](Connection& c) { return insert(c, 1); }).ok(); };
    EXPECT_EQ(error_of(write).kind(), DatabaseErrorKind::full);
    broken = false;
    EXPECT_TRUE(write());
    EXPECT_EQ(fatal, 0);
    EXPECT_EQ(rows(), 1);
}

TEST_F(writer_faults, a_commit_without_memory_is_survived) {
    bool broken = true;
    int fatal = 0;
    Writer writer(std::make_unique<BrokenDisk>(database.open(OpenMode::writer), broken, [] { throw std::bad_alloc(); }),
                  {.fatal = [&](const DatabaseError&) { ++fatal; }});
    const auto write = [&] { return writer.write([](Connection& c) { return insert(c, 1); }).ok(); };
    EXPECT_EQ(error_of(write).kind(), DatabaseErrorKind::busy);
    broken = false;
    EXPECT_TRUE(write());
    EXPECT_EQ(fatal, 0);
    EXPECT_EQ(rows(), 1);
}

TEST_F(writer_faults, a_settled_log_holds_nothing_that_the_database_file_has_not) {
    const auto writer = database.open(OpenMode::writer);
    ASSERT_TRUE(insert(*writer, 1).ok());
    const auto log = log_of(database.file());
    ASSERT_GT(std::filesystem::file_size(log), 0u);
    {
        const auto reader = database.open(OpenMode::reader);
        const Transaction looks(*reader, TransactionMode::read);
        ASSERT_EQ(reader->query_value<int>("SELECT count(*) FROM t"), 1);
        settle_log(database.file());  // waits, and goes on
        EXPECT_GT(std::filesystem::file_size(log), 0u);
    }
    settle_log(database.file());
    EXPECT_EQ(std::filesystem::file_size(log), 0u);
    EXPECT_EQ(rows(), 1);
}

TEST_F(writer_faults, a_full_database_refuses_what_does_not_fit_and_goes_on) {
    auto connection = database.open(OpenMode::writer);
    connection->run_script("PRAGMA max_page_count = 200");
    Writer writer(std::move(connection));
    int kept = 0;
    for (int i = 0; i < 3; ++i) kept += writer.write([](Connection& c) { return insert(c, 10); }).ok();
    const auto full = error_of([&] { (void)writer.write([](Connection& c) { return insert(c, 4 << 20); }); });
    EXPECT_EQ(full.kind(), DatabaseErrorKind::full);
    kept += writer.write([](Connection& c) { return insert(c, 10); }).ok();
    EXPECT_EQ(kept, 4);
    EXPECT_EQ(rows(), 4);
}

}  // namespace
}  // namespace guildhall::storage
