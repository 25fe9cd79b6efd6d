// Forgotten passwords (M35, M41): asking for a link tells nothing about the account, and does its work after the reply;
// redeeming one sets the password, verifies the e-mail and ends all sessions and tokens.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "service/accounts.h"
#include "service/outbox.h"

namespace guildhall::service {

/// Whose a reset link is, and what its password may not be made of.
struct ResetInspection {
    std::string email, name;
    std::vector<std::string> workspace_names;
};

class PasswordResets {
public:
    struct Parts {
        Changes& changes;
        Accounts& accounts;
        Audit& audit;
        Outbox& outbox;
        Random& random;
        const ServiceSettings& settings;
    };
    explicit PasswordResets(Parts parts);
    ~PasswordResets();

    /// Takes the wish and returns at once, the same for every address; the mail is queued by a thread of its own. More
    /// than 1,000 waiting wishes are dropped.
    void request(const Call& call, std::string email);

    /// Consumes nothing. Errors: invitation_invalid, rate_limited.
    core::Result<ResetInspection> inspect(const Call& call, const Secret& token) const;

    /// Errors: invitation_invalid, the policy's.
    core::Result<core::Done> redeem(const Call& call, const Secret& token, const Secret& password);

    /// By an instance admin: mails a link, or returns it where mail isn't configured. Errors: not_found, invalid_state
    /// (not active).
    core::Result<std::optional<std::string>> make_for(const Call& call, core::UserId user);

    /// For the command line, where an instance admin is locked out: the link, always.
    core::Result<std::string> make_link(const Call& call, core::UserId user);

    /// Ends the user's links, mailed or not.
    static void end_all(Tx& tx, core::UserId user);

    /// Deletes links whose time is over.
    static void forget_old(Tx& tx);

    void stop();

private:
    /// Who asked for the link, and who saw it.
    enum class Origin { asked_for, mailed_by_admin, shown_to_admin };
    struct Wish {
        Call call;
        std::string email;
    };
    void run();
    void mail_if_active(const Wish& wish);
    Secret issue(Tx& tx, core::UserId user, Origin origin);
    void mail(Tx& tx, const core::Account& account, Origin origin);

    Parts parts_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Wish> wishes_;  ///< guarded by mutex_
    bool stopping_ = false;    ///< guarded by mutex_
    std::thread thread_;
};

}  // namespace guildhall::service
