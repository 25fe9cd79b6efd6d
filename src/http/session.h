// One connection: reads requests, asks the application, writes replies, one request after the other, so that replies
// are in the order of the requests. A coroutine on its loop's thread.
#pragma once

#include <boost/beast/core/flat_buffer.hpp>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "http/loop.h"
#include "http/request_parser.h"

namespace guildhall::http {

class Session {
public:
    Session(Loop& loop, Socket socket);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// The connection's whole life. The session must outlive the coroutine.
    Awaitable<void> run();

    /// Called by the loop: at each sweep, when the server drains, when it can wait no longer.
    void check_deadline(Clock::time_point now);
    void drain();
    void abort();

private:
    enum class Phase { idle, header, body, handling, writing, lingering };

    /// What the coroutine's steps say: whether this connection takes a further request.
    enum class Next { request, close };

    Awaitable<bool> read_head();
    Awaitable<Next> serve();
    Awaitable<bool> read_body(std::size_t limit);
    Awaitable<Response> answer(Handling handling);
    Awaitable<Next> reply(Response response, bool keep_alive);
    Awaitable<void> fail(int status, const char* detail);

    Awaitable<void> send_body(const Response& response);
    Awaitable<void> send_stream(std::function<bool(std::string&)> stream);
    Awaitable<bool> fill(std::size_t at_most);
    bool take_waiting();
    void give_back_memory();
    Awaitable<void> flush();
    Awaitable<void> write(std::string_view data);
    Awaitable<void> linger();
    Awaitable<bool> on_pool(const std::function<void()>& work, Queueing queueing);

    Response failure(Failure failure);
    std::string_view received() const;
    void enter(Phase phase, Clock::duration allowed);

    Loop& loop_;
    Shared& shared_;
    Socket socket_;
    const std::string peer_;
    RequestParser parser_;
    boost::beast::flat_buffer in_;
    std::string out_;
    Timer wake_;  // cancelled when the pool has done what the coroutine waits for

    Phase phase_ = Phase::idle;
    Clock::time_point deadline_ = Clock::time_point::max();
    bool timed_out_ = false;
    bool broken_ = false;   // nothing more can be sent
    bool lingers_ = false;  // the client may still be sending: take it in, so that it can read the reply
};

}  // namespace guildhall::http
