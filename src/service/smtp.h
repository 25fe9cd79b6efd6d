// Mail by SMTP (libcurl). TLS is used where the server offers it, demanded where a password would cross the network,
// and always checked against the machine's certificates.
#pragma once

#include "service/mail_transport.h"

namespace guildhall::service {

class SmtpTransport final : public MailTransport {
public:
    /// REQUIRES: target.kind is smtp or smtps
    explicit SmtpTransport(MailTarget target);

    /// A connection per mail. 4xx, a missing server, a failed sign-in or TLS: later. 5xx about the mail: refused.
    MailOutcome send(const Mail& mail, std::stop_token stop) override;

private:
    MailTarget target_;
};

}  // namespace guildhall::service
