// How long a session waits for its client.
#include <algorithm>

#include "http/session.h"

namespace guildhall::http {

namespace {

constexpr std::size_t kProgress = 64 * 1'024;  ///< bytes that a client takes within the deadline

}  // namespace

void Session::check_deadline() {
    const bool writing = write_deadline_ != Clock::time_point::max();
    if (writing) {
        if (!is_over(write_deadline_, write_deadline_ - shared_.options.deadlines.write)) return;
    } else if (phase_ == Phase::body) {
        if (!is_over(deadline_, body_begun_)) return;
    } else if (loop_.now() < deadline_) {
        return;
    }
    if (writing && is_taken()) return begin_write_deadline();
    deadline_ = write_deadline_ = Clock::time_point::max();
    if (writing || phase_ == Phase::linger) {
        break_off();
    } else {
        phase_ = in_head_ || phase_ == Phase::body ? Phase::late : Phase::close;
    }
    work();
}

/// Who holds much while room is short gets `pressed` from the beginning on.
bool Session::is_over(Clock::time_point deadline, Clock::time_point begun) const {
    const bool hurries = counted_ > 0 && shared_.is_pressed();
    const Clock::time_point sooner = begun + shared_.options.deadlines.pressed;
    return loop_.now() >= (hurries ? std::min(deadline, sooner) : deadline);
}

/// A large body over a bad line may take longer, as long as it comes steadily; the limit of its size bounds that.
void Session::put_off_body_deadline() {
    const Deadlines& allowed = shared_.options.deadlines;
    const auto earned = std::chrono::milliseconds(exchange_->parser.body_size() * 1'000 / allowed.body_rate);
    deadline_ = std::min(body_begun_ + allowed.body + earned, in(allowed.body));
}

void Session::begin_write_deadline() {
    write_deadline_ = in(shared_.options.deadlines.write);
    held_ = unacknowledged(socket_);
    written_ = 0;
}

/// Since then. The kernel holds megabytes, and epoll tells of room only when a third of it is free: a client may read
/// steadily for longer than the deadline before more can be sent. One that takes a byte now and then makes no progress.
bool Session::is_taken() const { return held_ + written_ >= unacknowledged(socket_) + kProgress; }

}  // namespace guildhall::http
