// Sends the mail that waits in the outbox: one thread of its own, woken after each change that queued mail. Never
// within a request, so that a slow mail server delays nobody.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "service/mail.h"
#include "service/mail_transport.h"
#include "service/ports.h"

namespace guildhall::service {

/// How long to wait after so many tries (1 or more) that failed: 1 min, 5 min, 15 min, 1 h, 4 h, 8 h, 10 h; then,
/// 24 hours after the first try, nothing: the mail has failed.
std::optional<std::int64_t> mail_retry_delay(int tries);

struct DueMail {
    core::Uuid id;
    int tries = 0;  ///< those made before
    core::Email to;
    MailContent content;
};

/// The outbox, as the worker needs it. Called by the worker's thread only.
class MailQueue {
public:
    virtual ~MailQueue() = default;
    /// Mail whose time has come, the oldest first, at most `limit`. A mail may come again until it is marked.
    virtual std::vector<DueMail> due(core::Time now, std::size_t limit) = 0;
    /// Sent: wipe its token.
    virtual void mark_sent(const core::Uuid& mail, core::Time at) = 0;
    /// Try again at `next`; `error` is for GET /instance/mail.
    virtual void mark_later(const core::Uuid& mail, core::Time next, const std::string& error) = 0;
    /// Given up, until an instance admin asks for another try.
    virtual void mark_failed(const core::Uuid& mail, const std::string& error) = 0;
};

class MailWorker {
public:
    struct Parts {
        MailQueue& queue;
        MailTransport& transport;
        const Clock& clock;
        MailSender from;
        std::chrono::milliseconds look_every = std::chrono::seconds(15);  ///< for mail whose time comes
    };

    /// Starts the thread. What `parts` refers to must outlive this.
    explicit MailWorker(Parts parts);

    /// Stops as stop() does.
    ~MailWorker();

    /// Mail was queued: look now. Any thread; returns at once.
    void wake();

    /// Ends the thread; a mail that is just being sent is given up and stays due. Returns within about a second.
    void stop();

private:
    void run(std::stop_token stop);
    /// Whether there was mail.
    bool send_due(const std::stop_token& stop);
    void send(const DueMail& due, const std::stop_token& stop);

    Parts parts_;
    std::mutex mutex_;
    std::condition_variable_any woken_;
    bool is_woken_ = false;
    std::jthread thread_;  // last: it uses all of the above
};

}  // namespace guildhall::service
