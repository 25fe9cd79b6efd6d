// How long a session waits for its client.
#include "http/session.h"

namespace guildhall::http {

namespace {

constexpr std::size_t kProgress = 64 * 1'024;  ///< bytes that a client takes within the deadline

}  // namespace

void Session::check_deadline() {
    const bool writing = write_deadline_ != Clock::time_point::max();
    const Deadlines& allowed = shared_.options.deadlines;
    const Clock::duration for_body = phase_ == Phase::body ? allowed.body : Clock::duration();
    if (!(writing ? is_over(write_deadline_, allowed.write) : is_over(deadline_, for_body))) return;
    if (writing && is_taken()) return begin_write_deadline();
    deadline_ = write_deadline_ = Clock::time_point::max();
    if (writing || phase_ == Phase::linger) {
        break_off();
    } else {
        phase_ = in_head_ || phase_ == Phase::body ? Phase::late : Phase::close;
    }
    work();
}

/// Who holds much while room is short gets `pressed` of the time that was allowed.
bool Session::is_over(Clock::time_point deadline, Clock::duration allowed) const {
    const Clock::duration pressed = shared_.options.deadlines.pressed;
    const bool hurries = counted_ > 0 && allowed > pressed && shared_.is_pressed();
    return loop_.now() >= (hurries ? deadline - (allowed - pressed) : deadline);
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
