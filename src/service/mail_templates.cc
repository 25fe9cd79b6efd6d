#include "service/mail_templates.h"

#include <ctime>
#include <vector>

namespace guildhall::service {
namespace {

/// One mail before it becomes text and HTML; every string is plain text.
struct Letter {
    std::string subject;
    std::string greeting;
    std::string opening;
    std::string button;
    std::string link;
    std::vector<std::string> closing;
};

std::string escape(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        switch (c) {
            case '&': escaped += "&amp;"; break;
            case '<': escaped += "&lt;"; break;
            case '>': escaped += "&gt;"; break;
            case '"': escaped += "&quot;"; break;
            case '\'': escaped += "&#39;"; break;
            default: escaped += c;
        }
    }
    return escaped;
}

/// "8 January 2026, 09:30 UTC"
std::string date_in_words(core::Time time) {
    static constexpr const char* kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                              "July",    "August",   "September", "October", "November", "December"};
    const std::time_t seconds = time.ms / 1000;
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    char text[64];
    std::snprintf(text, sizeof text, "%d %s %d, %02d:%02d UTC", utc.tm_mday, kMonths[utc.tm_mon], utc.tm_year + 1900,
                  utc.tm_hour, utc.tm_min);
    return text;
}

std::string without_last_slash(std::string_view base_url) {
    while (base_url.ends_with('/')) base_url.remove_suffix(1);
    return std::string(base_url);
}

Letter write_invitation(const MailFacts& facts) {
    const bool is_again = facts.kind == MailKind::invitation_again;
    const std::string& workspace = facts.workspace_name;
    Letter letter;
    letter.subject = is_again ? "Welcome back to " + workspace : "You are invited to " + workspace;
    const std::string who = facts.inviter_name.empty() ? "You have been invited" : facts.inviter_name + " invites you";
    letter.opening =
        is_again ? who + " back to the workspace " + workspace +
                       ". Please accept this new invitation to get your access again."
                 : who + " to the workspace " + workspace + ", where you will find the apps that were set up for you.";
    letter.button = "Accept the invitation";
    letter.closing = {
        "The invitation is good until " + date_in_words(facts.expires_at) + " and can be used once.",
        "If you don't know what this is about, you can ignore this mail: nothing happens until you accept."};
    return letter;
}

Letter write_password_reset(const MailFacts& facts) {
    Letter letter;
    letter.subject = "Choose a new password";
    letter.opening = "A new password was asked for your account. Follow the link to choose one.";
    letter.button = "Choose a new password";
    letter.closing = {"The link is good until " + date_in_words(facts.expires_at) +
                          " and can be used once. A new password signs you out everywhere.",
                      "If you didn't ask for it, you can ignore this mail: your password stays as it is."};
    return letter;
}

Letter write_notice(std::string subject, std::string opening, std::string closing) {
    Letter letter;
    letter.subject = std::move(subject);
    letter.opening = std::move(opening);
    letter.button = "Open Guildhall";
    letter.closing = {std::move(closing)};
    return letter;
}

Letter write_letter(const MailFacts& facts) {
    switch (facts.kind) {
        case MailKind::invitation:
        case MailKind::invitation_again: return write_invitation(facts);
        case MailKind::password_reset: return write_password_reset(facts);
        case MailKind::second_factor_enabled:
            return write_notice("Your second factor is on",
                                "From now on, a sign-in to your account needs your passkey, or a code of your "
                                "authenticator app beside your password. All your other sessions were ended.",
                                "If this wasn't you, ask an instance admin to remove the second factor, and choose a "
                                "new password.");
        case MailKind::second_factor_disabled:
            return write_notice("Your second factor is off",
                                "From now on, your password alone is enough to sign in to your account.",
                                "If this wasn't you, choose a new password, then set up a second factor again.");
        case MailKind::second_factor_removed:
            return write_notice("Your second factor was removed",
                                "An admin of this instance removed the second factor of your account and signed you "
                                "out everywhere. Sign in with your password, then set up a new one.",
                                "If you didn't ask for it, talk to your instance admins.");
        case MailKind::second_factor_outdated:
            return write_notice("Your second factor was removed",
                                "Your e-mail address was verified just now. The second factor of your account had been "
                                "set up before that, perhaps by somebody else, so it was removed. Your password alone "
                                "is enough to sign in.",
                                "If you had set it up yourself, set up a new one.");
        case MailKind::passkey_added:
            return write_notice("A passkey was added",
                                "A passkey was added to your account. Whoever holds it can sign in with it.",
                                "If this wasn't you, remove it in your profile, and choose a new password.");
        case MailKind::passkey_removed:
            return write_notice("A passkey was removed",
                                "A passkey of your account was removed. It doesn't sign in any more.",
                                "If this wasn't you, choose a new password and look at your second factor.");
        case MailKind::authenticator_app_removed:
            return write_notice("Your authenticator app was removed",
                                "The authenticator app of your account was removed. Its codes don't sign in any more; "
                                "your passkeys do.",
                                "If this wasn't you, choose a new password and look at your second factor.");
        case MailKind::recovery_code_used: break;
    }
    return write_notice("A recovery code was used",
                        "One of your recovery codes was used to sign in to your account. It can't be used again. Make "
                        "new codes when few are left.",
                        "If this wasn't you, choose a new password and make new recovery codes: somebody has both.");
}

