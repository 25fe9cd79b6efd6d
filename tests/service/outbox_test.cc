// Mail from the change that it tells of to a real SMTP server: outbox, worker and transport together, with retries.
#include "service/outbox.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "service/mail_transport.h"
#include "service/services.h"
#include "storage/sqlite_connection.h"
#include "support/settable_clock.h"
#include "support/smtp_sink.h"
#include "support/temporary_folder.h"

namespace guildhall::service {
namespace {

using storage::MailState;

ServiceSettings mailing() {
    ServiceSettings settings;
    settings.base_url = "https://guildhall.example.org";
    settings.mail_configured = true;
    settings.hashing.memory_kib = 64;
    settings.hashing.passes = 1;
    return settings;
}

/// All services on a database of its own, with Ada and Acme, and a mail worker that sends to a real server.
struct Bench {
    explicit Bench(const std::vector<std::string>& options = {})
        : sink(options),
          transport(make_mail_transport(std::move(*std::move(parse_mail_url(sink.url())).value()))),
          worker({services.outbox, *transport, clock, {"Guildhall", "guildhall@example.org"}, std::chrono::hours(1)}) {
        Call call;
        call.address = "127.0.0.1";
        auto email = core::Email::parse("ada@example.org").value();
        auto made = services.accounts.set_up(
            call, {email, core::PersonName::parse("Ada").value(), Secret::copy_of("correct horse battery 42"),
                   core::WorkspaceName::parse("Acme").value()});
        admin.caller.actor.user = made.value().user;
        admin.caller.email = "ada@example.org";
    }

    storage::OpenConnection opener(storage::OpenMode mode) {
        return [this, mode] { return storage::open_sqlite(folder / "guildhall.db", mode); };
    }
    core::WorkspaceId workspace() { return services.store.snapshot()->instance->find_workspace("acme")->id; }

    core::MemberId invite(const std::string& email) {
        const core::InviteMember change{
            core::Email::parse(email).value(), core::PersonName::parse("Ben").value(), core::Role::end_user, {}};
        const auto plan = services.changes.apply(admin, workspace(), change);
        EXPECT_TRUE(plan.ok());
        worker.wake();
        return *plan.value()->member;
    }

    std::vector<storage::Mail> mails() {
        return services.store.read([](storage::Connection& c) { return storage::list_mails(c, {})->mails; });
    }
    /// The newest mail, when it has come to that state with that many tries, within ten seconds.
    storage::Mail reached(MailState state, int attempts) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        while (std::chrono::steady_clock::now() < end) {
            const auto mail = mails().at(0);
            if (mail.state == state && mail.attempts == attempts) return mail;
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        ADD_FAILURE() << "the mail is " << storage::to_string(mails().at(0).state) << " after "
                      << mails().at(0).attempts << " tries: " << mails().at(0).error;
        return mails().at(0);
    }

