// What an undo needs (M49), as the JSON that an audit event keeps with its change, and back. Ids, words and names only,
// so that it can be read however the workspace has changed since.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <vector>

#include "core/change.h"

namespace guildhall::service {

boost::json::array to_json(const std::vector<core::Reversal>& reversals);

/// Nothing: not what to_json() gave.
std::optional<std::vector<core::Reversal>> reversals_from_json(const boost::json::value& json);

}  // namespace guildhall::service
