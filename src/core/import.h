// The CSV import of people (model M48, api.md "CSV import"): from records to rows, and the report on each of them. The
// verdict on a row depends on the state and is made by the planner.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/kinds.h"
#include "core/result.h"

namespace guildhall::core {

/// One fault or warning of a row.
struct RowNote {
    std::string column;  ///< "email"; empty: the whole row
    std::string
        code;  ///< missing invalid_email duplicate_in_file unknown_role unknown_group account_archived … differs
    std::string detail;
};

/// A record of the file, read but not yet compared with the state.
struct ImportRow {
    std::size_t row = 0;           ///< every record counts, the header as 1
    std::string email, name;       ///< as given, trimmed
    std::string email_normalized;  ///< empty where the e-mail is faulty
    Role role = Role::end_user;
    std::vector<std::string> groups;  ///< names as given
    std::vector<RowNote> errors;      ///< found while reading
};

struct ImportRowReport {
    enum class Verdict { invite, already_member, error };
    std::size_t row = 0;
    std::string email;
    Verdict verdict = Verdict::error;
    std::optional<std::string> member_id = {};  ///< of the present or the new member; nothing in a preview of a new one
    std::optional<Role> role = {};              ///< after the change
    std::optional<Role> upgraded_from = {};     ///< M20
    std::vector<RowNote> errors = {}, warnings = {};
    std::optional<std::string> invitation_url = {};  ///< filled by the service where mail isn't configured
};

struct ImportReport {
    std::size_t rows = 0, invite = 0, already_member = 0, error = 0;
    bool valid_rows_only = false;
    std::vector<std::string> unknown_columns;
    std::vector<ImportRowReport> items;
    /// All or nothing, and something is faulty: applying it is refused.
    bool refused() const { return error > 0 && !valid_rows_only; }
    std::shared_ptr<const Plan> plan;
};

/// The rows of a CSV text. Error: nothing in it can be read as CSV with an e-mail column, or it is over a limit.
struct ImportFile {
    std::vector<ImportRow> rows;
    std::vector<std::string> unknown_columns;
};
struct ImportLimits {
    std::size_t bytes = 10u << 20, rows = 20000;
};
Result<ImportFile> read_import(std::string_view csv, const ImportLimits& limits);

}  // namespace guildhall::core
