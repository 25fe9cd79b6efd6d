// Who may use an endpoint: everything that is asked before a handler runs, in the order of api.md's "Who sees what".
#pragma once

#include "api/caller.h"
#include "api/context.h"
#include "core/result.h"

namespace guildhall::api {

/// 403 with the gate's reason (M11) for a person. REQUIRES: not Gate::open
core::Error refused_by(core::Gate gate);

/// 403 for a session whose person lacks a second factor that is demanded here.
core::Error set_up_second_factor_first();

class Gatekeeper {
public:
    /// Finds the workspace of the path and lets the caller through, or says why not: 401, then 404 for who isn't a
    /// member, then 403 with the gate's reason, then 403 for a session that lacks a demanded second factor, then 403
    /// without the right, then 404 for an unknown object.
    /// `found.caller` is moved into the context.
    static core::Result<core::Done> admit(Context& context, FoundCaller& found);

private:
    static core::Result<core::Done> check_token_place(const Context& context);
    static core::Result<core::Done> enter_workspace(Context& context);
    static core::Result<core::Done> enter(Context& context, const core::Workspace& workspace);
    static core::Result<core::Done> check_second_factor(const Context& context);
    static core::Result<core::Done> check_token_use(const Context& context);
    static core::Result<core::Done> check_right(Context& context);
    static core::Result<core::Done> check_resource_right(const Context& context, const ResourceRight& need);
};

/// Whether a pattern stands below one workspace, whose gate then stands before it.
bool is_in_workspace(const Endpoint& endpoint);

/// Whether the workspace is that of the API token, and the path names none (/access/v1/…).
bool takes_workspace_of_token(const Endpoint& endpoint);

}  // namespace guildhall::api
