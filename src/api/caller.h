// Who calls: a session's cookie or an API token, found by its hash in memory.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/result.h"
#include "core/state.h"
#include "http/message.h"
#include "service/call.h"
#include "service/services.h"
#include "service/store.h"

namespace guildhall::api {

/// "__Host-guildhall" or "guildhall".
const char* session_cookie_name(const service::ServiceSettings& settings);
/// The value of Set-Cookie that signs in with this token; the one that signs out.
/// Set-Cookie of a new session of that account: its token, and what makes the browser known (service/known_browser.h).
std::string session_cookie(const service::Services& services, std::string_view token, std::string_view email);
/// Of the account that signed out: the browser stays known.
std::string ended_session_cookie(const service::Services& services, std::string_view email);
/// What the session's cookie says for service::Call::known_browser; "": nothing.
std::string_view known_browser_in(const http::RequestHead& head, const service::ServiceSettings& settings);

/// The value of Set-Cookie for this host only, which scripts can't read.
struct CookieLife {
    std::int64_t seconds;
    bool is_https;  ///< the name then begins with "__Host-"
};
std::string host_cookie(std::string_view name, std::string_view value, const CookieLife& life);

// The cookies of forward-auth on a guarded origin: of a browser whose session serves it, and of one that signs in.
const char* forward_cookie_name(bool is_https);
const char* nonce_cookie_name(bool is_https);

struct FoundCaller {
    service::Caller caller;
    const core::Account* account = nullptr;     ///< null: nobody
    const service::Session* session = nullptr;  ///< where a cookie was good; of the snapshot, as the others are
    const service::ApiToken* token = nullptr;
};

/// Nobody where there is neither cookie nor token, or the session is ended, idle too long, or its account isn't active.
/// With both, the token counts and the cookie is not looked at: another site can't send an Authorization header.
/// Error: unauthenticated for an Authorization: Bearer that is no good.
core::Result<FoundCaller> find_caller(const http::RequestHead& head, const service::Snapshot& snapshot,
                                      const service::ServiceSettings& settings, core::Time now);

/// Whose session serves forward-auth at `origin` by this cookie. Nobody where it is of another origin, or the session
/// has ended or its account isn't active.
FoundCaller find_forward_caller(std::string_view cookie, const std::string& origin, const service::Snapshot& snapshot,
                                const service::Services& services);

/// Whether a request that may change something comes from the product's own pages (security.md 10). Asked only where no
/// token calls. `has_cookie` false: a request without the browser's headers passes too.
core::Result<core::Done> check_origin(const http::RequestHead& head, const service::ServiceSettings& settings,
                                      bool has_cookie);

}  // namespace guildhall::api
