#include "app/audit_command.h"

#include <fmt/format.h>

#include "app/data_directory.h"
#include "app/snapshot.h"
#include "service/audit_verify.h"

namespace guildhall::app {
namespace {

/// "the instance" or the workspace's name.
std::string name_of(storage::Connection& connection, const storage::Trail& trail) {
    const auto name = connection.query_value<std::string>("SELECT name FROM workspaces WHERE id = $1", {trail});
    return name ? "workspace " + *name : "the instance";
}

int print_verdicts(storage::Connection& connection, const service::Keys& keys) {
    bool ok = true;
    fmt::print("Checkpoints are checked with {}\n", keys.public_key_text());
    for (const auto& [trail, verdict] : service::verify_all_trails(connection, keys.public_keys())) {
        ok = ok && verdict.ok;
        if (verdict.ok)
            fmt::print("{}: {} events, whole; signed up to event {}\n", name_of(connection, trail), verdict.checked,
                       verdict.signed_to);
        else
            fmt::print("{}: NOT WHOLE at event {}: {}\n", name_of(connection, trail), verdict.first_bad.value_or(0),
                       verdict.what);
    }
    return ok ? 0 : 1;
}

}  // namespace

int verify_audit(const Settings& settings) {
    require_instance(settings);
    return look_at_snapshot(settings, print_verdicts);
}

}  // namespace guildhall::app
