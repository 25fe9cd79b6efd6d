// Words of the closed sets (core/kinds.h) read from a column.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/resource_type.h"
#include "storage/database_error.h"

namespace guildhall::storage {

/// The parsed word. A CHECK constraint keeps others out, so where there is none the database is damaged.
template <class T>
T known_word(std::optional<T> parsed) {
    if (!parsed) throw DatabaseError(DatabaseErrorKind::corrupt, "A column holds a word that Guildhall never stores");
    return *parsed;
}

/// The number of the type of that name; nothing where there is none.
inline std::optional<core::TypeNumber> find_type(const std::vector<core::ResourceType>& types, std::string_view name) {
    for (std::size_t i = 0; i < types.size(); ++i) {
        if (types[i].name == name) return static_cast<core::TypeNumber>(i);
    }
    return std::nullopt;
}

}  // namespace guildhall::storage
