// All that differs between the engines in text: column types and table options of the schema, and full-text search.
// Everything else in storage/ is one text for both.
#pragma once

#include <string>
#include <string_view>

#include "storage/value.h"

namespace guildhall::storage {

/// The tables with a search index over name_folded and email_folded.
enum class Searchable { members, accounts };

/// A condition on rows of a searchable table that holds for those whose name or e-mail matches.
struct SearchCondition {
    std::string sql;  ///< uses the parameter numbers from the given one on
    Sql parameters;
};

class Dialect {
public:
    virtual ~Dialect() = default;

    /// The schema text with every `{placeholder}` replaced. An unknown one is a bug and throws DatabaseError.
    virtual std::string schema(std::string_view text) const = 0;

    /// Rows of `table` whose folded name or e-mail holds `folded` anywhere; with one or two characters: begins with it.
    /// The table stands in the statement under its own name. REQUIRES: `folded` is case-folded and not empty.
    virtual SearchCondition search(Searchable table, std::string_view folded, int first_parameter) const = 0;
};

/// The least text above every text that begins with `prefix`; empty where there is none. For prefix ranges on columns
/// that compare by bytes.
std::string end_of_prefix(std::string_view prefix);

const Dialect& sqlite_dialect();

}  // namespace guildhall::storage
