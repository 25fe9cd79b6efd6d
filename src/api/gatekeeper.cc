#include "api/gatekeeper.h"

#include <utility>

#include "core/second_factor.h"

namespace guildhall::api {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Gate;
using core::Result;

namespace {

/// What a person reads whom the gate refused (M11).
const char* explain(Gate gate) {
    switch (gate) {
        case Gate::member_invited: return "Accept your invitation to this workspace first.";
        case Gate::member_archived: return "You were archived in this workspace. Ask one of its admins.";
        case Gate::workspace_archived: return "This workspace is archived. Ask an instance admin to unarchive it.";
        default: return "This workspace is closed to you.";
    }
}

bool is_unsafe(http::Method method) {
    return method != http::Method::get && method != http::Method::head && method != http::Method::options;
}

}  // namespace

Error refused_by(Gate gate) {
    Error error{ErrorCode::forbidden, explain(gate)};
    error.reason = core::to_string(gate);
    return error;
}

Error set_up_second_factor_first() {
    return {ErrorCode::second_factor_setup_required,
            "A second factor is demanded here, and you have none. Set one up in your profile, then go on."};
}

bool takes_workspace_of_token(const Endpoint& endpoint) { return endpoint.pattern.starts_with("/access/v1/"); }

bool is_in_workspace(const Endpoint& endpoint) {
    return takes_workspace_of_token(endpoint) || endpoint.pattern.starts_with("/api/v1/workspaces/{ws}") ||
           endpoint.pattern.starts_with("/workspaces/{ws}");
}

Result<Done> Gatekeeper::admit(Context& context, FoundCaller& found) {
    context.account_ = found.account;
    context.call.caller = std::move(found.caller);
    const bool is_public = context.endpoint.right == Right::public_;
    if (!is_public && !found.account) return sign_in_first();
    if (is_unsafe(context.request.method) && !found.token) {
        const bool has_cookie = context.request.header_count("cookie") > 0;
        TRY(check_origin(context.request, context.services.settings, has_cookie));
    }
    if (is_public) return Done{};
    TRY(check_token_place(context));
    if (is_in_workspace(context.endpoint)) TRY(enter_workspace(context));
    TRY(check_second_factor(context));
    TRY(check_token_use(context));
    return check_right(context);
}

Result<Done> Gatekeeper::check_token_place(const Context& context) {
    const service::Caller& caller = context.call.caller;
    if (!caller.by_token() || caller.token_workspace.is_nil()) return Done{};
    const std::string& pattern = context.endpoint.pattern;
    if (pattern.starts_with("/api/v1/me") || pattern.starts_with("/api/v1/instance"))
        return forbidden("This API token is of one workspace. Use a session or an instance token here.");
    return Done{};
}

Result<Done> Gatekeeper::enter_workspace(Context& context) {
    const service::Caller& caller = context.call.caller;
    const bool has_own = caller.by_token() && !caller.token_workspace.is_nil();
    if (takes_workspace_of_token(context.endpoint) && !has_own)
        return Error{
            ErrorCode::invalid_request,
            "Only the API token of a workspace says which one is meant. Ask below /workspaces/{ws}/access/v1."};
    const core::Workspace* workspace = takes_workspace_of_token(context.endpoint)
                                           ? context.instance().workspace(caller.token_workspace)
                                           : context.instance().find_workspace(context.path("ws"));
    if (!workspace || (has_own && caller.token_workspace != workspace->id)) return not_found();
    return enter(context, *workspace);
}

Result<Done> Gatekeeper::enter(Context& context, const core::Workspace& workspace) {
    const core::Subject subject = core::subject_of(context.instance(), workspace, context.call.caller.actor.user);
    const Gate gate = core::gate(workspace, subject);
    if (gate == Gate::not_a_member) return not_found();
    const bool may_read_archived =
        gate == Gate::workspace_archived && context.endpoint.open_when_archived && context.is_instance_admin();
    if (gate != Gate::open && !may_read_archived) return refused_by(gate);
    context.workspace_ = &workspace;
    context.subject_ = subject;
    return Done{};
}

Result<Done> Gatekeeper::check_second_factor(const Context& context) {
    if (!context.call.caller.session) return Done{};
    const core::Instance& instance = context.instance();
    const core::Account& account = *context.account();
    if (context.has_workspace()) {
        if (core::lacks_second_factor(instance, context.workspace(), account)) return set_up_second_factor_first();
        return Done{};
    }
    const std::string& pattern = context.endpoint.pattern;
    const bool is_own_affair = pattern.starts_with("/api/v1/me") || pattern.starts_with("/api/v1/session");
    if (!is_own_affair && core::lacks_second_factor(instance, account)) return set_up_second_factor_first();
    return Done{};
}

Result<Done> Gatekeeper::check_token_use(const Context& context) {
    if (!context.call.caller.by_token()) return Done{};
    const TokenUse& use = context.endpoint.tokens;
    if (use.kind == TokenUse::Kind::none)
        return forbidden("An API token can't do this. Sign in to Guildhall and do it there.");
    return use.kind == TokenUse::Kind::scope ? context.require_scope(use.scope) : Result<Done>(Done{});
}

Result<Done> Gatekeeper::check_right(Context& context) {
    const Right right = context.endpoint.right;
    switch (right) {
        case Right::public_:
        case Right::session:
        case Right::active_member: return Done{};
        case Right::admin:
            if (context.is_admin()) return Done{};
            return forbidden("Only admins of this workspace may do this. Ask one of them.");
        case Right::admin_or_self: {
            const core::Member* self = context.self();
            if (context.is_admin() || (self && core::MemberId::parse(context.path("m")) == self->id)) return Done{};
            return forbidden("Only admins of this workspace may see this of others. Ask one of them.");
        }
        case Right::instance_admin:
            if (context.is_instance_admin()) return Done{};
            return forbidden("Only instance admins may do this. Ask one of them.");
        case Right::workspace_create:
            if (context.is_instance_admin() || context.instance().settings.anyone_makes_workspaces) return Done{};
            return forbidden("Only instance admins make workspaces here. Ask one of them.");
        default: break;
    }
    const auto need = resource_right(right);
    if (!need) return forbidden("This isn't open to anybody.");
    return check_resource_right(context, *need);
}

Result<Done> Gatekeeper::check_resource_right(const Context& context, const ResourceRight& need) {
    const Error refused = forbidden("You don't have the right to do this. An admin of this workspace can give it.");
    const bool names_object = !context.path(need.parameter).empty();
    if (!names_object) {
        if (core::is_allowed(context.standing(), need.right)) return Done{};
        return refused;
    }
    const auto object = context.resource(need.type, need.parameter);
    if (object.ok()) {
        if (core::is_allowed(context.standing(), need.right, object->number)) return Done{};
        return refused;
    }
    // Who couldn't do it to every object must not learn which ones there are.
    if (core::is_allowed_on_all(context.standing(), need.right)) return not_found();
    return refused;
}

}  // namespace guildhall::api
