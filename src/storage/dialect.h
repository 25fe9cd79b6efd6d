// All that differs between the engines in text: column types and table options of the schema, and full-text search.
// Everything else in storage/ is one text for both.
#pragma once

#include <string>
#include <string_view>

#include "storage/value.h"

namespace guildhall::storage {

/// The tables with a search index over name_folded and email_folded.
enum class Searchable { members, accounts };

/// A piece of SQL and its parameters, numbered from where the caller said.
struct SqlPiece {
    std::string sql;
    Sql parameters;
};

class Dialect {
public:
    virtual ~Dialect() = default;

    /// The schema text with every `{placeholder}` replaced. An unknown one is a bug and throws DatabaseError.
    virtual std::string schema(std::string_view text) const = 0;

    // Rows of `table` whose folded name or e-mail holds `folded` anywhere; with one or two characters: begins with it.
    // REQUIRES of both: `folded` is case-folded and not empty.

    /// As a query of their row_key() under the name `hit`, perhaps twice, by index: good where there are few. `within`:
    /// a condition that all wanted rows meet, which may help to find them; it isn't promised to be applied.
    virtual SqlPiece search_hits(Searchable table, std::string_view folded, std::string_view within,
                                 int first_parameter) const = 0;
    /// As a condition on a row: good where there are many, and a walk in the wanted order soon meets enough.
    virtual SqlPiece search_condition(Searchable table, std::string_view folded, int first_parameter) const = 0;
    /// The column that a hit names.
    virtual std::string_view row_key() const = 0;
};

/// The least text above every text that begins with `prefix`; empty where there is none. For prefix ranges on columns
/// that compare by bytes.
std::string end_of_prefix(std::string_view prefix);

const Dialect& sqlite_dialect();

}  // namespace guildhall::storage
