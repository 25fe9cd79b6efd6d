#include "api/resources/resource_list.h"

#include "api/change_reply.h"
#include "core/text.h"

namespace guildhall::api {

using core::Result;

Result<ResourceListing> ResourceListing::parse(const Context& context) {
    Page page = TRY(context.page());
    Sort sort = TRY(Sort::parse(context.query, {"name"}));
    return ResourceListing{std::move(page), std::move(sort), core::fold(TRY(context.query.search()))};
}

core::ResourceRef resource_after(const core::Plan& plan) {
    return *workspace_after(plan).resource_by_id.find(*plan.resource);
}

Result<Reply> delete_resource(Context& context, core::TypeNumber type, std::string_view parameter) {
    const core::ResourceRef ref = TRY(context.resource(type, parameter));
    return make_change(context, core::DeleteResource{type, context.workspace().resource(ref)->id}, reply_no_content);
}

}  // namespace guildhall::api
