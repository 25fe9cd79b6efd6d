// The same questions to PostgreSQL: a well-indexed schema, one prepared query over one connection by its socket.
//
// Usage: bench_postgres <folder of bench_decide --write> <connection string> [seconds]
#include <libpq-fe.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace {

using Text = std::string;

PGconn* connection = nullptr;

PGresult* checked(PGresult* result) {
    const auto status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_COPY_IN) {
        std::cerr << PQerrorMessage(connection);
        std::exit(1);
    }
    return result;
}

void run(const char* sql) { PQclear(checked(PQexec(connection, sql))); }

void copy(const Text& file, const char* sql) {
    run(sql);
    std::ifstream in(file);
    std::vector<char> part(1 << 20);
    while (in.read(part.data(), static_cast<std::streamsize>(part.size())), in.gcount() > 0)
        PQputCopyData(connection, part.data(), static_cast<int>(in.gcount()));
    PQputCopyEnd(connection, nullptr);
    PQclear(checked(PQgetResult(connection)));
    PQclear(PQgetResult(connection));
}

struct Question {
    Text user, app;
    bool allowed;
};

std::vector<Question> read_questions(const Text& file) {
    std::ifstream in(file);
    std::vector<Question> questions;
    Text workspace, user, app, allowed;
    while (in >> workspace >> user >> app >> allowed) questions.push_back({user, app, allowed == "1"});
    return questions;
}

/// Processor time of this process and of the server's one that answers it.
double cpu_seconds() {
    timespec own{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &own);
    double theirs = 0;  // nanoseconds
    std::ifstream("/proc/" + std::to_string(PQbackendPID(connection)) + "/schedstat") >> theirs;
    return static_cast<double>(own.tv_sec) + (static_cast<double>(own.tv_nsec) + theirs) / 1e9;
}

bool is_allowed(const Question& question) {
    const char* const values[] = {question.user.c_str(), question.app.c_str()};
    PGresult* const result = checked(PQexecPrepared(connection, "may", 2, values, nullptr, nullptr, 0));
    const bool yes = *PQgetvalue(result, 0, 0) == 't';
    PQclear(result);
    return yes;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::cerr << "Usage: bench_postgres <folder> <connection string> [seconds]\n";
        return 2;
    }
    const Text folder = argv[1];
    const double seconds = argc > 3 ? std::stod(argv[3]) : 1;
    connection = PQconnectdb(argv[2]);
    if (PQstatus(connection) != CONNECTION_OK) {
        std::cerr << PQerrorMessage(connection);
        return 1;
    }
    run("DROP TABLE IF EXISTS members, grants");
    run("CREATE TABLE members (workspace int, user_id uuid, group_name text)");
    run("CREATE TABLE grants (workspace int, group_name text, app_id uuid)");
    copy(folder + "/members.tsv", "COPY members FROM STDIN");
    copy(folder + "/grants.tsv", "COPY grants FROM STDIN");
    run("CREATE INDEX ON members (user_id) INCLUDE (workspace, group_name)");
    run("CREATE INDEX ON grants (app_id) INCLUDE (workspace, group_name)");
    run("VACUUM ANALYZE members");
    run("VACUUM ANALYZE grants");
    PQclear(checked(PQprepare(connection, "may",
                              "SELECT EXISTS (SELECT 1 FROM members m JOIN grants g USING (workspace, group_name) "
                              "WHERE m.user_id = $1::uuid AND g.app_id = $2::uuid)",
                              2, nullptr)));
    const auto questions = read_questions(folder + "/questions.tsv");
    for (std::size_t i = 0; i < std::min<std::size_t>(questions.size(), 500); ++i)
        if (is_allowed(questions[i]) != questions[i].allowed) {
            std::cerr << "postgres: a wrong answer\n";
            return 1;
        }
    using Clock = std::chrono::steady_clock;
    const auto began = Clock::now();
    const double cpu = cpu_seconds();
    const auto passed = [&] { return std::chrono::duration<double>(Clock::now() - began).count(); };
    std::size_t ops = 0;
    while (passed() < seconds) is_allowed(questions[ops++ % questions.size()]);
    std::cout << R"({"what": "postgresql", "ops": )" << ops << R"(, "seconds": )" << passed() << R"(, "cpu_seconds": )"
              << cpu_seconds() - cpu << "}\n";
}