    test::TemporaryFolder folder;
    test::SettableClock clock;
    SystemRandom random;
    Keys keys = Keys::load_or_create(folder / "key");
    Services services{
        {mailing(), opener(storage::OpenMode::writer), opener(storage::OpenMode::reader), clock, random, keys}};
    Call admin;
    test::SmtpSink sink;
    std::unique_ptr<MailTransport> transport;
    MailWorker worker;
};

std::string text_of(const boost::json::object& mail) { return std::string(mail.at("text").as_string().c_str()); }

std::string token_in(const std::string& text) {
    const std::string page = "https://guildhall.example.org/invitations#";
    const std::size_t at = text.find(page);
    return at == std::string::npos ? "" : text.substr(at + page.size(), 43);
}

}  // namespace

TEST(outbox, M41_an_invitation_is_mailed_with_a_link_that_works_and_its_token_wiped) {
    Bench bench;
    bench.invite("ben@example.org");
    const storage::Mail sent = bench.reached(MailState::sent, 1);
    EXPECT_TRUE(sent.sealed_token.empty());
    ASSERT_EQ(bench.sink.mails().size(), 1u);
    const std::string token = token_in(text_of(bench.sink.mails()[0]));
    const auto inspected = bench.services.invitations.inspect({}, Secret::copy_of(token));
    ASSERT_TRUE(inspected.ok());
    EXPECT_EQ(inspected->email, "ben@example.org");
}

TEST(outbox, a_busy_server_is_tried_again_and_the_link_still_works) {
    Bench bench({"--fail-first", "2"});
    bench.invite("ben@example.org");
    const storage::Mail later = bench.reached(MailState::queued, 1);
    EXPECT_EQ(later.next_attempt_at, bench.clock.now() + core::kMinute);
    EXPECT_NE(later.error.find("451"), std::string::npos);
    EXPECT_FALSE(later.sealed_token.empty());
    bench.clock.advance(core::kMinute);
    bench.worker.wake();
    bench.reached(MailState::queued, 2);
    bench.clock.advance(5 * core::kMinute);
    bench.worker.wake();
    EXPECT_EQ(bench.reached(MailState::sent, 3).error, "");
    ASSERT_EQ(bench.sink.mails().size(), 1u);
    EXPECT_TRUE(bench.services.invitations.inspect({}, Secret::copy_of(token_in(text_of(bench.sink.mails()[0])))).ok());
}

TEST(outbox, a_refused_mail_has_failed_and_can_be_tried_again_while_its_link_lives) {
    Bench bench({"--refuse", "gone@"});
    bench.invite("gone@example.org");
    const storage::Mail failed = bench.reached(MailState::failed, 1);
    EXPECT_NE(failed.error.find("550"), std::string::npos);
    EXPECT_FALSE(bench.services.outbox.retry(Call{}, core::Uuid{}).ok());
    ASSERT_TRUE(bench.services.outbox.retry(Call{}, failed.id).ok());
    EXPECT_EQ(bench.services.outbox.retry(Call{}, failed.id).error().code, core::ErrorCode::invalid_state)
        << "it is queued";
    bench.worker.wake();
    bench.reached(MailState::failed, 2);
    bench.clock.advance(7 * core::kDay);
    EXPECT_EQ(bench.services.outbox.retry(Call{}, failed.id).error().code, core::ErrorCode::invalid_state)
        << "its link ended";
}

TEST(outbox, M43_mail_of_an_ended_invitation_is_not_sent_later) {
    Bench bench({"--fail-first", "1"});
    const core::MemberId member = bench.invite("ben@example.org");
    bench.reached(MailState::queued, 1);
    ASSERT_TRUE(bench.services.changes.apply(bench.admin, bench.workspace(), core::ArchiveMember{member}).ok());
    EXPECT_EQ(bench.mails().at(0).state, MailState::ended);
    bench.clock.advance(core::kMinute);
    EXPECT_TRUE(bench.services.outbox.due(bench.clock.now(), 10).empty());
}

TEST(outbox, a_mail_whose_token_cannot_be_opened_fails_and_holds_up_no_other) {
    Bench bench;
    bench.worker.stop();
    bench.invite("ben@example.org");
    (void)bench.services.store.write([](Tx& tx) -> core::Result<core::Done> {
        tx.connection.execute("UPDATE outbox SET sealed_token = $1", {storage::Blob{1, 2, 3}});
        return core::Done{};
    });
    bench.clock.advance(1);
    bench.invite("cleo@example.org");
    const auto due = bench.services.outbox.due(bench.clock.now(), 10);
    ASSERT_EQ(due.size(), 1u);
    EXPECT_EQ(due[0].to.str(), "cleo@example.org");
    EXPECT_EQ(bench.mails().at(1).state, MailState::failed);
}

TEST(throttle, M60_refused_tries_are_counted_by_the_minute) {
    Bench bench;
    Call call;
    call.address = "192.0.2.7";
    for (int i = 0; i < 6; ++i)
        (void)bench.services.accounts.sign_in(call, "ada@example.org", {Secret::copy_of("wrong"), {}, {}});
    for (int i = 0; i < 4; ++i) {
        const auto refused =
            bench.services.accounts.sign_in(call, "ada@example.org", {Secret::copy_of("wrong"), {}, {}});
        ASSERT_EQ(refused.error().code, core::ErrorCode::rate_limited);
        EXPECT_EQ(refused.error().retry_after_seconds, 1);
    }
    bench.services.activity.flush();
    const auto told = bench.services.store.read([](storage::Connection& c) {
        return c.query_all("SELECT action, body FROM audit_events WHERE action LIKE 'session.%' ORDER BY seq", {},
                           [](const storage::Row& row) { return row.get<std::string>(0) + row.get<std::string>(1); });
    });
    ASSERT_EQ(told.size(), 1u + 6u + 1u) << "the first session, six failures, one count";
    EXPECT_EQ(told.back().find("session.throttled"), 0u);
    EXPECT_NE(told.back().find("\"attempts\":4"), std::string::npos) << told.back();
}

}  // namespace guildhall::service
