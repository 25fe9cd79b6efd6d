// The handlers of members, by file: single members in members.cc, invitations in invitations.cc, many at once in
// bulk.cc, CSV in import.cc and export.cc, effective access in access.cc and dashboard.cc.
#pragma once

#include "api/change_reply.h"
#include "api/context.h"

namespace guildhall::api {

core::Result<Reply> list_members(Context& context);
core::Result<Reply> show_member(Context& context);
core::Result<Reply> invite_member(Context& context);
core::Result<Reply> edit_member(Context& context);
core::Result<Reply> archive_member(Context& context);
core::Result<Reply> unarchive_member(Context& context);
core::Result<Reply> leave_workspace(Context& context);

core::Result<Reply> resend_invitation(Context& context);
core::Result<Reply> show_invitation_link(Context& context);

core::Result<Reply> settle_members(Context& context);
core::Result<Reply> change_members_in_bulk(Context& context);

core::Result<Reply> import_members(Context& context);
core::Result<Reply> import_template(Context& context);
core::Result<Reply> export_members(Context& context);

core::Result<Reply> show_own_access(Context& context);
core::Result<Reply> show_member_access(Context& context);
core::Result<Reply> show_member_dashboard(Context& context);

}  // namespace guildhall::api
