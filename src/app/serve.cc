#include "app/serve.h"

#include <fmt/format.h>
#include <malloc.h>
#include <signal.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include <chrono>
#include <optional>

#include "api/dispatcher.h"
#include "api/measured.h"
#include "app/commands.h"
#include "app/console_assets.h"
#include "app/data_directory.h"
#include "app/local_socket.h"
#include "app/log.h"
#include "app/metrics.h"
#include "app/program.h"
#include "app/start_checks.h"
#include "http/server.h"

namespace guildhall::app {
namespace {

constexpr auto kGrace = std::chrono::seconds(8);  // of 10 in all, security.md 18

http::StaticFiles console_files() {
    std::vector<http::StaticFile> files;
    for (const ConsoleAsset& asset : console_assets()) {
        std::string_view etag = asset.etag;
        if (etag.size() >= 2 && etag.front() == '"') etag = etag.substr(1, etag.size() - 2);
        files.push_back({std::string(asset.path), std::string(asset.content_type), asset.plain, asset.brotli,
                         asset.gzip, asset.immutable ? http::Caching::immutable : http::Caching::revalidate,
                         std::string(etag)});
    }
    return http::StaticFiles(std::move(files));
}

void allow_many_connections() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

/// From here on SIGTERM and SIGINT wait for sigwait(); threads started later inherit it.
sigset_t hold_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
    return signals;
}

std::string new_setup_code(service::Random& random) {
    static constexpr std::string_view kLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";  // none that look alike
    std::array<std::uint8_t, 12> bytes;
    random.fill(bytes);
    std::string code;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i > 0 && i % 4 == 0) code += '-';
        code += kLetters[bytes[i] % kLetters.size()];
    }
    return code;
}

http::ServerOptions metrics_options(const Settings& settings) {
    http::ServerOptions options;
    options.address = settings.metrics_address == "localhost" ? "127.0.0.1" : settings.metrics_address;
    options.port = settings.metrics_port;
    options.threads = options.blocking_threads = 1;
    options.max_connections = 20;
    return options;
}

void announce(const service::Services& services, std::uint16_t port) {
    fmt::print("Guildhall {} is ready at {}\n", services.settings.version, services.settings.base_url);
    if (!services.settings.base_url.ends_with(":" + std::to_string(port))) fmt::print("It listens on port {}.\n", port);
    if (!services.settings.mail_configured)
        fmt::print("Mail isn't configured (GUILDHALL_MAIL): links are shown in the console to be copied.\n");
    if (!services.store.snapshot()->instance->setup_done) {
        fmt::print("It isn't set up yet: open the address to begin.\n");
        if (services.settings.setup_code) fmt::print("The set-up code is {}\n", *services.settings.setup_code);
    }
    if (services.keys.is_rotating())
        fmt::print("A key rotation was begun and isn't finished: run guildhall keys rotate.\n");
    std::fflush(stdout);
}

bool is_local(const Settings& settings, const service::ServiceSettings& made) {
    const std::string_view url = made.base_url;
    const std::string_view rest = url.substr(url.find("://") + 3);
    const std::string_view host =
        rest.starts_with('[') ? rest.substr(1, rest.find(']') - 1) : rest.substr(0, rest.find(':'));
    return is_loopback(settings.address) && is_loopback(host);
}

}  // namespace

int serve(const Settings& settings) {
    set_up_log(settings.log_level, settings.log_format);
    refuse_clock_before_build(service::SystemClock().now());
    const sigset_t signals = hold_signals();
    allow_many_connections();
    make_data_directory(settings);
    const auto lock = DataLock::try_take(settings.lock_file());
    if (!lock)
        throw SettingsError("Another Guildhall uses the data folder " + settings.data.string() + ". Stop it first.");

    service::ServiceSettings made = service_settings(settings, settings.port);
    if (!is_local(settings, made)) {
        service::SystemRandom random;
        made.setup_code = new_setup_code(random);
    }
    Program program(settings, std::move(made));
    malloc_trim(0);  // what loading took beside the state goes back to the kernel
    const http::StaticFiles console = console_files();
    api::Dispatcher dispatcher(program.services(), api::RouteTable(api::all_endpoints()), &console);
    http::ServerOptions options;
    options.address = settings.address == "localhost" ? "127.0.0.1" : settings.address;
    options.port = settings.port;
    options.blocking_threads = 24;  // above the hasher's place and queue, so that sign-ins can't take all of them
    api::Measured measured(dispatcher);
    http::Server server(options, measured);
    server.start();
    MetricsApplication metrics(program.services(), server);
    std::optional<http::Server> metrics_server;
    if (!settings.metrics_address.empty()) metrics_server.emplace(metrics_options(settings), metrics).start();
    program.start_mail(settings);
    {
        const LocalSocket commands(
            settings.socket(), [&](const std::string& request) { return answer_command(program.services(), request); });
        announce(program.services(), server.port());
        int received = 0;
        ::sigwait(&signals, &received);
        program.services().stop_soon();  // a command that takes long ends early
        spdlog::info("stopping");
    }
    server.stop(kGrace);
    metrics_server.reset();
    program.stop();
    return 0;
}

}  // namespace guildhall::app
