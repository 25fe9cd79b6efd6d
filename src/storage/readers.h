// Connections for reading, one per thread that reads at the moment, kept for the next. Any thread.
#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "storage/connection.h"

namespace guildhall::storage {

class Readers {
public:
    /// `open` makes a reading connection; it is called when all others are in use.
    explicit Readers(OpenConnection open) : open_(std::move(open)) {}

    /// Gives `read(Connection&)` one snapshot of the database: whatever is committed meanwhile, all of its statements
    /// see the same rows. Returns what it returns.
    template <class F>
    decltype(auto) with_reader(F&& read) {
        Lease lease(*this);
        return read(*lease.connection);
    }

private:
    struct Lease {
        explicit Lease(Readers& readers);
        ~Lease();
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;

        Readers& readers;
        std::unique_ptr<Connection> connection;
    };

    OpenConnection open_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Connection>> idle_;  ///< guarded by mutex_
};

}  // namespace guildhall::storage
