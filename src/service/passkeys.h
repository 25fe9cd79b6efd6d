// Accounts' passkeys: made, used and removed. One is both factors at once, for it is always asked for with the finger,
// face or PIN of who holds it. Challenges are sealed and not stored: strangers may ask for any number of them. What was
// answered is written down until it would have ended.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/names.h"
#include "service/seal.h"
#include "service/second_factors.h"
#include "service/webauthn.h"
#include "storage/passkeys_table.h"

namespace guildhall::service {

using Passkey = storage::Passkey;

struct PasskeyNameKind {
    static constexpr core::NameRules kRules{"passkey name", 50, false, false};
};
using PasskeyName = core::Name<PasskeyNameKind>;

constexpr std::int64_t kChallengeLife = 5 * core::kMinute;
constexpr std::size_t kMostPasskeys = 20;  ///< of one account

/// What a browser needs to make one; `present`: those that there are.
struct PasskeyCreation {
    std::string challenge;
    std::vector<Passkey> present;
};

/// What it made. Bytes, as the authenticator wrote them.
struct NewPasskey {
    PasskeyName name;
    ClientData client_data;
    std::string authenticator_data, public_key;
    std::vector<std::string> transports;  ///< known words
};

struct AddedPasskey {
    Passkey passkey;
    std::optional<std::vector<Secret>> recovery_codes;  ///< where it turned the second factor on
};

/// What a browser answers for somebody who uses one. Bytes.
struct PasskeyAnswer {
    std::string credential;
    ClientData client_data;
    std::string authenticator_data, signature, user_handle;
};

/// Whose passkey was used.
struct PasskeyUse {
    core::UserId user;
    std::optional<core::Time> second_factor_at;
    core::PasskeyId passkey;
};

/// By which the authenticator knows the account: its id.
std::string user_handle(core::UserId user);

/// What is said of every passkey that isn't good, at the field: unauthenticated.
core::Error wrong_passkey();

class Passkeys {
public:
    struct Parts {
        Store& store;
        Audit& audit;
        Throttle& throttle;
        SecondFactors& second_factors;
        const Keys& keys;
        const ServiceSettings& settings;
    };
    explicit Passkeys(Parts parts) : parts_(parts), site_(passkey_site(parts_.settings.base_url)) {}

    const core::Result<PasskeySite>& site() const { return site_; }

    /// The oldest first.
    std::vector<Passkey> of(core::UserId user) const;

    /// To make one of the caller's. Errors: passkeys_unavailable, invalid_state (there are as many as may be).
    core::Result<PasskeyCreation> begin(const Call& call) const;

    /// The first factor of an account turns its second factor on. Errors: invalid_request with passkey_invalid or
    /// duplicate; as begin().
    core::Result<AddedPasskey> add(const Call& call, NewPasskey made);

    /// One of the caller's. Error: not_found.
    core::Result<Passkey> rename(const Call& call, core::PasskeyId id, const PasskeyName& name);

    /// One of the caller's; all other sessions end. The last factor of an account turns its second factor off, which
    /// leaves the sessions. Errors: not_found, second_factor_demanded.
    core::Result<core::Done> remove(const Call& call, core::PasskeyId id);

    /// A challenge to use one: for the call's session, or without one for a sign-in. Error: passkeys_unavailable.
    core::Result<std::string> ask(const Call& call) const;

    /// Takes an answer, once. `email`: whose it must be, as typed; empty: anybody's. Errors: wrong_passkey(),
    /// rate_limited.
    core::Result<PasskeyUse> use(const Call& call, std::string_view email, const PasskeyAnswer& answer);

    /// Deletes challenges that are too old to be answered again.
    static void forget_old(Tx& tx);

private:
    enum class Purpose { make, use };
    struct Judged;

    static SealedPlace place_of(const Call& call, Purpose purpose);
    std::string challenge(const Call& call, Purpose purpose) const;
    /// When its challenge ends; nothing where the browser didn't do what it was asked for, here and lately.
    std::optional<core::Time> end_of(const Call& call, Purpose purpose, const ClientData& data) const;
    Judged judge(Tx& tx, const Call& call, std::string_view email, const PasskeyAnswer& answer) const;
    /// Of the account whose passkey the answer names; "": of none.
    std::string email_of(const PasskeyAnswer& answer) const;
    void record_failure(Tx& tx, const Call& call, const Judged& judged);
    core::Result<std::optional<std::vector<Secret>>> keep(Tx& tx, const Call& call, const Passkey& passkey);

    Parts parts_;
    core::Result<PasskeySite> site_;
};

}  // namespace guildhall::service
