// What the operator sets, read once at start (app/settings) and used by the use cases. Values, no secrets.
#pragma once

#include <string>

#include "core/time.h"
#include "service/password_policy.h"

namespace guildhall::service {

struct Config {
    std::string base_url;  ///< without a slash at its end; links in mail are built of it alone
    bool mail_configured = false;
    PasswordPolicy password_policy;
    std::int64_t session_idle_ms = 24 * core::kHour;
    std::int64_t session_absolute_ms = 14 * core::kDay;
    std::int64_t confirmed_ms = 10 * core::kMinute;  ///< how long a given password counts as recent
    std::int64_t reset_ms = core::kHour;             ///< life of a password reset link
    std::string version;
};

}  // namespace guildhall::service
