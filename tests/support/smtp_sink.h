// A real SMTP server for a test: smtp_sink.py as a child process that ends with this object.
#pragma once

#include <sys/types.h>

#include <boost/json.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "support/temporary_folder.h"

namespace guildhall::test {

class SmtpSink {
public:
    /// `options`: of smtp_sink.py, for example {"--fail-first", "2"}. Returns when it listens.
    explicit SmtpSink(const std::vector<std::string>& options = {});
    ~SmtpSink();
    SmtpSink(const SmtpSink&) = delete;
    SmtpSink& operator=(const SmtpSink&) = delete;

    int port() const { return port_; }
    /// "smtp://127.0.0.1:<port>"
    std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }

    /// With "--tls": the certificate that it shows, signed by nobody that this machine knows.
    std::filesystem::path certificate() const { return folder_ / "certificate.pem"; }

    /// The mails taken so far, as a mail program reads them; a mail is here before its sender has the reply.
    std::vector<boost::json::object> mails() const;

private:
    TemporaryFolder folder_;
    pid_t child_ = -1;
    int stdin_ = -1;
    int port_ = 0;
};

}  // namespace guildhall::test
