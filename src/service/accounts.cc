#include "service/accounts.h"

#include "service/password_resets.h"
#include "storage/accounts_table.h"
#include "storage/passkeys_table.h"

namespace guildhall::service {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

/// What stands for the account in the throttle's counts of wrong set-up codes.
constexpr std::string_view kSetUpThrottle = "set-up code";

Error set_up_done() { return {ErrorCode::setup_done, "This instance is set up already. Sign in instead."}; }

Error wrong_credentials() {
    return {ErrorCode::unauthenticated, "E-mail or password is wrong. Check both, or have your password reset."};
}

/// The account in the hasher's line: one text, however its e-mail is typed and whether or not it exists.
std::string in_line(std::string_view email) {
    const auto address = core::Email::parse(email);
    return address.ok() ? address->normalized() : std::string(email);
}

}  // namespace

bool has_ended(const Session& session, const ServiceSettings& settings, core::Time now) {
    return session.expires_at <= now || session.last_seen_at + settings.sessions.idle <= now;
}

Result<Done> Accounts::check_policy(const Secret& password, std::string_view email, std::string_view name,
                                    std::string pointer) const {
    PasswordOwner owner{std::string(email), std::string(name)};
    const auto snapshot = parts_.changes.store().snapshot();
    const core::Instance& instance = *snapshot->instance;
    if (const auto address = core::Email::parse(email); address.ok())
        if (const core::Account* account = instance.account_of_email(address->normalized()))
            for (const core::MembershipRef& ref : account->memberships)
                owner.workspace_names.push_back(instance.workspaces[ref.workspace]->name);
    return check_password(password, parts_.settings.passwords, owner, std::move(pointer));
}

Result<std::string> Accounts::hash(const Secret& password, const std::string& email) {
    return parts_.hasher.hash(password, in_line(email));
}

void Accounts::set_password(Tx& tx, core::UserId user, const std::string& hash) {
    storage::set_password_hash(tx.connection, user, hash);
    PasswordResets::end_all(tx, user);
}

SignedIn Accounts::open_session(Tx& tx, const Call& call, core::UserId user) const {
    FreshToken token = make_token(parts_.random);
    Session session{tx.ids.next<core::SessionId>(),
                    user,
                    token.hash,
                    tx.now,
                    tx.now,
                    tx.now + parts_.settings.sessions.absolute,
                    tx.now,
                    call.address,
                    call.user_agent};
    tx.add_session(session);
    const core::Account& account = *tx.instance->account(user);
    Call by = call;
    by.caller.actor.user = user;
    by.caller.email = account.email;
    parts_.audit.append(tx, by, user_event("session.created", account));
    return {user, std::move(session), std::move(token.text)};
}

Result<Done> Accounts::check_set_up_open(const Call& call, const std::optional<Secret>& code, bool local) {
    if (parts_.changes.store().snapshot()->instance->setup_done) return set_up_done();
    const auto& wanted = parts_.settings.setup_code;
    if (!wanted && local) return Done{};
    if (!wanted)
        return Error{ErrorCode::setup_code_required,
                     "This server is set up from its own machine only, without a proxy. Open it there."};
    if (!code)
        return Error{ErrorCode::setup_code_required,
                     "Give the set-up code. The server printed it when it started; look into its log."};
    TRY(parts_.throttle.check(kSetUpThrottle, call));
    if (code->equals(*wanted)) return Done{};
    record_failure(call, kSetUpThrottle);
    return Error{ErrorCode::setup_code_required,
                 "This isn't the set-up code. The server printed it when it started; look into its log."};
}

Result<SignedIn> Accounts::set_up(const Call& call, SetUpFields fields) {
    if (parts_.changes.store().snapshot()->instance->setup_done) return set_up_done();
    PasswordOwner owner{fields.email.str(), fields.name.str(), {fields.workspace.str()}};
    TRY(check_password(fields.password, parts_.settings.passwords, owner, "/password"));
    const std::string hashed = TRY(hash(fields.password, fields.email.str()));
    return parts_.changes.store().write([&](Tx& tx) -> Result<SignedIn> {
        auto request = parts_.changes.request_of(call, {}, core::SetUp{fields.email, fields.name, fields.workspace});
        request.actor.via = core::Actor::Via::setup;
        const PlanPointer plan = TRY(parts_.changes.apply_in(tx, call, std::move(request), {}));
        set_password(tx, *plan->user, hashed);
        return open_session(tx, call, *plan->user);
    });
}

