#include <malloc.h>
#include <unistd.h>
#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "app/audit_command.h"
#include "app/commands.h"
#include "app/data_directory.h"
#include "app/program.h"
#include "app/serve.h"
#include "app/settings.h"
#include "app/version.h"
#include "storage/database_error.h"
#include "storage/migrations.h"
#include "storage/sqlite_connection.h"

namespace guildhall::app {
namespace {

namespace json = boost::json;

constexpr int kWrongUse = 2;

struct ImportFiles {
    std::string workspace, apps, groups, people;
    bool yes = false;
};

struct AdminFields {
    std::string email, name;
};

std::string read_text(const std::string& path) {
    if (path.empty()) return {};
    std::ifstream file(path, std::ios::binary);
    if (!file) throw SettingsError("The file " + path + " can't be read.");
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// A bar on a terminal, nothing elsewhere.
void progress(int step, int steps, const char* what) {
    if (!::isatty(STDERR_FILENO)) return;
    std::string bar(static_cast<std::size_t>(step * 20 / steps), '#');
    std::fprintf(stderr, "\r[%-20s] %-30s", bar.c_str(), what);
    if (step == steps) std::fprintf(stderr, "\r%60s\r", "");
}

int print(const Outcome& outcome) {
    std::fputs(outcome.output.c_str(), outcome.exit_code == 0 ? stdout : stderr);
    return outcome.exit_code;
}

int import(const Settings& settings, const ImportFiles& files) {
    progress(0, 3, "reading the files");
    json::object request = {{"command", "import"},
                            {"workspace", files.workspace},
                            {"apps", read_text(files.apps)},
                            {"groups", read_text(files.groups)},
                            {"people", read_text(files.people)},
                            {"yes", false}};
    progress(1, 3, "working out the plan");
    const Outcome plan = run_anywhere(settings, request);
    if (!files.yes || plan.exit_code != 0) {
        progress(3, 3, "");
        return print(plan);
    }
    progress(2, 3, "applying it");
    request["yes"] = true;
    const Outcome done = run_anywhere(settings, request);
    progress(3, 3, "");
    return print(done);
}

int migrate(const Settings& settings) {
    make_data_directory(settings);
    const auto lock = DataLock::try_take(settings.lock_file());
    if (!lock) throw SettingsError("A running Guildhall uses this data folder; it has migrated it at its start.");
    const auto connection = storage::open_sqlite(settings.database(), storage::OpenMode::writer);
    const int applied = storage::migrate(*connection, service::SystemClock().now());
    std::printf("%d migrations applied; the schema is at version %d.\n", applied, storage::schema_version(*connection));
    return 0;
}

int run(int argc, char** argv) {
    CLI::App app("Guildhall answers who may do what: people, groups and permissions of a company's internal tools.",
                 "guildhall");
    app.require_subcommand(1);
    GivenSettings given;
    app.add_option("--data", given.data, "the folder of the instance (GUILDHALL_DATA; ./data)");
    app.add_option("--config", given.config_file, "a TOML file with settings (GUILDHALL_CONFIG)");
    app.fallthrough();

    auto* serve_command = app.add_subcommand("serve", "serve the console and the API until SIGTERM");
    serve_command->add_option("--listen", given.listen, "<address>:<port> (GUILDHALL_LISTEN; 127.0.0.1:8080)");
    auto* migrate_command = app.add_subcommand("migrate", "bring the database's schema up to date, and stop");

    ImportFiles files;
    auto* import_command =
        app.add_subcommand("import", "import apps, groups and people; prints the plan, --yes applies it");
    import_command->add_option("--workspace", files.workspace, "id, slug or name of the workspace")->required();
    import_command->add_option("--apps", files.apps, "apps.json")->check(CLI::ExistingFile);
    import_command->add_option("--groups", files.groups, "groups.json")->check(CLI::ExistingFile);
    import_command->add_option("--people", files.people, "people.csv")->check(CLI::ExistingFile);
    import_command->add_flag("--yes", files.yes, "apply the plan, in one transaction");

    auto* audit_command = app.add_subcommand("audit", "the audit trail")->require_subcommand(1);
    auto* verify_command = audit_command->add_subcommand("verify", "check every trail's chain and checkpoints");

    AdminFields fields;
    auto* admin_command = app.add_subcommand("admin", "instance admins")->require_subcommand(1);
    auto* create_command =
        admin_command->add_subcommand("create", "make an instance admin; prints a link to set the password");
    create_command->add_option("--email", fields.email)->required();
    create_command->add_option("--name", fields.name)->required();
    auto* reset_command =
        admin_command->add_subcommand("reset-password", "print a link to set a locked-out instance admin's password");
    reset_command->add_option("--email", fields.email)->required();
    auto* version_command = app.add_subcommand("version", "print the version");

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : kWrongUse;
    }
    if (*version_command) return std::printf("guildhall %s\n", kVersion), 0;
    const Settings settings = read_settings(given, process_environment());
    if (*serve_command) return serve(settings);
    if (*migrate_command) return migrate(settings);
    if (*import_command) return import(settings, files);
    if (*verify_command) return verify_audit(settings);
    json::object request = {{"email", fields.email}, {"name", fields.name}};
    request["command"] = *create_command ? "admin_create" : "admin_reset_password";
    (void)reset_command;
    return print(run_anywhere(settings, request));
}

}  // namespace
}  // namespace guildhall::app

namespace {

/// Buffers of large requests come and go; given back to the kernel each time, they would cost a page fault for each
/// page.
void keep_freed_memory() {
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
    mallopt(M_TRIM_THRESHOLD, 32 << 20);
}

}  // namespace

int main(int argc, char** argv) {
    keep_freed_memory();
    try {
        return guildhall::app::run(argc, argv);
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "guildhall: %s\n", failure.what());
        return 1;
    }
}
