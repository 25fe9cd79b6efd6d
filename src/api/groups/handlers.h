// The handlers of groups, by file: groups themselves in groups.cc, who is in them in group_members.cc, what they give
// in grants.cc.
#pragma once

#include "api/change_reply.h"
#include "api/context.h"

namespace guildhall::api {

core::Result<Reply> list_groups(Context& context);
core::Result<Reply> show_group(Context& context);
core::Result<Reply> create_group(Context& context);
core::Result<Reply> rename_group(Context& context);
core::Result<Reply> delete_group(Context& context);
core::Result<Reply> set_permissions(Context& context);
core::Result<Reply> duplicate_group(Context& context);
core::Result<Reply> review_group(Context& context);

core::Result<Reply> list_group_members(Context& context);
core::Result<Reply> add_group_members(Context& context);
core::Result<Reply> remove_group_member(Context& context);
core::Result<Reply> list_group_candidates(Context& context);

core::Result<Reply> list_grants(Context& context);
core::Result<Reply> create_grant(Context& context);
core::Result<Reply> edit_grant(Context& context);
core::Result<Reply> delete_grant(Context& context);

/// What If-Match is compared with: the grant of the path. There is no route to it alone.
core::Result<Reply> show_grant(Context& context);

}  // namespace guildhall::api
