#include "storage/readers.h"

namespace guildhall::storage {

Readers::Lease::Lease(Readers& from) : readers(from) {
    {
        const std::lock_guard lock(readers.mutex_);
        if (!readers.idle_.empty()) {
            connection = std::move(readers.idle_.back());
            readers.idle_.pop_back();
        }
    }
    if (!connection) connection = readers.open_();
    connection->begin(TransactionMode::read);
}

Readers::Lease::~Lease() {
    try {
        connection->rollback();
        const std::lock_guard lock(readers.mutex_);
        readers.idle_.push_back(std::move(connection));
    } catch (const DatabaseError&) {
        // The connection is broken: it is closed, and the next reader opens another.
    }
}

}  // namespace guildhall::storage