void Accounts::record_failure(const Call& call, std::string_view email) {
    (void)parts_.changes.store().write([&](Tx& tx) -> Result<Done> {
        parts_.throttle.failed(tx, email, call);
        AuditNote note;
        note.action = "session.failed";
        note.target_type = "user";
        const auto address = core::Email::parse(email);
        // What is no e-mail address may be a password in the wrong field, and a trail never forgets.
        if (address.ok() || email == kSetUpThrottle) note.target_name = email;
        if (const core::Account* account =
                address.ok() ? tx.instance->account_of_email(address->normalized()) : nullptr)
            note.target_id = account->id.str();
        parts_.audit.append(tx, call, note);
        return Done{};
    });
}

void Accounts::count_wrong_link(const Call& call) {
    (void)parts_.changes.store().write([&](Tx& tx) -> Result<Done> {
        parts_.throttle.failed_at(tx, call.address);
        return Done{};
    });
}

Result<Proven> Accounts::prove(const Call& call, std::string_view email, const Proof& proof) {
    if (!proof.password) {
        const PasskeyUse use = TRY(parts_.passkeys.use(call, email, *proof.passkey));
        return Proven{use.user, std::nullopt, use.second_factor_at, use.passkey};
    }
    const Secret& password = *proof.password;
    TRY(parts_.throttle.check(email, call));
    Store& store = parts_.changes.store();
    const auto snapshot = store.snapshot();
    const auto address = core::Email::parse(email);
    const core::Account* account = address.ok() ? snapshot->instance->account_of_email(address->normalized()) : nullptr;
    std::optional<std::string> hashed = store.read([&](storage::Connection& connection) {
        return storage::password_hash(connection, account ? account->id : core::UserId());
    });
    if (account && account->status != core::AccountStatus::active) hashed.reset();
    const std::string line = in_line(email);
    const bool right =
        TRY(hashed ? parts_.hasher.verify(*hashed, password, line) : parts_.hasher.dummy_verify(password, line));
    if (right) {
        if (parts_.hasher.is_outdated(*hashed)) hashed = renew_hash(*account, *hashed, password);
        Proven proven{account->id, *std::move(hashed), account->second_factor_at};
        if (proof.passkey)
            proven.passkey = TRY(parts_.passkeys.use(call, email, *proof.passkey)).passkey;
        else if (account->second_factor_at)
            TRY(parts_.second_factors.check(call, email, account->id, proof.second_factor));
        return proven;
    }
    record_failure(call, email);
    return wrong_credentials();
}

/// The password stays, its hash gets today's cost. Where there is no time for it, the next sign-in does it.
std::string Accounts::renew_hash(const core::Account& account, const std::string& outdated, const Secret& password) {
    const auto hashed = hash(password, account.email);
    if (!hashed.ok()) return outdated;
    bool is_same = false;
    (void)parts_.changes.store().write([&](Tx& tx) -> Result<Done> {
        is_same = storage::password_hash(tx.connection, account.id) == outdated;
        if (is_same) storage::set_password_hash(tx.connection, account.id, *hashed);
        return Done{};
    });
    return is_same ? *hashed : outdated;
}

Result<Done> Accounts::still_proves(const Tx& tx, const Proven& proven) {
    const core::Account& account = *tx.instance->account(proven.user);
    if (account.status != core::AccountStatus::active) return wrong_credentials();
    if (proven.password_hash && storage::password_hash(tx.connection, proven.user) != proven.password_hash)
        return wrong_credentials();
    if (proven.passkey && !storage::find_passkey(tx.connection, *proven.passkey)) return wrong_passkey();
    if (account.second_factor_at == proven.second_factor_at) return Done{};
    return Error{ErrorCode::second_factor_required, "The account's second factor was changed just now. Sign in again."};
}

