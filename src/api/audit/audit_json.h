// Audit events as api.md shows them, as JSON and as rows of CSV.
#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "storage/audit_table.h"

namespace guildhall::api {

/// `state`: of the event's change.
boost::json::object audit_event_json(const storage::AuditRow& event, const storage::ChangeState& state);

/// The header of the CSV, and one event as its row; no cell runs as a formula.
void write_audit_csv_header(std::string& csv);
void write_audit_csv_row(std::string& csv, const storage::AuditRow& event);

}  // namespace guildhall::api
