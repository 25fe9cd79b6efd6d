// Values of the domain as JSON, in the one form that the API has for each.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <string>

#include "core/id.h"
#include "core/state.h"
#include "core/time.h"

namespace guildhall::api {

boost::json::value to_json(core::Time time);                        ///< RFC 3339
boost::json::value to_json(const std::optional<core::Time>& time);  ///< or null
boost::json::value to_json(const std::optional<std::int64_t>& number);
boost::json::value text_or_null(std::string_view text);  ///< null where it is empty

template <class Tag>
boost::json::value to_json(const core::Id<Tag>& id) {
    return boost::json::value(id.str());
}

/// {id, name}
template <class Thing>
boost::json::object named_ref(const Thing& thing) {
    return {{"id", thing.id.str()}, {"name", thing.name}};
}
/// PersonRef {id, email, name} of a member as the workspace sees it (M40).
boost::json::object person_ref(const core::Instance& instance, const core::Member& member);
/// OwnerRef {id, name}, or null.
boost::json::value owner_ref(const core::Instance& instance, const core::Workspace& workspace,
                             const std::optional<core::MemberNumber>& owner);
/// UserRef {user_id, email, name}.
boost::json::object user_ref(const core::Account& account);
/// WorkspaceRef {id, slug, name}.
boost::json::object workspace_ref(const core::Workspace& workspace);
/// {"app_create": true, …}
boost::json::object permissions_json(core::PermissionSet permissions);

}  // namespace guildhall::api
