#include "service/passkeys.h"

#include <algorithm>
#include <charconv>

#include "core/base64url.h"
#include "service/seal.h"

namespace guildhall::service {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

/// For the audit trail: why an answer was refused.
constexpr const char *kWrong = "wrong", *kMayBeCopied = "may_be_copied";

Error invalid(const char* pointer) {
    return core::invalid_field(pointer, "passkey_invalid",
                               "The browser's answer can't be taken: it is too old, or wasn't made here with your "
                               "finger, face or PIN. Begin again.");
}

Error too_many_passkeys() {
    return {ErrorCode::invalid_state, "You have " + std::to_string(kMostPasskeys) +
                                          " passkeys, and there can't be more. Remove one that you don't use."};
}

std::optional<core::Time> parse_time(std::string_view text) {
    core::Time time;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), time.ms);
    if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return time;
}

bool is_whose(const core::Account& account, std::string_view email) {
    const auto address = core::Email::parse(email);
    return address.ok() && address->normalized() == account.email_normalized();
}

AuditNote passkey_event(std::string action, const core::Account& account, const Passkey& passkey) {
    AuditNote note = user_event(std::move(action), account);
    note.after = {{"passkey", passkey.name}};
    return note;
}

/// One of the caller's.
Result<Passkey> own(Tx& tx, const Call& call, core::PasskeyId id) {
    auto passkey = storage::find_passkey(tx.connection, id);
    if (!passkey || passkey->user != call.caller.actor.user)
        return Error{ErrorCode::not_found, "There is no such passkey. Take it from the list."};
    return *std::move(passkey);
}

}  // namespace

std::string user_handle(core::UserId user) {
    const auto& bytes = user.uuid().bytes;
    return {bytes.begin(), bytes.end()};
}

Error wrong_passkey() {
    Error error = core::invalid_field("/passkey", "passkey_invalid",
                                      "This passkey isn't known here, or its answer came too late. Try again, or give "
                                      "your password instead.");
    error.code = ErrorCode::unauthenticated;
    return error;
}

std::vector<Passkey> Passkeys::of(core::UserId user) const {
    return parts_.store.read([&](storage::Connection& connection) { return storage::passkeys_of(connection, user); });
}

/// Where a challenge opens: for what it was made, and in which session, if in any.
SealedPlace Passkeys::place_of(const Call& call, Purpose purpose) {
    const auto& session = call.caller.session;
    return {core::WorkspaceId(), "challenges", purpose == Purpose::make ? "make" : "use",
            session ? session->uuid() : core::Uuid()};
}

std::string Passkeys::challenge(const Call& call, Purpose purpose) const {
    return core::base64url(seal(parts_.keys, place_of(call, purpose), std::to_string(parts_.store.now().ms)));
}

std::optional<core::Time> Passkeys::end_of(const Call& call, Purpose purpose, const ClientData& data) const {
    if (data.type != (purpose == Purpose::make ? "webauthn.create" : "webauthn.get")) return std::nullopt;
    if (data.origin != site_->origin) return std::nullopt;
    if (data.cross_origin) return std::nullopt;
    const auto sealed = core::parse_base64url(data.challenge);
    if (!sealed) return std::nullopt;
    const auto text = open_sealed(parts_.keys, place_of(call, purpose), *sealed);
    const auto made_at = text ? parse_time(text->reveal()) : std::nullopt;
    if (!made_at) return std::nullopt;
    const core::Time end = *made_at + kChallengeLife;
    if (end <= parts_.store.now()) return std::nullopt;
    return end;
}

Result<PasskeyCreation> Passkeys::begin(const Call& call) const {
    if (!site_.ok()) return site_.error();
    PasskeyCreation creation{challenge(call, Purpose::make), of(call.caller.actor.user)};
    if (creation.present.size() >= kMostPasskeys) return too_many_passkeys();
    return creation;
}

Result<AddedPasskey> Passkeys::add(const Call& call, NewPasskey made) {
    if (!site_.ok()) return site_.error();
    Passkey passkey;
    passkey.user = call.caller.actor.user;
    passkey.name = made.name.str();
    passkey.transports = std::move(made.transports);
    const auto end = end_of(call, Purpose::make, made.client_data);
    if (!end) return invalid("/client_data");
    const auto seen = read_authenticated(*site_, made.authenticator_data);
    const auto credential = credential_id(made.authenticator_data);
    if (!seen || !credential) return invalid("/authenticator_data");
    if (!is_usable_key(made.public_key)) return invalid("/public_key");
    passkey.credential.assign(credential->begin(), credential->end());
    passkey.public_key.assign(made.public_key.begin(), made.public_key.end());
    passkey.sign_count = seen->sign_count;
    passkey.synced = seen->synced;
    return parts_.store.write([&](Tx& tx) -> Result<AddedPasskey> {
        TRY(session_of(tx, call));
        if (!storage::spend_challenge(tx.connection, core::sha256(made.client_data.challenge), *end))
            return invalid("/client_data");
        if (storage::find_passkey(tx.connection, passkey.credential))
            return core::invalid_field("/authenticator_data", "duplicate", "This passkey is known here already.");
        if (storage::passkeys_of(tx.connection, passkey.user).size() >= kMostPasskeys) return too_many_passkeys();
        passkey.id = tx.ids.next<core::PasskeyId>();
        passkey.created_at = tx.now;
        auto codes = TRY(keep(tx, call, passkey));
        return AddedPasskey{passkey, std::move(codes)};
    });
}

