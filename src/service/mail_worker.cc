#include "service/mail_worker.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

namespace guildhall::service {
namespace {

constexpr std::size_t kBatch = 20;
constexpr std::array<std::int64_t, 7> kDelays = {core::kMinute,   5 * core::kMinute, 15 * core::kMinute, core::kHour,
                                                 4 * core::kHour, 8 * core::kHour,   10 * core::kHour};

/// One mail that can't be sent for a reason of this machine's must not hold up those behind it.
MailOutcome try_send(MailTransport& transport, const Mail& mail, const std::stop_token& stop) {
    try {
        return transport.send(mail, stop);
    } catch (const std::exception& error) {
        return {MailResult::later, error.what()};
    }
}

}  // namespace

std::optional<std::int64_t> mail_retry_delay(int tries) {
    const auto failed = static_cast<std::size_t>(std::max(tries, 1));
    return failed <= kDelays.size() ? std::optional(kDelays[failed - 1]) : std::nullopt;
}

MailWorker::MailWorker(Parts parts)
    : parts_(std::move(parts)), thread_([this](std::stop_token stop) { run(std::move(stop)); }) {}

MailWorker::~MailWorker() { stop(); }

void MailWorker::wake() {
    {
        const std::lock_guard lock(mutex_);
        is_woken_ = true;
    }
    woken_.notify_one();
}

void MailWorker::stop() {
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
}

void MailWorker::run(std::stop_token stop) {
    while (!stop.stop_requested()) {
        bool was_mail = false;
        try {
            was_mail = send_due(stop);
        } catch (const std::exception& error) {
            spdlog::error("mail: the outbox can't be worked on, trying again in {} s: {}",
                          parts_.look_every.count() / 1000, error.what());
        }
        if (was_mail) continue;
        std::unique_lock lock(mutex_);
        woken_.wait_for(lock, stop, parts_.look_every, [this] { return is_woken_; });
        is_woken_ = false;
    }
}

bool MailWorker::send_due(const std::stop_token& stop) {
    const auto mails = parts_.queue.due(parts_.clock.now(), kBatch);
    for (const DueMail& due : mails) {
        if (stop.stop_requested()) break;
        send(due, stop);
    }
    return !mails.empty();
}

void MailWorker::send(const DueMail& due, const std::stop_token& stop) {
    const Mail mail{due.id, parts_.from, due.to, parts_.clock.now(), due.content};
    const MailOutcome outcome = try_send(parts_.transport, mail, stop);
    if (outcome.result == MailResult::sent) return parts_.queue.mark_sent(due.id, parts_.clock.now());
    if (stop.stop_requested()) return;
    const auto delay = outcome.result == MailResult::later ? mail_retry_delay(due.tries + 1) : std::nullopt;
    spdlog::warn("mail {}: {}", core::to_string(due.id), outcome.detail);
    if (!delay) return parts_.queue.mark_failed(due.id, outcome.detail);
    parts_.queue.mark_later(due.id, parts_.clock.now() + *delay, outcome.detail);
}

}  // namespace guildhall::service
