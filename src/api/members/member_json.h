// Members as api.md shows them, with what the tables hold of them (last activity, metadata). Used by every area that
// shows members.
#pragma once

#include <boost/json/object.hpp>
#include <map>
#include <vector>

#include "api/context.h"
#include "core/state.h"
#include "service/member_metadata.h"

namespace guildhall::api {

/// What of a member isn't in the state.
struct MemberDetails {
    std::optional<core::Time> last_active_at;
    service::Metadata metadata;
};
using DetailsOfMembers = std::map<core::MemberId, MemberDetails>;

/// Reads the details of all these members by two statements, on a reader connection. REQUIRES: a blocking endpoint
DetailsOfMembers read_details(const Context& context, const std::vector<core::MemberId>& members);

/// The state that members are shown of: the snapshot's, or the one after a change.
struct MembersOf {
    const core::Instance& instance;
    const core::Workspace& workspace;
    core::Time now;
};

/// Member. Until the first acceptance it tells nothing about the account (M40).
boost::json::object member_json(const MembersOf& of, const core::Member& member, const MemberDetails& details);

/// One member, its details read now. REQUIRES: a blocking endpoint
boost::json::object member_json(const Context& context, const MembersOf& of, const core::Member& member);

/// Several members in this order.
boost::json::array members_json(const Context& context, const MembersOf& of, const std::vector<core::MemberId>& ids);

}  // namespace guildhall::api
