// What the product writes to people. Names come from users and are shown as text only; links are made of the configured
// base URL and of nothing that a request said.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/time.h"
#include "service/mail.h"
#include "service/secrets.h"

namespace guildhall::service {

enum class MailKind {
    invitation,        ///< to a workspace, for the first time or sent again
    invitation_again,  ///< after unarchiving: the person was a member before
    password_reset,
    // Notices: what happened to the person's second factor. Their link leads to the console, without a token.
    second_factor_enabled,
    second_factor_disabled,
    second_factor_removed,   ///< by an instance admin or the operator
    second_factor_outdated,  ///< it was older than the proof that the e-mail address is the person's, so it went
    recovery_code_used,
    passkey_added,  ///< where there was a second factor already; else it is second_factor_enabled
    passkey_removed,
    authenticator_app_removed,
};

/// "invitation", "reinvitation", "password_reset", …: as stored and as GET /instance/mail says it.
const char* to_string(MailKind kind);
std::optional<MailKind> parse_mail_kind(std::string_view text);

/// BASE/invitations#TOKEN: the token is in the fragment, which no server and no log sees.
std::string invitation_link(std::string_view base_url, std::string_view token);
/// BASE/password-reset#TOKEN
std::string password_reset_link(std::string_view base_url, std::string_view token);

struct MailFacts {
    MailKind kind;
    std::string base_url;
    std::string recipient_name;
    std::string workspace_name;  ///< invitations only
    std::string inviter_name;    ///< empty where nobody is to be named (the command line)
    core::Time expires_at;
};

/// `token`: of the link; empty in a notice.
MailContent write_mail(const MailFacts& facts, const Secret& token);

}  // namespace guildhall::service
