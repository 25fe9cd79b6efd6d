// How a session comes to serve forward-auth at a guarded origin, whose pages can't see Guildhall's own cookie: a
// browser asks there, is sent to Guildhall, and comes back with a code for a cookie of that origin
// (docs/forward-auth.md). Any thread.
#pragma once

#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "service/audit.h"
#include "service/settings.h"
#include "service/store.h"

namespace guildhall::service {

/// What a browser asked for at a guarded origin.
struct ForwardRequest {
    std::string origin;
    std::string to;        ///< path and query there, where it goes on to
    TokenHash nonce_hash;  ///< of the nonce in that browser's cookie
};

/// A new cookie of forward-auth: `token` is its value, known only now.
struct ForwardSignedIn {
    Secret token;
    std::string to;
    core::Time expires_at;
};

class ForwardSignIn {
public:
    struct Parts {
        Store& store;
        Audit& audit;
        const Keys& keys;
        Random& random;
        const ServiceSettings& settings;
    };
    explicit ForwardSignIn(Parts parts) : parts_(parts) {}

    static constexpr std::int64_t kRequestLife = 10 * core::kMinute, kCodeLife = core::kMinute;

    /// The request as a text that only this server can make, good for kRequestLife.
    std::string seal_request(const ForwardRequest& request) const;
    /// Nothing for a text that this server didn't make, or that is too old.
    std::optional<ForwardRequest> open_request(std::string_view text) const;

    /// A code for the callback at the request's origin: one use, for kCodeLife. REQUIRES: the caller has a session
    Secret issue_code(const Caller& caller, ForwardRequest request);

    /// The cookie for a code, in place of the session's earlier one at that origin. The code is used up whatever comes
    /// of it. Error: forbidden, where it isn't good at this origin and with this nonce, or its session has ended.
    core::Result<ForwardSignedIn> redeem(const Call& call, const std::string& origin, std::string_view code,
                                         std::string_view nonce);

private:
    struct Code {
        TokenHash hash;
        core::UserId user;
        core::SessionId session;
        ForwardRequest request;
        core::Time expires_at;
    };
    std::optional<Code> take(std::string_view text);

    Parts parts_;
    std::mutex mutex_;
    std::deque<Code> codes_;  ///< guarded by mutex_; in the order of issue. A restart ends them
};

}  // namespace guildhall::service
