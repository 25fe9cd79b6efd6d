#include "storage/connection.h"

namespace guildhall::storage {

void throw_bad_column(int column) {
    throw DatabaseError(DatabaseErrorKind::corrupt, "Column " + std::to_string(column) +
                                                        " of a row has another length than Guildhall stores there");
}

const char* to_string(DatabaseErrorKind kind) {
    switch (kind) {
        case DatabaseErrorKind::unique: return "unique";
        case DatabaseErrorKind::foreign_key: return "foreign_key";
        case DatabaseErrorKind::check: return "check";
        case DatabaseErrorKind::not_null: return "not_null";
        case DatabaseErrorKind::serialization: return "serialization";
        case DatabaseErrorKind::busy: return "busy";
        case DatabaseErrorKind::connection_lost: return "connection_lost";
        case DatabaseErrorKind::full: return "full";
        case DatabaseErrorKind::io: return "io";
        case DatabaseErrorKind::corrupt: return "corrupt";
        case DatabaseErrorKind::other: return "other";
    }
    return "other";
}

Transaction::~Transaction() {
    if (committed_) return;
    try {
        connection_.rollback();
    } catch (const DatabaseError&) {
        // The engine drops the transaction with its connection; the first failure is the one to report.
    }
}

void Transaction::commit() {
    connection_.commit();
    committed_ = true;
}

Savepoint::~Savepoint() {
    if (kept_ || !connection_.in_transaction()) return;
    try {
        connection_.roll_back_to();
    } catch (const DatabaseError&) {
        // What made this necessary is under way already and is the one to report.
    }
}

void Savepoint::keep() {
    connection_.release();
    kept_ = true;
}

}  // namespace guildhall::storage
