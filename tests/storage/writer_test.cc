// The writer: group commit, jobs that fail alone, hooks, shutdown. On real files and real threads.
#include "storage/writer.h"

#include <atomic>
#include <future>

#include "storage/readers.h"
#include "storage/temporary_database.h"

namespace guildhall::storage {
namespace {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

/// A file with a table of counters.
struct Counters {
    Counters() {
        const auto c = database.open(OpenMode::writer);
        c->run_script("CREATE TABLE counters (i INTEGER PRIMARY KEY, CONSTRAINT small CHECK (i < 1000000)) STRICT");
    }
    std::unique_ptr<Writer> writer(WriterHooks hooks = {}, BatchLimits limits = {}) {
        return std::make_unique<Writer>(database.open(OpenMode::writer), std::move(hooks), limits);
    }
    int count() { return *database.open(OpenMode::reader)->query_value<int>("SELECT count(*) FROM counters"); }

    TemporaryDatabase database;
};

Result<Done> add(Connection& c, int i) {
    c.execute("INSERT INTO counters VALUES ($1)", {i});
    return Done{};
}

/// Holds the writer's thread in a job until `release` is called, so that the jobs after it become one batch.
class Gate {
public:
    explicit Gate(Writer& writer)
        : thread_([this, &writer] {
              (void)writer.write([this](Connection&) -> Result<Done> {
                  entered_.set_value();
                  open_.get_future().wait();
                  return Done{};
              });
          }) {
        entered_.get_future().wait();
    }
    ~Gate() { thread_.join(); }
    void release() { open_.set_value(); }

private:
    std::promise<void> entered_, open_;
    std::thread thread_;
};

TEST(writer, gives_back_the_value_and_keeps_the_row) {
    Counters counters;
    const auto writer = counters.writer();
    const Result<int> result = writer->write([](Connection& c) -> Result<int> {
        c.execute("INSERT INTO counters VALUES ($1)", {7});
        return 7;
    });
    ASSERT_TRUE(result.ok());
    EXPECT_EQ(result.value(), 7);
    EXPECT_EQ(counters.count(), 1);
}

TEST(writer, takes_jobs_and_values_that_can_only_be_moved) {
    Counters counters;
    const auto writer = counters.writer();
    auto text = std::make_unique<std::string>("kept");
    auto result = writer->write([text = std::move(text)](Connection&) mutable -> Result<std::unique_ptr<std::string>> {
        return std::move(text);
    });
    EXPECT_EQ(*result.value(), "kept");
}

TEST(writer, drops_the_rows_of_a_job_that_returns_an_error) {
    Counters counters;
    const auto writer = counters.writer();
    const Result<Done> result = writer->write([](Connection& c) -> Result<Done> {
        TRY(add(c, 1));
        return Error{ErrorCode::name_taken, "taken"};
    });
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::name_taken);
    EXPECT_EQ(counters.count(), 0);
}

TEST(writer, throws_what_the_job_threw_and_drops_its_rows) {
    Counters counters;
    const auto writer = counters.writer();
    const auto refused = error_of([&] { (void)writer->write([](Connection& c) { return add(c, 1'000'000); }); });
    EXPECT_EQ(refused.kind(), DatabaseErrorKind::check);
    EXPECT_EQ(refused.constraint(), "small");
    const auto bug = [](Connection& c) -> Result<Done> {
        c.execute("INSERT INTO counters VALUES (1)");
        throw std::logic_error("bug");
    };
    EXPECT_THROW((void)writer->write(bug), std::logic_error);
    EXPECT_EQ(counters.count(), 0);
    EXPECT_TRUE(writer->write([](Connection& c) { return add(c, 1); }).ok());
}

TEST(writer, undoes_a_job_that_threw_inside_a_savepoint_of_its_own) {
    Counters counters;
    const auto writer = counters.writer();
    const auto bug = [](Connection& c) -> Result<Done> {
        const Savepoint part(c);
        TRY(add(c, 1));
        throw std::logic_error("bug");
    };
    EXPECT_THROW((void)writer->write(bug), std::logic_error);
    EXPECT_TRUE(writer->write([](Connection& c) { return add(c, 2); }).ok());
    EXPECT_EQ(counters.count(), 1);
}

TEST(writer, lets_a_failing_job_harm_none_of_its_batch) {
    Counters counters;
    std::atomic<int> batches = 0;
    const auto writer = counters.writer({.published = [&] { ++batches; }}, {256, std::chrono::seconds(60)});
    std::vector<std::thread> threads;
    std::atomic<int> kept = 0, refused = 0, thrown = 0;
    {
        Gate gate(*writer);
        for (int i = 0; i < 30; ++i) {
            threads.emplace_back([&, i] {
                try {
                    const auto result = writer->write([i](Connection& c) -> Result<Done> {
                        TRY(add(c, i));
                        if (i % 3 == 1) return Error{ErrorCode::forbidden, "no"};
                        if (i % 3 == 2) TRY(add(c, i));
                        return Done{};
                    });
                    ++(result.ok() ? kept : refused);
                } catch (const DatabaseError& error) {
                    if (error.is_unique("counters_pkey")) ++thrown;
                }
            });
        }
        gate.release();
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(kept, 10);
    EXPECT_EQ(refused, 10);
    EXPECT_EQ(thrown, 10);
    EXPECT_EQ(counters.count(), 10);
}

TEST(writer, commits_many_threads_in_fewer_batches_and_publishes_each_before_its_callers_go_on) {
    Counters counters;
    constexpr int kThreads = 16, kEach = 50;
    int in_batch = 0, batches = 0;  // of the writer's thread alone
    std::atomic<int> published = 0, unseen = 0;
    WriterHooks hooks;
    hooks.published = [&] {
        published += in_batch;
        in_batch = 0;
        ++batches;
    };
    const auto writer = counters.writer(hooks);
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < kEach; ++i) {
                const auto result = writer->write([&, t, i](Connection& c) {
                    ++in_batch;
                    return add(c, t * kEach + i);
                });
                if (!result.ok() || published < i + 1) ++unseen;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    writer->stop();
    EXPECT_EQ(counters.count(), kThreads * kEach);
    EXPECT_EQ(published, kThreads * kEach);
    EXPECT_EQ(unseen, 0);
    EXPECT_LT(batches, kThreads * kEach) << "control: with batches of one this is equal";
}

TEST(writer, with_batches_of_one_commits_each_job_by_itself) {
    Counters counters;
    int batches = 0;
    const auto writer = counters.writer({.published = [&] { ++batches; }}, {.jobs = 1});
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t) {
        threads.emplace_back([&, t] { (void)writer->write([t](Connection& c) { return add(c, t); }); });
    }
    for (auto& thread : threads) thread.join();
    writer->stop();
    EXPECT_EQ(batches, 8);
}

TEST(writer, does_not_publish_a_batch_in_which_every_job_failed) {
    Counters counters;
    int published = 0;
    const auto writer = counters.writer({.published = [&] { ++published; }});
    (void)writer->write([](Connection&) -> Result<Done> { return Error{ErrorCode::forbidden, "no"}; });
    writer->stop();
    EXPECT_EQ(published, 0);
}

TEST(writer, discards_the_whole_batch_when_the_transaction_is_lost) {
    Counters counters;
    int published = 0, discarded = 0;
    const auto writer = counters.writer({.published = [&] { ++published; }, .discarded = [&] { ++discarded; }},
                                        {256, std::chrono::seconds(60)});
    std::atomic<int> lost = 0;
    const auto expect_lost = [&](auto job) {
        try {
            (void)writer->write(job);
        } catch (const DatabaseError&) {
            ++lost;
        }
    };
    std::thread gate;
    std::promise<void> entered;
    std::promise<void> open;
    gate = std::thread([&] {
        expect_lost([&](Connection& c) -> Result<Done> {
            TRY(add(c, 1));
            entered.set_value();
            open.get_future().wait();
            return Done{};
        });
    });
    entered.get_future().wait();
    std::atomic<bool> queued = false;
    std::thread killer([&] {
        queued = true;
        expect_lost([](Connection& c) -> Result<Done> {
            c.rollback();  // what SQLite does by itself when the disk is full
            return Done{};
        });
    });
    while (!queued) std::this_thread::yield();
    open.set_value();
    gate.join();
    killer.join();
    EXPECT_TRUE(writer->write([](Connection& c) { return add(c, 2); }).ok());
    writer->stop();
    EXPECT_GE(lost, 1);
    EXPECT_EQ(discarded, 1);
    EXPECT_GE(published, 1);
    EXPECT_EQ(counters.count(), lost == 2 ? 1 : 2);
}

TEST(writer, says_that_another_process_holds_the_database) {
    Counters counters;
    const auto other = counters.database.open(OpenMode::writer);
    auto connection = counters.database.open(OpenMode::writer);
    connection->execute("PRAGMA busy_timeout = 1");
    int discarded = 0;
    Writer writer(std::move(connection), {.discarded = [&] { ++discarded; }});
    {
        const Transaction held(*other, TransactionMode::write);
        const auto error = error_of([&] { (void)writer.write([](Connection& c) { return add(c, 1); }); });
        EXPECT_EQ(error.kind(), DatabaseErrorKind::busy);
    }
    EXPECT_TRUE(writer.write([](Connection& c) { return add(c, 1); }).ok());
    EXPECT_EQ(counters.count(), 1);
}

TEST(writer, finishes_queued_jobs_at_stop_and_refuses_later_ones) {
    Counters counters;
    const auto writer = counters.writer();
    std::thread last([&] { (void)writer->write([](Connection& c) { return add(c, 1); }); });
    last.join();
    writer->stop();
    EXPECT_EQ(counters.count(), 1);
    const auto error = error_of([&] { (void)writer->write([](Connection& c) { return add(c, 2); }); });
    EXPECT_EQ(error.kind(), DatabaseErrorKind::connection_lost);
}

TEST(readers, see_one_snapshot_whatever_is_committed_meanwhile) {
    Counters counters;
    const auto writer = counters.writer();
    Readers readers([&] { return counters.database.open(OpenMode::reader); });
    readers.with_reader([&](Connection& c) {
        EXPECT_EQ(c.query_value<int>("SELECT count(*) FROM counters"), 0);
        EXPECT_TRUE(writer->write([](Connection& w) { return add(w, 1); }).ok());
        EXPECT_EQ(c.query_value<int>("SELECT count(*) FROM counters"), 0);
    });
    EXPECT_EQ(readers.with_reader([](Connection& c) { return *c.query_value<int>("SELECT count(*) FROM counters"); }),
              1);
}

TEST(readers, are_kept_and_used_again) {
    Counters counters;
    std::atomic<int> opened = 0;
    Readers readers([&] {
        ++opened;
        return counters.database.open(OpenMode::reader);
    });
    for (int i = 0; i < 5; ++i) readers.with_reader([](Connection& c) { c.execute("SELECT 1"); });
    EXPECT_EQ(opened, 1);
    EXPECT_THROW(readers.with_reader([](Connection&) { throw std::logic_error("bug"); }), std::logic_error);
    readers.with_reader([&](Connection&) { readers.with_reader([](Connection& c) { c.execute("SELECT 1"); }); });
    EXPECT_EQ(opened, 2);
}

TEST(readers, and_the_writer_run_side_by_side) {
    Counters counters;
    const auto writer = counters.writer();
    Readers readers([&] { return counters.database.open(OpenMode::reader); });
    std::atomic<bool> done = false;
    std::atomic<int> backwards = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 3; ++t) {
        threads.emplace_back([&] {
            int last = 0;
            while (!done) {
                const int now = readers.with_reader(
                    [](Connection& c) { return *c.query_value<int>("SELECT count(*) FROM counters"); });
                if (now < last) ++backwards;
                last = now;
            }
        });
    }
    for (int i = 0; i < 300; ++i) EXPECT_TRUE(writer->write([i](Connection& c) { return add(c, i); }).ok());
    done = true;
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(backwards, 0);
    EXPECT_EQ(counters.count(), 300);
}

}  // namespace
}  // namespace guildhall::storage
