// Many rows of one table, written by few statements: each statement has its price, above all where a trigger keeps a
// search index. Rows are written in the order in which they were added.
#pragma once

#include <string>

#include "storage/connection.h"

namespace guildhall::storage {

class RowBatch {
public:
    /// `insert`: up to and with the column list ("INSERT INTO t (a, b)"); `end`: what follows the values, or empty.
    RowBatch(Connection& connection, std::string insert, std::string end);

    /// REQUIRES: as many values as there are columns
    void add(const Sql& row);
    /// Writes the rows that aren't written yet.
    void flush();

private:
    static constexpr std::size_t kRows = 64;  ///< in one statement

    std::string statement(std::size_t rows, std::size_t columns) const;

    Connection& connection_;
    const std::string insert_, end_;
    Sql waiting_;
    std::size_t rows_ = 0;  ///< waiting
    std::string full_;      ///< the statement of kRows rows, when it was needed
};

}  // namespace guildhall::storage
