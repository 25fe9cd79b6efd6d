#include <malloc.h>
#include <signal.h>
#include <unistd.h>
#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <functional>
#include <memory>
#include <new>
#include <sstream>
#include <vector>

#include "app/audit_command.h"
#include "app/commands.h"
#include "app/data_directory.h"
#include "app/maintenance.h"
#include "app/program.h"
#include "app/serve.h"
#include "app/settings.h"
#include "app/version.h"
#include "storage/database_error.h"
#include "storage/file.h"
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
    service::Keys::load_or_create(settings.key_file());  // a database never is without one
    const auto connection = storage::open_sqlite(settings.database(), storage::OpenMode::writer);
    const int applied = storage::migrate(*connection, service::SystemClock().now());
    std::printf("%d migrations applied; the schema is at version %d.\n", applied, storage::schema_version(*connection));
    return 0;
}

/// A subcommand and what it does once the settings are read.
struct Command {
    CLI::App* words;
    std::function<int(const Settings&)> run;
};

void add_import(CLI::App& app, std::vector<Command>& commands) {
    auto* words = app.add_subcommand("import", "import apps, groups and people; prints the plan, --yes applies it");
    const auto files = std::make_shared<ImportFiles>();
    words->add_option("--workspace", files->workspace, "id, slug or name of the workspace")->required();
    words->add_option("--apps", files->apps, "apps.json")->check(CLI::ExistingFile);
    words->add_option("--groups", files->groups, "groups.json")->check(CLI::ExistingFile);
    words->add_option("--people", files->people, "people.csv")->check(CLI::ExistingFile);
    words->add_flag("--yes", files->yes, "apply the plan, in one transaction");
    commands.push_back({words, [files](const Settings& settings) { return import(settings, *files); }});
}

constexpr const char* kEmail = "the e-mail address that the person signs in with";

void add_admin(CLI::App& app, std::vector<Command>& commands) {
    auto* admin = app.add_subcommand("admin", "instance admins, and who is locked out")->require_subcommand(1);
    const auto fields = std::make_shared<AdminFields>();
    const auto ask = [fields](const char* command) {
        return [fields, command](const Settings& settings) {
            return print(
                run_anywhere(settings, {{"command", command}, {"email", fields->email}, {"name", fields->name}}));
        };
    };
    auto* create = admin->add_subcommand("create", "make an instance admin; prints a link to set the password");
    create->add_option("--email", fields->email, "the e-mail address to sign in with")->required();
    create->add_option("--name", fields->name, "the person's name")->required();
    commands.push_back({create, ask("admin_create")});
    auto* reset = admin->add_subcommand("reset-password", "print a link to set a locked-out instance admin's password");
    reset->add_option("--email", fields->email, kEmail)->required();
    commands.push_back({reset, ask("admin_reset_password")});
    auto* remove = admin->add_subcommand("remove-second-factor",
                                         "let somebody in who lost app, passkeys and recovery codes: removes them all");
    remove->add_option("--email", fields->email, kEmail)->required();
    commands.push_back({remove, ask("admin_remove_second_factor")});
}

void add_keys(CLI::App& app, std::vector<Command>& commands) {
    auto* keys = app.add_subcommand("keys", "the key file")->require_subcommand(1);
    auto* rotate = keys->add_subcommand("rotate", "make a new key, and seal and sign everything with it");
    commands.push_back({rotate, [](const Settings& settings) {
                            return print(run_anywhere(settings, {{"command", "keys_rotate"}}));
                        }});
}

void add_maintenance(CLI::App& app, std::vector<Command>& commands) {
    auto* backup_words = app.add_subcommand("backup", "copy the database, also while the server runs");
    const auto target = std::make_shared<std::string>();
    backup_words->add_option("target", *target, "a file, or a folder for a file with the time in its name")->required();
    commands.push_back({backup_words, [target](const Settings& settings) { return backup(settings, *target); }});

    auto* restore_words = app.add_subcommand("restore", "make a data folder of a backup");
    const auto options = std::make_shared<RestoreOptions>();
    restore_words->add_option("backup", options->backup, "the file that guildhall backup made")
        ->required()
        ->check(CLI::ExistingFile);
    restore_words->add_flag("--replace", options->replace, "also where a database is; it is kept beside");
    restore_words->add_flag("--keep-tokens", options->keep_tokens, "API tokens go on working");
    commands.push_back({restore_words, [options](const Settings& settings) { return restore(settings, *options); }});

    auto* check_words = app.add_subcommand("check", "look through the database, and say what is wrong");
    commands.push_back({check_words, check});
    auto* audit = app.add_subcommand("audit", "the audit trail")->require_subcommand(1);
    commands.push_back({audit->add_subcommand("verify", "check every trail's chain and checkpoints"), verify_audit});
}

