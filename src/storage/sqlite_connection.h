// Guildhall's SQLite database: one file, write-ahead log, every commit fsynced.
#pragma once

#include <filesystem>
#include <memory>

#include "storage/connection.h"

namespace guildhall::storage {

enum class OpenMode {
    reader,  ///< refuses to write
    writer,  ///< makes the file where it is missing
};

/// Opens the database file. Throws DatabaseError.
std::unique_ptr<Connection> open_sqlite(const std::filesystem::path& file, OpenMode mode);

/// `$N` written as `?N`, because SQLite would number `$N` by first appearance; strings, quoted names and comments stay.
std::string number_parameters(std::string_view sql);

}  // namespace guildhall::storage
