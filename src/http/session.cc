#include "http/session.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <cstdio>
#include <exception>
#include <tuple>
#include <utility>

#include "http/response_writer.h"

namespace guildhall::http {

namespace asio = boost::asio;

namespace {

using Code = boost::system::error_code;

constexpr auto kResult = asio::as_tuple(asio::use_awaitable_t<Executor>{});
constexpr std::size_t kHeadRead = 4 * 1'024;
constexpr std::size_t kBodyRead = 64 * 1'024;
constexpr std::size_t kFlushAt = 64 * 1'024;
constexpr std::size_t kSmallBody = 16 * 1'024;

constexpr const char* kSlow = "The request took too long to arrive. Send it again.";
constexpr const char* kInternal = "Something went wrong on the server. Try again; if it stays so, tell its operator.";
constexpr const char* kBusy = "The server has too much to do. Try again in a moment.";

std::string address_of(const Socket& socket) {
    Code error;
    const auto endpoint = socket.remote_endpoint(error);
    if (error) return {};
    const auto address = endpoint.address();
    if (address.is_v6() && address.to_v6().is_v4_mapped()) {
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
    }
    return address.to_string();
}

std::string_view body_of(const Response& response) {
    return response.body.empty() ? response.borrowed_body : std::string_view(response.body);
}

}  // namespace

Session::Session(Loop& loop, Socket socket)
    : loop_(loop),
      shared_(loop.shared()),
      socket_(std::move(socket)),
      peer_(address_of(socket_)),
      parser_({shared_.options.header_bytes, shared_.options.header_count}, peer_),
      wake_(loop.executor()) {
    loop_.enter(*this);
    Code ignored;
    socket_.non_blocking(true, ignored);
    socket_.set_option(Tcp::no_delay(true), ignored);
}

Session::~Session() {
    Code ignored;
    socket_.close(ignored);
    loop_.leave(*this);
}

void Session::enter(Phase phase, Clock::duration allowed) {
    phase_ = phase;
    deadline_ = Clock::now() + allowed;
}

std::string_view Session::received() const { return {static_cast<const char*>(in_.data().data()), in_.data().size()}; }

void Session::check_deadline(Clock::time_point now) {
    if (now < deadline_) return;
    deadline_ = Clock::time_point::max();
    timed_out_ = true;
    Code ignored;
    socket_.cancel(ignored);
}

void Session::drain() {
    if (phase_ != Phase::idle) return;
    Code ignored;
    socket_.cancel(ignored);
}

void Session::abort() {
    broken_ = true;
    Code ignored;
    socket_.close(ignored);
}

Awaitable<void> Session::run() {
    // Not for (;;) with breaks on co_await: g++ 12 makes that coroutine trap at its start.
    bool goes_on = true;
    while (goes_on) {
        parser_.reset();
        goes_on = co_await read_head();
        if (!goes_on) break;
        const Next next = co_await serve();
        if (out_.size() >= kFlushAt) co_await flush();
        goes_on = next == Next::request && !broken_;
    }
    co_await flush();
    co_await linger();
}

/// False where no further request comes, or what came is none (then it has been answered).
Awaitable<bool> Session::read_head() {
    phase_ = Phase::idle;
    for (;;) {
        std::size_t consumed = 0;
        const Progress progress = parser_.parse_head(received(), consumed);
        in_.consume(consumed);
        if (progress == Progress::done) co_return true;
        if (progress == Progress::failed) {
            co_await fail(parser_.status(), parser_.detail());
            co_return false;
        }
        co_await flush();
        if (in_.size() > 0 && phase_ != Phase::header) {
            enter(Phase::header, shared_.options.deadlines.header);
        } else if (in_.size() == 0) {
            enter(Phase::idle, shared_.options.deadlines.idle);
            give_back_memory();
        }
        const bool ends = shared_.draining && phase_ == Phase::idle;
        if (ends || !co_await fill(kHeadRead)) {
            if (shared_.draining && phase_ == Phase::idle && take_waiting()) continue;
            if (timed_out_ && phase_ == Phase::header) co_await fail(408, kSlow);
            co_return false;
        }
    }
}

Awaitable<Session::Next> Session::serve() {
    Accepted accepted;
    std::exception_ptr thrown;
    try {
        accepted = shared_.application.accept(parser_.request());
    } catch (...) {
        thrown = std::current_exception();
    }
    // A body that nobody reads would be taken for the next request.
    const bool keep_alive = parser_.keep_alive();
    if (thrown) accepted.refusal = failure({500, kInternal, nullptr, thrown});
    if (accepted.refusal) {
        co_return co_await reply(std::move(*accepted.refusal), keep_alive && !parser_.has_body());
    }
    if (!co_await read_body(accepted.body_limit.value_or(shared_.options.body_bytes))) co_return Next::close;
    Response response = co_await answer(accepted.handling);
    co_return co_await reply(std::move(response), keep_alive);
}

/// False where the body could not be read (and that has been answered).
Awaitable<bool> Session::read_body(std::size_t limit) {
    bool invited = !parser_.has_body() || !parser_.expects_continue();
    enter(Phase::body, shared_.options.deadlines.body);
    for (;;) {
        std::size_t consumed = 0;
        const Progress progress = parser_.parse_body(received(), consumed, limit);
        in_.consume(consumed);
        if (progress == Progress::done) co_return true;
        if (progress == Progress::failed) {
            co_await fail(parser_.status(), parser_.detail());
            co_return false;
        }
        if (!invited && in_.size() == 0) out_ += "HTTP/1.1 100 Continue\r\n\r\n";
        invited = true;
        if (!out_.empty()) {
            const auto deadline = deadline_;
            co_await flush();
            phase_ = Phase::body;
            deadline_ = deadline;
        }
        if (!co_await fill(kBodyRead)) {
            if (timed_out_) co_await fail(408, kSlow);
            co_return false;
        }
    }
}

Awaitable<Response> Session::answer(Handling handling) {
    Response response;
    std::exception_ptr thrown;
    // Named, here and below: g++ 12 destroys a lambda written inside a co_await expression twice.
    const std::function<void()> handle = [&] {
        try {
            response = shared_.application.handle(parser_.request());
        } catch (...) {
            thrown = std::current_exception();
        }
    };
    if (handling == Handling::in_loop) {
        handle();
    } else {
        co_await flush();
        const bool taken = co_await on_pool(handle, Queueing::bounded);
        if (!taken) co_return failure({503, kBusy, nullptr, nullptr});
    }
    if (thrown) co_return failure({500, kInternal, nullptr, thrown});
    co_return response;
}

Awaitable<Session::Next> Session::reply(Response response, bool keep_alive) {
    if (!is_sendable(response)) response = failure({500, kInternal, nullptr, nullptr});
    loop_.count_request();
    const bool head_only = parser_.head_done() && parser_.request().is_head();
    const int minor_version = parser_.head_done() ? parser_.request().minor_version : 1;
    const bool streams = response.stream != nullptr && !is_bodiless(response.status);
    const bool until_close = streams && minor_version == 0;
    const bool asked_to_close = parser_.head_done() && !parser_.keep_alive();
    if (shared_.draining || until_close) keep_alive = false;
    if (!keep_alive && !asked_to_close) lingers_ = true;

    Framing framing{minor_version, keep_alive, std::nullopt};
    if (!streams) framing.length = body_of(response).size();
    append_head(out_, response, framing, loop_.date());
    if (!head_only && !is_bodiless(response.status)) {
        if (streams) {
            co_await send_stream(std::move(response.stream));
        } else {
            co_await send_body(response);
        }
    }
    co_return keep_alive && !broken_ ? Next::request : Next::close;
}

/// Answers what is no proper request; where its end is unknown, nothing after it can be read.
Awaitable<void> Session::fail(int status, const char* detail) {
    timed_out_ = false;
    Response response = failure({status, detail, nullptr, nullptr});
    co_await reply(std::move(response), false);
    lingers_ = true;
}

Response Session::failure(Failure failure) {
    const int status = failure.status;
    if (parser_.head_done()) failure.head = &parser_.request();
    try {
        Response response = shared_.application.failure(failure);
        if (is_sendable(response) && !response.stream) return response;
    } catch (...) {
        // The application can't even say that it failed.
    }
    return plain_failure(status);
}

Awaitable<void> Session::send_body(const Response& response) {
    const std::string_view body = body_of(response);
    if (body.size() <= kSmallBody) {
        out_ += body;
        co_return;
    }
    co_await flush();
    co_await write(body);
}

Awaitable<void> Session::send_stream(std::function<bool(std::string&)> stream) {
    const bool chunked = parser_.request().minor_version == 1;
    std::string chunk;
    bool more = true;
    bool thrown = false;
    const std::function<void()> next = [&] {
        try {
            more = stream(chunk);
        } catch (...) {
            thrown = true;
        }
    };
    const std::function<void()> destroy = [&] { stream = nullptr; };
    while (more && !broken_) {
        co_await flush();
        chunk.clear();
        if (broken_) break;
        const bool ran = co_await on_pool(next, Queueing::followup);
        if (!ran || thrown) {
            // Without the last chunk, and by a reset where the end of the connection would be the end of the body.
            Code ignored;
            if (!chunked) socket_.set_option(asio::socket_base::linger(true, 0), ignored);
            abort();
            break;
        }
        if (chunk.empty()) continue;
        if (!chunked) {
            out_ += chunk;
            continue;
        }
        char size[24];
        out_.append(size, static_cast<std::size_t>(std::snprintf(size, sizeof size, "%zx\r\n", chunk.size())));
        out_.append(chunk).append("\r\n");
    }
    if (chunked && !broken_) out_ += "0\r\n\r\n";
    co_await on_pool(destroy, Queueing::followup);
}

/// Waits for more bytes; false where none come (end, error, deadline, the server ends).
Awaitable<bool> Session::fill(std::size_t at_most) {
    if (broken_ || timed_out_) co_return false;
    const auto room = in_.prepare(at_most);
    const auto [error, size] = co_await socket_.async_read_some(room, kResult);
    if (error || timed_out_) co_return false;
    in_.commit(size);
    co_return true;
}

/// What has arrived already, without waiting; false where that is nothing.
bool Session::take_waiting() {
    if (broken_ || timed_out_) return false;
    Code error;
    in_.commit(socket_.read_some(in_.prepare(kHeadRead), error));
    return !error;
}

/// An idle connection keeps little: there may be thousands.
void Session::give_back_memory() {
    if (in_.capacity() > kSmallBody) in_ = {};
    if (out_.capacity() > kSmallBody) out_ = {};
}

Awaitable<void> Session::flush() {
    if (out_.empty()) co_return;
    co_await write(out_);
    out_.clear();
}

Awaitable<void> Session::write(std::string_view data) {
    if (broken_) co_return;
    std::size_t progress = kFlushAt;
    while (!data.empty()) {
        Code error;
        std::size_t size = socket_.write_some(asio::buffer(data.data(), data.size()), error);
        if (error == asio::error::would_block || error == asio::error::try_again) {
            // A client that takes a byte now and then makes no progress.
            if (progress >= kFlushAt) {
                enter(Phase::writing, shared_.options.deadlines.write);
                progress = 0;
            }
            std::tie(error, size) = co_await socket_.async_write_some(asio::buffer(data.data(), data.size()), kResult);
        }
        if (error || timed_out_) {
            abort();
            co_return;
        }
        progress += size;
        data.remove_prefix(size);
    }
}

/// Closes so that the client can read the last reply: a close with unread bytes would reset the connection under it.
Awaitable<void> Session::linger() {
    if (broken_) co_return;
    Code error;
    socket_.shutdown(Socket::shutdown_send, error);
    if (error || !lingers_) co_return;
    timed_out_ = false;
    enter(Phase::lingering, shared_.options.deadlines.linger);
    in_.clear();
    while (co_await fill(kBodyRead)) in_.clear();
}

/// Does `work` on the pool and waits for it; false where the pool didn't take it or dropped it.
Awaitable<bool> Session::on_pool(const std::function<void()>& work, Queueing queueing) {
    phase_ = Phase::handling;
    deadline_ = Clock::time_point::max();
    bool ran = false;
    const auto job = [this, &ran, &work](bool run) {
        if (run) {
            work();
            ran = true;
        }
        const auto wake = [this] { wake_.cancel(); };
        asio::post(loop_.executor(), wake);
    };
    wake_.expires_at(Clock::time_point::max());
    if (!shared_.pool.submit(job, queueing)) co_return false;
    // The coroutine gives up the loop only here, so the wake-up can't come before.
    co_await wake_.async_wait(kResult);
    co_return ran;
}

}  // namespace guildhall::http
