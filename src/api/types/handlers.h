// The handlers of registered types, by file: types themselves in types.cc, their objects in objects.cc.
#pragma once

#include "api/change_reply.h"
#include "api/context.h"

namespace guildhall::api {

core::Result<Reply> list_resource_types(Context& context);
core::Result<Reply> show_resource_type(Context& context);
core::Result<Reply> create_resource_type(Context& context);
core::Result<Reply> edit_resource_type(Context& context);
core::Result<Reply> delete_resource_type(Context& context);

core::Result<Reply> list_all_objects(Context& context);
core::Result<Reply> list_objects(Context& context);
core::Result<Reply> show_object(Context& context);
core::Result<Reply> put_object(Context& context);
core::Result<Reply> delete_object(Context& context);

}  // namespace guildhall::api
