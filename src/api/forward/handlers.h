// The handlers of forward-auth, and what they share: what a proxy says of the request that it has.
#pragma once

#include <string>
#include <string_view>

#include "api/context.h"
#include "api/reply.h"

namespace guildhall::api {

core::Result<Reply> forward_auth(Context& context);      ///< GET /forward-auth
core::Result<Reply> begin_sign_in(Context& context);     ///< GET /.guildhall/sign-in, on the app's host
core::Result<Reply> continue_sign_in(Context& context);  ///< GET /.guildhall/continue, on Guildhall's own
core::Result<Reply> finish_sign_in(Context& context);    ///< GET /.guildhall/callback, on the app's host

/// A guarded origin, as the proxy in front of it names it.
struct GuardedHost {
    std::string origin;
    const core::Workspace* workspace;  ///< to which it was given

    bool is_https() const { return origin.starts_with("https://"); }
};

/// By X-Forwarded-Host and -Proto. Error: forbidden, where the peer is no trusted proxy, the headers are missing,
/// double or faulty, or nobody was given the origin.
core::Result<GuardedHost> read_guarded_host(const Context& context);

/// The header's value where it was sent exactly once; else an error, forbidden, that names it.
core::Result<std::string_view> only_header(const Context& context, const char* name);

/// Whether forward-auth may serve this origin now, and for whom. Error: forbidden
core::Result<const core::Workspace*> find_guarded(const Context& context, const core::AppUrl& origin);

/// Longer ones are not gone back to after sign-in.
constexpr std::size_t kMaxWayBack = 2'000;

}  // namespace guildhall::api
