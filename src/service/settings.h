// What the configuration says, as the use cases need it. Values, no secrets; fixed while the program runs.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include "core/import.h"
#include "core/time.h"
#include "service/address_ranges.h"
#include "service/password_policy.h"
#include "service/passwords.h"

namespace guildhall::service {

/// How long sessions live (security.md 9), in milliseconds.
struct SessionLimits {
    std::int64_t idle = 24 * core::kHour;
    std::int64_t absolute = 14 * core::kDay;
    std::int64_t recent = 10 * core::kMinute;  ///< after a password was given
};

/// What the configuration says. Fixed while the program runs.
struct ServiceSettings {
    std::string base_url = "http://localhost:8080";  ///< no slash at its end; the source of every link (security.md 11)
    std::string version = "0.1.0";
    std::filesystem::path data = {};  ///< the data folder, where its disk is to be watched
    /// Changes that wait for longer without a commit: the server isn't ready.
    std::chrono::milliseconds writer_patience{30'000};
    bool mail_configured = false;
    std::int64_t reset_life = core::kHour;  ///< of a password reset link, milliseconds
    /// Demanded by POST /setup; nothing: listen address and base URL are loopback (the handler looks at the peer).
    std::optional<std::string> setup_code = {};
    SessionLimits sessions = {};
    PasswordHashing hashing = {};
    PasswordPolicy passwords = {};
    core::ImportLimits imports = {};
    AddressRanges trusted_proxies =
        {};  ///< believed in what they forward, and may ask for forward-auth; none: it is closed

    bool is_https() const { return base_url.starts_with("https://"); }
};

}  // namespace guildhall::service
