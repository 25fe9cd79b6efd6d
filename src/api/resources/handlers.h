// The handlers of resources, by file: apps.cc, data_sources.cc, folders.cc, constants.cc, and who may do what in
// access.cc.
#pragma once

#include "api/change_reply.h"
#include "api/context.h"

namespace guildhall::api {

core::Result<Reply> list_apps(Context& context);
core::Result<Reply> create_app(Context& context);
core::Result<Reply> show_app(Context& context);
core::Result<Reply> edit_app(Context& context);
core::Result<Reply> delete_app(Context& context);
core::Result<Reply> open_app(Context& context);
/// A refused link to an app, as the browser that follows it shows it: nobody signs in and comes back to it, who lacks a
/// second factor is led to the dashboard, and on to one.
Reply show_refused_app(const Context& context, const core::Error& error);
core::Result<Reply> show_app_access(Context& context);

core::Result<Reply> list_data_sources(Context& context);
core::Result<Reply> create_data_source(Context& context);
core::Result<Reply> show_data_source(Context& context);
core::Result<Reply> edit_data_source(Context& context);
core::Result<Reply> delete_data_source(Context& context);
core::Result<Reply> show_data_source_access(Context& context);

core::Result<Reply> list_folders(Context& context);
core::Result<Reply> create_folder(Context& context);
core::Result<Reply> show_folder(Context& context);
core::Result<Reply> edit_folder(Context& context);
core::Result<Reply> delete_folder(Context& context);

core::Result<Reply> list_constants(Context& context);
core::Result<Reply> create_constant(Context& context);
core::Result<Reply> show_constant(Context& context);
core::Result<Reply> edit_constant(Context& context);
core::Result<Reply> delete_constant(Context& context);
core::Result<Reply> reveal_constant(Context& context);

}  // namespace guildhall::api
