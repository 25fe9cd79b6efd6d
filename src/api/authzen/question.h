// A question as AuthZEN sends it. Unknown fields are passed over; a required one that is missing or of another type is
// an error.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <string_view>

#include "api/context.h"
#include "core/question.h"

namespace guildhall::api {

/// Views into the body it was read from.
struct Question {
    core::Entity subject, resource;
    std::string_view action;
    bool explain = false;
};

/// Which parts of a search are given: the searched one has no id, and an action search no action.
enum class Asked { decision, subject, resource, action };

/// From the item's own parts or, where it lacks one, from the defaults (null: none).
core::Result<Question> read_question(const boost::json::object& item, const boost::json::object* defaults, Asked asked);

/// The `min_revision` of the item's own context (M33); 0 where there is none.
core::Result<std::int64_t> wanted_revision(const boost::json::object& item);

/// Nothing, or forbidden where the caller may not ask about this subject: admins ask about everybody, others about
/// themselves.
core::Result<core::Done> may_ask(const Context& context, const Question& question);

/// The part of an object, or of its defaults; null where neither has it.
const boost::json::value* part_of(const boost::json::object& item, const boost::json::object* defaults,
                                  std::string_view name);

}  // namespace guildhall::api