std::string as_text(const Letter& letter) {
    std::string text = letter.greeting + "\n\n" + letter.opening + "\n\n" + letter.button + ":\n" + letter.link + "\n";
    for (const auto& line : letter.closing) text += "\n" + line + "\n";
    return text;
}

std::string as_html(const Letter& letter) {
    constexpr std::string_view kParagraph = "<p style=\"margin:0 0 16px\">";
    std::string html = "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>" +
                       escape(letter.subject) +
                       "</title></head>\n<body style=\"margin:0;padding:24px;background:#f5f6f8;color:#1f2933;"
                       "font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif\">\n"
                       "<div style=\"max-width:520px;margin:0 auto;padding:32px;background:#fff;border-radius:8px\">\n";
    html += std::string(kParagraph) + escape(letter.greeting) + "</p>\n";
    html += std::string(kParagraph) + escape(letter.opening) + "</p>\n";
    html += "<p style=\"margin:24px 0\"><a href=\"" + escape(letter.link) +
            "\" style=\"display:inline-block;padding:12px 20px;border-radius:6px;background:#0c6369;color:#fff;"
            "text-decoration:none\">" +
            escape(letter.button) + "</a></p>\n";
    html +=
        "<p style=\"margin:0 0 16px;font-size:14px;color:#52606d\">If the button doesn't work, copy this address "
        "into your browser:<br>\n<span style=\"word-break:break-all\">" +
        escape(letter.link) + "</span></p>\n";
    for (const auto& line : letter.closing)
        html += "<p style=\"margin:0 0 8px;font-size:14px;color:#52606d\">" + escape(line) + "</p>\n";
    return html + "</div>\n</body>\n</html>\n";
}

}  // namespace

const char* to_string(MailKind kind) {
    switch (kind) {
        case MailKind::invitation: return "invitation";
        case MailKind::invitation_again: return "reinvitation";
        case MailKind::password_reset: return "password_reset";
        case MailKind::second_factor_enabled: return "second_factor_enabled";
        case MailKind::second_factor_disabled: return "second_factor_disabled";
        case MailKind::second_factor_removed: return "second_factor_removed";
        case MailKind::second_factor_outdated: return "second_factor_outdated";
        case MailKind::recovery_code_used: return "recovery_code_used";
        case MailKind::passkey_added: return "passkey_added";
        case MailKind::passkey_removed: return "passkey_removed";
        case MailKind::authenticator_app_removed: return "authenticator_app_removed";
    }
    return "";
}

std::optional<MailKind> parse_mail_kind(std::string_view text) {
    for (const auto kind :
         {MailKind::invitation, MailKind::invitation_again, MailKind::password_reset, MailKind::second_factor_enabled,
          MailKind::second_factor_disabled, MailKind::second_factor_removed, MailKind::second_factor_outdated,
          MailKind::recovery_code_used, MailKind::passkey_added, MailKind::passkey_removed,
          MailKind::authenticator_app_removed})
        if (text == to_string(kind)) return kind;
    return std::nullopt;
}

std::string invitation_link(std::string_view base_url, std::string_view token) {
    return without_last_slash(base_url) + "/invitations#" + std::string(token);
}

std::string password_reset_link(std::string_view base_url, std::string_view token) {
    return without_last_slash(base_url) + "/password-reset#" + std::string(token);
}

namespace {

std::string link_of(const MailFacts& facts, std::string_view token) {
    switch (facts.kind) {
        case MailKind::invitation:
        case MailKind::invitation_again: return invitation_link(facts.base_url, token);
        case MailKind::password_reset: return password_reset_link(facts.base_url, token);
        default: break;
    }
    return without_last_slash(facts.base_url) + "/";
}

}  // namespace

MailContent write_mail(const MailFacts& facts, const Secret& token) {
    Letter letter = write_letter(facts);
    letter.greeting = facts.recipient_name.empty() ? "Hello," : "Hello " + facts.recipient_name + ",";
    letter.link = link_of(facts, token.reveal());
    return {letter.subject, as_text(letter), as_html(letter)};
}

}  // namespace guildhall::service
