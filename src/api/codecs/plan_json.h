// Plans and import reports as api.md shows them.
#pragma once

#include <boost/json/object.hpp>
#include <cstddef>

#include "core/import.h"
#include "core/plan.h"

namespace guildhall::api {

constexpr std::size_t kInlineEffects = 200, kInlineSettleable = 50;

boost::json::object plan_json(const core::Plan& plan);
boost::json::object effect_json(const core::Effect& effect);

/// {users: {before, after, limit}, builders: …}
boost::json::object seats_json(const core::SeatChange& seats);

/// `applied`: the rows' new members are there; else their ids are null.
boost::json::object report_json(const core::ImportReport& report, bool applied = false);

/// The cursor with which effects go on at `offset`, and back. Error: invalid_request at `cursor`.
std::string effects_cursor(std::size_t offset);
core::Result<std::size_t> parse_effects_cursor(std::string_view text);

}  // namespace guildhall::api
