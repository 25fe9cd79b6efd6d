#include "http/session.h"

#include <sys/epoll.h>

#include <algorithm>
#include <exception>
#include <utility>

#include "http/response_writer.h"

namespace guildhall::http {

namespace {

constexpr std::size_t kFlushAt = 64 * 1'024;
constexpr std::size_t kSmallBody = 16 * 1'024;
constexpr int kReadsAtOnce = 16;
constexpr int kAnswersAtOnce = 32;

constexpr const char* kSlow = "The request took too long to arrive. Send it again.";
constexpr const char* kInternal = "Something went wrong on the server. Try again; if it stays so, tell its operator.";
constexpr const char* kBusy = "The server has too much to do. Try again in a moment.";

std::string_view body_of(const Response& response) {
    return response.body.empty() ? response.borrowed_body : std::string_view(response.body);
}

}  // namespace

Session::Session(Loop& loop, Socket socket, std::string peer)
    : loop_(loop),
      shared_(loop.shared()),
      socket_(std::move(socket)),
      peer_(std::move(peer)),
      deadline_(in(shared_.options.deadlines.idle)) {}

void Session::take_event(std::uint32_t events) {
    hung_up_ = hung_up_ || (events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0;
    readable_ = readable_ || hung_up_ || (events & EPOLLIN) != 0;
    work();
}

bool Session::is_idle() const {
    return phase_ == Phase::ended || (phase_ == Phase::head && !in_head_ && received().empty() && is_all_sent());
}

void Session::work() {
    reads_left_ = kReadsAtOnce;
    answers_left_ = kAnswersAtOnce;
    try {
        if (!exchange_) exchange_ = loop_.lend(peer_);
        while (step() == Step::on) {
        }
        if (is_idle()) loop_.take_back(std::move(exchange_));
        count_held();
    } catch (...) {
        // Out of memory: this connection is lost, the others go on.
        break_off();
        if (phase_ != Phase::pooled && phase_ != Phase::paused) end();
    }
}

void Session::go_on() {
    phase_ = Phase::answer;
    work();
}

void Session::count_held() {
    if (phase_ == Phase::pooled || phase_ == Phase::ended) return;
    const std::size_t now = exchange_ ? exchange_->held_bytes() : 0;  // idle: given back
    if (now != counted_) shared_.held.fetch_add(now - counted_, std::memory_order_relaxed);
    counted_ = now;
}

void Session::drain() {
    if (phase_ == Phase::head && !in_head_) work();
}

void Session::abort() {
    break_off();
    work();
}

/// Nothing more is sent or read; what the pool does for this session is waited for, and the end of a pause.
void Session::break_off() {
    broken_ = true;
    socket_.close();
}

void Session::end() {
    if (phase_ == Phase::ended) return;
    phase_ = Phase::ended;
    shared_.held.fetch_sub(std::exchange(counted_, 0), std::memory_order_relaxed);
    socket_.close();
    loop_.end(*this);
}

Session::Step Session::step() {
    const bool held_up = !exchange_->body_left.empty() || unsent().size() >= kFlushAt;
    if (held_up && !flush()) return Step::wait;
    const bool goes_on_broken =
        phase_ == Phase::pooled || phase_ == Phase::paused || phase_ == Phase::stream_end || phase_ == Phase::ended;
    if (broken_ && !goes_on_broken) phase_ = exchange_->response.stream ? Phase::stream_end : Phase::close;
    switch (phase_) {
        case Phase::head: return read_head();
        case Phase::body: return read_body();
        case Phase::answer: return answer();
        case Phase::reply: return make_reply();
        case Phase::stream: return make_chunk();
        case Phase::chunk: return send_chunk();
        case Phase::stream_end: return end_stream();
        case Phase::late: return refuse(408, kSlow);
        case Phase::close: return finish();
        case Phase::linger: return linger();
        case Phase::pooled:
        case Phase::paused:
        case Phase::ended: break;
    }
    return Step::wait;
}

Session::Step Session::read_head() {
    std::size_t consumed = 0;
    const Progress progress = exchange_->parser.parse_head(received(), consumed);
    exchange_->taken += consumed;
    if (progress == Progress::done) return begin_body();
    if (progress == Progress::failed) return refuse(exchange_->parser.status(), exchange_->parser.detail());
    if (!flush()) return Step::wait;
    if (!in_head_ && !received().empty()) {
        in_head_ = true;
        deadline_ = in(shared_.options.deadlines.header);
    }
    if (in_head_ || !shared_.draining) return fill();
    // The last chance of a request that has arrived already.
    if (read_some() != Transfer::Outcome::moved) phase_ = Phase::close;
    return Step::on;
}

/// The head is done: asks whether and how the request is taken.
Session::Step Session::begin_body() {
    in_head_ = false;
    Accepted accepted;
    try {
        accepted = shared_.application.accept(exchange_->parser.request());
    } catch (...) {
        accepted.refusal = failure({500, kInternal, nullptr, std::current_exception()});
    }
    if (accepted.refusal) {
        exchange_->response = std::move(*accepted.refusal);
        // A body that nobody reads would be taken for the next request.
        return reply(exchange_->parser.keep_alive() && !exchange_->parser.has_body());
    }
    exchange_->handling = accepted.handling;
    exchange_->lane = accepted.lane;
    exchange_->body_limit = accepted.body_limit.value_or(shared_.options.body_bytes);
    invited_ = !exchange_->parser.has_body() || !exchange_->parser.expects_continue();
    body_begun_ = loop_.now();
    deadline_ = in(shared_.options.deadlines.body);
    phase_ = Phase::body;
    return Step::on;
}

Session::Step Session::read_body() {
    std::size_t consumed = 0;
    const Progress progress = exchange_->parser.parse_body(received(), consumed, exchange_->body_limit);
    exchange_->taken += consumed;
    if (progress == Progress::failed) return refuse(exchange_->parser.status(), exchange_->parser.detail());
    if (progress == Progress::done) {
        deadline_ = Clock::time_point::max();  // a handler may take its time
        phase_ = Phase::answer;
        return Step::on;
    }
    put_off_body_deadline();
    if (!invited_ && received().empty()) exchange_->out += "HTTP/1.1 100 Continue\r\n\r\n";
    invited_ = true;
    return flush() ? fill() : Step::wait;
}

void Session::handle() {
    try {
        exchange_->response = shared_.application.handle(exchange_->parser.request());
    } catch (...) {
        exchange_->thrown = std::current_exception();
    }
}

Session::Step Session::answer() {
    if (answers_left_-- == 0) {
        loop_.work_again(*this);
        return Step::wait;
    }
    ran_ = true;
    phase_ = Phase::reply;
    if (exchange_->handling == Handling::in_loop) {
        handle();
        return Step::on;
    }
    phase_ = Phase::answer;
    if (!flush()) return Step::wait;
    const auto work = [this] { handle(); };
    return on_pool(Phase::reply, work, Queueing::bounded);
}

Session::Step Session::make_reply() {
    if (!ran_) {
        exchange_->response = failure({503, kBusy, nullptr, nullptr});
    } else if (exchange_->thrown) {
        exchange_->response = failure({500, kInternal, nullptr, std::exchange(exchange_->thrown, nullptr)});
    } else if (exchange_->response.again_in) {
        return pause();
    }
    return reply(exchange_->parser.keep_alive());
}

/// Lets time pass before the request is handled again; what goes out before it goes out now.
Session::Step Session::pause() {
    if (!flush()) return Step::wait;
    if (broken_) return Step::on;
    const std::chrono::milliseconds time = *exchange_->response.again_in;
    exchange_->parser.add_wait(time);
    loop_.wake_at(*this, in(time));
    phase_ = Phase::paused;
    return Step::wait;
}

/// Answers what is no proper request; where its end is unknown, nothing after it can be read.
Session::Step Session::refuse(int status, const char* detail) {
    lingers_ = true;
    in_head_ = false;
    exchange_->response = failure({status, detail, nullptr, nullptr});
    return reply(false);
}

Response Session::failure(Failure failure) {
    const int status = failure.status;
    if (exchange_->parser.head_done()) failure.head = &exchange_->parser.request();
    try {
        Response response = shared_.application.failure(failure);
        if (is_sendable(response) && !response.stream) return response;
    } catch (...) {
        // The application can't even say that it failed.
    }
    return plain_failure(status);
}

/// Sends exchange_->response.
Session::Step Session::reply(bool keep_alive) {
    if (!is_sendable(exchange_->response)) exchange_->response = failure({500, kInternal, nullptr, nullptr});
    loop_.count_request();
    const bool has_head = exchange_->parser.head_done();
    const int minor_version = has_head ? exchange_->parser.request().minor_version : 1;
    const bool streams = exchange_->response.stream && !is_bodiless(exchange_->response.status);
    keep_alive_ = keep_alive && !shared_.draining && !(streams && minor_version == 0);
    const bool asked_to_close = has_head && !exchange_->parser.keep_alive();
    if (!keep_alive_ && !asked_to_close) lingers_ = true;

    Framing framing{minor_version, keep_alive_, std::nullopt};
    const std::string_view body = body_of(exchange_->response);
    if (!streams) framing.length = body.size();
    append_head(exchange_->out, exchange_->response, framing, loop_.date());
    const bool head_only = has_head && exchange_->parser.request().is_head();
    if (head_only || is_bodiless(exchange_->response.status)) return after_reply();
    if (streams) {
        deadline_ = Clock::time_point::max();
        phase_ = Phase::stream;
        return Step::on;
    }
    if (body.size() <= kSmallBody) {
        exchange_->out += body;
    } else {
        exchange_->body_left = body;
    }
    return after_reply();
}

Session::Step Session::after_reply() {
    exchange_->response.stream = nullptr;
    phase_ = keep_alive_ ? Phase::head : Phase::close;
    if (!keep_alive_) return Step::on;
    exchange_->parser.reset();
    deadline_ = in(shared_.options.deadlines.idle);
    return Step::on;
}

/// Closes so that the client can read the last reply: a close with unread bytes would reset the connection under it.
Session::Step Session::finish() {
    if (!flush()) return Step::wait;
    if (broken_ || ::shutdown(socket_.get(), SHUT_WR) != 0 || !lingers_) {
        end();
        return Step::wait;
    }
    deadline_ = in(shared_.options.deadlines.linger);
    phase_ = Phase::linger;
    return Step::on;
}

Session::Step Session::linger() {
    exchange_->in.clear();
    exchange_->taken = 0;
    return fill();
}

/// Reads more where there is more; where nothing more comes (the end, an error), the connection ends.
Session::Step Session::fill() {
    if (!readable_) return Step::wait;
    if (reads_left_-- == 0) {
        loop_.work_again(*this);
        return Step::wait;
    }
    const Transfer::Outcome outcome = read_some();
    if (outcome == Transfer::Outcome::would_wait) return Step::wait;
    if (outcome == Transfer::Outcome::over) {
        lingers_ = false;
        phase_ = Phase::close;
    }
    return Step::on;
}

Transfer::Outcome Session::read_some() {
    const auto room = loop_.room();
    const Transfer transfer = receive(socket_, room);
    // Less than there was room for: all that there is, and epoll tells when more comes.
    readable_ = hung_up_ || transfer.size == room.size();
    exchange_->in.erase(0, exchange_->taken).append(room.data(), transfer.size);
    exchange_->taken = 0;
    return transfer.outcome;
}

/// Sends what there is to send; false where the client must take some of it first. True where it can't be sent at all:
/// the session is broken then.
bool Session::flush() {
    while (!broken_ && !is_all_sent()) {
        const std::size_t head = unsent().size();
        const Transfer transfer = send(socket_, unsent(), exchange_->body_left);
        if (transfer.outcome == Transfer::Outcome::over) break_off();
        if (transfer.outcome == Transfer::Outcome::would_wait) {
            if (write_deadline_ == Clock::time_point::max()) begin_write_deadline();
            return false;
        }
        exchange_->sent += std::min(head, transfer.size);
        exchange_->body_left.remove_prefix(transfer.size - std::min(head, transfer.size));
        written_ += transfer.size;
    }
    if (write_deadline_ != Clock::time_point::max() && phase_ == Phase::head && !in_head_)
        deadline_ = in(shared_.options.deadlines.idle);
    write_deadline_ = Clock::time_point::max();
    exchange_->out.clear();
    exchange_->sent = 0;
    exchange_->body_left = {};
    if (phase_ == Phase::head) exchange_->response.body = {};  // a client may stay for long without a next request
    return true;
}

/// Has the pool do it, and goes to `next` when it is done, refused or dropped.
Session::Step Session::on_pool(Phase next, std::function<void()> work, Queueing queueing) {
    // What is needed to come back is there before the work begins: it may leave too little memory.
    auto back = std::make_unique<Loop::Posted>([this] {
        phase_ = next_;
        this->work();
    });
    const auto job = [this, work = std::move(work), comes_back = back.get()](bool run) {
        if (run) work();
        ran_ = run;
        loop_.post(std::unique_ptr<Loop::Posted>(comes_back));
    };
    shared_.pool.submit(job, queueing, exchange_->lane);
    (void)back.release();  // the job's
    // The loop's thread is here, so what is posted can't come before.
    next_ = next;
    phase_ = Phase::pooled;
    return Step::wait;
}

}  // namespace guildhall::http
