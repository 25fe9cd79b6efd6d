#include "service/invitations.h"

#include "service/password_resets.h"

namespace guildhall::service {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr int kShownAtOnce = 5;  // M41

Error invalid_token() {
    return {ErrorCode::invitation_invalid,
            "This link no longer works. If you have accepted it already, sign in; else ask whoever invited you for a "
            "new one."};
}

bool never_active_here(const core::Member& member) { return !member.accepted_at.has_value(); }

bool is_unverified(const core::Account& account) {
    return account.status == core::AccountStatus::active && !account.email_verified_at;
}

}  // namespace

/// A live invitation, as a token names it.
struct Invitations::Open {
    core::WorkspaceId workspace;
    core::MemberId member;
    core::UserId user;
    bool mailed_only = false;
    std::shared_ptr<const Snapshot> seen = {};  ///< where it was found
};

/// How an invitation is to be answered, worked out before the transaction because hashing takes time.
struct Invitations::Answer {
    core::AcceptInvitation change;
    std::optional<std::string> password_hash;  ///< a first or, for an unverified account, a new password
    bool ends_sessions = false;                ///< M35: all sessions and tokens of the account
    bool signs_in = true;
    std::optional<Proven> proven;  ///< by the account's own password
};

Secret Invitations::issue(Tx& tx, core::WorkspaceId workspace, core::MemberId member, Kind kind) {
    FreshToken token = make_token(parts_.random);
    const core::Time end = tx.now + tx.instance->settings.invitation_days * core::kDay;
    storage::insert_invitation(
        tx.connection, {workspace, tx.ids.next_uuid(), member, token.hash, kind, kind == Kind::shown, tx.now, end});
    return std::move(token.text);
}

void Invitations::end_all(Tx& tx, core::WorkspaceId workspace, core::MemberId member) {
    storage::end_invitations_of(tx.connection, workspace, member);
    storage::end_unsent_mails(tx.connection, workspace, member);
}

QueuedMail Invitations::mail_to(const Tx& tx, const Call& call, const core::Workspace& workspace,
                                const core::Member& member) {
    const core::Account& account = tx.instance->account_of(member);
    const core::Account* inviter = tx.instance->account(call.caller.actor.user);
    QueuedMail mail;
    mail.kind = member.accepted_at ? MailKind::invitation_again : MailKind::invitation;
    mail.recipient = account.email;
    mail.user = account.id;
    mail.workspace = workspace.id;
    mail.member = member.id;
    mail.recipient_name = shown_name(account, member);
    mail.workspace_name = workspace.name;
    mail.inviter_name = inviter ? inviter->name : "";
    mail.expires_at = tx.now + tx.instance->settings.invitation_days * core::kDay;
    return mail;
}

void Invitations::send(Tx& tx, const QueuedMail& mail) {
    parts_.outbox.queue(tx, mail, issue(tx, mail.workspace.value(), mail.member.value(), Kind::mailed));
}

Result<Done> Invitations::follow(Tx& tx, const Call& call, const core::Plan& plan) {
    for (const auto& [number, touch] : plan.touched.workspaces) {
        const core::Workspace& after = *plan.after->workspaces[number];
        const core::Workspace* before =
            number < plan.before->workspaces.size() ? plan.before->workspaces[number].get() : nullptr;
        for (const core::MemberNumber member_number : touch.members) {
            const core::Member& is = *after.members[member_number];
            const bool known = before && member_number < before->members.size();
            const auto was = known ? std::optional(before->members[member_number]->status) : std::nullopt;
            if (was == is.status) continue;
            if (was) end_all(tx, after.id, is.id);
            if (is.status != core::MemberStatus::invited || !parts_.settings.mail_configured) continue;
            QueuedMail mail = mail_to(tx, call, after, is);
            mail.counted = known;  // M41: the first invitation isn't
            send(tx, mail);
        }
    }
    for (const core::AccountNumber number : plan.touched.accounts) {
        const core::Account& account = *plan.after->accounts[number];
        if (account.status != core::AccountStatus::archived || number >= plan.before->accounts.size()) continue;
        if (plan.before->accounts[number]->status == core::AccountStatus::archived) continue;
        tx.end_sessions_of(account.id);
        tx.end_tokens_of(account.id);
        PasswordResets::end_all(tx, account.id);
    }
    return Done{};
}

std::optional<std::string> Invitations::show_link(Tx& tx, const Call& call, core::WorkspaceId workspace,
                                                  core::MemberId member) {
    const bool is_admin = tx.instance->workspace(workspace)->member(member)->role == core::Role::admin;
    if (call.caller.by_token() && is_admin) return std::nullopt;
    storage::keep_newest_shown(tx.connection, workspace, member, kShownAtOnce - 1);
    return invitation_link(parts_.settings.base_url, issue(tx, workspace, member, Kind::shown).reveal());
}

