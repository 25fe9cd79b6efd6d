#include "api/resources/resource_list.h"

#include "api/change_reply.h"
#include "core/text.h"

namespace guildhall::api {

using core::Result;

Result<ResourceListing> ResourceListing::parse(const Context& context) {
    Page page = TRY(context.page());
    Sort sort = TRY(Sort::parse(context.query, {"name"}));
    const auto owner_status = TRY(context.query.word<core::MemberStatus>("owner_status", core::parse_member_status,
                                                                         "invited, active or archived"));
    if (owner_status && !context.is_admin())
        return forbidden("Only admins of this workspace may ask for what is owned by whom. Leave out owner_status.");
    return ResourceListing{std::move(page), std::move(sort), core::fold(TRY(context.query.search())), owner_status};
}

core::ResourceRef resource_after(const core::Plan& plan) {
    return *workspace_after(plan).resource_by_id.find(*plan.resource);
}

Result<Reply> delete_resource(Context& context, core::TypeNumber type, std::string_view parameter) {
    const core::ResourceRef ref = TRY(context.resource(type, parameter));
    return make_change(context, core::DeleteResource{type, context.workspace().resource(ref)->id}, reply_no_content);
}

}  // namespace guildhall::api
