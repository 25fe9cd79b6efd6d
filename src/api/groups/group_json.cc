#include "api/groups/group_json.h"

#include "api/json_write.h"
#include "core/access_index.h"

namespace guildhall::api {

std::int64_t member_count(const core::Workspace& workspace, const core::Group& group, core::Time now) {
    if (group.kind == core::GroupKind::role) return workspace.role_counts[static_cast<std::size_t>(group.role)];
    const core::GroupNumber number = *workspace.group_number(group.id);
    std::int64_t count = 0;
    for (const core::MemberNumber each : group.members) {
        const core::MemberAccess& access = workspace.index->member(each);
        if (access.status == core::MemberStatus::archived) continue;
        if (!access.has_expiry || core::find_link(*workspace.members[each], number)->live(now)) ++count;
    }
    return count;
}

boost::json::object group_json(const core::Instance& instance, const core::Workspace& workspace,
                               const core::Group& group, core::Time now) {
    boost::json::object json;
    json["id"] = group.id.str();
    json["name"] = group.name;
    json["kind"] = core::to_string(group.kind);
    if (group.kind == core::GroupKind::role) json["role"] = core::to_string(group.role);
    json["builder_level"] = core::is_builder_level(group, workspace.types);
    json["member_count"] = member_count(workspace, group, now);
    json["permissions"] = permissions_json(group.permissions);
    json["reviewed_at"] = to_json(group.reviewed_at);
    const core::Account* reviewer = group.reviewed_by ? instance.account(*group.reviewed_by) : nullptr;
    json["reviewed_by"] = reviewer ? boost::json::value(user_ref(*reviewer)) : boost::json::value();
    return json;
}

}  // namespace guildhall::api
