// The steps of a session whose reply is a stream.
#include <cstdio>
#include <exception>
#include <utility>

#include "http/session.h"

namespace guildhall::http {

Session::Step Session::make_chunk() {
    if (!flush()) return Step::wait;
    if (broken_) return Step::on;
    exchange_->chunk.clear();
    const auto next = [this] {
        try {
            more_ = exchange_->response.stream(exchange_->chunk);
        } catch (...) {
            exchange_->thrown = std::current_exception();
        }
    };
    return on_pool(Phase::chunk, next, Queueing::followup);
}

Session::Step Session::send_chunk() {
    const bool chunked = exchange_->parser.request().minor_version == 1;
    if (!ran_ || std::exchange(exchange_->thrown, nullptr)) {
        // Without the last chunk, and by a reset where the end of the connection would be the end of the body.
        if (!chunked) socket_.reset();
        break_off();
        return Step::on;
    }
    if (chunked && !exchange_->chunk.empty()) {
        char size[24];
        exchange_->out.append(
            size, static_cast<std::size_t>(std::snprintf(size, sizeof size, "%zx\r\n", exchange_->chunk.size())));
        exchange_->out.append(exchange_->chunk).append("\r\n");
    } else {
        exchange_->out += exchange_->chunk;
    }
    if (chunked && !more_) exchange_->out += "0\r\n\r\n";
    phase_ = more_ ? Phase::stream : Phase::stream_end;
    return Step::on;
}

/// The stream is destroyed where it ran: that may have to wait too. Where the pool takes nothing any more, here.
Session::Step Session::end_stream() {
    exchange_->chunk = {};
    const auto destroy = [this] { exchange_->response.stream = nullptr; };
    if (exchange_->response.stream && ran_) return on_pool(Phase::stream_end, destroy, Queueing::followup);
    return after_reply();
}

}  // namespace guildhall::http
