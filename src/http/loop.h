// One event loop: its thread, its listening socket, its connections. Everything here happens on the loop's own thread,
// but for what says otherwise.
#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <future>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_set>

#include "http/blocking_pool.h"
#include "http/server.h"

namespace guildhall::http {

// Concrete executors: any_io_executor costs a virtual call and a reference count at every step.
using Executor = boost::asio::io_context::executor_type;
using Clock = std::chrono::steady_clock;
using Tcp = boost::asio::ip::tcp;
using Socket = boost::asio::basic_stream_socket<Tcp, Executor>;
using Acceptor = boost::asio::basic_socket_acceptor<Tcp, Executor>;
using Timer = boost::asio::basic_waitable_timer<Clock, boost::asio::wait_traits<Clock>, Executor>;
template <class T>
using Awaitable = boost::asio::awaitable<T, Executor>;

/// What all loops of a server share. May be used from any thread.
struct Shared {
    Shared(ServerOptions given, Application& asked);

    /// False (and counted as refused) where there are max_connections already.
    bool open_connection();
    void close_connection();
    std::uint64_t connections() const { return connections_; }

    /// Waits until no connection is open; false where `deadline` came first.
    bool wait_for_none(Clock::time_point deadline);

    const ServerOptions options;
    Application& application;
    BlockingPool pool;
    std::atomic<bool> draining = false;
    std::atomic<std::uint64_t> refused = 0;

private:
    std::mutex mutex_;
    std::condition_variable none_;
    std::atomic<std::uint64_t> connections_ = 0;
};

class Session;

class Loop {
public:
    /// Binds to `endpoint`, together with the other loops; throws std::system_error.
    Loop(Shared& shared, const Tcp::endpoint& endpoint);

    /// REQUIRES: no connection is open
    ~Loop();

    // Any thread.

    void start();

    /// Returns when it listens no more; connections that the kernel had taken are open then. Idle ones get closed.
    void drain();

    /// Breaks off all connections.
    void abort();

    /// Ends the thread.
    void join();

    std::uint16_t port() const { return port_; }
    std::uint64_t requests() const { return requests_.load(std::memory_order_relaxed); }

    // For the sessions.
    Shared& shared() { return shared_; }
    Executor executor() { return context_.get_executor(); }
    const std::string& date() const { return date_; }
    void enter(Session& session) { sessions_.insert(&session); }
    void leave(Session& session);
    void count_request() { requests_.store(requests() + 1, std::memory_order_relaxed); }

private:
    void listen();
    Awaitable<void> accept_all();
    void open(Socket socket);
    void turn_away(Socket socket);
    void accept_waiting();
    void sweep();

    Shared& shared_;
    std::unordered_set<Session*> sessions_;
    boost::asio::io_context context_{1};
    Acceptor acceptor_;
    Timer sweep_timer_;
    Timer pause_timer_;
    std::string date_;
    std::uint16_t port_ = 0;
    std::atomic<std::uint64_t> requests_ = 0;
    std::promise<void> drained_;
    std::thread thread_;
};

}  // namespace guildhall::http
