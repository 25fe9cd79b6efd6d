#include "api/members/handlers.h"
#include "api/resources/app_json.h"
#include "api/resources/resource_list.h"
#include "service/audit.h"

namespace guildhall::api {

using core::Result;

namespace {

/// Looking through somebody else's eyes is told to the workspace's trail.
Result<core::Done> tell_trail(Context& context, const core::Member& member) {
    return context.services.store.write([&](service::Tx& tx) -> Result<core::Done> {
        TRY(service::begin_change(tx, context.call));
        const core::Account& account = context.instance().account_of(member);
        context.services.audit.append(
            tx, context.call, service::member_event("member.dashboard_viewed", context.workspace(), member, account));
        return core::Done{};
    });
}

}  // namespace

Result<Reply> show_member_dashboard(Context& context) {
    const core::Member& member = *TRY(context.member());
    const auto listing = TRY(ResourceListing::parse(context));
    const core::Workspace& workspace = context.workspace();
    const core::UserId user = context.instance().account_of(member).id;
    const core::Standing standing{workspace, core::subject_of(context.instance(), workspace, user), context.now};
    TRY(tell_trail(context, member));
    auto found =
        TRY(find_resources(context, {core::kApp, core::allowed_resources(standing, core::kApp, core::kAppList)},
                           listing, [](const core::Resource&) { return true; }));
    return resource_page(std::move(found),
                         [&](core::ResourceRef app) { return app_json(context.instance(), standing, app.number); });
}

}  // namespace guildhall::api
