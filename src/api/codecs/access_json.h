// Effective access as api.md shows it: which actions somebody has on a resource, each with every path that gives it.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <string_view>
#include <vector>

#include "core/decision.h"

namespace guildhall::api {

/// The actions that are asked of resources of a built-in type: view edit list delete, use configure delete, see, read
/// reveal.
const std::vector<std::string_view>& actions_of(core::TypeNumber type);

/// Whether an action of actions_of() is a yes, behind the gate.
bool may(const core::Workspace& workspace, const core::Subject& subject, core::ResourceRef resource,
         std::string_view action, core::Time now);

/// AccessPath
boost::json::object path_json(const core::Workspace& workspace, const core::AccessPath& path);
boost::json::array paths_json(const core::Workspace& workspace, const std::vector<core::AccessPath>& paths);

/// [{action, paths}] of the allowed ones; empty behind a shut gate.
boost::json::array actions_json(const core::Workspace& workspace, const core::Subject& subject,
                                core::ResourceRef resource, core::Time now);

/// ResourceRef {type, id, name}.
boost::json::object resource_ref(const core::Workspace& workspace, core::ResourceRef resource);

}  // namespace guildhall::api
