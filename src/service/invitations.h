// Invitations (M35, M40 to M44): their links and mails, and answering them. Tokens are random, stored as hashes, single
// use; whether one was ever shown decides whether it can verify an e-mail.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "service/accounts.h"
#include "service/outbox.h"
#include "storage/invitations_table.h"

namespace guildhall::service {

/// What inspecting a token tells (api.md).
struct InvitationInspection {
    std::string workspace_name, email, name;
    std::string account;  ///< "new", "existing", "unverified"
};

struct AcceptFields {
    Secret token;
    std::optional<core::PersonName> name;
    std::optional<Secret> password;
    std::optional<Secret> second_factor;
    std::optional<PasskeyAnswer> passkey;
};

struct Accepted {
    core::WorkspaceId workspace;
    core::MemberId member;
    std::optional<SignedIn> signed_in;  ///< nothing: the caller's session goes on
};

class Invitations {
public:
    struct Parts {
        Changes& changes;
        Accounts& accounts;
        Audit& audit;
        Outbox& outbox;
        Random& random;
        const ServiceSettings& settings;
    };
    explicit Invitations(Parts parts) : parts_(parts) {}

    /// What follows a saved plan: members that became invited get a mailed token, those that no longer are lose theirs;
    /// archived accounts lose sessions and tokens. Called for every plan, in its transaction.
    core::Result<core::Done> follow(Tx& tx, const Call& call, const core::Plan& plan);

    /// A new shown link for the member, in the transaction (at most 5 live; the oldest ends); none where a token would
    /// see an admin's (M37). REQUIRES: the member is invited
    std::optional<std::string> show_link(Tx& tx, const Call& call, core::WorkspaceId workspace, core::MemberId member);

    /// POST …/invitation-link. Errors: not_found, invalid_state, forbidden (a token and an admin's invitation).
    core::Result<std::string> copy_link(const Call& call, core::WorkspaceId workspace, core::MemberId member);

    /// POST …/resend-invitation: ends earlier links, mails a new one. Errors: invalid_state (also without mail),
    /// rate_limited.
    core::Result<core::Done> resend(const Call& call, core::WorkspaceId workspace, core::MemberId member);

    /// Consumes nothing. Errors: invitation_invalid, rate_limited.
    core::Result<InvitationInspection> inspect(const Call& call, const Secret& token) const;

    /// Errors: invitation_invalid, forbidden (signed in as somebody else), those of Accounts::prove(),
    /// email_unverified, invalid_request.
    core::Result<Accepted> accept(const Call& call, AcceptFields fields);

    /// The account's invitations that it can answer without a link, having a verified e-mail.
    static std::vector<core::MembershipRef> open_to(const core::Instance& instance, const core::Account& account,
                                                    core::Time now);

    /// POST /me/invitations/{member}/accept, for verified accounts. Errors: not_found, email_unverified.
    core::Result<Accepted> accept_own(const Call& call, core::MemberId member);

    /// Deletes tokens whose time is over.
    static void forget_old(Tx& tx);

private:
    struct Open;
    struct Answer;
    using Kind = storage::InvitationKind;

    std::optional<Open> find(storage::Connection& connection, const core::Instance& instance,
                             const Secret& token) const;
    Secret issue(Tx& tx, core::WorkspaceId workspace, core::MemberId member, Kind kind);
    /// The mail that invites the member, without its link.
    QueuedMail mail_to(const Tx& tx, const Call& call, const core::Workspace& workspace, const core::Member& member);
    void send(Tx& tx, const QueuedMail& mail);
    static void end_all(Tx& tx, core::WorkspaceId workspace, core::MemberId member);
    core::Result<Answer> prepare(const Call& call, const Open& open, const AcceptFields& fields);
    core::Result<Accepted> answer(Tx& tx, const Call& call, const Open& open, const Answer& how);

    Parts parts_;
};

}  // namespace guildhall::service
