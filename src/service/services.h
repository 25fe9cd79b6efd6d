// Everything that use cases work with, made once at start in the right order: by the program and by the tests' server.
// Whoever adds a part adds it here. All parts may be used from any thread.
#pragma once

#include <optional>
#include <string>

#include "core/import.h"
#include "service/audit.h"
#include "service/changes.h"
#include "service/keys.h"
#include "service/password_policy.h"
#include "service/passwords.h"
#include "service/plan_cache.h"
#include "service/ports.h"
#include "service/random.h"
#include "service/store.h"

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
    bool mail_configured = false;
    /// Demanded by POST /setup; nothing: listen address and base URL are loopback (the handler looks at the peer).
    std::optional<std::string> setup_code = {};
    SessionLimits sessions = {};
    PasswordHashing hashing = {};
    PasswordPolicy passwords = {};
    core::ImportLimits imports = {};

    bool is_https() const { return base_url.starts_with("https://"); }
};

struct ServiceParts {
    ServiceSettings settings;
    storage::OpenConnection open_writer, open_reader;
    const Clock& clock;
    Random& random;
    const Keys& keys;
};

/// Borrows clock, random and keys of its parts; they must outlive it.
class Services {
public:
    /// Throws as Store does.
    explicit Services(ServiceParts parts);
    Services(const Services&) = delete;
    Services& operator=(const Services&) = delete;

    const ServiceSettings settings;
    const Clock& clock;
    Random& random;
    const Keys& keys;
    IdSource ids;
    Store store;
    PlanCache plans;
    Audit audit;
    Changes changes;
    PasswordHasher hasher;
};

}  // namespace guildhall::service
