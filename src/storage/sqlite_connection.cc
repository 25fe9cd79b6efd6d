#include "storage/sqlite_connection.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <unordered_map>

#include "storage/dialect.h"
#include "storage/sqlite_error.h"
#include "storage/sqlite_statement.h"

namespace guildhall::storage {
namespace {

constexpr int kBusyMilliseconds = 5000;
constexpr std::size_t kCachedStatements = 400;
constexpr int kCheckpointPages = 1000;    ///< 4 MB: copied into the database file while readers go on
constexpr int kRestartPages = 16 * 1024;  ///< 64 MB: readers have kept the log from starting over, so wait for them
constexpr int kRestartMilliseconds = 100;

struct CloseDatabase {
    void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};

struct HashText {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

struct CachedStatement {
    SqliteStatement statement;
    bool in_use = false;
};

class SqliteConnection final : public Connection {
public:
    SqliteConnection(const std::filesystem::path& file, OpenMode mode);

    std::int64_t run(std::string_view sql, const Sql& parameters, const EachRow& each) override;
    void run_script(std::string_view sql) override;
    void begin(TransactionMode mode) override { run(mode == TransactionMode::write ? "BEGIN IMMEDIATE" : "BEGIN"); }
    void commit() override { run("COMMIT"); }
    void rollback() override {
        if (in_transaction()) run("ROLLBACK");
    }
    bool in_transaction() const override { return sqlite3_get_autocommit(db_.get()) == 0; }
    void savepoint() override { run("SAVEPOINT job"); }
    void release() override { run("RELEASE job"); }
    void roll_back_to() override {
        run("ROLLBACK TO job");
        run("RELEASE job");
    }
    const Dialect& dialect() const override { return sqlite_dialect(); }

private:
    void run(std::string_view sql) { run(sql, {}, {}); }
    CachedStatement& cached(std::string_view sql);
    void step_all(sqlite3_stmt* statement, std::string_view sql, const EachRow& each);
    int checkpoint(int pages);

