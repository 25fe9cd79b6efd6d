// CSV as the import reads it and the exports write it (api.md, "CSV import"): RFC 4180 in UTF-8. What the columns mean
// is core/import.h's business.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace guildhall::core {

struct CsvLimits {
    std::size_t bytes = 10'000'000;
    std::size_t rows = 20'000;  ///< records after the header, blank lines not counted
};

/// What is wrong with the form of a record; the import gives it the verdict malformed_row.
enum class CsvFault {
    none,
    wrong_column_count,  ///< more or fewer cells than the header
    unclosed_quote,      ///< the file ends within a quoted cell
    text_after_quote,    ///< `"a"b`: text between a closing quote and the next delimiter
};

/// What to tell a person about a fault; empty for none.
std::string describe(CsvFault fault, std::size_t cells, std::size_t columns);

struct CsvRecord {
    std::size_t row = 0;             ///< the header is 1; blank lines count too
    std::vector<std::string> cells;  ///< unquoted; a `'` that guards against formulas is dropped
    CsvFault fault = CsvFault::none;
};

struct CsvTable {
    char delimiter = ',';
    std::vector<std::string> header;
    std::vector<CsvRecord> records;  ///< without blank lines, in the file's order
};

/// Reads a whole file. A faulty record is a record with its fault; an Error is for what can't be read at all:
/// invalid_request (empty, UTF-16, NUL bytes, not UTF-8, faulty header) or too_large.
/// The delimiter is `,`; where the header has none (outside quotes) `;`, else tab.
Result<CsvTable> read_csv(std::string_view file, const CsvLimits& limits = {});

/// Appends one record with CRLF. A cell that starts with `= + - @`, tab or CR gets a `'` in front, so that no
/// spreadsheet runs it as a formula; a cell is quoted where it must be. A record that would read as a blank line is
/// written as `""`.
void write_csv_record(std::string& file, const std::vector<std::string>& cells);

}  // namespace guildhall::core
