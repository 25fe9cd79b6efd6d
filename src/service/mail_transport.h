// Where mail goes: an SMTP server, or a folder (GUILDHALL_MAIL). Used by the mail worker only, never within a request.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "core/result.h"
#include "service/mail.h"
#include "service/secrets.h"

namespace guildhall::service {

enum class MailResult {
    sent,
    later,    ///< the server is away, busy or wrongly configured: try again
    refused,  ///< the server won't ever take this mail
};

struct MailOutcome {
    MailResult result;
    std::string detail;  ///< one line for an instance admin; no link, no password
};

class MailTransport {
public:
    virtual ~MailTransport() = default;
    /// Blocks until the mail is taken or not, at most for the transport's timeout, and gives up when `stop` asks for
    /// it.
    virtual MailOutcome send(const Mail& mail, std::stop_token stop) = 0;
};

/// GUILDHALL_MAIL, read.
struct MailTarget {
    enum class Kind { smtp, smtps, folder };
    Kind kind;
    std::string host;  ///< smtp, smtps; an IPv6 address in brackets
    int port = 0;      ///< smtp: 25, with a user 587; smtps: 465, unless given
    std::string user;  ///< empty: no sign-in
    Secret password;
    std::string folder;  ///< folder
    std::chrono::milliseconds connect_timeout = std::chrono::seconds(10);
    std::chrono::milliseconds timeout = std::chrono::seconds(60);
};

/// `smtp://[user:password@]host[:port]`, `smtps://…` or `dir:<folder>`; nothing for an empty text (mail isn't
/// configured). User and password may be percent-encoded. The error never repeats the text, which may hold a password.
core::Result<std::optional<MailTarget>> parse_mail_url(std::string_view text);

/// The transport for a target. A folder is made where it is missing.
std::unique_ptr<MailTransport> make_mail_transport(MailTarget target);

}  // namespace guildhall::service
