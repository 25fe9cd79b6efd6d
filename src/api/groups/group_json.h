// Groups as api.md shows them.
#pragma once

#include <boost/json/object.hpp>

#include "core/state.h"

namespace guildhall::api {

boost::json::object group_json(const core::Instance& instance, const core::Workspace& workspace,
                               const core::Group& group, core::Time now);

/// Invited and active members whose membership is live; of a role group: all with that role.
std::int64_t member_count(const core::Workspace& workspace, const core::Group& group, core::Time now);

}  // namespace guildhall::api
