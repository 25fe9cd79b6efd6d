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
    }
    return "";
}

std::optional<MailKind> parse_mail_kind(std::string_view text) {
    for (const auto kind : {MailKind::invitation, MailKind::invitation_again, MailKind::password_reset})
        if (text == to_string(kind)) return kind;
    return std::nullopt;
}

std::string invitation_link(std::string_view base_url, std::string_view token) {
    return without_last_slash(base_url) + "/invitations#" + std::string(token);
}

std::string password_reset_link(std::string_view base_url, std::string_view token) {
    return without_last_slash(base_url) + "/password-reset#" + std::string(token);
}

MailContent write_mail(const MailFacts& facts, const Secret& token) {
    const bool is_reset = facts.kind == MailKind::password_reset;
    Letter letter = is_reset ? write_password_reset(facts) : write_invitation(facts);
    letter.greeting = facts.recipient_name.empty() ? "Hello," : "Hello " + facts.recipient_name + ",";
    letter.link = is_reset ? password_reset_link(facts.base_url, token.reveal())
                           : invitation_link(facts.base_url, token.reveal());
    return {letter.subject, as_text(letter), as_html(letter)};
}

}  // namespace guildhall::service
