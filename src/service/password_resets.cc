#include "service/password_resets.h"

#include <spdlog/spdlog.h>

#include "storage/password_resets_table.h"

namespace guildhall::service {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr std::size_t kWaiting = 1000;

Error invalid_token() {
    return {ErrorCode::invitation_invalid, "This link no longer works. Ask for a new one on the sign-in page."};
}

/// The active user of a live token; nothing for any other.
std::optional<core::UserId> find(storage::Connection& connection, const core::Instance& instance, const Secret& token,
                                 core::Time now) {
    const auto reset = storage::find_password_reset(connection, hash_token(token.reveal()));
    if (!reset || reset->expires_at <= now) return std::nullopt;
    const core::Account* account = instance.account(reset->user);
    if (!account || account->status != core::AccountStatus::active) return std::nullopt;
    return account->id;
}

Result<const core::Account*> active_account(const core::Instance& instance, core::UserId user) {
    const core::Account* account = instance.account(user);
    if (!account) return Error{ErrorCode::not_found, "There is no such user here."};
    if (account->status != core::AccountStatus::active)
        return Error{ErrorCode::invalid_state, "Only an active account's password can be reset."};
    return account;
}

}  // namespace

PasswordResets::PasswordResets(Parts parts) : parts_(parts), thread_([this] { run(); }) {}

PasswordResets::~PasswordResets() { stop(); }

void PasswordResets::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void PasswordResets::request(const Call& call, std::string email) {
    {
        const std::lock_guard lock(mutex_);
        if (wishes_.size() >= kWaiting) return;
        wishes_.push_back({call, std::move(email)});
    }
    wake_.notify_one();
}

void PasswordResets::run() {
    for (;;) {
        Wish wish;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [&] { return stopping_ || !wishes_.empty(); });
            if (stopping_) return;
            wish = std::move(wishes_.front());
            wishes_.pop_front();
        }
        try {
            mail_if_active(wish);
        } catch (const std::exception& failure) {
            spdlog::error("a password reset mail could not be queued: {}", failure.what());
        }
    }
}

void PasswordResets::mail_if_active(const Wish& wish) {
    const auto email = core::Email::parse(wish.email);
    if (!email.ok() || !parts_.settings.mail_configured) return;
    (void)parts_.changes.store().write([&](Tx& tx) -> Result<Done> {
        const core::Account* account = tx.instance->account_of_email(email->normalized());
        if (!account || account->status != core::AccountStatus::active) return Done{};
        if (Outbox::wait_seconds(tx.connection, account->email, MailKind::password_reset, tx.now) > 0) return Done{};
        mail(tx, *account, Origin::asked_for);
        return Done{};
    });
}

Secret PasswordResets::issue(Tx& tx, core::UserId user, Origin origin) {
    FreshToken token = make_token(parts_.random);
    const bool shown = origin == Origin::shown_to_admin;
    storage::insert_password_reset(tx.connection,
                                   {tx.ids.next_uuid(), user, token.hash, shown, origin != Origin::asked_for, tx.now,
                                    tx.now + parts_.settings.reset_life});
    return std::move(token.text);
}

void PasswordResets::mail(Tx& tx, const core::Account& account, Origin origin) {
    QueuedMail mail;
    mail.kind = MailKind::password_reset;
    mail.recipient = account.email;
    mail.user = account.id;
    mail.recipient_name = account.name;
    mail.expires_at = tx.now + parts_.settings.reset_life;
    parts_.outbox.queue(tx, mail, issue(tx, account.id, origin));
}

Result<ResetInspection> PasswordResets::inspect(const Call& call, const Secret& token) const {
    TRY(parts_.accounts.check_links(call));
    const Store& store = parts_.changes.store();
    const auto snapshot = store.snapshot();
    const auto user = store.read(
        [&](storage::Connection& connection) { return find(connection, *snapshot->instance, token, store.now()); });
    if (!user) {
        parts_.accounts.count_wrong_link(call);
        return invalid_token();
    }
    const core::Account& account = *snapshot->instance->account(*user);
    ResetInspection found{account.email, account.name, {}};
    for (const core::MembershipRef& ref : account.memberships)
        found.workspace_names.push_back(snapshot->instance->workspaces[ref.workspace]->name);
    return found;
}

Result<Done> PasswordResets::redeem(const Call& call, const Secret& token, const Secret& password) {
    TRY(parts_.accounts.check_links(call));
    Store& store = parts_.changes.store();
    const auto snapshot = store.snapshot();
    const auto user = store.read(
        [&](storage::Connection& connection) { return find(connection, *snapshot->instance, token, store.now()); });
    if (!user) {
        parts_.accounts.count_wrong_link(call);
        return invalid_token();
    }
    const core::Account& known = *snapshot->instance->account(*user);
    TRY(parts_.accounts.check_policy(password, known.email, known.name, "/password"));
    const std::string hashed = TRY(parts_.accounts.hash(password, known.email));
    return store.write([&](Tx& tx) -> Result<Done> {
        if (find(tx.connection, *tx.instance, token, tx.now) != user) return invalid_token();
        const core::Account account = *tx.instance->account(*user);
        Call by = call;
        by.caller.actor = {*user, core::Actor::Via::invitation};
        by.caller.email = account.email;
        by.confirm.reset();
        Accounts::set_password(tx, *user, hashed);
        tx.end_sessions_of(*user);
        tx.end_tokens_of(*user);
        parts_.audit.append(tx, by, user_event("user.password_reset", account));
        if (!account.email_verified_at)
            TRY(parts_.changes.apply_in(tx, by, parts_.changes.request_of(by, {}, core::VerifyEmail{*user}), {}));
        return Done{};
    });
}

void PasswordResets::end_all(Tx& tx, core::UserId user) {
    storage::end_password_resets_of(tx.connection, user);
    storage::end_unsent_mails(tx.connection, user, to_string(MailKind::password_reset));
}

void PasswordResets::forget_old(Tx& tx) { storage::delete_expired_password_resets(tx.connection, tx.now); }

Result<std::optional<std::string>> PasswordResets::make_for(const Call& call, core::UserId user) {
    using Link = std::optional<std::string>;
    if (!parts_.settings.mail_configured) {
        const std::string link = TRY(make_link(call, user));
        return Link(link);
    }
    return parts_.changes.store().write([&](Tx& tx) -> Result<Link> {
        TRY(begin_change(tx, call));
        const core::Account* account = TRY(active_account(*tx.instance, user));
        const int wait = Outbox::wait_seconds(tx.connection, account->email, MailKind::password_reset, tx.now);
        if (wait > 0) {
            Error error{ErrorCode::rate_limited, "A reset mail went to this address a moment ago. Wait a little."};
            error.retry_after_seconds = wait;
            return error;
        }
        mail(tx, *account, Origin::mailed_by_admin);
        parts_.audit.append(tx, call, user_event("user.password_reset_sent", *account));
        return Link();
    });
}

Result<std::string> PasswordResets::make_link(const Call& call, core::UserId user) {
    return parts_.changes.store().write([&](Tx& tx) -> Result<std::string> {
        TRY(begin_change(tx, call));
        const core::Account* account = TRY(active_account(*tx.instance, user));
        parts_.audit.append(tx, call, user_event("user.password_reset_link_shown", *account));
        return password_reset_link(parts_.settings.base_url, issue(tx, user, Origin::shown_to_admin).reveal());
    });
}

}  // namespace guildhall::service
