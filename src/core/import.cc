#include "core/import.h"

#include <array>
#include <map>

#include "core/csv.h"
#include "core/names.h"
#include "core/text.h"

namespace guildhall::core {
namespace {

enum Column { kName, kFirstName, kLastName, kEmail, kRole, kGroups, kColumns };
using Places = std::array<std::optional<std::size_t>, kColumns>;

/// The column that a header means; case, space, `_` and `-` don't count.
std::optional<Column> column_of(std::string_view header) {
    static const std::map<std::string, Column, std::less<>> kHeaders = {
        {"name", kName}, {"firstname", kFirstName}, {"lastname", kLastName}, {"email", kEmail},
        {"role", kRole}, {"userrole", kRole},       {"groups", kGroups},     {"group", kGroups}};
    const auto found = kHeaders.find(fold_reserved(header));
    return found == kHeaders.end() ? std::nullopt : std::optional<Column>(found->second);
}

std::string cell(const CsvRecord& record, const std::optional<std::size_t>& place) {
    return place && *place < record.cells.size() ? std::string(trim(record.cells[*place])) : std::string();
}

/// The row code for a name's or e-mail's field code.
std::string row_code(const std::string& field_code) {
    if (field_code == "missing" || field_code == "too_long" || field_code == "control_character" ||
        field_code == "invalid_email")
        return field_code;
    return "malformed_row";
}

template <class Parsed>
void note_error(ImportRow& row, const std::string& column, const Result<Parsed>& parsed) {
    const FieldError& error = parsed.error().fields.front();
    row.errors.push_back({column, row_code(error.code), error.detail});
}

std::vector<std::string> split_groups(const std::string& text) {
    std::vector<std::string> names;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t bar = std::min(text.find('|', at), text.size());
        const std::string_view name = trim(std::string_view(text).substr(at, bar - at));
        if (!name.empty()) names.emplace_back(name);
        at = bar + 1;
    }
    return names;
}

std::string name_cell(const CsvRecord& record, const Places& places) {
    if (places[kName]) return cell(record, places[kName]);
    const std::string first = cell(record, places[kFirstName]), last = cell(record, places[kLastName]);
    return first.empty() || last.empty() ? first + last : first + " " + last;
}

void read_role(ImportRow& row, const std::string& text) {
    if (text.empty()) return;
    const auto role = parse_role_spelling(text);
    if (role)
        row.role = *parse_role(*role);
    else
        row.errors.push_back({"role", "unknown_role",
                              "There is no role \"" + cut_to(text, 50) + "\". Write Admin, Builder or End-user."});
}

ImportRow read_row(const CsvRecord& record, const Places& places, std::size_t columns) {
    ImportRow row;
    row.row = record.row;
    row.email = cell(record, places[kEmail]);
    row.name = name_cell(record, places);
    if (record.fault != CsvFault::none) {
        row.errors.push_back({"", "malformed_row", describe(record.fault, record.cells.size(), columns)});
        return row;
    }
    const auto email = Email::parse(row.email);
    if (email.ok())
        row.email_normalized = email->normalized();
    else
        note_error(row, "email", email);
    const auto name = PersonName::parse(row.name);
    if (name.ok())
        row.name = name->str();
    else
        note_error(row, "name", name);
    read_role(row, cell(record, places[kRole]));
    row.groups = split_groups(cell(record, places[kGroups]));
    return row;
}

void mark_duplicates(std::vector<ImportRow>& rows) {
    std::map<std::string, std::size_t> first;
    for (ImportRow& row : rows) {
        if (row.email_normalized.empty()) continue;
        const auto [at, is_first] = first.try_emplace(row.email_normalized, row.row);
        if (!is_first)
            row.errors.push_back(
                {"email", "duplicate_in_file", "Row " + std::to_string(at->second) + " has the same e-mail."});
    }
}

}  // namespace

Result<ImportFile> read_import(std::string_view csv, const ImportLimits& limits) {
    const CsvTable table = TRY(read_csv(csv, {limits.bytes, limits.rows}));
    Places places;
    ImportFile file;
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        const auto column = column_of(table.header[i]);
        if (!column)
            file.unknown_columns.push_back(table.header[i]);
        else if (places[*column])
            return invalid_field("file", "duplicate_column",
                                 "Two columns mean the same: \"" + table.header[i] + "\". Take one out.");
        else
            places[*column] = i;
    }
    if (!places[kEmail])
        return invalid_field("file", "missing_column",
                             "The first line names no e-mail column. It should read: name,email,role,groups. "
                             "\"Download sample\" gives a file to start from.");
    for (const CsvRecord& record : table.records) file.rows.push_back(read_row(record, places, table.header.size()));
    mark_duplicates(file.rows);
    return file;
}

}  // namespace guildhall::core
