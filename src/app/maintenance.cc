#include "app/maintenance.h"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "app/commands.h"
#include "app/data_directory.h"
#include "app/local_socket.h"
#include "app/snapshot.h"
#include "app/version.h"
#include "core/plural.h"
#include "core/rights_digest.h"
#include "service/audit_chain.h"
#include "service/check.h"
#include "service/clock.h"
#include "service/random.h"
#include "service/restore.h"
#include "storage/migrations.h"
#include "storage/sqlite_connection.h"

namespace guildhall::app {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

/// "guildhall-20261126T104644Z.backup" in a folder; a file's path stays.
fs::path file_of(const fs::path& target, core::Time now) {
    std::error_code unreadable;  // make_backup says what is wrong with such a name
    if (!fs::is_directory(target, unreadable)) return target;
    std::string time = core::to_rfc3339(now).substr(0, 19);
    std::erase_if(time, [](char c) { return c == '-' || c == ':'; });
    return target / ("guildhall-" + time + "Z.backup");
}

/// What the running server answers by, as its rights_digest by workspace and revision; empty where none runs.
json::object rights_of_running_server(const Settings& settings) {
    const auto reply = ask_running_server(settings.socket(), json::serialize(json::object{{"command", "rights"}}));
    if (!reply) return {};
    const json::object outcome = json::parse(*reply).as_object();
    if (outcome.at("exit_code").to_number<int>() != 0) return {};
    return json::parse(std::string_view(outcome.at("output").as_string())).as_object();
}

/// The server's index beside the one that was rebuilt from the rows, where both are of the same revision.
std::size_t compare_with_server(const json::object& served, service::CheckReport& report) {
    std::size_t compared = 0;
    const core::Instance& instance = *report.instance;
    for (core::WorkspaceNumber number = 0; number < instance.workspaces.size(); ++number) {
        const core::Workspace& workspace = *instance.workspaces[number];
        const json::value* rights = served.if_contains(workspace_at_revision(workspace));
        if (!rights) continue;
        ++compared;
        if (rights->as_string() != service::hexadecimal(core::rights_digest(workspace)))
            report.findings.push_back({"The running server answers for workspace " + workspace.name +
                                           " by other rights than the database holds.",
                                       "Restart the server, and report this."});
    }
    return compared;
}

}  // namespace

int backup(const Settings& settings, const fs::path& target) {
    require_instance(settings);
    const service::Keys keys = service::Keys::load(settings.key_file());
    if (keys.is_rotating())
        throw SettingsError(
            "A key rotation isn't finished, and a backup belongs to one key. Run guildhall keys rotate, then try "
            "again.");
    storage::require_newest_schema(*storage::open_sqlite(settings.database(), storage::OpenMode::reader));
    const core::Time now = service::SystemClock().now();
    const fs::path file = file_of(target, now);
    const auto manifest = service::make_backup({settings.database(), file, kVersion, now}, keys);
    fmt::print("{}: {} bytes of data, copied, checked and signed.\n", file.string(), manifest.database_bytes);
    fmt::print("The key file isn't in it, and it can't be restored without: keep a copy of {} somewhere else.\n",
               settings.key_file().string());
    return 0;
}

int restore(const Settings& settings, const RestoreOptions& options) {
    if (!fs::exists(settings.key_file()))
        throw SettingsError("Put the key file that belongs to the backup at " + settings.key_file().string() +
                            " first (mode 0600): without it no secret can be read.");
    make_data_directory(settings);
    const auto lock = DataLock::try_take(settings.lock_file());
    if (!lock) throw SettingsError("A running Guildhall uses this data folder. Stop it, then restore.");
    const service::Keys keys = service::Keys::load(settings.key_file());
    const service::SystemClock clock;
    service::SystemRandom random;
    const auto report = service::restore_backup(
        {options.backup, settings.database(), options.replace, options.keep_tokens}, {clock, random, keys});
    fmt::print("Restored as it was at {}: {}, {}, {}, checked.\n", core::to_rfc3339(report.manifest.made_at),
               core::plural(report.workspaces, "workspace", "workspaces"),
               core::plural(report.members, "member", "members"),
               core::plural(report.events, "audit event", "audit events"));
    fmt::print("All sessions, password resets and invitations{} have ended; unsent mails were dropped.\n",
               options.keep_tokens ? "" : ", and all API tokens,");
    if (report.kept) fmt::print("The database that was there is kept as {}.\n", report.kept->string());
    return 0;
}

int check(const Settings& settings) {
    require_instance(settings);
    const json::object served = rights_of_running_server(settings);
    service::CheckReport report =
        look_at_snapshot(settings, [](storage::Connection& connection, const service::Keys& keys) {
            storage::require_newest_schema(connection);
            return service::check_database(connection, keys, service::SystemClock().now());
        });
    const std::size_t compared = report.instance ? compare_with_server(served, report) : 0;
    for (const service::Finding& finding : report.findings)
        fmt::print("WRONG: {}\n       {}\n", finding.what, finding.advice);
    if (!report.findings.empty()) return 1;
    const std::string workspaces = core::plural(report.instance->workspaces.size(), "workspace", "workspaces");
    fmt::print("All is well: database, {}, {}, {}.\n", core::plural(report.events, "audit event", "audit events"),
               core::plural(report.sealed_values, "sealed value", "sealed values"), workspaces);
    if (served.empty()) return 0;
    if (compared == report.instance->workspaces.size())
        fmt::print("The running server answers by the same rights.\n");
    else
        fmt::print(
            "The running server answers by the same rights in {} of {}. The others were changed while this was looked "
            "at: run it again to compare them, too.\n",
            compared, workspaces);
    return 0;
}

}  // namespace guildhall::app
