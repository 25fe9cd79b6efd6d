#include "core/csv.h"

#include <algorithm>
#include <utility>

#include "core/plural.h"
#include "core/text.h"

namespace guildhall::core {
namespace {

bool starts_formula(char c) { return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r'; }

/// Reads record after record; between two calls it stands at the start of a line.
class Scanner {
public:
    Scanner(std::string_view file, char delimiter) : file_(file), delimiter_(delimiter) {}

    bool at_end() const { return at_ >= file_.size(); }

    /// Whether the record that next() returned was a line of nothing but spaces.
    bool was_blank() const { return is_blank_; }

    /// REQUIRES: !at_end()
    CsvRecord next() {
        const auto start = at_;
        CsvRecord record;
        record.row = ++row_;
        is_blank_ = true;
        while (true) {
            record.cells.push_back(cell(record.fault));
            if (at_end() || file_[at_] != delimiter_) break;
            is_blank_ = false;
            ++at_;
        }
        // The rest of the file would vanish in the open cell: only this line is lost, and reading goes on at the next.
        if (record.fault == CsvFault::unclosed_quote) {
            at_ = std::min(file_.find('\n', start), file_.size());
            std::string& open = record.cells.back();
            open.resize(std::min(open.find('\n'), open.size()));
        }
        skip_line_end();
        return record;
    }

private:
    // A CR within a line is text; before LF or at the end of the file it belongs to the line's end.
    bool at_line_end() const {
        if (file_[at_] == '\n') return true;
        return file_[at_] == '\r' && (at_ + 1 == file_.size() || file_[at_ + 1] == '\n');
    }

    bool at_cell_end() const { return at_end() || file_[at_] == delimiter_ || at_line_end(); }

    void skip_line_end() {
        if (!at_end() && file_[at_] == '\r') ++at_;
        if (!at_end() && file_[at_] == '\n') ++at_;
    }

    std::string cell(CsvFault& fault) {
        std::string text = !at_end() && file_[at_] == '"' ? quoted(fault) : unquoted();
        if (text.size() >= 2 && text[0] == '\'' && starts_formula(text[1])) text.erase(0, 1);
        return text;
    }

    std::string unquoted() {
        const auto start = at_;
        while (!at_cell_end()) {
            if (file_[at_] != ' ') is_blank_ = false;
            ++at_;
        }
        return std::string(file_.substr(start, at_ - start));
    }

    std::string quoted(CsvFault& fault) {
        is_blank_ = false;
        std::string text;
        ++at_;
        while (true) {
            const auto quote = std::min(file_.find('"', at_), file_.size());
            text += file_.substr(at_, quote - at_);
            at_ = quote;
            if (at_end()) {
                fault = CsvFault::unclosed_quote;
                return text;
            }
            ++at_;
            if (at_end() || file_[at_] != '"') break;
            text += '"';
            ++at_;
        }
        for (; !at_cell_end(); ++at_)
            if (file_[at_] != ' ') fault = CsvFault::text_after_quote;
        return text;
    }

    std::string_view file_;
    char delimiter_;
    std::size_t at_ = 0;
    std::size_t row_ = 0;
    bool is_blank_ = true;
};

char find_delimiter(std::string_view file) {
    bool is_quoted = false, has_text = false, has_semicolon = false, has_tab = false;
    for (const char c : file) {
        if (c == '"') is_quoted = !is_quoted;
        if (is_quoted) continue;
        if (c == '\n' && has_text) break;
        if (c == ',') return ',';
        has_semicolon |= c == ';';
        has_tab |= c == '\t';
        has_text |= c != '\n' && c != '\r' && c != ' ';
    }
    return has_semicolon ? ';' : has_tab ? '\t' : ',';
}

constexpr std::size_t kMostColumns = 100;

Error unreadable(std::string detail) { return Error{ErrorCode::invalid_request, std::move(detail)}; }

/// The file without its byte order mark, or why it can't be read as text.
Result<std::string_view> as_text(std::string_view file) {
    if (file.starts_with("\xff\xfe") || file.starts_with("\xfe\xff"))
        return unreadable("The file is in UTF-16: save it as “CSV UTF-8” and send it again.");
    if (file.starts_with("\xef\xbb\xbf")) file.remove_prefix(3);
    if (file.find('\0') != std::string_view::npos) {
        return unreadable(
            "The file contains NUL bytes, so it isn't CSV text, or it is in UTF-16: save it as “CSV UTF-8”.");
    }
    if (!is_valid_utf8(file)) return unreadable("The file isn't UTF-8 text: save it as “CSV UTF-8” and send it again.");
    if (file.find('\n') == std::string_view::npos && trim(file).find('\r') != std::string_view::npos)
        return unreadable("The file's lines end with CR alone: save it with LF or CRLF line ends.");
    if (trim(file).empty()) return unreadable("The file is empty: its first line must name the columns.");
    return file;
}

bool needs_quotes(std::string_view cell) {
    return cell.find_first_of(",;\t\"\r\n") != std::string_view::npos || cell.starts_with(' ') || cell.ends_with(' ');
}

void write_cell(std::string& file, const std::string& cell) {
    const bool is_guarded = !cell.empty() && starts_formula(cell[0]);
    if (!needs_quotes(cell)) {
        if (is_guarded) file += '\'';
        file += cell;
        return;
    }
    file += '"';
    if (is_guarded) file += '\'';
    for (const char c : cell) {
        if (c == '"') file += '"';
        file += c;
    }
    file += '"';
}

}  // namespace

std::string describe(CsvFault fault, std::size_t cells, std::size_t columns) {
    switch (fault) {
        case CsvFault::none: return "";
        case CsvFault::wrong_column_count:
            return "The row has " + plural(cells, "column", "columns") + ", the header " + std::to_string(columns) +
                   ": add or remove delimiters, or quote a cell that contains one.";
        case CsvFault::unclosed_quote:
            return "A quotation mark opens a cell in this row and none closes it: add the missing one.";
        case CsvFault::text_after_quote:
            return "Text follows a closing quotation mark: write a quotation mark within a cell twice.";
    }
    return "";
}

Result<CsvTable> read_csv(std::string_view file, const CsvLimits& limits) {
    if (file.size() > limits.bytes) {
        return Error{ErrorCode::too_large, "The file has " + std::to_string(file.size()) + " bytes, at most " +
                                               std::to_string(limits.bytes) + " are allowed: split it."};
    }
    file = TRY(as_text(file));
    CsvTable table;
    table.delimiter = find_delimiter(file);
    Scanner scanner(file, table.delimiter);
    while (!scanner.at_end()) {
        CsvRecord record = scanner.next();
        if (scanner.was_blank()) continue;
        if (table.header.empty()) {
            if (record.fault != CsvFault::none)
                return unreadable("The header can't be read. " + describe(record.fault, 0, 0));
            if (record.cells.size() > kMostColumns)
                return unreadable("The file has more than 100 columns, so it is hardly one of people. Send another.");
            table.header = std::move(record.cells);
            continue;
        }
        if (table.records.size() == limits.rows) {
            return Error{ErrorCode::too_large,
                         "The file has more than " + std::to_string(limits.rows) + " rows: split it."};
        }
        if (record.fault == CsvFault::none && record.cells.size() != table.header.size())
            record.fault = CsvFault::wrong_column_count;
        table.records.push_back(std::move(record));
    }
    return table;
}

void write_csv_record(std::string& file, const std::vector<std::string>& cells) {
    if (cells.size() == 1 && cells[0].empty()) file += "\"\"";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) file += ',';
        write_cell(file, cells[i]);
    }
    file += "\r\n";
}

}  // namespace guildhall::core
