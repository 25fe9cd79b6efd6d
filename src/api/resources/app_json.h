// Apps as api.md shows them; also for members' dashboards.
#pragma once

#include <boost/json/object.hpp>

#include "core/decision.h"

namespace guildhall::api {

/// App, with the level that whoever asks has on it.
boost::json::object app_json(const core::Instance& instance, const core::Standing& of, core::ResourceNumber app);

}  // namespace guildhall::api