/// What every command takes, before its name or behind; so the help of each shows it.
void add_common(CLI::App& words, GivenSettings& given) {
    words.add_option("--data", given.data, "the folder of the instance (GUILDHALL_DATA; ./data)");
    words.add_option("--config", given.config_file, "a TOML file with settings (GUILDHALL_CONFIG)");
    for (CLI::App* below : words.get_subcommands([](CLI::App*) { return true; })) add_common(*below, given);
}

int run(int argc, char** argv) {
    CLI::App app("Guildhall answers who may do what: people, groups and permissions of a company's internal tools.",
                 "guildhall");
    app.require_subcommand(1);
    GivenSettings given;

    std::vector<Command> commands;
    auto* serve_words = app.add_subcommand("serve", "serve the console and the API until SIGTERM");
    serve_words->add_option("--listen", given.listen, "<address>:<port> (GUILDHALL_LISTEN; 127.0.0.1:8080)");
    commands.push_back({serve_words, serve});
    commands.push_back({app.add_subcommand("migrate", "bring the database's schema up to date, and stop"), migrate});
    add_import(app, commands);
    add_admin(app, commands);
    add_keys(app, commands);
    add_maintenance(app, commands);
    add_common(app, given);
    auto* version = app.add_subcommand("version", "print the version");

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : kWrongUse;
    }
    if (*version) return std::printf("guildhall %s\n", kVersion), 0;
    const Settings settings = read_settings(given, process_environment());
    for (const Command& command : commands)
        if (*command.words) return command.run(settings);
    return kWrongUse;
}

}  // namespace
}  // namespace guildhall::app

namespace {

/// Buffers of large requests come and go; given back to the kernel each time, they would cost a page fault for each
/// page.
void keep_freed_memory() {
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
    mallopt(M_TRIM_THRESHOLD, 8 << 20);
}

/// The database and its log's index are reached through memory, so a disk that fails or is full there ends the process
/// by a signal; it says why.
void end_at_unreadable_memory(int signal) {
    static constexpr char kWhy[] =
        "guildhall: the database could not be reached in memory: its disk failed or is full, or its file was cut "
        "short. Guildhall ends here; check the disk, make room on it, then start it again. If it ends again, restore a "
        "backup (guildhall restore).\n";
    (void)!::write(STDERR_FILENO, kWhy, sizeof kWhy - 1);
    ::signal(signal, SIG_DFL);
    ::raise(signal);
}

/// What whoever runs a command can do about it.
const char* advice(guildhall::storage::DatabaseErrorKind kind) {
    using Kind = guildhall::storage::DatabaseErrorKind;
    switch (kind) {
        case Kind::full: return "The disk is full. Make room on it, then start this again.";
        case Kind::busy: return "Another program holds the database. Stop it, then start this again.";
        case Kind::corrupt:
            return "The database is damaged, or its disk can't be read. Start this again; if it says the same, check "
                   "the disk "
                   "and restore a backup (guildhall restore).";
        case Kind::io:
            return "Check the disk of the data folder, make room on it, look at the limits (open files, memory) and "
                   "who may read and write "
                   "there, "
                   "then start this again. What was acknowledged is stored.";
        default: return "Look at what is said above, then start this again.";
    }
}

}  // namespace

int main(int argc, char** argv) {
    keep_freed_memory();
    ::signal(SIGBUS, end_at_unreadable_memory);
    try {
        return guildhall::app::run(argc, argv);
    } catch (const guildhall::storage::DatabaseError& failure) {
        std::fprintf(stderr, "guildhall: %s\n%s\n", failure.what(), advice(failure.kind()));
    } catch (const guildhall::storage::FileError& failure) {
        std::fprintf(stderr,
                     "guildhall: %s. Check the disk, its room and who may read and write there, then try again.\n",
                     failure.what());
    } catch (const std::bad_alloc&) {
        std::fprintf(stderr, "guildhall: there isn't enough memory. Give it more, then start this again.\n");
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "guildhall: %s\n", failure.what());
    }
    return 1;
}
