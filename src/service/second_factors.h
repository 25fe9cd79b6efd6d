// Accounts' second factors: whether there is one, the secret of an authenticator app (totp.h), sealed, and ten recovery
// codes of 120 random bits, of which only hashes are kept; passkeys are in passkeys.h. An app is set up in two steps,
// so that nobody is locked out by one that was never read in. A wrong code is counted for its account wherever it comes
// from (throttle.h), and only who knows the password gets as far as that.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "service/changes.h"
#include "service/outbox.h"
#include "service/settings.h"
#include "service/throttle.h"

namespace guildhall::service {

/// What GET /me/second-factor shows beside the demands, which core/second_factor.h knows.
struct SecondFactorView {
    std::optional<core::Time> enabled_at;
    bool app = false;
    int recovery_codes_left = 0;
};

class SecondFactors {
public:
    struct Parts {
        Changes& changes;
        Audit& audit;
        Throttle& throttle;
        Outbox& outbox;
        Random& random;
        const Keys& keys;
        const ServiceSettings& settings;
    };
    explicit SecondFactors(Parts parts) : parts_(parts) {}

    SecondFactorView view(const Call& call) const;

    /// A new secret of the caller's, in base32; pending until it is confirmed, for an hour.
    core::Result<Secret> begin(const Call& call);

    /// The pending secret takes effect, in place of one that was there; all other sessions end. Gives new recovery
    /// codes; none beside passkeys, whose codes stay. Errors: invalid_request with second_factor_invalid, invalid_state
    /// (nothing is pending).
    core::Result<std::optional<std::vector<Secret>>> confirm(const Call& call, const Secret& code);

    /// New recovery codes; the old ones end. Error: invalid_state (no second factor).
    core::Result<std::vector<Secret>> renew_recovery_codes(const Call& call);

    /// Turns the caller's own off, app and passkeys. Errors: second_factor_demanded, invalid_state.
    core::Result<core::Done> disable(const Call& call);

    /// Of the caller's the app alone; where there are no passkeys, as disable(). Errors: as there.
    core::Result<core::Done> remove_app(const Call& call);

    /// For who lost the app and the codes: by an instance admin or the command line. Ends the user's sessions. Errors:
    /// not_found, invalid_state, forbidden.
    core::Result<core::Done> remove(const Call& call, core::UserId user);

    /// For who gave the right password of an account with a second factor: the six digits or a recovery code is taken,
    /// once. `email` as typed. Errors: second_factor_required (nothing was sent; with what may be), rate_limited (six
    /// digits only: a recovery code is always looked at), second_factor_invalid.
    core::Result<core::Done> check(const Call& call, std::string_view email, core::UserId user,
                                   const std::optional<Secret>& answer);

    // In a transaction.
    /// The caller's is on from now on, all other sessions end. Gives new recovery codes.
    core::Result<std::vector<Secret>> turn_on(Tx& tx, const Call& call);
    /// As disable().
    core::Result<core::Done> turn_off(Tx& tx, const Call& call);
    static bool has_app(storage::Connection& connection, core::UserId user);
    /// Tells the person by mail, where mail is sent and the address was proved to be theirs.
    void notify(Tx& tx, const core::Account& account, MailKind kind);

    /// What follows a saved plan: of accounts that have no second factor any more app, passkeys and codes go. Whose
    /// went because the e-mail address was verified after it was set up is told by mail.
    void follow(Tx& tx, const core::Plan& plan);

private:
    /// Nothing: the answer was good.
    std::optional<core::Error> judge(Tx& tx, const Call& call, core::UserId user, std::string_view answer);
    std::optional<core::Error> judge_code(Tx& tx, core::UserId user, std::string_view code);
    void record_failure(Tx& tx, const Call& call, std::string_view email, const core::Account& account);
    core::Error ask_for(core::UserId user) const;
    std::vector<Secret> make_recovery_codes(Tx& tx, core::UserId user);
    Secret open(const storage::Blob& sealed, core::UserId user) const;
    core::Result<core::Done> begin_to_demand(Tx& tx, const Call& call);
    core::Result<core::Done> change(Tx& tx, const Call& call, core::UserId user, core::SetSecondFactor::How how);

    Parts parts_;
};

}  // namespace guildhall::service
