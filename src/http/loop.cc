#include "http/loop.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cerrno>
#include <ctime>
#include <memory>
#include <system_error>
#include <utility>

#include "http/response_writer.h"
#include "http/session.h"

namespace guildhall::http {

namespace asio = boost::asio;

namespace {

using Code = boost::system::error_code;
using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

constexpr auto kResult = asio::as_tuple(asio::use_awaitable_t<Executor>{});
constexpr auto kPause = std::chrono::milliseconds(100);
constexpr int kMostWaiting = 256;

void check(const Code& error, const Tcp::endpoint& endpoint) {
    if (!error) return;
    throw std::system_error(
        error.value(), std::system_category(),
        "can't listen on " + endpoint.address().to_string() + " port " + std::to_string(endpoint.port()));
}

}  // namespace

Shared::Shared(ServerOptions given, Application& asked)
    : options(std::move(given)), application(asked), pool(options.blocking_threads, options.blocking_queue) {}

bool Shared::open_connection() {
    if (connections_.fetch_add(1) < options.max_connections) return true;
    close_connection();
    refused.fetch_add(1, std::memory_order_relaxed);
    return false;
}

void Shared::close_connection() {
    if (connections_.fetch_sub(1) != 1) return;
    const std::lock_guard lock(mutex_);
    none_.notify_all();
}

bool Shared::wait_for_none(Clock::time_point deadline) {
    std::unique_lock lock(mutex_);
    return none_.wait_until(lock, deadline, [this] { return connections_ == 0; });
}

Loop::Loop(Shared& shared, const Tcp::endpoint& endpoint)
    : shared_(shared),
      acceptor_(context_),
      sweep_timer_(context_),
      pause_timer_(context_),
      date_(http_date(std::time(nullptr))) {
    Code error;
    acceptor_.open(endpoint.protocol(), error);
    check(error, endpoint);
    acceptor_.set_option(asio::socket_base::reuse_address(true), error);
    check(error, endpoint);
    acceptor_.set_option(ReusePort(true), error);
    check(error, endpoint);
    acceptor_.bind(endpoint, error);
    check(error, endpoint);
    acceptor_.listen(asio::socket_base::max_listen_connections, error);
    check(error, endpoint);
    acceptor_.non_blocking(true, error);
    check(error, endpoint);
    port_ = acceptor_.local_endpoint().port();
}

Loop::~Loop() { join(); }

void Loop::start() {
    listen();
    sweep();
    thread_ = std::thread([this] {
        for (;;) {
            try {
                context_.run();
                return;
            } catch (...) {
                // Out of memory in a callback of the loop: what it belonged to is lost, the others go on.
            }
        }
    });
}

void Loop::drain() {
    if (!thread_.joinable()) return;
    asio::post(context_, [this] {
        Code ignored;
        acceptor_.cancel(ignored);
        pause_timer_.cancel();
        for (Session* session : sessions_) session->drain();
    });
    drained_.get_future().wait();
}

void Loop::abort() {
    asio::post(context_, [this] {
        for (Session* session : sessions_) session->abort();
    });
}

void Loop::join() {
    if (!thread_.joinable()) return;
    context_.stop();
    thread_.join();
}

void Loop::leave(Session& session) {
    sessions_.erase(&session);
    shared_.close_connection();
}

void Loop::listen() {
    const auto ended = [this](std::exception_ptr) {
        if (!shared_.draining) return listen();
        drained_.set_value();
    };
    asio::co_spawn(context_.get_executor(), accept_all(), ended);
}

Awaitable<void> Loop::accept_all() {
    while (!shared_.draining) {
        auto [error, socket] = co_await acceptor_.async_accept(kResult);
        if (!error) {
            open(std::move(socket));
        } else if (error != asio::error::connection_aborted && error != asio::error::operation_aborted) {
            // Out of descriptors or memory: the connection waits in the kernel until some are given back. Asked again
            // at once, accept would fail at once, and the loop do nothing else.
            pause_timer_.expires_after(kPause);
            co_await pause_timer_.async_wait(kResult);
        }
    }
    accept_waiting();
    Code ignored;
    acceptor_.close(ignored);
}

void Loop::open(Socket socket) {
    if (!shared_.open_connection()) return turn_away(std::move(socket));
    std::shared_ptr<Session> session;
    try {
        session = std::make_shared<Session>(*this, std::move(socket));
    } catch (...) {
        shared_.close_connection();
        return;
    }
    // Whatever ends the coroutine, an exception too, ends the session with it.
    const auto ended = [session](std::exception_ptr) {};
    asio::co_spawn(context_.get_executor(), session->run(), ended);
}

/// One attempt, without waiting: there is no room for a client that reads slowly.
void Loop::turn_away(Socket socket) {
    Response response = plain_failure(503);
    try {
        Response own = shared_.application.failure(
            {503, "The server has too many connections. Try again in a moment.", nullptr, nullptr});
        if (is_sendable(own) && !own.stream) response = std::move(own);
    } catch (...) {
        // The plain one says enough.
    }
    std::string out;
    append_head(out, response, {1, false, response.body.size()}, date_);
    out += response.body;
    Code ignored;
    socket.non_blocking(true, ignored);
    socket.write_some(asio::buffer(out), ignored);
    socket.shutdown(Socket::shutdown_send, ignored);
    // What the client has sent already would, unread, reset the connection before it reads the reply.
    char discarded[4'096];
    socket.read_some(asio::buffer(discarded), ignored);
}

/// The connections that the kernel has taken for us: closing the listening socket would reset them. Not without end:
/// clients may come as fast as they are taken.
void Loop::accept_waiting() {
    for (int taken = 0; taken < kMostWaiting; ++taken) {
        Code error;
        Socket socket(context_);
        acceptor_.accept(socket, error);
        if (error) return;
        open(std::move(socket));
    }
}

void Loop::sweep() {
    date_ = http_date(std::time(nullptr));
    const auto now = Clock::now();
    for (Session* session : sessions_) session->check_deadline(now);
    sweep_timer_.expires_after(shared_.options.deadlines.sweep);
    sweep_timer_.async_wait([this](const Code& error) {
        if (!error) sweep();
    });
}

}  // namespace guildhall::http
