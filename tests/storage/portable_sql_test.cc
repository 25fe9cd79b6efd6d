// The SQL of storage/ is one text for two engines: after all other tests, a PostgreSQL of this machine takes the schema
// and prepares every statement that they have run. Where PostgreSQL isn't installed this says so and checks nothing.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <fstream>

#include "storage/recorded_sql.h"
#include "storage/temporary_database.h"

namespace guildhall::storage {
namespace {

constexpr const char* kPrograms = "/usr/lib/postgresql/15/bin/";

/// The exit code of a shell command, and all that it wrote.
struct Outcome {
    int code = -1;
    std::string output;
};

Outcome shell(const std::string& command) {
    Outcome outcome;
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    if (pipe == nullptr) return outcome;
    std::array<char, 4096> buffer;
    while (const std::size_t n = fread(buffer.data(), 1, buffer.size(), pipe)) outcome.output.append(buffer.data(), n);
    const int status = pclose(pipe);
    outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return outcome;
}

std::string postgres_schema(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kTypes = {{
        {"{uuid}", "BYTEA"},
        {"{blob}", "BYTEA"},
        {"{text}", "TEXT COLLATE \"C\""},
        {"{time}", "BIGINT"},
        {"{int}", "BIGINT"},
        {"{rows}", ""},
        {"{keyed}", ""},
        {"{members_key}", "PRIMARY KEY (workspace_id, id)"},
        {"{accounts_key}", "PRIMARY KEY (id)"},
        {"{member_search}", ""},
        {"{account_search}", ""},
    }};
    std::string schema(text);
    for (const auto& [placeholder, type] : kTypes) {
        for (std::size_t at = 0; (at = schema.find(placeholder, at)) != std::string::npos;) {
            schema.replace(at, placeholder.size(), type);
        }
    }
    return schema;
}

/// A throw-away cluster that listens on a socket in its own folder only.
class Postgres {
public:
    Postgres() {
        const std::string folder = folder_.path().string(), data = folder + "/data";
        // PostgreSQL refuses to run as root.
        if (geteuid() == 0) as_ = "runuser -u postgres -- ";
        if (geteuid() == 0) shell("chown postgres " + folder);
        const auto made = shell(as_ + kPrograms + "initdb -D " + data + " -A trust -N -E UTF8 --locale=C");
        const auto started = shell(as_ + kPrograms + "pg_ctl -D " + data + " -l " + folder +
                                   "/log -w -o \"-c fsync=off -c " + "listen_addresses='' -k " + folder + "\" start");
        runs_ = made.code == 0 && started.code == 0;
        if (!runs_) ADD_FAILURE() << made.output << started.output;
    }
    ~Postgres() { shell(as_ + kPrograms + "pg_ctl -D " + folder_.path().string() + "/data -m immediate stop"); }
    Postgres(const Postgres&) = delete;
    Postgres& operator=(const Postgres&) = delete;

    bool runs() const { return runs_; }

    /// Runs a script to its first error.
    Outcome run(const std::string& script) const {
        const auto file = folder_.path() / "script.sql";
        std::ofstream(file) << script;
        return shell("cat " + file.string() + " | " + as_ + "psql -h " + folder_.path().string() +
                     " -d postgres -q -X -v ON_ERROR_STOP=1 -f -");
    }

private:
    TemporaryFolder folder_;
    std::string as_;
    bool runs_ = false;
};

/// The search conditions are the dialect's; the rest are statements of these tests.
bool is_portable(const std::string& sql) {
    return sql.find("MATCH") == std::string::npos && sql.find("printf(") == std::string::npos &&
           sql.find("PRAGMA") == std::string::npos && sql.find("search_row") == std::string::npos &&
           sql.find("instr(") == std::string::npos && sql.find("integrity-check") == std::string::npos &&
           sql.find("pragma_") == std::string::npos;
}

class PortableSql final : public testing::Environment {
public:
    void TearDown() override {
        if (recorded_sql().empty()) return;
        if (access((std::string(kPrograms) + "postgres").c_str(), X_OK) != 0) {
            std::printf("NOT CHECKED: PostgreSQL 15 isn't installed, so nobody has asked it about the SQL texts.\n");
            return;
        }
        const Postgres postgres;
        if (!postgres.runs()) return;
        std::string script;
        for (const Migration& migration : migrations()) script += postgres_schema(migration.sql) + "\n";
        int number = 0;
        for (const std::string& sql : recorded_sql()) {
            if (is_portable(sql)) script += "PREPARE s" + std::to_string(++number) + " AS " + sql + ";\n";
        }
        const auto taken = postgres.run(script);
        EXPECT_EQ(taken.code, 0) << taken.output;
        const auto control = postgres.run("PREPARE broken AS SELECT no_such_column FROM members;\n");
        EXPECT_NE(control.code, 0) << "control: a statement that PostgreSQL can't take is noticed";
        std::printf("PostgreSQL 15 takes the schema and %d statements.\n", number);
    }
};

[[maybe_unused]] const auto* const kPortableSql = testing::AddGlobalTestEnvironment(new PortableSql);

}  // namespace
}  // namespace guildhall::storage