Result<SignedIn> Accounts::sign_in(const Call& call, std::string_view email, const Proof& proof) {
    const Proven proven = TRY(prove(call, email, proof));
    return parts_.changes.store().write([&](Tx& tx) -> Result<SignedIn> {
        TRY(still_proves(tx, proven));
        clear_failures(tx, call, tx.instance->account(proven.user)->email);
        return open_session(tx, call, proven.user);
    });
}

std::vector<Session> Accounts::sessions(const Call& call) const {
    const Store& store = parts_.changes.store();
    std::vector<Session> sessions = store.read(
        [&](storage::Connection& connection) { return storage::sessions_of(connection, call.caller.actor.user); });
    std::erase_if(sessions, [&](const Session& session) { return has_ended(session, parts_.settings, store.now()); });
    return sessions;
}

Result<Done> Accounts::sign_out(const Call& call) { return end_session(call, *call.caller.session); }

Result<Done> Accounts::end_session(const Call& call, core::SessionId id) {
    return parts_.changes.store().write([&](Tx& tx) -> Result<Done> {
        TRY(begin_change(tx, call));
        const auto session = tx.session(call.caller.actor.user, id);
        if (!session) return Error{ErrorCode::not_found, "There is no such session. Take it from the list."};
        tx.end_session(*session);
        parts_.audit.append(tx, call, user_event("session.ended", *tx.instance->account(call.caller.actor.user)));
        return Done{};
    });
}

Result<Proven> Accounts::prove_own(const Call& call, const Proof& proof, const char* pointer) {
    auto proven = prove(call, call.caller.email, proof);
    if (proven.ok() && proven->user == call.caller.actor.user) return proven;
    // Here a session is there already, so it is the field that is wrong.
    const ErrorCode code = proven.ok() ? ErrorCode::unauthenticated : proven.error().code;
    if (code == ErrorCode::second_factor_required || code == ErrorCode::second_factor_invalid) {
        Error error = core::invalid_field("/second_factor", core::to_string(code), proven.error().detail);
        error.second_factors = proven.error().second_factors;
        return error;
    }
    if (code != ErrorCode::unauthenticated) return proven.error();
    if (!proven.ok() && !proven.error().fields.empty()) {
        Error error = proven.error();
        error.code = ErrorCode::invalid_request;
        return error;
    }
    return core::invalid_field(pointer, "wrong_password", "This isn't your present password.");
}

Result<Done> Accounts::confirm(const Call& call, const Proof& proof) {
    const Proven proven = TRY(prove_own(call, proof, "/password"));
    return parts_.changes.store().write([&](Tx& tx) -> Result<Done> {
        Session session = TRY(session_of(tx, call));
        TRY(still_proves(tx, proven));
        session.confirmed_at = tx.now;
        tx.change_session(std::move(session));
        clear_failures(tx, call, call.caller.email);
        return Done{};
    });
}

Result<Done> Accounts::change_password(const Call& call, const Proof& current, const Secret& next) {
    const auto snapshot = parts_.changes.store().snapshot();
    const core::Account& account = *snapshot->instance->account(call.caller.actor.user);
    TRY(check_policy(next, account.email, account.name, "/new_password"));
    const Proven proven = TRY(prove_own(call, current, "/current_password"));
    const std::string hashed = TRY(hash(next, account.email));
    return parts_.changes.store().write([&](Tx& tx) -> Result<Done> {
        TRY(session_of(tx, call));
        TRY(still_proves(tx, proven));
        set_password(tx, account.id, hashed);
        tx.end_sessions_of(account.id, call.caller.session);
        clear_failures(tx, call, call.caller.email);
        parts_.audit.append(tx, call, user_event("user.password_changed", account));
        return Done{};
    });
}

Result<Done> Accounts::require_recent(const Call& call) const {
    const auto& given = call.caller.confirmed_at;
    if (call.caller.session && given && *given + parts_.settings.sessions.recent > parts_.changes.store().now())
        return Done{};
    return Error{ErrorCode::reauthentication_required,
                 "Give your password or a passkey again, then repeat this within 10 minutes."};
}

}  // namespace guildhall::service
