// Words of the closed sets (core/kinds.h) read from a column.
#pragma once

#include <optional>

#include "storage/database_error.h"

namespace guildhall::storage {

/// The parsed word. A CHECK constraint keeps others out, so where there is none the database is damaged.
template <class T>
T known_word(std::optional<T> parsed) {
    if (!parsed) throw DatabaseError(DatabaseErrorKind::corrupt, "A column holds a word that Guildhall never stores");
    return *parsed;
}

}  // namespace guildhall::storage
