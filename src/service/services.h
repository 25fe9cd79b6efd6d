// Everything that use cases work with, made once at start in the right order: by the program and by the tests' server.
// Whoever adds a part adds it here. All parts may be used from any thread.
#pragma once

#include <atomic>

#include "service/accounts.h"
#include "service/activity.h"
#include "service/api_tokens.h"
#include "service/audit.h"
#include "service/changes.h"
#include "service/forward_sign_in.h"
#include "service/guarded_apps.h"
#include "service/invitations.h"
#include "service/keys.h"
#include "service/outbox.h"
#include "service/passkeys.h"
#include "service/password_resets.h"
#include "service/passwords.h"
#include "service/pinned_snapshots.h"
#include "service/plan_cache.h"
#include "service/ports.h"
#include "service/random.h"
#include "service/readiness.h"
#include "service/resource_values.h"
#include "service/second_factors.h"
#include "service/settings.h"
#include "service/store.h"
#include "service/throttle.h"

namespace guildhall::service {

struct ServiceParts {
    ServiceSettings settings;
    storage::OpenConnection open_writer, open_reader;
    const Clock& clock;
    Random& random;
    Keys& keys;
};

/// Borrows clock, random and keys of its parts; they must outlive it.
class Services {
public:
    /// Throws as Store does.
    explicit Services(ServiceParts parts);
    Services(const Services&) = delete;
    Services& operator=(const Services&) = delete;

    /// From now on the server isn't ready (security.md 18); what runs goes on.
    void stop_soon() { stopping_ = true; }
    bool is_stopping() const { return stopping_; }

    const ServiceSettings settings;
    const Clock& clock;
    Random& random;
    Keys& keys;
    IdSource ids;
    Store store;
    PlanCache plans;
    PinnedSnapshots pinned_snapshots;
    Audit audit;
    Changes changes;
    PasswordHasher hasher;
    Throttle throttle;
    Outbox outbox;
    SecondFactors second_factors;
    Passkeys passkeys;
    Accounts accounts;
    Invitations invitations;
    ApiTokens api_tokens;
    ForwardSignIn forward_sign_in;
    GuardedApps guarded_apps;
    ResourceValues resource_values;
    Readiness readiness;             // a thread
    Activity activity;               // a thread
    PasswordResets password_resets;  // a thread

private:
    std::atomic<bool> stopping_ = false;
};

}  // namespace guildhall::service