    std::unique_ptr<sqlite3, CloseDatabase> db_;
    std::unordered_map<std::string, CachedStatement, HashText, std::equal_to<>> statements_;
    int next_restart_ = kRestartPages;
};

/// Ends one use of a statement, however the use ended.
class StatementUse {
public:
    explicit StatementUse(CachedStatement& cached) : cached_(cached) { cached_.in_use = true; }
    StatementUse(const StatementUse&) = delete;
    StatementUse& operator=(const StatementUse&) = delete;
    ~StatementUse() {
        sqlite3_reset(cached_.statement.get());
        sqlite3_clear_bindings(cached_.statement.get());
        cached_.in_use = false;
    }

private:
    CachedStatement& cached_;
};

/// Makes the file readable by its owner only; the log and its index take over its mode.
void make_file(const std::filesystem::path& file) {
    const int fd = ::open(file.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (fd < 0 && errno == EEXIST) return;
    if (fd < 0) {
        throw DatabaseError(DatabaseErrorKind::io, "The database file " + file.string() +
                                                       " can't be made: " + std::strerror(errno) +
                                                       ". Check that the data directory exists and may be written.");
    }
    ::close(fd);
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    const int folder_fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder_fd >= 0) {
        ::fsync(folder_fd);
        ::close(folder_fd);
    }
}

SqliteConnection::SqliteConnection(const std::filesystem::path& file, OpenMode mode) {
    const bool in_memory = file == ":memory:";
    if (mode == OpenMode::writer && !in_memory) make_file(file);
    // Before the first use of SQLite: without its memory statistics, no mutex is taken at each allocation.
    [[maybe_unused]] static const int kConfigured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3* db = nullptr;
    // A reading connection too opens for writing, as the log's index is shared memory that every reader marks.
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    const int code = sqlite3_open_v2(file.c_str(), &db, flags, nullptr);
    db_.reset(db);
    if (code != SQLITE_OK) throw last_error(db, "opening " + file.string());
    sqlite3_busy_timeout(db, kBusyMilliseconds);
    run("PRAGMA foreign_keys = ON");
    run("PRAGMA synchronous = FULL");
    run("PRAGMA temp_store = MEMORY");
    run("PRAGMA mmap_size = 268435456");
    run("PRAGMA cache_size = -16000");
    if (mode == OpenMode::reader) {
        run("PRAGMA query_only = ON");
        return;
    }
    if (!in_memory && query_value<std::string>("PRAGMA journal_mode = WAL") != "wal") {
        throw DatabaseError(DatabaseErrorKind::io,
                            file.string() + " is on a file system without shared memory; use a local disk.");
    }
    run("PRAGMA cache_size = -64000");
    run("PRAGMA journal_size_limit = 67108864");
    // SQLite goes on without a word where it may only read the file or the log's index: no change could ever be made.
    if (sqlite3_db_readonly(db, "main") != 0)
        throw DatabaseError(DatabaseErrorKind::io, file.string() + " can be read, but not written.");
    begin(TransactionMode::write);
    rollback();
    sqlite3_wal_hook(
        db,
        [](void* self, sqlite3*, const char*, int pages) {
            return static_cast<SqliteConnection*>(self)->checkpoint(pages);
        },
        this);
}

/// Called by SQLite when a COMMIT has left `pages` in the log. Unlike SQLite's own automatic checkpoint it doesn't
/// swallow a failing disk: the COMMIT reports it, and the writer ends the process.
int SqliteConnection::checkpoint(int pages) {
    if (pages < kRestartPages) next_restart_ = kRestartPages;
    if (pages < kCheckpointPages) return SQLITE_OK;
    const bool restart = pages >= next_restart_;
    if (restart) {
        next_restart_ = pages + kRestartPages;
        sqlite3_busy_timeout(db_.get(), kRestartMilliseconds);
    }
    const int mode = restart ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE;
    const int code = sqlite3_wal_checkpoint_v2(db_.get(), nullptr, mode, nullptr, nullptr);
    if (restart) sqlite3_busy_timeout(db_.get(), kBusyMilliseconds);
    const bool failed = error_kind(code) == DatabaseErrorKind::io || error_kind(code) == DatabaseErrorKind::corrupt;
    return failed ? code : SQLITE_OK;
}

CachedStatement& SqliteConnection::cached(std::string_view sql) {
    if (const auto found = statements_.find(sql); found != statements_.end()) return found->second;
    if (statements_.size() >= kCachedStatements) {
        std::erase_if(statements_, [](const auto& entry) { return !entry.second.in_use; });
    }
    auto prepared = prepare_statement(db_.get(), sql);
    return statements_.emplace(std::string(sql), CachedStatement{std::move(prepared)}).first->second;
}

std::int64_t SqliteConnection::run(std::string_view sql, const Sql& parameters, const EachRow& each) {
    CachedStatement* statement = &cached(sql);
    CachedStatement nested;
    if (statement->in_use) {
        nested.statement = prepare_statement(db_.get(), sql);
        statement = &nested;
    }
    const StatementUse use(*statement);
    bind_parameters(statement->statement.get(), sql, parameters);
    step_all(statement->statement.get(), sql, each);
    return sqlite3_stmt_readonly(statement->statement.get()) != 0 ? 0 : sqlite3_changes64(db_.get());
}

void SqliteConnection::step_all(sqlite3_stmt* statement, std::string_view sql, const EachRow& each) {
    const SqliteRow row(statement);
    for (;;) {
        const int code = sqlite3_step(statement);
        if (code == SQLITE_DONE) return;
        if (code != SQLITE_ROW) throw last_error(db_.get(), sql);
        if (each) each(row);
    }
}

void SqliteConnection::run_script(std::string_view sql) {
    if (sqlite3_exec(db_.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        throw last_error(db_.get(), sql);
    }
}

}  // namespace

std::unique_ptr<Connection> open_sqlite(const std::filesystem::path& file, OpenMode mode) {
    return std::make_unique<SqliteConnection>(file, mode);
}

}  // namespace guildhall::storage
