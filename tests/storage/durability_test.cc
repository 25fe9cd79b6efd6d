// kill -9: whatever was acknowledged is there after the next start, and nothing half-done.
// The killed process is this test program itself, run again as a child that only runs `durability_child`.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>
#include <set>

#include "storage/temporary_database.h"
#include "storage/writer.h"

namespace guildhall::storage {
namespace {

constexpr const char* kFileVariable = "GUILDHALL_TEST_KILLED_DATABASE";
constexpr const char* kRelaxedVariable = "GUILDHALL_TEST_UNSAFE_ACKNOWLEDGE";
constexpr int kWriters = 4;
constexpr int kPipe = 100;  ///< the child's end; not standard output, where GoogleTest writes too

void acknowledge(int number) {
    // Less than PIPE_BUF, so a line is written whole or not at all.
    if (::write(kPipe, &number, sizeof number) != sizeof number) _exit(0);
}

/// Writes pairs of rows for ever and acknowledges each pair on its pipe.
void write_until_killed(const std::filesystem::path& file) {
    Writer writer(open_sqlite(file, OpenMode::writer));
    std::vector<std::thread> threads;
    for (int t = 0; t < kWriters; ++t) {
        threads.emplace_back([&, t] {
            for (int i = t;; i += kWriters) {
                const auto done = writer.write([i](Connection& c) -> core::Result<core::Done> {
                    const auto base = c.query_value<int>("SELECT COALESCE(MAX(round), 0) FROM rounds").value();
                    c.execute("INSERT INTO pairs (round, number, half) VALUES ($1, $2, 1)", {base, i});
                    if (std::getenv(kRelaxedVariable) != nullptr) acknowledge(i);
                    c.execute("INSERT INTO pairs (round, number, half) VALUES ($1, $2, 2)", {base, i});
                    return core::Done{};
                });
                if (done.ok()) acknowledge(i);
            }
        });
    }
    for (auto& thread : threads) thread.join();
}

/// Starts this program again as the writing child; what it acknowledges comes from `*output`.
pid_t start_child(const std::filesystem::path& file, int* output) {
    int ends[2];
    if (pipe(ends) != 0) throw std::runtime_error("pipe");
    const pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], kPipe);
        close(ends[0]);
        close(ends[1]);
        setenv(kFileVariable, file.c_str(), 1);
        execl("/proc/self/exe", "storage_test", "--gtest_filter=durability_child.*", "--gtest_brief=1", nullptr);
        _exit(1);
    }
    close(ends[1]);
    *output = ends[0];
    return child;
}

/// Reads `count` acknowledgements, kills the child, and reads what it has still acknowledged.
std::set<int> kill_after(pid_t child, int output, int count) {
    std::string bytes;
    bool killed = false;
    char buffer[4096];
    for (ssize_t n; (n = read(output, buffer, sizeof buffer)) > 0;) {
        bytes.append(buffer, static_cast<std::size_t>(n));
        if (!killed && bytes.size() >= static_cast<std::size_t>(count) * sizeof(int)) {
            kill(child, SIGKILL);
            killed = true;
        }
    }
    close(output);
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(killed && WIFSIGNALED(status)) << "the child ended by itself: " << status;
    std::set<int> numbers;
    for (std::size_t at = 0; at + sizeof(int) <= bytes.size(); at += sizeof(int)) {
        int number;
        std::memcpy(&number, bytes.data() + at, sizeof number);
        numbers.insert(number);
    }
    return numbers;
}

struct Loss {
    std::size_t acknowledged = 0, missing = 0, halves = 0;
};

/// One child on a new round of the database, killed after `count` acknowledgements.
Loss one_round(const TemporaryDatabase& database, int round, int count) {
    {
        const auto c = database.open(OpenMode::writer);
        c->execute("INSERT INTO rounds VALUES ($1)", {round});
    }
    int output = -1;
    const pid_t child = start_child(database.file(), &output);
    const auto acknowledged = kill_after(child, output, count);
    const auto c = database.open(OpenMode::writer);
    EXPECT_EQ(c->query_value<std::string>("PRAGMA integrity_check"), "ok");
    Loss loss;
    loss.acknowledged = acknowledged.size();
    for (const int number : acknowledged) {
        const auto found =
            c->query_value<int>("SELECT count(*) FROM pairs WHERE round = $1 AND number = $2", {round, number});
        if (found != 2) ++loss.missing;
    }
    loss.halves = *c->query_value<std::size_t>(
        "SELECT count(*) FROM (SELECT 1 FROM pairs GROUP BY round, number HAVING count(*) <> 2)");
    return loss;
}

void make_tables(const TemporaryDatabase& database) {
    database.open(OpenMode::writer)
        ->run_script(
            "CREATE TABLE rounds (round INTEGER) STRICT;"
            "CREATE TABLE pairs (round INTEGER, number INTEGER, half INTEGER, PRIMARY KEY (round, number, half)) "
            "STRICT");
}

TEST(durability_child, writes_until_it_is_killed) {
    const char* file = std::getenv(kFileVariable);
    if (file != nullptr) write_until_killed(file);  // else this is not the child of the tests below
}

TEST(durability, nothing_acknowledged_is_lost_by_kill_9_and_nothing_half_done_remains) {
    const TemporaryDatabase database;
    make_tables(database);
    std::mt19937 random(7);
    std::size_t acknowledged = 0;
    for (int round = 1; round <= 30; ++round) {
        const Loss loss = one_round(database, round, static_cast<int>(random() % 300) + 1);
        EXPECT_EQ(loss.missing, 0u) << "round " << round;
        EXPECT_EQ(loss.halves, 0u) << "round " << round;
        acknowledged += loss.acknowledged;
    }
    EXPECT_GT(acknowledged, 30u);
}

TEST(durability, control_a_writer_that_acknowledges_before_its_commit_is_caught) {
    const TemporaryDatabase database;
    make_tables(database);
    setenv(kRelaxedVariable, "1", 1);
    std::size_t missing = 0;
    for (int round = 1; round <= 100 && missing == 0; ++round) missing += one_round(database, round, 1).missing;
    unsetenv(kRelaxedVariable);
    EXPECT_GT(missing, 0u);
}

}  // namespace
}  // namespace guildhall::storage
