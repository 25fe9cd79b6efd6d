// One connection: reads requests, asks the application, writes replies, one request after the other, so that replies
// are in the order of the requests. It works in steps until it must wait for the socket or the pool; on its loop's
// thread, but for what the pool does.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "http/exchange.h"
#include "http/loop.h"
#include "http/socket.h"

namespace guildhall::http {

class Session {
public:
    Session(Loop& loop, Socket socket, std::string peer);
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    int descriptor() const { return socket_.get(); }

    // Called by the loop.

    /// What epoll says about the socket.
    void take_event(std::uint32_t events);
    /// Takes steps until it must wait.
    void work();
    /// The pause is over.
    void go_on();
    /// At each sweep, when the server drains, when it can wait no longer.
    void check_deadline();
    void drain();
    void abort();

private:
    /// Which step comes next.
    enum class Phase {
        head,
        body,
        answer,      // the request is whole
        pooled,      // none until the pool has done its work
        paused,      // none until the loop says so: then it is handled again
        reply,       // response_ is made
        stream,      // the next chunk of the reply is to be made
        chunk,       // it is made
        stream_end,  // the stream is to be destroyed
        late,        // a deadline has passed
        close,
        linger,  // the client may still be sending: taken in, so that it can read the reply
        ended,
    };
    enum class Step { on, wait };

    Step step();
    Step read_head();
    Step begin_body();
    Step read_body();
    Step answer();
    Step make_reply();
    Step pause();
    Step make_chunk();
    Step send_chunk();
    Step end_stream();
    Step finish();
    Step linger();

    void handle();
    Step refuse(int status, const char* detail);
    Response failure(Failure failure);
    Step reply(bool keep_alive);
    Step after_reply();

    Step fill();
    Transfer::Outcome read_some();
    bool flush();
    void begin_write_deadline();
    bool is_taken() const;
    bool is_over(Clock::time_point deadline, Clock::time_point begun) const;
    void put_off_body_deadline();
    void count_held();
    Step on_pool(Phase next, std::function<void()> work, Queueing queueing);
    void break_off();
    void end();

    std::string_view received() const { return std::string_view(exchange_->in).substr(exchange_->taken); }
    std::string_view unsent() const { return std::string_view(exchange_->out).substr(exchange_->sent); }
    bool is_all_sent() const { return unsent().empty() && exchange_->body_left.empty(); }
    bool is_idle() const;
    Clock::time_point in(Clock::duration allowed) const { return loop_.now() + allowed; }

    Loop& loop_;
    Shared& shared_;
    Socket socket_;
    const std::string peer_;
    std::unique_ptr<Exchange> exchange_;  // null: idle

    Phase phase_ = Phase::head;
    Phase next_ = Phase::head;  // when the pool has done its work
    Clock::time_point deadline_;
    Clock::time_point body_begun_;
    Clock::time_point write_deadline_ = Clock::time_point::max();  // max: nothing is held up
    std::size_t held_ = 0;                                         // by the kernel, when write_deadline_ was set
    std::size_t written_ = 0;                                      // since write_deadline_ was set
    std::size_t counted_ = 0;                                      // in Shared::held
    int reads_left_ = 0, answers_left_ = 0;                        // until others have their turn
    bool readable_ = false;                                        // there may be something to read
    bool hung_up_ = false;                                         // the end of what the client sends has come
    bool in_head_ = false;                                         // a head's first byte has come
    bool invited_ = false;                                         // to send its body
    bool ran_ = false;                                             // the pool's work was done, not dropped
    bool more_ = false;                                            // of the stream
    bool keep_alive_ = true;
    bool broken_ = false;   // nothing more can be sent
    bool lingers_ = false;  // at the end
};

}  // namespace guildhall::http
