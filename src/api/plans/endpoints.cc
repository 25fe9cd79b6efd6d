#include "api/plans/endpoints.h"

#include "api/codecs/plan_json.h"
#include "api/context.h"
#include "core/access_diff.h"

namespace guildhall::api {
namespace {

using core::Result;

Result<Reply> list_effects(Context& context) {
    const Page page = TRY(context.page());
    const std::size_t offset = page.cursor ? TRY(parse_effects_cursor(*page.cursor)) : 0;
    const core::WorkspaceId workspace = context.has_workspace() ? context.workspace().id : core::WorkspaceId();
    const auto plan =
        context.services.plans.find(context.path("digest"), workspace, context.call.caller.actor.user, context.now);
    if (!plan) return core::Error{core::ErrorCode::not_found, "This plan is gone, or isn't yours. Ask for it again."};

    const std::size_t total = core::effect_count(*plan);
    boost::json::array items;
    for (const core::Effect& effect : core::effects_page(*plan, offset, page.limit))
        items.push_back(effect_json(effect));
    const std::size_t next = offset + items.size();
    const auto cursor = next < total ? std::optional<std::string>(effects_cursor(next)) : std::nullopt;
    return list_reply(std::move(items), cursor, static_cast<std::int64_t>(total));
}

}  // namespace

std::vector<Endpoint> plan_endpoints() {
    return {
        get("/workspaces/{ws}/plans/{digest}/effects", Right::active_member, kAnyScope, list_effects).list().blocking(),
        get("/instance/plans/{digest}/effects", Right::instance_admin, service::Scope::instance_read, list_effects)
            .list()
            .blocking(),
    };
}

}  // namespace guildhall::api
