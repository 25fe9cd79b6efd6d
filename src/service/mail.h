// One mail as a value, and its RFC 5322 text: what every transport sends or files.
#pragma once

#include <string>
#include <string_view>

#include "core/id.h"
#include "core/names.h"
#include "core/result.h"
#include "core/time.h"

namespace guildhall::service {

/// A sender: `name` as shown (may be empty), `address` without angle brackets. Its host may lack a dot ("localhost").
struct MailSender {
    std::string name;
    std::string address;

    std::string_view host() const { return std::string_view(address).substr(address.rfind('@') + 1); }
};

/// Reads "Guildhall <mail@example.com>" or a bare address (GUILDHALL_MAIL_FROM).
core::Result<MailSender> parse_mail_sender(std::string_view text);

/// "Guildhall <guildhall@HOST>" with the host of the base URL.
MailSender default_mail_sender(std::string_view base_url);

/// What a person reads. The same facts as plain text and as HTML.
struct MailContent {
    std::string subject;
    std::string text;  ///< lines end with LF
    std::string html;
};

struct Mail {
    core::Uuid id;  ///< the same at each try, so that a mail that comes twice is known as one
    MailSender from;
    core::Email to;
    core::Time date;
    MailContent content;
};

/// The whole message: headers, a text part and an HTML part, lines of CRLF, nothing but ASCII, no line over 998. What
/// isn't ASCII is encoded (RFC 2047, quoted-printable); a control character in a header becomes a space, so no text
/// can add a header.
std::string to_eml(const Mail& mail);

}  // namespace guildhall::service
