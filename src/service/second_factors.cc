#include "service/second_factors.h"

#include <algorithm>

#include "core/text.h"
#include "service/sealed_places.h"
#include "service/totp.h"
#include "storage/passkeys_table.h"
#include "storage/second_factors_table.h"

namespace guildhall::service {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;
using storage::SecondFactorState;

namespace {

constexpr int kRecoveryCodes = 10;
constexpr std::size_t kRecoveryBytes = 15, kGroup = 4;
constexpr std::size_t kCodeLength = 6;
constexpr std::int64_t kPendingLife = core::kHour;

/// As people copy it: in any case, with spaces and hyphens.
Secret without_filling(const Secret& answer) {
    std::string text = core::ascii_lower(answer.reveal());
    std::erase_if(text, [](char c) { return c == ' ' || c == '-'; });
    return Secret(std::move(text));
}

bool is_code(std::string_view text) {
    return text.size() == kCodeLength &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "k3zq-7w2a-…"
Secret in_groups(std::string_view text) {
    std::string grouped;
    grouped.reserve(2 * text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i > 0 && i % kGroup == 0) grouped += '-';
        grouped += text[i];
    }
    return Secret(std::move(grouped));
}

Secret random_bytes(Random& random, std::size_t count) {
    std::string bytes(count, '\0');
    random.fill({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
    return Secret(std::move(bytes));
}

Error wrong_answer() {
    return {ErrorCode::second_factor_invalid,
            "This code is wrong, or was used already. Wait for the next one, or use a recovery code."};
}

Error wrong_recovery_code() {
    return {ErrorCode::second_factor_invalid,
            "This isn't one of the account's recovery codes, or it was used already, or newer ones took its place."};
}

Error wait_for_codes(std::int64_t wait) {
    Error error{ErrorCode::rate_limited,
                "Too many wrong codes were given for this account. Wait, or use a recovery code."};
    error.retry_after_seconds = retry_after_seconds(wait);
    return error;
}

}  // namespace

SecondFactorView SecondFactors::view(const Call& call) const {
    const Store& store = parts_.changes.store();
    const core::UserId user = call.caller.actor.user;
    const auto snapshot = store.snapshot();
    return store.read([&](storage::Connection& c) {
        return SecondFactorView{snapshot->instance->account(user)->second_factor_at, has_app(c, user),
                                storage::count_recovery_codes(c, user)};
    });
}

bool SecondFactors::has_app(storage::Connection& connection, core::UserId user) {
    return storage::find_second_factor(connection, user, SecondFactorState::enabled).has_value();
}

Secret SecondFactors::open(const storage::Blob& sealed, core::UserId user) const {
    auto secret = open_sealed(parts_.keys, place_of_second_factor(user),
                              {reinterpret_cast<const char*>(sealed.data()), sealed.size()});
    if (!secret) throw std::runtime_error("a second factor can't be opened with this key file");
    return std::move(*secret);
}

Result<Secret> SecondFactors::begin(const Call& call) {
    const core::UserId user = call.caller.actor.user;
    const Secret secret = random_bytes(parts_.random, kTotpSecretBytes);
    return parts_.changes.store().write([&](Tx& tx) -> Result<Secret> {
        TRY(session_of(tx, call));
        // Sealed here, so that a rotation of the keys finds it.
        const std::string sealed = seal(parts_.keys, place_of_second_factor(user), secret.reveal());
        storage::put_second_factor(tx.connection,
                                   {user, SecondFactorState::pending, {sealed.begin(), sealed.end()}, 0, tx.now});
        return base32(secret.reveal());
    });
}

std::vector<Secret> SecondFactors::make_recovery_codes(Tx& tx, core::UserId user) {
    std::vector<Secret> codes;
    std::vector<core::Sha256> hashes;
    for (int i = 0; i < kRecoveryCodes; ++i) {
        const Secret bytes = random_bytes(parts_.random, kRecoveryBytes);
        const Secret text(core::ascii_lower(base32(bytes.reveal()).reveal()));
        hashes.push_back(hash_token(text.reveal()));
        codes.push_back(in_groups(text.reveal()));
    }
    storage::set_recovery_codes(tx.connection, user, hashes);
    return codes;
}

Result<Done> SecondFactors::change(Tx& tx, const Call& call, core::UserId user, core::SetSecondFactor::How how) {
    TRY(parts_.changes.apply_in(tx, call, parts_.changes.request_of(call, {}, core::SetSecondFactor{user, how}), {}));
    return Done{};
}

void SecondFactors::notify(Tx& tx, const core::Account& account, MailKind kind) {
    // An address that nobody proved may be a stranger's, who would get as many mails as somebody likes.
    if (!parts_.settings.mail_configured || !account.email_verified_at) return;
    QueuedMail mail;
    mail.kind = kind;
    mail.recipient = account.email;
    mail.user = account.id;
    mail.recipient_name = account.name;
    mail.expires_at = tx.now + core::kDay;
    parts_.outbox.queue(tx, mail, Secret());
}

Result<std::optional<std::vector<Secret>>> SecondFactors::confirm(const Call& call, const Secret& code) {
    using Codes = std::optional<std::vector<Secret>>;
    const core::UserId user = call.caller.actor.user;
    return parts_.changes.store().write([&](Tx& tx) -> Result<Codes> {
        TRY(session_of(tx, call));
        auto pending = storage::find_second_factor(tx.connection, user, SecondFactorState::pending);
        if (!pending || pending->created_at + kPendingLife <= tx.now)
            return Error{ErrorCode::invalid_state,
                         "There is no new app to confirm, or it was begun over an hour ago. Begin again."};
        const Secret secret = open(pending->sealed, user);
        const auto step = totp_match(secret, without_filling(code).reveal(), tx.now, pending->last_step);
        if (!step)
            return core::invalid_field(
                "/code", "second_factor_invalid",
                "This isn't the code that the app shows now. Check that the clock of its device is right.");
        const bool is_beside = tx.instance->account(user)->second_factor_at && !has_app(tx.connection, user);
        storage::delete_second_factor(tx.connection, user, storage::Forget::pending_only);
        pending->state = SecondFactorState::enabled;
        pending->last_step = *step;
        pending->created_at = tx.now;
        storage::put_second_factor(tx.connection, *pending);
        if (!is_beside) return Codes(TRY(turn_on(tx, call)));
        TRY(begin_to_demand(tx, call));
        return Codes();
    });
}

Result<std::vector<Secret>> SecondFactors::turn_on(Tx& tx, const Call& call) {
    TRY(begin_to_demand(tx, call));
    return make_recovery_codes(tx, call.caller.actor.user);
}

Result<Done> SecondFactors::begin_to_demand(Tx& tx, const Call& call) {
    const core::UserId user = call.caller.actor.user;
    TRY(change(tx, call, user, core::SetSecondFactor::How::enabled));
    tx.end_sessions_of(user, call.caller.session);
    notify(tx, *tx.instance->account(user), MailKind::second_factor_enabled);
    return Done{};
}

Result<Done> SecondFactors::turn_off(Tx& tx, const Call& call) {
    const core::UserId user = call.caller.actor.user;
    TRY(change(tx, call, user, core::SetSecondFactor::How::disabled));
    notify(tx, *tx.instance->account(user), MailKind::second_factor_disabled);
    return Done{};
}

Result<std::vector<Secret>> SecondFactors::renew_recovery_codes(const Call& call) {
    return parts_.changes.store().write([&](Tx& tx) -> Result<std::vector<Secret>> {
        TRY(session_of(tx, call));
        const core::Account& account = *tx.instance->account(call.caller.actor.user);
        if (!account.second_factor_at)
            return Error{ErrorCode::invalid_state, "Set up a second factor first: the codes come with it."};
        parts_.audit.append(tx, call, user_event("user.recovery_codes_renewed", account));
        return make_recovery_codes(tx, account.id);
    });
}

Result<Done> SecondFactors::disable(const Call& call) {
    return parts_.changes.store().write([&](Tx& tx) -> Result<Done> {
        TRY(session_of(tx, call));
        return turn_off(tx, call);
    });
}

Result<Done> SecondFactors::remove_app(const Call& call) {
    const core::UserId user = call.caller.actor.user;
    return parts_.changes.store().write([&](Tx& tx) -> Result<Done> {
        TRY(session_of(tx, call));
        if (!has_app(tx.connection, user))
            return Error{ErrorCode::invalid_state, "There is no authenticator app to remove."};
        if (storage::passkeys_of(tx.connection, user).empty()) return turn_off(tx, call);
        const core::Account& account = *tx.instance->account(user);
        storage::delete_second_factor(tx.connection, user, storage::Forget::app);
        parts_.audit.append(tx, call, user_event("user.authenticator_app_removed", account));
        notify(tx, account, MailKind::authenticator_app_removed);
        return Done{};
    });
}

Result<Done> SecondFactors::remove(const Call& call, core::UserId user) {
    return parts_.changes.store().write([&](Tx& tx) -> Result<Done> {
        TRY(change(tx, call, user, core::SetSecondFactor::How::removed));
        tx.end_sessions_of(user);
        notify(tx, *tx.instance->account(user), MailKind::second_factor_removed);
        return Done{};
    });
}

void SecondFactors::follow(Tx& tx, const core::Plan& plan) {
    for (const core::AccountNumber number : plan.touched.accounts) {
        if (number >= plan.before->accounts.size()) continue;
        const core::Account &was = *plan.before->accounts[number], &is = *plan.after->accounts[number];
        if (!was.second_factor_at || is.second_factor_at) continue;
        storage::delete_second_factor(tx.connection, is.id, storage::Forget::all);
        if (!was.email_verified_at && is.email_verified_at) notify(tx, is, MailKind::second_factor_outdated);
    }
}

Result<Done> SecondFactors::check(const Call& call, std::string_view email, core::UserId user,
                                  const std::optional<Secret>& answer) {
    if (!answer) return ask_for(user);
    const Secret text = without_filling(*answer);
    std::optional<Error> refused;
    // Refused or not, the transaction stays: with the code that is used up, or with the count of the wrong one.
    TRY(parts_.changes.store().write([&](Tx& tx) -> Result<Done> {
        refused = judge(tx, call, user, text.reveal());
        if (refused && refused->code == ErrorCode::second_factor_invalid)
            record_failure(tx, call, email, *tx.instance->account(user));
        return Done{};
    }));
    if (refused) return std::move(*refused);
    return Done{};
}

Error SecondFactors::ask_for(core::UserId user) const {
    Error error{ErrorCode::second_factor_required, "Use your passkey, or give a recovery code, as well."};
    parts_.changes.store().read([&](storage::Connection& connection) {
        if (has_app(connection, user)) {
            error.detail = "Give the six digits that your authenticator app shows, or a recovery code, as well.";
            error.second_factors.emplace_back("code");
        }
        if (!storage::passkeys_of(connection, user).empty()) error.second_factors.emplace_back("passkey");
    });
    return error;
}

std::optional<Error> SecondFactors::judge(Tx& tx, const Call& call, core::UserId user, std::string_view answer) {
    if (is_code(answer)) return judge_code(tx, user, answer);
    if (!storage::take_recovery_code(tx.connection, user, hash_token(answer))) return wrong_recovery_code();
    const core::Account& account = *tx.instance->account(user);
    Call by = call;
    by.caller.actor.user = user;
    by.caller.email = account.email;
    AuditNote note = user_event("user.recovery_code_used", account);
    note.after = {{"recovery_codes_left", storage::count_recovery_codes(tx.connection, user)}};
    parts_.audit.append(tx, by, note);
    notify(tx, account, MailKind::recovery_code_used);
    return std::nullopt;
}

std::optional<Error> SecondFactors::judge_code(Tx& tx, core::UserId user, std::string_view code) {
    if (const std::int64_t wait = parts_.throttle.code_wait(tx, user); wait > 0) return wait_for_codes(wait);
    const auto factor = storage::find_second_factor(tx.connection, user, SecondFactorState::enabled);
    const auto step = factor ? totp_match(open(factor->sealed, user), code, tx.now, factor->last_step) : std::nullopt;
    if (!step) {
        parts_.throttle.code_failed(tx, user);
        return wrong_answer();
    }
    storage::set_last_step(tx.connection, user, *step);
    parts_.throttle.code_succeeded(tx, user);
    return std::nullopt;
}

void SecondFactors::record_failure(Tx& tx, const Call& call, std::string_view email, const core::Account& account) {
    parts_.throttle.failed(tx, email, call);
    AuditNote note = user_event("session.failed", account);
    note.after = {{"second_factor", "wrong"}};
    parts_.audit.append(tx, call, note);
}

}  // namespace guildhall::service
