// Accounts' own doings: set-up, sign-in, sessions, passwords (security.md 7 to 9, 12). Every try is throttled before
// any hashing, and known and unknown accounts cost the same work.
#pragma once

#include <string>

#include "core/names.h"
#include "service/changes.h"
#include "service/passwords.h"
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

class Accounts {
public:
    struct Parts {
        Changes& changes;
        Audit& audit;
        PasswordHasher& hasher;
        Throttle& throttle;
        Random& random;
        const ServiceSettings& settings;
    };
    explicit Accounts(Parts parts) : parts_(parts) {}

    /// security.md 12: a request that isn't `local` needs the printed code. Errors: setup_done, setup_code_required,
    /// rate_limited.
    core::Result<core::Done> check_set_up_open(const Call& call, const std::optional<Secret>& code, bool local);

    /// The first run: instance admin and first workspace, once. Errors: setup_done, the password policy's.
    core::Result<SignedIn> set_up(const Call& call, SetUpFields fields);

    /// Errors: unauthenticated, whatever was wrong; rate_limited; unavailable.
    core::Result<SignedIn> sign_in(const Call& call, std::string_view email, const Secret& password);

    /// The caller's sessions that are not ended, in any order.
    std::vector<Session> sessions(const Call& call) const;

    /// Ends the session of the call.
    core::Result<core::Done> sign_out(const Call& call);

    /// Ends one of the caller's sessions. Errors: not_found.
    core::Result<core::Done> end_session(const Call& call, core::SessionId id);

    /// The password again, so that the session is recent. Errors: invalid_request with wrong_password; rate_limited.
    core::Result<core::Done> confirm(const Call& call, const Secret& password);

    /// Ends all other sessions. Errors: as confirm(), and the policy's.
    core::Result<core::Done> change_password(const Call& call, const Secret& current, const Secret& next);

    /// security.md 9: Done where a password was given within 10 minutes in this session; else
    /// reauthentication_required.
    core::Result<core::Done> require_recent(const Call& call) const;

    // For other ways in (invitations, resets), which end in a session too.
    core::Result<core::Done> check_policy(const Secret& password, std::string_view email, std::string_view name,
                                          std::string pointer) const;
    core::Result<std::string> hash(const Secret& password) { return parts_.hasher.hash(password); }
    static void set_password(Tx& tx, core::UserId user, const std::string& hash);
    SignedIn open_session(Tx& tx, const Call& call, core::UserId user) const;
    /// The right password of an active account, through throttle and audit: Done; else unauthenticated, rate_limited,
    /// unavailable.
    core::Result<core::UserId> check_password_of(const Call& call, std::string_view email, const Secret& password);
    /// In the transaction that lets in whoever passed check_password_of().
    void clear_failures(Tx& tx, const Call& call, std::string_view email) const {
        parts_.throttle.succeeded(tx, email, call.address);
    }

private:
    core::Result<core::Done> check_own_password(const Call& call, const Secret& password, const char* pointer);
    void renew_hash(core::UserId user, const std::string& outdated, const Secret& password);
    void record_failure(const Call& call, std::string_view email);

    Parts parts_;
};

/// Past its absolute end, or idle too long (security.md 9).
bool has_ended(const Session& session, const ServiceSettings& settings, core::Time now);

}  // namespace guildhall::service
