#include "http/loop.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <ctime>
#include <system_error>
#include <utility>

#include "http/response_writer.h"
#include "http/session.h"

namespace guildhall::http {

namespace {

constexpr std::size_t kRoom = 64 * 1'024;
constexpr auto kPause = std::chrono::milliseconds(100);
constexpr int kMostWaiting = 256;  // connections that the kernel has taken when the server stops
constexpr int kAtOnce = 64;        // connections taken between two rounds of events
constexpr int kMostEvents = 256;
constexpr std::size_t kMostUnused = 64;

void check(int result, const char* what) {
    if (result < 0) throw std::system_error(errno, std::system_category(), what);
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

Loop::Loop(Shared& shared, const Address& address)
    : shared_(shared),
      epoll_(::epoll_create1(EPOLL_CLOEXEC)),
      wake_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)),
      listener_(bound_socket(address, Sharing::port)),
      room_(kRoom),
      date_(http_date(std::time(nullptr))) {
    check(epoll_.get(), "can't watch sockets");
    check(wake_.get(), "can't watch sockets");
    port_ = start_listening(listener_, address);
    for (const Socket* own : {&wake_, &listener_}) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.ptr = const_cast<Socket*>(own);
        check(::epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, own->get(), &event), "can't watch sockets");
    }
}

Loop::~Loop() { join(); }

void Loop::start() {
    thread_ = std::thread([this] { run(); });
}

void Loop::post(std::unique_ptr<Posted> work) {
    posted_.put(std::move(work));
    (void)::eventfd_write(wake_.get(), 1);
}

void Loop::drain() {
    if (!thread_.joinable()) return;
    std::promise<void> drained;
    post([this, &drained] {
        accept_some(kMostWaiting);  // closing the listening socket would reset them
        listener_.close();
        paused_until_ = Clock::time_point::max();
        for (const auto& [session, owned] : sessions_) session->drain();
        drained.set_value();
    });
    drained.get_future().wait();
}

void Loop::abort() {
    post([this] {
        for (const auto& [session, owned] : sessions_) session->abort();
    });
}

void Loop::join() {
    if (!thread_.joinable()) return;
    post([this] { stops_ = true; });
    thread_.join();
}

void Loop::run() {
    now_ = Clock::now();
    sweep();
    while (!stops_) {
        try {
            work_once();
        } catch (...) {
            // Out of memory: what was being opened or told is lost, the others go on.
        }
        forget_ended();
    }
}

void Loop::work_once() {
    take_events(wait_at_most());
    for (Session* session : std::exchange(again_, {})) session->work();
    run_posted();
    wake_paused();
    if (now_ >= next_sweep_) sweep();
    if (now_ >= paused_until_) listen(true);
}

/// Milliseconds until the clock has something to do.
int Loop::wait_at_most() const {
    if (!again_.empty() || !to_do_.empty()) return 0;
    const auto first_paused = paused_.empty() ? Clock::time_point::max() : paused_.begin()->first;
    const auto left = std::min({next_sweep_, paused_until_, first_paused}) - now_;
    const auto rounded = std::chrono::ceil<std::chrono::milliseconds>(left).count();
    return static_cast<int>(std::clamp<std::int64_t>(rounded, 0, 60'000));
}

void Loop::take_events(int timeout) {
    std::array<epoll_event, kMostEvents> events;
    const int count = ::epoll_wait(epoll_.get(), events.data(), kMostEvents, timeout);
    now_ = Clock::now();
    for (int i = 0; i < count; ++i) {
        const epoll_event& event = events[static_cast<std::size_t>(i)];
        if (event.data.ptr == &wake_) {
            eventfd_t ignored = 0;
            (void)::eventfd_read(wake_.get(), &ignored);
        } else if (event.data.ptr == &listener_) {
            accept_some(kAtOnce);
        } else {
            static_cast<Session*>(event.data.ptr)->take_event(event.events);
        }
    }
}

void Loop::run_posted() {
    if (to_do_.empty()) to_do_ = posted_.take();
    while (const auto posted = to_do_.pop()) posted->item();  // where one throws, the others' turn comes next time
}

void Loop::wake_paused() {
    while (!paused_.empty() && paused_.begin()->first <= now_) {
        Session* session = paused_.begin()->second;
        paused_.erase(paused_.begin());
        session->go_on();
    }
}

void Loop::accept_some(int at_most) {
    for (int taken = 0; taken < at_most && listener_.is_open(); ++taken) {
        Address peer;
        Socket socket = accept_connection(listener_, peer);
        if (socket.is_open()) {
            open(std::move(socket), peer.text());
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            return;
        } else if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
            // The connection waits in the kernel until some are given back. Asked again at once, accept would fail at
            // once, and the loop do nothing else.
            return listen(false);
        }
    }
}

void Loop::listen(bool wanted) {
    epoll_event event{};
    event.events = wanted ? EPOLLIN : 0U;
    event.data.ptr = &listener_;
    (void)::epoll_ctl(epoll_.get(), EPOLL_CTL_MOD, listener_.get(), &event);
    paused_until_ = wanted ? Clock::time_point::max() : now_ + kPause;
}

void Loop::open(Socket socket, std::string peer) {
    if (!shared_.open_connection()) return turn_away(socket);
    try {
        auto session = std::make_unique<Session>(*this, std::move(socket), std::move(peer));
        Session& opened = *session;
        sessions_.emplace(&opened, std::move(session));
        epoll_event event{};
        event.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
        event.data.ptr = &opened;
        if (::epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, opened.descriptor(), &event) != 0) opened.abort();
    } catch (...) {
        shared_.close_connection();
    }
}

/// One attempt, without waiting: there is no room for a client that reads slowly.
void Loop::turn_away(const Socket& socket) {
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
    (void)send(socket, out, response.body);
    ::shutdown(socket.get(), SHUT_WR);
    // What the client has sent already would, unread, reset the connection before it reads the reply.
    (void)receive(socket, room_);
}

std::unique_ptr<Exchange> Loop::lend(std::string_view peer) {
    const RequestParser::Limits limits{shared_.options.header_bytes, shared_.options.header_count};
    if (unused_.empty()) unused_.push_back(std::make_unique<Exchange>(limits));
    std::unique_ptr<Exchange> exchange = std::move(unused_.back());
    unused_.pop_back();
    exchange->parser.set_peer(peer);
    return exchange;
}

void Loop::take_back(std::unique_ptr<Exchange> exchange) {
    if (unused_.size() >= kMostUnused) return;
    exchange->clear();
    unused_.push_back(std::move(exchange));
}

void Loop::sweep() {
    date_ = http_date(std::time(nullptr));
    for (const auto& [session, owned] : sessions_) session->check_deadline();
    next_sweep_ = now_ + shared_.options.deadlines.sweep;
}

void Loop::forget_ended() {
    for (Session* session : ended_) {
        std::erase(again_, session);
        sessions_.erase(session);
        shared_.close_connection();
    }
    ended_.clear();
}

}  // namespace guildhall::http
