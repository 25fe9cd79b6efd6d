// The handlers of AuthZEN, by file: decisions in evaluation.cc, searches in search.cc, where they are in discovery.cc.
#pragma once

#include "api/context.h"

namespace guildhall::api {

core::Result<Reply> evaluate_one(Context& context);
core::Result<Reply> evaluate_many(Context& context);
core::Result<Reply> search_subjects(Context& context);
core::Result<Reply> search_resources(Context& context);
core::Result<Reply> search_actions(Context& context);
core::Result<Reply> show_configuration(Context& context);

}  // namespace guildhall::api
