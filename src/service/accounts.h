// Accounts' own doings: set-up, sign-in, sessions, passwords (security.md 7 to 9, 12). Every try is throttled before
// any hashing, and known and unknown accounts cost the same work.
#pragma once

#include <string>

#include "core/names.h"
#include "service/changes.h"
#include "service/passkeys.h"
#include "service/passwords.h"
#include "service/second_factors.h"
#include "service/settings.h"
#include "service/throttle.h"

namespace guildhall::service {

/// A new session: `token` is the cookie's value, known only now.
struct SignedIn {
    core::UserId user;
    Session session;
    Secret token;
};

struct SetUpFields {
    core::Email email;
    core::PersonName name;
    Secret password;
    core::WorkspaceName workspace;
};

/// What somebody gives to prove who they are. REQUIRES: a password or a passkey
struct Proof {
    const std::optional<Secret>& password;
    const std::optional<Secret>& second_factor;   ///< six digits or a recovery code; not looked at where there is none
    const std::optional<PasskeyAnswer>& passkey;  ///< in place of the second factor, or of both
};

/// Whose proof was good, of which password, second factor and passkey. Not for long: see Accounts::still_proves().
struct Proven {
    core::UserId user;
    std::optional<std::string> password_hash;  ///< nothing: a passkey alone
    std::optional<core::Time> second_factor_at;
    std::optional<core::PasskeyId> passkey = {};
};

class Accounts {
public:
    struct Parts {
        Changes& changes;
        Audit& audit;
        PasswordHasher& hasher;
        Throttle& throttle;
        SecondFactors& second_factors;
        Passkeys& passkeys;
        Random& random;
        const ServiceSettings& settings;
    };
    explicit Accounts(Parts parts) : parts_(parts) {}

    /// security.md 12: a request that isn't `local` needs the printed code. Errors: setup_done, setup_code_required,
    /// rate_limited.
    core::Result<core::Done> check_set_up_open(const Call& call, const std::optional<Secret>& code, bool local);

    /// The first run: instance admin and first workspace, once. Errors: setup_done, the password policy's.
    core::Result<SignedIn> set_up(const Call& call, SetUpFields fields);

    /// `email` as typed; empty: whose the passkey is. Errors: as prove().
    core::Result<SignedIn> sign_in(const Call& call, std::string_view email, const Proof& proof);

    /// The caller's sessions that are not ended, in any order.
    std::vector<Session> sessions(const Call& call) const;

    /// Ends the session of the call.
    core::Result<core::Done> sign_out(const Call& call);

    /// Ends one of the caller's sessions. Errors: not_found.
    core::Result<core::Done> end_session(const Call& call, core::SessionId id);

    /// The proof again, so that the session is recent. Errors: invalid_request with wrong_password,
    /// second_factor_required, second_factor_invalid or passkey_invalid; rate_limited.
    core::Result<core::Done> confirm(const Call& call, const Proof& proof);

    /// Ends all other sessions. REQUIRES: the present password. Errors: the policy's, before a code is used up; as
    /// confirm().
    core::Result<core::Done> change_password(const Call& call, const Proof& current, const Secret& next);

    /// security.md 9: Done where a password or a passkey was given within 10 minutes in this session; else
    /// reauthentication_required.
    core::Result<core::Done> require_recent(const Call& call) const;

    // For other ways in (invitations, resets), which end in a session too.
    core::Result<core::Done> check_policy(const Secret& password, std::string_view email, std::string_view name,
                                          std::string pointer) const;
    core::Result<std::string> hash(const Secret& password, const std::string& email);
    static void set_password(Tx& tx, core::UserId user, const std::string& hash);
    SignedIn open_session(Tx& tx, const Call& call, core::UserId user) const;
    /// Before a link is looked up: rate_limited where too many came from the address that were none.
    core::Result<core::Done> check_links(const Call& call) { return parts_.throttle.check_address(call.address); }
    void count_wrong_link(const Call& call);
    /// The right password of an active account and its second factor, or its passkey, through throttle and audit.
    /// `email` as typed; empty: whose the passkey is. Errors: unauthenticated, whatever was wrong with account,
    /// password or passkey (wrong_passkey()); with a right password second_factor_required, second_factor_invalid;
    /// rate_limited; unavailable.
    core::Result<Proven> prove(const Call& call, std::string_view email, const Proof& proof);
    /// In the transaction that lets them in: the account was archived, or got another password or second factor, or
    /// lost the passkey meanwhile. Errors: as prove().
    static core::Result<core::Done> still_proves(const Tx& tx, const Proven& proven);
    /// In the same transaction.
    void clear_failures(Tx& tx, const Call& call, std::string_view email) const {
        parts_.throttle.succeeded(tx, email, call);
    }

private:
    core::Result<Proven> prove_own(const Call& call, const Proof& proof, const char* pointer);
    /// The hash that the account has then, where it still had `outdated`.
    std::string renew_hash(const core::Account& account, const std::string& outdated, const Secret& password);
    void record_failure(const Call& call, std::string_view email);

    Parts parts_;
};

/// Past its absolute end, or idle too long (security.md 9).
bool has_ended(const Session& session, const ServiceSettings& settings, core::Time now);

}  // namespace guildhall::service