Result<std::optional<std::vector<Secret>>> Passkeys::keep(Tx& tx, const Call& call, const Passkey& passkey) {
    storage::insert_passkey(tx.connection, passkey);
    const auto before = tx.instance;
    const core::Account& account = *before->account(passkey.user);
    std::optional<std::vector<Secret>> codes;
    if (!account.second_factor_at)
        codes = TRY(parts_.second_factors.turn_on(tx, call));
    else
        parts_.second_factors.notify(tx, account, MailKind::passkey_added);
    parts_.audit.append(tx, call, passkey_event("user.passkey_added", account, passkey));
    return codes;
}

Result<Passkey> Passkeys::rename(const Call& call, core::PasskeyId id, const PasskeyName& name) {
    return parts_.store.write([&](Tx& tx) -> Result<Passkey> {
        TRY(session_of(tx, call));
        Passkey passkey = TRY(own(tx, call, id));
        if (passkey.name == name.str()) return passkey;
        AuditNote note = user_event("user.passkey_renamed", *tx.instance->account(passkey.user));
        note.before = {{"passkey", passkey.name}};
        note.after = {{"passkey", name.str()}};
        passkey.name = name.str();
        storage::rename_passkey(tx.connection, id, passkey.name);
        parts_.audit.append(tx, call, note);
        return passkey;
    });
}

Result<Done> Passkeys::remove(const Call& call, core::PasskeyId id) {
    return parts_.store.write([&](Tx& tx) -> Result<Done> {
        TRY(session_of(tx, call));
        const Passkey passkey = TRY(own(tx, call, id));
        const core::Account& account = *tx.instance->account(passkey.user);
        parts_.audit.append(tx, call, passkey_event("user.passkey_removed", account, passkey));
        const bool is_last = storage::passkeys_of(tx.connection, passkey.user).size() == 1;
        if (is_last && !SecondFactors::has_app(tx.connection, passkey.user))
            return parts_.second_factors.turn_off(tx, call);
        storage::delete_passkey(tx.connection, id);
        tx.end_sessions_of(passkey.user, call.caller.session);  // the lost device's may be among them
        parts_.second_factors.notify(tx, account, MailKind::passkey_removed);
        return Done{};
    });
}

Result<std::string> Passkeys::ask(const Call& call) const {
    if (!site_.ok()) return site_.error();
    return challenge(call, Purpose::use);
}

/// `account`: where the passkey is known.
struct Passkeys::Judged {
    const char* refused = kWrong;  ///< null: the answer was good
    std::shared_ptr<const core::Instance> state = {};
    const core::Account* account = nullptr;
    core::PasskeyId passkey = {};
};

Passkeys::Judged Passkeys::judge(Tx& tx, const Call& call, std::string_view email, const PasskeyAnswer& answer) const {
    Judged judged;
    auto passkey = storage::find_passkey(tx.connection, {answer.credential.begin(), answer.credential.end()});
    if (!site_.ok() || !passkey) return judged;
    judged.state = tx.instance;
    judged.account = tx.instance->account(passkey->user);
    const core::Account& account = *judged.account;
    if (account.status != core::AccountStatus::active) return judged;
    if (!email.empty() && !is_whose(account, email)) return judged;
    if (answer.user_handle != user_handle(account.id)) return judged;
    const auto end = end_of(call, Purpose::use, answer.client_data);
    const auto seen = read_authenticated(*site_, answer.authenticator_data);
    if (!end || !seen) return judged;
    if (!is_signed_by(*passkey, {answer.authenticator_data, answer.signature, answer.client_data.hash})) return judged;
    if (!storage::spend_challenge(tx.connection, core::sha256(answer.client_data.challenge), *end)) return judged;
    const bool counts = seen->sign_count != 0 || passkey->sign_count != 0;
    if (counts && seen->sign_count <= passkey->sign_count) {
        judged.refused = kMayBeCopied;
        return judged;
    }
    passkey->sign_count = seen->sign_count;
    passkey->synced = seen->synced;
    passkey->last_used_at = tx.now;
    storage::set_passkey_used(tx.connection, *passkey);
    judged.refused = nullptr;
    judged.passkey = passkey->id;
    return judged;
}

std::string Passkeys::email_of(const PasskeyAnswer& answer) const {
    const auto passkey = parts_.store.read([&](storage::Connection& connection) {
        return storage::find_passkey(connection, {answer.credential.begin(), answer.credential.end()});
    });
    const core::Account* account = passkey ? parts_.store.snapshot()->instance->account(passkey->user) : nullptr;
    return account ? account->email : "";
}

Result<PasskeyUse> Passkeys::use(const Call& call, std::string_view email, const PasskeyAnswer& answer) {
    TRY(parts_.throttle.check_passkey(email_of(answer), call));
    Judged judged;
    // Refused or not, the transaction stays: with the answer that is used up, or with the count of the wrong one.
    TRY(parts_.store.write([&](Tx& tx) -> Result<Done> {
        judged = judge(tx, call, email, answer);
        if (judged.refused) record_failure(tx, call, judged);
        return Done{};
    }));
    if (judged.refused) return wrong_passkey();
    return PasskeyUse{judged.account->id, judged.account->second_factor_at, judged.passkey};
}

void Passkeys::record_failure(Tx& tx, const Call& call, const Judged& judged) {
    parts_.throttle.failed_passkey(tx, judged.account ? std::string_view(judged.account->email) : "", call);
    AuditNote note;
    if (judged.account) note = user_event("session.failed", *judged.account);
    note.action = "session.failed";
    note.target_type = "user";
    note.after = {{"passkey", judged.refused}};
    parts_.audit.append(tx, call, note);
}

void Passkeys::forget_old(Tx& tx) { storage::delete_spent_challenges_before(tx.connection, tx.now); }

}  // namespace guildhall::service
