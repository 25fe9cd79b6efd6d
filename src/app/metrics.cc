#include "app/metrics.h"

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "api/request_counters.h"
#include "service/readiness.h"
#include "storage/outbox_table.h"

namespace guildhall::app {
namespace {

/// One metric after another, each with its lines of help and type.
class Text {
public:
    void head(const char* name, const char* type, const char* help) {
        out_ += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
    }
    template <class Number>
    void line(const std::string& name_and_labels, Number value) {
        out_ += fmt::format("{} {}\n", name_and_labels, value);
    }
    template <class Number>
    void gauge(const char* name, const char* help, Number value) {
        head(name, "gauge", help);
        line(name, value);
    }
    template <class Number>
    void counter(const char* name, const char* help, Number value) {
        head(name, "counter", help);
        line(name, value);
    }
    std::string take() { return std::move(out_); }

private:
    std::string out_;
};

double seconds(std::uint64_t nanoseconds) { return static_cast<double>(nanoseconds) / 1e9; }

void write_requests(Text& text, const api::RequestTotals& totals) {
    text.head("guildhall_requests_total", "counter", "Requests answered, by what they were for and the reply's class.");
    for (std::size_t i = 0; i < api::kRouteClasses; ++i)
        for (std::size_t status = 0; status < 5; ++status)
            if (const auto count = totals.routes[i].by_status[status])
                text.line(fmt::format("guildhall_requests_total{{route=\"{}\",status=\"{}xx\"}}",
                                      to_string(static_cast<api::RouteClass>(i)), status + 1),
                          count);
    const char* name = "guildhall_request_seconds";
    text.head(name, "histogram", "Time that answering took, without waiting for the pool and the network.");
    for (std::size_t i = 0; i < api::kRouteClasses; ++i) {
        const auto& of = totals.routes[i];
        const auto route = to_string(static_cast<api::RouteClass>(i));
        std::uint64_t so_far = 0;
        for (std::size_t bucket = 0; bucket < api::kBuckets.size(); ++bucket) {
            so_far += of.by_time[bucket];
            text.line(fmt::format("{}_bucket{{route=\"{}\",le=\"{}\"}}", name, route,
                                  seconds(static_cast<std::uint64_t>(api::kBuckets[bucket]))),
                      so_far);
        }
        so_far += of.by_time.back();
        text.line(fmt::format("{}_bucket{{route=\"{}\",le=\"+Inf\"}}", name, route), so_far);
        text.line(fmt::format("{}_sum{{route=\"{}\"}}", name, route), seconds(of.nanoseconds));
        text.line(fmt::format("{}_count{{route=\"{}\"}}", name, route), so_far);
    }
    text.head("guildhall_decisions_total", "counter", "Decisions given by evaluations.");
    text.line("guildhall_decisions_total{decision=\"allow\"}", totals.allowed);
    text.line("guildhall_decisions_total{decision=\"deny\"}", totals.denied);
}

void write_server(Text& text, const service::Services& services, const http::ServerStatistics& server) {
    text.gauge("guildhall_connections", "Open connections.", server.connections);
    text.counter("guildhall_connections_refused_total", "Connections turned away, because there were too many.",
                 server.refused);
    text.head("guildhall_pool_waiting", "gauge", "Requests that wait for a thread of a pool.");
    text.line("guildhall_pool_waiting{pool=\"blocking\"}", server.waiting_for_pool);
    text.line("guildhall_pool_waiting{pool=\"passwords\"}", services.hasher.waiting());
    const storage::WriterStatistics writer = services.store.writer_statistics();
    text.gauge("guildhall_writer_waiting", "Changes that wait for the writer.", writer.waiting);
    text.gauge("guildhall_writer_without_commit_seconds",
               "For how long changes have waited, or failed, without a commit.",
               static_cast<double>(writer.without_commit.count()) / 1e3);
    text.counter("guildhall_writer_commits_total", "Commits, each made durable.", writer.commits);
    text.counter("guildhall_changes_total", "Transactions kept, several of which may share a commit.", writer.changes);
    text.counter("guildhall_sign_ins_throttled_total", "Sign-ins refused for too many failures.",
                 services.throttle.refused_in_all());
    text.counter("guildhall_password_hashes_total", "Password hashes worked out.", services.hasher.worked_out());
}

void write_state(Text& text, const service::Services& services) {
    const auto snapshot = services.store.snapshot();
    const core::Instance& instance = *snapshot->instance;
    text.gauge("guildhall_revision", "The instance's revision.", instance.revision);
    text.gauge("guildhall_workspaces", "Workspaces, archived ones too.", instance.workspaces.size());
    text.gauge("guildhall_users", "Users that count as seats.", instance.seats.users);
    text.gauge("guildhall_builders", "Builders that count as seats.", instance.seats.builders);
    text.gauge("guildhall_sessions", "Sessions that live.", snapshot->credentials.sessions.size());
    text.gauge("guildhall_api_tokens", "API tokens that live.", snapshot->credentials.tokens.size());
}

void write_storage(Text& text, const service::Services& services) {
    const auto why = service::why_not_ready(services);
    text.gauge("guildhall_ready", "1 where /readyz says so.", why ? 0 : 1);
    if (const auto free = service::free_bytes(services.settings.data))
        text.gauge("guildhall_data_free_bytes", "Room on the disk of the data folder.", *free);
    std::error_code error;
    const auto size = std::filesystem::file_size(services.settings.data / "guildhall.db", error);
    if (!error) text.gauge("guildhall_database_bytes", "Size of the database file, without its log.", size);
    if (why && !services.is_stopping()) return;  // the database can't be asked
    text.head("guildhall_outbox_mails", "gauge", "Mails that wait to be sent, and mails given up.");
    for (const auto state : {storage::MailState::queued, storage::MailState::failed})
        text.line(fmt::format("guildhall_outbox_mails{{state=\"{}\"}}", storage::to_string(state)),
                  services.store.read([&](storage::Connection& c) { return storage::count_mails(c, state); }));
}

void write_process(Text& text) {
    std::uint64_t pages = 0, resident = 0;
    std::ifstream("/proc/self/statm") >> pages >> resident;
    text.gauge("process_resident_memory_bytes", "Memory in use.",
               resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)));
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const auto time = [](const timeval& of) {
        return static_cast<double>(of.tv_sec) + static_cast<double>(of.tv_usec) / 1e6;
    };
    std::error_code error;  // a look at them needs one more
    const std::filesystem::directory_iterator open("/proc/self/fd", error);
    if (!error) text.gauge("process_open_fds", "Open files and connections.", std::distance(begin(open), end(open)));
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0)
        text.gauge("process_max_fds", "How many files and connections may be open.", limit.rlim_cur);
    text.counter("process_cpu_seconds_total", "Processor time used.", time(used.ru_utime) + time(used.ru_stime));
}

http::Response plain(int status, std::string body) {
    http::Response response;
    response.status = status;
    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
    response.body = std::move(body);
    return response;
}

}  // namespace

std::string write_metrics(const service::Services& services, const http::ServerStatistics& server) {
    Text text;
    text.head("guildhall_build_info", "gauge", "The program's version.");
    text.line(fmt::format("guildhall_build_info{{version=\"{}\"}}", services.settings.version), 1);
    write_requests(text, api::request_totals());
    write_server(text, services, server);
    write_state(text, services);
    write_storage(text, services);
    write_process(text);
    return text.take();
}

http::Accepted MetricsApplication::accept(const http::RequestHead&) {
    http::Accepted accepted;
    accepted.handling = http::Handling::blocking;
    accepted.body_limit = 0;
    return accepted;
}

http::Response MetricsApplication::handle(const http::Request& request) {
    if (request.path != "/metrics") return plain(404, "There is nothing here but /metrics.\n");
    if (request.method != http::Method::get) return plain(405, "Get it.\n");
    return plain(200, write_metrics(services_, server_.statistics()));
}

http::Response MetricsApplication::failure(const http::Failure& failure) {
    return plain(failure.status, failure.detail + "\n");
}

}  // namespace guildhall::app
