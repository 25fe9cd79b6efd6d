#include "http/server.h"

#include <pthread.h>

#include <algorithm>
#include <cassert>
#include <csignal>
#include <system_error>
#include <utility>
#include <vector>

#include "http/loop.h"

namespace guildhall::http {

namespace {

/// Signals go to the program's own threads, which know what they mean; a new thread inherits what is blocked here. Not
/// those that an instruction of the thread itself causes: blocked, they would end the process without a word.
class BlockedSignals {
public:
    BlockedSignals() {
        sigset_t all;
        sigfillset(&all);
        for (const int own : {SIGBUS, SIGSEGV, SIGILL, SIGFPE, SIGABRT}) sigdelset(&all, own);
        pthread_sigmask(SIG_SETMASK, &all, &before_);
    }
    ~BlockedSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    BlockedSignals(const BlockedSignals&) = delete;
    BlockedSignals& operator=(const BlockedSignals&) = delete;

private:
    sigset_t before_{};
};

/// With SO_REUSEPORT a second server of the same user would share the port, and each get some of the requests. Without
/// it the kernel refuses.
void ensure_free(const Address& address) {
    if (address.port() != 0) bound_socket(address, Sharing::none);
}

}  // namespace

struct Server::State {
    State(ServerOptions options, Application& application) : shared(std::move(options), application) {}

    Shared shared;
    std::vector<std::unique_ptr<Loop>> loops;
    bool started = false;

    std::mutex mutex;
    std::condition_variable changed;
    bool stopping = false;
    bool stopped = false;
};

Server::Server(ServerOptions options, Application& application) {
    if (options.threads == 0) options.threads = std::max(1U, std::thread::hardware_concurrency());
    options.blocking_threads = std::max<std::size_t>(1, options.blocking_threads);
    const BlockedSignals blocked;
    state_ = std::make_unique<State>(std::move(options), application);
}

Server::~Server() {
    if (state_->started) stop(std::chrono::milliseconds(0));
}

void Server::start() {
    assert(!state_->started);
    const ServerOptions& options = state_->shared.options;
    Address address = Address::parse(options.address, options.port);
    ensure_free(address);
    std::vector<std::unique_ptr<Loop>> loops;
    for (std::size_t i = 0; i < options.threads; ++i) {
        loops.push_back(std::make_unique<Loop>(state_->shared, address));
        address.set_port(loops.front()->port());
    }
    const BlockedSignals blocked;
    state_->loops = std::move(loops);
    state_->started = true;
    for (const auto& loop : state_->loops) loop->start();
}

std::uint16_t Server::port() const {
    assert(state_->started);
    return state_->loops.front()->port();
}

void Server::stop(std::chrono::milliseconds grace) {
    {
        std::unique_lock lock(state_->mutex);
        if (!state_->started) return;
        if (state_->stopping) {
            state_->changed.wait(lock, [this] { return state_->stopped; });
            return;
        }
        state_->stopping = true;
    }
    Shared& shared = state_->shared;
    shared.draining = true;
    for (const auto& loop : state_->loops) loop->drain();
    if (!shared.wait_for_none(Clock::now() + grace)) {
        shared.pool.drop_waiting();  // before, so that who waits is told
        for (const auto& loop : state_->loops) loop->abort();
        shared.wait_for_none(Clock::time_point::max());
    }
    shared.pool.close();  // a thread may have said to a loop that it is done, and not have left it yet
    for (const auto& loop : state_->loops) loop->join();
    const std::lock_guard lock(state_->mutex);
    state_->stopped = true;
    state_->changed.notify_all();
}

void Server::join() {
    std::unique_lock lock(state_->mutex);
    state_->changed.wait(lock, [this] { return state_->stopped; });
}

ServerStatistics Server::statistics() const {
    ServerStatistics statistics;
    statistics.connections = state_->shared.connections();
    for (const auto& loop : state_->loops) statistics.requests += loop->requests();
    statistics.refused = state_->shared.refused.load(std::memory_order_relaxed);
    statistics.waiting_for_pool = state_->shared.pool.waiting();
    return statistics;
}

}  // namespace guildhall::http
