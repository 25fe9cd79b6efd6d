#include "api/accounts/endpoints.h"
#include "api/context.h"
#include "api/fields.h"

namespace guildhall::api {

using core::Result;

namespace {

/// 202 for every address, known or not.
Result<Reply> request_reset(Context& context) {
    Fields body(context);
    auto email = body.required_string("email");
    TRY(body.done());
    context.services.password_resets.request(context.call, std::move(*email));
    return Reply::accepted();
}

Result<Reply> inspect_reset(Context& context) {
    Fields body(context);
    const auto token = body.required_secret("token");
    TRY(body.done());
    const service::ResetInspection found = TRY(context.services.password_resets.inspect(context.call, *token));
    boost::json::array workspaces(found.workspace_names.begin(), found.workspace_names.end());
    return Reply::ok({{"email", found.email}, {"name", found.name}, {"workspace_names", std::move(workspaces)}});
}

Result<Reply> redeem_reset(Context& context) {
    Fields body(context);
    const auto token = body.required_secret("token");
    const auto password = body.required_secret("password");
    TRY(body.done());
    TRY(context.services.password_resets.redeem(context.call, *token, *password));
    return Reply::no_content();
}

}  // namespace

std::vector<Endpoint> password_reset_endpoints() {
    return {
        post("/password-resets", Right::public_, kAnyScope, request_reset),
        post("/password-resets/inspect", Right::public_, kAnyScope, inspect_reset),
        post("/password-resets/redeem", Right::public_, kAnyScope, redeem_reset),
    };
}

}  // namespace guildhall::api
