#include "api/instance/endpoints.h"

#include <boost/json/object.hpp>

#include "api/context.h"
#include "api/openapi_document.h"
#include "service/readiness.h"

namespace guildhall::api {
namespace {

using core::Result;

/// For every screen before sign-in.
Result<Reply> show_instance(Context& context) {
    const service::ServiceSettings& settings = context.services.settings;
    return Reply::ok(boost::json::object{{"name", context.instance().settings.name},
                                         {"version", settings.version},
                                         {"setup_required", !context.instance().setup_done},
                                         {"sign_up", false},
                                         {"mail_configured", settings.mail_configured},
                                         {"base_url", settings.base_url}});
}

Result<Reply> show_openapi(Context&) {
    Reply reply;
    reply.content_type = "application/json";
    reply.borrowed_body = openapi_json();
    return reply;
}

/// The loop alone (security.md 18).
Result<Reply> show_alive(Context&) { return Reply::ok(boost::json::object{{"status", "ok"}}); }

Result<Reply> show_ready(Context& context) {
    if (auto why = service::why_not_ready(context.services))
        return core::Error{core::ErrorCode::unavailable, std::move(*why)};
    return Reply::ok(boost::json::object{{"status", "ok"}});
}

}  // namespace

std::vector<Endpoint> instance_endpoints() {
    return {
        get("/instance", Right::public_, kAnyScope, show_instance),
        get("/openapi.json", Right::public_, kAnyScope, show_openapi),
        get("//livez", Right::public_, kAnyScope, show_alive),
        get("//readyz", Right::public_, kAnyScope, show_ready),
    };
}

}  // namespace guildhall::api
