// Databases of every schema that was released, as tests/storage/released/make wrote them: each is brought to the newest
// with everything in it and the same rights, whenever it is killed on the way.
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <sstream>

#include "core/invariants.h"
#include "core/rights_digest.h"
#include "storage/database_file.h"
#include "storage/dialect.h"
#include "storage/instance_store.h"
#include "storage/temporary_database.h"

namespace guildhall::storage {
namespace {

namespace fs = std::filesystem;

constexpr core::Time kMigratedAt{1'800'000'000'000};

std::string hexadecimal(const core::Sha256& digest) {
    std::string text;
    for (const std::uint8_t byte : digest) {
        text += "0123456789abcdef"[byte >> 4];
        text += "0123456789abcdef"[byte & 15];
    }
    return text;
}

enum class Guard { transactions, none };

/// A connection that kills its process before its n-th statement or commit. `guard` none: it leaves transactions out.
class MortalConnection final : public Connection {
public:
    MortalConnection(std::unique_ptr<Connection> connection, int lives, Guard guard)
        : to_(std::move(connection)), lives_(lives), guard_(guard) {}

    std::int64_t run(std::string_view sql, const Sql& parameters, const EachRow& each) override {
        live();
        return to_->run(sql, parameters, each);
    }
    /// One statement after another, so that it can end between two of them.
    void run_script(std::string_view sql) override {
        std::string text(sql);
        std::string statement;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find(';', at), text.size() - 1);
            statement += text.substr(at, end - at + 1);
            at = end + 1;
            const bool in_trigger =
                statement.find("BEGIN") != std::string::npos && statement.find("END;") == std::string::npos;
            if (in_trigger) continue;
            live();
            to_->run_script(statement);
            statement.clear();
        }
    }
    void begin(TransactionMode mode) override {
        if (guard_ == Guard::transactions) to_->begin(mode);
    }
    void commit() override {
        live();
        if (guard_ == Guard::transactions) to_->commit();
    }
    void rollback() override { to_->rollback(); }
    bool in_transaction() const override { return to_->in_transaction(); }
    void savepoint() override { to_->savepoint(); }
    void release() override { to_->release(); }
    void roll_back_to() override { to_->roll_back_to(); }
    const Dialect& dialect() const override { return to_->dialect(); }

private:
    void live() {
        if (lives_-- == 0) ::raise(SIGKILL);
    }
    std::unique_ptr<Connection> to_;
    int lives_;
    Guard guard_;
};

class released_schemas : public testing::TestWithParam<int> {
protected:
    released_schemas() {
        const fs::path folder = fs::path(GUILDHALL_SOURCE_DIR) / "tests/storage/released";
        std::ifstream in(folder / ("000" + std::to_string(GetParam()) + ".sql"));
        std::string first;
        std::getline(in, first);
        rights_ = first.substr(std::string("-- rights ").size());
        std::ostringstream rows;
        rows << in.rdbuf();
        rows_ = rows.str();
        const auto c = open_sqlite(fixture_, OpenMode::writer);
        c->run_script("PRAGMA synchronous = OFF");
        c->run_script("PRAGMA foreign_keys = OFF");  // the rows come by table
        for (const Migration& each : migrations().first(static_cast<std::size_t>(GetParam())))
            c->run_script(c->dialect().schema(each.sql));
        c->run_script(
            "CREATE TABLE schema_migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum BLOB NOT NULL, "
            "applied_at INTEGER NOT NULL) STRICT");
        c->run_script(rows_);
    }

    void expect_all_of_it(const fs::path& file) {
        const auto c = open_sqlite(file, OpenMode::writer);
        EXPECT_EQ(schema_version(*c), static_cast<int>(migrations().size()));
        EXPECT_EQ(damage_of(*c), std::vector<std::string>{});
        const auto instance = load_instance(*c);
        EXPECT_EQ(hexadecimal(core::rights_digest(*instance)), rights_);
        EXPECT_EQ(core::broken_invariants(*instance, kMigratedAt), std::vector<std::string>{});
        EXPECT_EQ(c->query_value<int>("SELECT COUNT(*) FROM audit_events"), count("audit_events"));
        EXPECT_EQ(c->query_value<int>("SELECT COUNT(*) FROM members"), count("members"));
    }
    int count(const std::string& table) const {
        int found = 0;
        for (auto at = rows_.find("INSERT INTO " + table + " "); at != std::string::npos;
             at = rows_.find("INSERT INTO " + table + " ", at + 1))
            ++found;
        return found;
    }

    /// A copy of the fixture whose migration was killed before its n-th step; nothing where it came to its end.
    std::optional<fs::path> killed_copy(int lives, Guard guard) {
        const fs::path file = folder_.path() / ("killed-" + std::to_string(lives) + ".db");
        fs::copy_file(fixture_, file);
        const pid_t child = ::fork();
        if (child == 0) {
            MortalConnection connection(open_sqlite(file, OpenMode::writer), lives, guard);
            migrate(connection, kMigratedAt);
            ::_exit(0);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        if (WIFEXITED(status)) return std::nullopt;
        EXPECT_EQ(WTERMSIG(status), SIGKILL);
        return file;
    }

    TemporaryFolder folder_;
    fs::path fixture_ = folder_.path() / "released.db";
    std::string rights_, rows_;
};

TEST_P(released_schemas, come_to_the_newest_with_everything_in_them_and_the_same_rights) {
    {
        const auto c = open_sqlite(fixture_, OpenMode::writer);
        EXPECT_EQ(schema_version(*c), GetParam());
        EXPECT_EQ(migrate(*c, kMigratedAt), static_cast<int>(migrations().size()) - GetParam());
        EXPECT_EQ(migrate(*c, kMigratedAt), 0);
    }
    expect_all_of_it(fixture_);
    // Control: the digest is of these rows.
    open_sqlite(fixture_, OpenMode::writer)->execute("UPDATE members SET status = 'archived' WHERE role = 'builder'");
    const auto changed = load_instance(*open_sqlite(fixture_, OpenMode::reader));
    EXPECT_NE(hexadecimal(core::rights_digest(*changed)), rights_);
}

TEST_P(released_schemas, go_on_the_next_time_wherever_they_are_killed) {
    int deaths = 0;
    for (auto file = killed_copy(deaths, Guard::transactions); file;
         file = killed_copy(++deaths, Guard::transactions)) {
        migrate(*open_sqlite(*file, OpenMode::writer), kMigratedAt);
        expect_all_of_it(*file);
    }
    const int to_come = static_cast<int>(migrations().size()) - GetParam();
    EXPECT_GE(deaths, 3 + 4 * to_come) << "also between the statements of each migration";
}

TEST_P(released_schemas, control_without_transactions_a_kill_leaves_what_cannot_go_on) {
    if (GetParam() == static_cast<int>(migrations().size())) return;  // no migration is to come
    int stuck = 0, deaths = 0;
    for (auto file = killed_copy(deaths, Guard::none); file; file = killed_copy(++deaths, Guard::none)) {
        try {
            migrate(*open_sqlite(*file, OpenMode::writer), kMigratedAt);
        } catch (const DatabaseError&) {
            ++stuck;
        }
    }
    EXPECT_GT(stuck, 0);
}

INSTANTIATE_TEST_SUITE_P(each, released_schemas, testing::Range(1, static_cast<int>(migrations().size()) + 1));

}  // namespace
}  // namespace guildhall::storage