Result<std::string> Invitations::copy_link(const Call& call, core::WorkspaceId workspace, core::MemberId member) {
    std::string link;
    Beside beside;
    beside.after = [&](Tx& tx, const core::Plan&) -> Result<Done> {
        const core::Workspace& in = *tx.instance->workspace(workspace);
        auto shown = show_link(tx, call, workspace, member);
        if (!shown)
            return Error{ErrorCode::forbidden,
                         "An API token is shown no link of an invitation with the role Admin. Sign in to copy it."};
        link = *std::move(shown);
        parts_.audit.append(
            tx, call,
            member_event("member.link_shown", in, *in.member(member), tx.instance->account_of(*in.member(member))));
        return Done{};
    };
    TRY(parts_.changes.apply(call, workspace, core::RenewInvitation{member}, std::move(beside)));
    return link;
}

Result<Done> Invitations::resend(const Call& call, core::WorkspaceId workspace, core::MemberId member) {
    Beside beside;
    beside.before = [&](Tx& tx, const core::Plan&) -> Result<Done> {
        if (!parts_.settings.mail_configured)
            return Error{ErrorCode::invalid_state,
                         "Mail isn't configured here. Copy the invitation's link and hand it over yourself."};
        const core::Workspace& in = *tx.instance->workspace(workspace);
        const core::Account& account = tx.instance->account_of(*in.member(member));
        const int wait = Outbox::wait_seconds(tx.connection, account.email, MailKind::invitation, tx.now);
        if (wait == 0) return Done{};
        Error error{ErrorCode::rate_limited,
                    "A mail went to this address a moment ago. Wait a little, or copy the link."};
        error.retry_after_seconds = wait;
        return error;
    };
    beside.after = [&](Tx& tx, const core::Plan&) -> Result<Done> {
        const core::Workspace& in = *tx.instance->workspace(workspace);
        end_all(tx, workspace, member);
        send(tx, mail_to(tx, call, in, *in.member(member)));
        parts_.audit.append(
            tx, call,
            member_event("member.resent", in, *in.member(member), tx.instance->account_of(*in.member(member))));
        return Done{};
    };
    TRY(parts_.changes.apply(call, workspace, core::RenewInvitation{member}, std::move(beside)));
    return Done{};
}

std::optional<Invitations::Open> Invitations::find(storage::Connection& connection, const core::Instance& instance,
                                                   const Secret& token) const {
    const auto found = storage::find_invitation(connection, hash_token(token.reveal()));
    if (!found || found->expires_at <= parts_.changes.store().now()) return std::nullopt;
    const core::Workspace* workspace = instance.workspace(found->workspace);
    const core::Member* member = workspace ? workspace->member(found->member) : nullptr;
    if (!member || member->status != core::MemberStatus::invited) return std::nullopt;
    const core::Account& account = instance.account_of(*member);
    if (account.status == core::AccountStatus::archived) return std::nullopt;
    return Open{found->workspace, found->member, account.id, !found->was_shown};
}

Result<InvitationInspection> Invitations::inspect(const Call& call, const Secret& token) const {
    TRY(parts_.accounts.check_links(call));
    const Store& store = parts_.changes.store();
    const auto snapshot = store.snapshot();
    const auto open =
        store.read([&](storage::Connection& connection) { return find(connection, *snapshot->instance, token); });
    if (!open) {
        parts_.accounts.count_wrong_link(call);
        return invalid_token();
    }
    const core::Workspace& workspace = *snapshot->instance->workspace(open->workspace);
    const core::Member& member = *workspace.member(open->member);
    const core::Account& account = snapshot->instance->account_of(member);
    InvitationInspection inspection{workspace.name, account.email, shown_name(account, member), "existing"};
    if (account.status == core::AccountStatus::pending)
        inspection.account = "new";
    else if (is_unverified(account) && never_active_here(member))
        inspection.account = "unverified";
    return inspection;
}

