#include "storage/row_batch.h"

#include <utility>

namespace guildhall::storage {

RowBatch::RowBatch(Connection& connection, std::string insert, std::string end)
    : connection_(connection), insert_(std::move(insert)), end_(std::move(end)) {}

std::string RowBatch::statement(std::size_t rows, std::size_t columns) const {
    std::string sql = insert_ + " VALUES ";
    for (std::size_t i = 0; i < rows * columns; ++i) {
        sql += i % columns != 0 ? ", $" : i == 0 ? "($" : "), ($";
        sql += std::to_string(i + 1);
    }
    return sql + ") " + end_;
}

void RowBatch::add(const Sql& row) {
    waiting_.insert(waiting_.end(), row.begin(), row.end());
    if (++rows_ < kRows) return;
    if (full_.empty()) full_ = statement(kRows, row.size());
    connection_.execute(full_, waiting_);
    waiting_.clear();
    rows_ = 0;
}

void RowBatch::flush() {
    if (rows_ == 0) return;
    // One by one: a statement for each number of rows would fill the connection's cache.
    const std::size_t columns = waiting_.size() / rows_;
    const std::string single = statement(1, columns);
    for (std::size_t row = 0; row < rows_; ++row) {
        const auto from = waiting_.begin() + static_cast<std::ptrdiff_t>(row * columns);
        connection_.execute(single, Sql(from, from + static_cast<std::ptrdiff_t>(columns)));
    }
    waiting_.clear();
    rows_ = 0;
}

}  // namespace guildhall::storage
