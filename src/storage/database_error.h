// The one exception of storage/: the environment (disk, database, another process) failed, or a constraint refused a
// row. What a request did wrong is a core::Error instead; tables turn the constraints that a race may hit into those.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace guildhall::storage {

enum class DatabaseErrorKind {
    unique,           ///< constraint() names the index
    foreign_key,      ///< constraint() is empty on SQLite, which doesn't tell
    check,            ///< constraint() names the check
    not_null,         ///< constraint() is "table.column"
    serialization,    ///< the whole transaction may be tried again
    busy,             ///< another process holds the database
    connection_lost,  ///< also: the writer was stopped
    full,             ///< no room on the disk
    io,
    corrupt,
    other,
};

const char* to_string(DatabaseErrorKind kind);

class DatabaseError : public std::runtime_error {
public:
    DatabaseError(DatabaseErrorKind kind, const std::string& what, std::string constraint = {})
        : std::runtime_error(what), kind_(kind), constraint_(std::move(constraint)) {}

    DatabaseErrorKind kind() const { return kind_; }
    const std::string& constraint() const { return constraint_; }

    bool is_unique(std::string_view constraint) const {
        return kind_ == DatabaseErrorKind::unique && constraint_ == constraint;
    }

private:
    DatabaseErrorKind kind_;
    std::string constraint_;
};

}  // namespace guildhall::storage
