// Every statement that a test runs through a RecordingConnection is remembered; portable_sql_test.cc has PostgreSQL
// prepare them all at the end of the run.
#pragma once

#include <memory>
#include <set>
#include <string>

#include "storage/connection.h"

namespace guildhall::storage {

inline std::set<std::string>& recorded_sql() {
    static std::set<std::string> statements;
    return statements;
}

/// The connection that it wraps, listened to.
class RecordingConnection final : public Connection {
public:
    explicit RecordingConnection(std::unique_ptr<Connection> connection) : to_(std::move(connection)) {}

    std::int64_t run(std::string_view sql, const Sql& parameters, const EachRow& each) override {
        recorded_sql().emplace(sql);
        return to_->run(sql, parameters, each);
    }
    void run_script(std::string_view sql) override { to_->run_script(sql); }
    void begin(TransactionMode mode) override { to_->begin(mode); }
    void commit() override { to_->commit(); }
    void rollback() override { to_->rollback(); }
    bool in_transaction() const override { return to_->in_transaction(); }
    void savepoint() override { to_->savepoint(); }
    void release() override { to_->release(); }
    void roll_back_to() override { to_->roll_back_to(); }
    const Dialect& dialect() const override { return to_->dialect(); }

private:
    std::unique_ptr<Connection> to_;
};

}  // namespace guildhall::storage
