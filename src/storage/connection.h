// The one SQL seam: everything above it writes one SQL text for both engines, with `$1`, `$2`, … for the parameters.
// A connection belongs to one thread at a time. Every failure is a DatabaseError.
//
//   connection.execute("UPDATE accounts SET name = $2 WHERE id = $1", {user_id, name});
//   connection.query("SELECT id, name FROM groups WHERE workspace_id = $1", {workspace_id}, [&](const Row& row) {
//       row.read(group.id, group.name);
//   });
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "storage/database_error.h"
#include "storage/value.h"

namespace guildhall::storage {

class Dialect;

/// What a transaction will do: a writing one takes the database's write lock at its begin.
enum class TransactionMode { read, write };

class Connection {
public:
    virtual ~Connection() = default;

    using EachRow = std::function<void(const Row&)>;

    /// Runs one statement, prepared once per text and kept. Calls `each` for every row, in order. Statements may be
    /// nested in `each`; what it throws passes through.
    /// Returns how many rows an INSERT, UPDATE or DELETE changed itself (cascades not counted).
    virtual std::int64_t run(std::string_view sql, const Sql& parameters, const EachRow& each) = 0;

    /// Runs statements separated by `;`, without parameters.
    virtual void run_script(std::string_view sql) = 0;

    virtual void begin(TransactionMode mode) = 0;
    /// When this returns from a writing transaction, it is on the disk.
    virtual void commit() = 0;
    /// Nothing where no transaction is open.
    virtual void rollback() = 0;
    /// False also where a failure has made the engine drop the whole transaction.
    virtual bool in_transaction() const = 0;

    /// Savepoints nest: release and roll_back_to act on the innermost one and end it. Use Savepoint below.
    virtual void savepoint() = 0;
    virtual void release() = 0;
    virtual void roll_back_to() = 0;

    virtual const Dialect& dialect() const = 0;

    template <class F>
    void query(std::string_view sql, const Sql& parameters, F&& each) {
        run(sql, parameters, [&each](const Row& row) { each(row); });
    }

    /// How many rows were changed.
    std::int64_t execute(std::string_view sql, const Sql& parameters = {}) { return run(sql, parameters, {}); }

    /// What `read` makes of the first row; nothing where there is none.
    template <class F>
    auto query_one(std::string_view sql, const Sql& parameters, F&& read)
        -> std::optional<std::invoke_result_t<F&, const Row&>> {
        std::optional<std::invoke_result_t<F&, const Row&>> first;
        run(sql, parameters, [&](const Row& row) {
            if (!first) first.emplace(read(row));
        });
        return first;
    }

    /// The first column of the first row; nothing where there is none. REQUIRES: T owns its bytes
    template <class T>
    std::optional<T> query_value(std::string_view sql, const Sql& parameters = {}) {
        static_assert(!std::is_same_v<T, std::string_view>, "a view would outlive its row");
        return query_one(sql, parameters, [](const Row& row) { return row.get<T>(0); });
    }

    /// What `read` makes of every row, in order.
    template <class F>
    auto query_all(std::string_view sql, const Sql& parameters, F&& read)
        -> std::vector<std::invoke_result_t<F&, const Row&>> {
        std::vector<std::invoke_result_t<F&, const Row&>> rows;
        run(sql, parameters, [&](const Row& row) { rows.push_back(read(row)); });
        return rows;
    }
};

/// Opens another connection to the same database.
using OpenConnection = std::function<std::unique_ptr<Connection>()>;

/// A transaction that is rolled back at the end of its scope unless it was committed.
class Transaction {
public:
    Transaction(Connection& connection, TransactionMode mode) : connection_(connection) { connection_.begin(mode); }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    void commit();

private:
    Connection& connection_;
    bool committed_ = false;
};

/// A part of a transaction that is undone at the end of its scope unless it was kept.
class Savepoint {
public:
    explicit Savepoint(Connection& connection) : connection_(connection) { connection_.savepoint(); }
    Savepoint(const Savepoint&) = delete;
    Savepoint& operator=(const Savepoint&) = delete;
    ~Savepoint();
    void keep();

private:
    Connection& connection_;
    bool kept_ = false;
};

}  // namespace guildhall::storage
