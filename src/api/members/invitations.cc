#include "api/members/handlers.h"

namespace guildhall::api {

using core::Result;

namespace {

/// These changes go through Invitations, which tells no plan: the revision is the present one.
Reply& with_present_revision(const Context& context, Reply& reply) {
    const auto snapshot = context.services.store.snapshot();
    const core::Workspace& workspace = *snapshot->instance->workspace(context.workspace().id);
    return reply.with_header("Guildhall-Revision", std::to_string(workspace.revision));
}

}  // namespace

Result<Reply> resend_invitation(Context& context) {
    const core::MemberId member = TRY(context.path_id<core::MemberId>("m"));
    TRY(context.services.invitations.resend(context.call, context.workspace().id, member));
    Reply reply = Reply::accepted();
    return std::move(with_present_revision(context, reply));
}

Result<Reply> show_invitation_link(Context& context) {
    const core::MemberId member = TRY(context.path_id<core::MemberId>("m"));
    const std::string url = TRY(context.services.invitations.copy_link(context.call, context.workspace().id, member));
    Reply reply = Reply::created(boost::json::object{{"invitation_url", url}});
    reply.replayed_as(boost::json::object{{"invitation_url", nullptr}});
    return std::move(with_present_revision(context, reply));
}

}  // namespace guildhall::api