Result<Invitations::Answer> Invitations::prepare(const Call& call, const Open& open, const AcceptFields& fields) {
    // Of a later state, the same invitation answered by somebody else would look like one to an account that is there.
    const auto& snapshot = open.seen;
    const core::Account& account = *snapshot->instance->account(open.user);
    const core::Member& member = *snapshot->instance->workspace(open.workspace)->member(open.member);
    const bool signed_in = call.caller.session.has_value();
    if (signed_in && (call.caller.actor.user != open.user))
        return Error{ErrorCode::forbidden, "This invitation is for " + account.email +
                                               ", and you are signed in as somebody else. Sign out first."};
    Answer answer;
    answer.change.member = open.member;
    answer.change.name = std::nullopt;
    answer.change.verify_email = open.mailed_only && !account.email_verified_at;
    answer.ends_sessions = answer.change.verify_email;
    if (account.status == core::AccountStatus::pending) {
        if (!fields.name) return core::invalid_field("/name", "missing", "Tell your name.");
        if (!fields.password) return core::invalid_field("/password", "missing", "Choose a password.");
        TRY(parts_.accounts.check_policy(*fields.password, account.email, fields.name->str(), "/password"));
        answer.change.name = fields.name;
        answer.change.activate = true;
        answer.password_hash = TRY(parts_.accounts.hash(*fields.password, account.email));
        return answer;
    }
    if (is_unverified(account) && never_active_here(member)) {
        if (!open.mailed_only)
            return Error{ErrorCode::email_unverified,
                         "Your e-mail isn't verified yet, so this invitation must be answered by the link in the mail. "
                         "Ask for it to be resent."};
        if (!fields.password) return core::invalid_field("/password", "missing", "Choose a new password.");
        TRY(parts_.accounts.check_policy(*fields.password, account.email, account.name, "/password"));
        answer.change.name = fields.name;
        answer.password_hash = TRY(parts_.accounts.hash(*fields.password, account.email));
        return answer;
    }
    answer.change.keeps_second_factor = true;
    if (signed_in) {
        answer.signs_in = answer.ends_sessions;
        return answer;
    }
    if (!fields.password && !fields.passkey)
        return core::invalid_field("/password", "missing", "Give the password of your account, or sign in first.");
    answer.proven =
        TRY(parts_.accounts.prove(call, account.email, {fields.password, fields.second_factor, fields.passkey}));
    return answer;
}

Result<Accepted> Invitations::answer(Tx& tx, const Call& call, const Open& open, const Answer& how) {
    TRY(begin_change(tx, call));
    if (how.proven) TRY(Accounts::still_proves(tx, *how.proven));
    Call by = call;
    by.caller.actor = {open.user, core::Actor::Via::invitation};
    by.caller.email = tx.instance->account(open.user)->email;
    const PlanPointer plan =
        TRY(parts_.changes.apply_in(tx, by, parts_.changes.request_of(by, open.workspace, how.change), {}));
    const core::Account& account = *tx.instance->account(open.user);
    if (how.proven) parts_.accounts.clear_failures(tx, call, account.email);
    if (how.password_hash) Accounts::set_password(tx, open.user, *how.password_hash);
    if (how.ends_sessions) {
        tx.end_sessions_of(open.user);
        tx.end_tokens_of(open.user);
        parts_.audit.append(tx, by, user_event("user.email_verified", account));
    }
    Accepted accepted{open.workspace, open.member, std::nullopt};
    if (how.signs_in) accepted.signed_in = parts_.accounts.open_session(tx, by, open.user);
    return accepted;
}

Result<Accepted> Invitations::accept(const Call& call, AcceptFields fields) {
    TRY(parts_.accounts.check_links(call));
    Store& store = parts_.changes.store();
    const auto snapshot = store.snapshot();
    auto open = store.read(
        [&](storage::Connection& connection) { return find(connection, *snapshot->instance, fields.token); });
    if (!open) {
        parts_.accounts.count_wrong_link(call);
        return invalid_token();
    }
    open->seen = snapshot;
    const Answer how = TRY(prepare(call, *open, fields));
    return store.write([&](Tx& tx) -> Result<Accepted> {
        // Used, ended or answered otherwise while the hash was worked out.
        const auto still = find(tx.connection, *tx.instance, fields.token);
        if (!still) return invalid_token();
        const bool is_new = tx.instance->account(open->user)->status == core::AccountStatus::pending;
        if (is_new != how.change.activate) return invalid_token();
        return answer(tx, call, *open, how);
    });
}

std::vector<core::MembershipRef> Invitations::open_to(const core::Instance& instance, const core::Account& account,
                                                      core::Time now) {
    std::vector<core::MembershipRef> open;
    if (!account.email_verified_at) return open;
    for (const core::MembershipRef& ref : account.memberships) {
        const core::Member& member = *instance.workspaces[ref.workspace]->members[ref.member];
        const bool lives = member.invitation_expires_at && *member.invitation_expires_at > now;
        if (member.status == core::MemberStatus::invited && lives) open.push_back(ref);
    }
    return open;
}

Result<Accepted> Invitations::accept_own(const Call& call, core::MemberId member) {
    const core::UserId user = call.caller.actor.user;
    return parts_.changes.store().write([&](Tx& tx) -> Result<Accepted> {
        const core::Account& account = *tx.instance->account(user);
        if (!account.email_verified_at)
            return Error{ErrorCode::email_unverified,
                         "Your e-mail isn't verified yet. Answer the invitation by the link in the mail."};
        for (const core::MembershipRef& ref : open_to(*tx.instance, account, tx.now)) {
            const core::Workspace& workspace = *tx.instance->workspaces[ref.workspace];
            if (workspace.members[ref.member]->id != member) continue;
            Answer how;
            how.change.member = member;
            how.signs_in = false;
            return answer(tx, call, {workspace.id, member, user, false}, how);
        }
        return Error{ErrorCode::not_found, "There is no such invitation."};
    });
}

void Invitations::forget_old(Tx& tx) { storage::delete_expired_invitations(tx.connection, tx.now); }

}  // namespace guildhall::service
