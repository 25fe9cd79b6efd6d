// Effective access as api.md shows it: which actions somebody has on a resource, each with every path that gives it.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <vector>

#include "core/decision.h"

namespace guildhall::api {

/// AccessPath
boost::json::object path_json(const core::Workspace& workspace, const core::AccessPath& path);
boost::json::array paths_json(const core::Workspace& workspace, const std::vector<core::AccessPath>& paths);

/// [{action, paths}] of the allowed ones; empty behind a shut gate.
boost::json::array actions_json(const core::Standing& of, core::ResourceRef resource);

/// ResourceRef {type, id, name}.
boost::json::object resource_ref(const core::Workspace& workspace, core::ResourceRef resource);

}  // namespace guildhall::api
