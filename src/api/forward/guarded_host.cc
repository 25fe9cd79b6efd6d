#include "api/forward/handlers.h"
#include "core/launch_paths.h"

namespace guildhall::api {

using core::Result;

Result<std::string_view> only_header(const Context& context, const char* name) {
    const auto value = context.request.header(name);
    if (value && context.request.header_count(name) == 1) return *value;
    return forbidden("The proxy must send the header " + std::string(name) +
                     " exactly once, set by itself. See docs/forward-auth.md for its configuration.");
}

Result<const core::Workspace*> find_guarded(const Context& context, const core::AppUrl& origin) {
    // The base URL may have been another one when the origin was given.
    const bool may_be = core::check_guardable(origin, context.services.settings.base_url, "").ok();
    for (const core::GuardedOrigin& guarded : context.instance().settings.guarded_origins)
        if (may_be && guarded.origin == origin.origin())
            if (const core::Workspace* workspace = context.instance().workspace(guarded.workspace)) return workspace;
    return forbidden("No workspace was given " + origin.origin() +
                     ". An instance admin gives it to one, under Guarded origins in the instance's settings.");
}

Result<GuardedHost> read_guarded_host(const Context& context) {
    if (!context.services.settings.trusted_proxies.contains(context.request.peer))
        return forbidden(
            "This is for the reverse proxies that GUILDHALL_TRUSTED_PROXIES names. Add this one's address there.");
    const std::string_view host = TRY(only_header(context, "X-Forwarded-Host"));
    const std::string_view scheme = TRY(only_header(context, "X-Forwarded-Proto"));
    const core::Error faulty = forbidden(
        "X-Forwarded-Host and X-Forwarded-Proto must be one host (and port), and http or https. See "
        "docs/forward-auth.md for the proxy's configuration.");
    if ((scheme != "http" && scheme != "https") || host.find_first_of("/?#, ") != std::string_view::npos) return faulty;
    const auto origin = core::AppUrl::parse(std::string(scheme) + "://" + std::string(host));
    if (!origin.ok()) return faulty;
    const core::Workspace* const workspace = TRY(find_guarded(context, *origin));
    return GuardedHost{origin->origin(), workspace};
}

}  // namespace guildhall::api
