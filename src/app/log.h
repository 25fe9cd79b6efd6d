// The program's log: standard error, a line of JSON for each event, or plain lines for a person at a terminal.
#pragma once

#include <string>

namespace guildhall::app {

/// `level`: trace, debug, info, warn, error. `format`: json, text; empty: json unless standard error is a terminal.
///
///   {"time":"2026-01-31T08:05:09.120Z","level":"error","request_id":"…","message":"database: full: …"}
///
/// A message that begins with "request <id>: " is about that request.
void set_up_log(const std::string& level, const std::string& format);

}  // namespace guildhall::app
