// One event loop: its thread, its listening socket, its connections, over epoll. Everything here happens on the loop's
// own thread, but for what says otherwise.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <vector>

#include "http/blocking_pool.h"
#include "http/inbox.h"
#include "http/server.h"
#include "http/socket.h"

namespace guildhall::http {

using Clock = std::chrono::steady_clock;

/// What all loops of a server share. May be used from any thread.
struct Shared {
    Shared(ServerOptions given, Application& asked);

    /// False (and counted as refused) where there are max_connections already.
    bool open_connection();
    void close_connection();
    std::uint64_t connections() const { return connections_; }

    /// Slow clients hold more than there is room for.
    bool is_pressed() const { return held.load(std::memory_order_relaxed) > options.held_bytes; }

    /// Waits until no connection is open; false where `deadline` came first.
    bool wait_for_none(Clock::time_point deadline);

    const ServerOptions options;
    Application& application;
    BlockingPool pool;
    std::atomic<bool> draining = false;
    std::atomic<std::uint64_t> refused = 0;
    std::atomic<std::size_t> held = 0;  ///< bytes, by all sessions

private:
    std::mutex mutex_;
    std::condition_variable none_;
    std::atomic<std::uint64_t> connections_ = 0;
};

class Session;
struct Exchange;

class Loop {
public:
    /// Binds to `address`, together with the other loops; throws std::system_error.
    Loop(Shared& shared, const Address& address);

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

    using Work = std::function<void()>;
    using Posted = Entry<Work>;
    /// Does `work` on the loop's thread, soon.
    void post(Work work) { post(std::make_unique<Posted>(std::move(work))); }
    void post(std::unique_ptr<Posted> work);

    std::uint16_t port() const { return port_; }
    std::uint64_t requests() const { return requests_.load(std::memory_order_relaxed); }

    // For the sessions.
    Shared& shared() { return shared_; }
    const std::string& date() const { return date_; }
    /// When the events that are being worked on came.
    Clock::time_point now() const { return now_; }
    /// Room to read into, of no meaning from one read to the next.
    std::span<char> room() { return room_; }
    /// What a session works with while it isn't idle.
    std::unique_ptr<Exchange> lend(std::string_view peer);
    void take_back(std::unique_ptr<Exchange> exchange);
    /// Lets it work again after the events that came together with its own.
    void work_again(Session& session) { again_.push_back(&session); }
    /// Has it go on at that time. REQUIRES: it doesn't end before
    void wake_at(Session& session, Clock::time_point time) { paused_.emplace(time, &session); }
    /// Destroys the session after this round of events.
    void end(Session& session) { ended_.push_back(&session); }
    void count_request() { requests_.store(requests() + 1, std::memory_order_relaxed); }

private:
    void run();
    void work_once();
    int wait_at_most() const;
    void take_events(int timeout);
    void run_posted();
    void wake_paused();
    void accept_some(int at_most);
    void open(Socket socket, std::string peer);
    void turn_away(const Socket& socket);
    void listen(bool wanted);
    void sweep();
    void forget_ended();

    Shared& shared_;
    Socket epoll_, wake_, listener_;
    std::unordered_map<Session*, std::unique_ptr<Session>> sessions_;
    std::vector<Session*> again_, ended_;
    std::multimap<Clock::time_point, Session*> paused_;
    std::vector<std::unique_ptr<Exchange>> unused_;
    std::vector<char> room_;
    std::string date_;
    std::uint16_t port_ = 0;
    Clock::time_point now_, next_sweep_;
    Clock::time_point paused_until_ = Clock::time_point::max();  // max: it listens
    bool stops_ = false;
    std::atomic<std::uint64_t> requests_ = 0;

    Inbox<Work> posted_;
    EntryList<Work> to_do_;  // what was posted
    std::thread thread_;
};

}  // namespace guildhall::http
