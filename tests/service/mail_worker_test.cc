#include "service/mail_worker.h"

#include <gtest/gtest.h>

#include <map>
#include <mutex>
#include <stdexcept>

#include "support/settable_clock.h"
#include "support/smtp_sink.h"

using namespace guildhall;
using namespace guildhall::service;

namespace {

using namespace std::chrono_literals;

core::Uuid mail_id(int number) {
    core::Uuid id;
    id.bytes[15] = static_cast<std::uint8_t>(number);
    return id;
}

/// An outbox in memory.
class MemoryQueue final : public MailQueue {
public:
    struct Entry {
        std::string to;
        core::Time next;
        int tries = 0;
        std::string state = "queued";
        std::string error = {};
    };

    void add(int number, const std::string& to) {
        const std::lock_guard lock(mutex_);
        entries_[mail_id(number)] = {to, {0}};
    }
    Entry entry(int number) {
        const std::lock_guard lock(mutex_);
        return entries_.at(mail_id(number));
    }
    /// True when the mail reaches that state within 10 s.
    bool reaches(int number, const std::string& state) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, 10s, [&] { return entries_.at(mail_id(number)).state == state; });
    }
    void fail_once() {
        const std::lock_guard lock(mutex_);
        is_failing_ = true;
    }

    std::vector<DueMail> due(core::Time now, std::size_t limit) override {
        const std::lock_guard lock(mutex_);
        if (std::exchange(is_failing_, false)) throw std::runtime_error("the database is away");
        std::vector<DueMail> mails;
        for (const auto& [id, entry] : entries_)
            if ((entry.state == "queued" || entry.state == "later") && entry.next <= now && mails.size() < limit)
                mails.push_back({id, entry.tries, core::Email::parse(entry.to).value(), {"s", "t\n", "<p>h</p>\n"}});
        return mails;
    }
    void mark_sent(const core::Uuid& mail, core::Time) override { mark(mail, "sent", {}, ""); }
    void mark_later(const core::Uuid& mail, core::Time next, const std::string& error) override {
        mark(mail, "later", next, error);
    }
    void mark_failed(const core::Uuid& mail, const std::string& error) override { mark(mail, "failed", {}, error); }

private:
    void mark(const core::Uuid& mail, const std::string& state, core::Time next, const std::string& error) {
        const std::lock_guard lock(mutex_);
        Entry& entry = entries_.at(mail);
        entry = {entry.to, next, entry.tries + 1, state, error};
        changed_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<core::Uuid, Entry> entries_;
    bool is_failing_ = false;
};

struct Bench {
    explicit Bench(const std::vector<std::string>& options = {}, std::chrono::milliseconds look_every = 1h)
        : sink(options),
          transport(make_mail_transport(std::move(*std::move(parse_mail_url(sink.url())).value()))),
          worker({queue, *transport, clock, {"Guildhall", "guildhall@localhost"}, look_every}) {}
    test::SmtpSink sink;
    test::SettableClock clock;
    MemoryQueue queue;
    std::unique_ptr<MailTransport> transport;
    MailWorker worker;
};

}  // namespace

TEST(mail_worker, retries_grow_and_end_within_a_day) {
    std::vector<std::int64_t> delays;
    std::int64_t total = 0;
    for (int tries = 1; mail_retry_delay(tries); ++tries) {
        delays.push_back(*mail_retry_delay(tries) / core::kMinute);
        total += *mail_retry_delay(tries);
    }
    EXPECT_EQ(delays, (std::vector<std::int64_t>{1, 5, 15, 60, 240, 480, 600}));
    EXPECT_LE(total, core::kDay);
}

TEST(mail_worker, sends_what_waits_and_what_it_is_woken_for) {
    Bench bench;
    for (int i = 1; i <= 50; ++i) bench.queue.add(i, "ana@example.com");
    bench.worker.wake();
    for (int i = 1; i <= 50; ++i) ASSERT_TRUE(bench.queue.reaches(i, "sent")) << i;
    bench.queue.add(51, "ben@example.com");
    bench.worker.wake();
    EXPECT_TRUE(bench.queue.reaches(51, "sent"));
    EXPECT_EQ(bench.sink.mails().size(), 51u);
}

TEST(mail_worker, a_busy_server_is_asked_again_when_the_time_comes) {
    Bench bench({"--fail-first", "2"});
    bench.queue.add(1, "ana@example.com");
    bench.worker.wake();
    ASSERT_TRUE(bench.queue.reaches(1, "later"));
    EXPECT_EQ(bench.queue.entry(1).next, bench.clock.now() + core::kMinute);
    EXPECT_NE(bench.queue.entry(1).error.find("451"), std::string::npos);
    bench.clock.advance(core::kMinute);
    bench.queue.add(2, "ben@example.com");
    bench.worker.wake();
    ASSERT_TRUE(bench.queue.reaches(2, "sent"));
    EXPECT_EQ(bench.queue.entry(1).tries, 2);
    EXPECT_EQ(bench.queue.entry(1).next, bench.clock.now() + 5 * core::kMinute);
    bench.clock.advance(5 * core::kMinute);
    bench.worker.wake();
    EXPECT_TRUE(bench.queue.reaches(1, "sent"));
}

TEST(mail_worker, a_refused_mail_has_failed_and_holds_up_no_other) {
    Bench bench({"--refuse", "gone@"});
    bench.queue.add(1, "gone@example.com");
    bench.queue.add(2, "ana@example.com");
    bench.worker.wake();
    EXPECT_TRUE(bench.queue.reaches(1, "failed"));
    EXPECT_TRUE(bench.queue.reaches(2, "sent"));
    EXPECT_NE(bench.queue.entry(1).error.find("550"), std::string::npos);
}

TEST(mail_worker, goes_on_after_the_outbox_was_away) {
    Bench bench({}, 20ms);
    bench.queue.fail_once();
    bench.queue.add(1, "ana@example.com");
    EXPECT_TRUE(bench.queue.reaches(1, "sent"));
}

TEST(mail_worker, stops_while_a_server_is_silent_and_leaves_the_mail_due) {
    Bench bench({"--stall"});
    bench.queue.add(1, "ana@example.com");
    bench.worker.wake();
    const auto start = std::chrono::steady_clock::now();
    bench.worker.stop();
    EXPECT_LT(std::chrono::steady_clock::now() - start, 8s);
    EXPECT_EQ(bench.queue.entry(1).state, "queued");
}
