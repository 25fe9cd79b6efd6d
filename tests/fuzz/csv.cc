// CSV: what is read, written out and read again is the same.
#include "core/csv.h"

#include <algorithm>

#include "fuzz/fuzz.h"

using namespace guildhall::core;

static bool is_blank(const std::vector<std::string>& cells) {
    return cells.size() == 1 && std::all_of(cells[0].begin(), cells[0].end(), [](char c) { return c == ' '; });
}

FUZZ(bytes) {
    const auto table = read_csv(bytes, {.bytes = 100'000, .rows = 1'000});
    if (!table.ok() || table->header.size() < 2) return;  // one column alone says nothing about the delimiter
    std::string file = "\xef\xbb\xbf";  // else a header that begins with a byte order mark would lose it
    write_csv_record(file, table->header);
    std::vector<std::vector<std::string>> written;
    for (const CsvRecord& record : table->records) {
        if (record.fault != CsvFault::none || is_blank(record.cells)) continue;
        write_csv_record(file, record.cells);
        written.push_back(record.cells);
    }
    const auto again = read_csv(file);
    must(again.ok(), "what was written can be read");
    must(again->header == table->header, "the header is the same");
    must(again->records.size() == written.size(), "there are as many rows");
    for (std::size_t i = 0; i < written.size(); ++i)
        must(again->records[i].cells == written[i], "each row is the same");
}
