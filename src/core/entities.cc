#include "core/entities.h"

#include <algorithm>

namespace guildhall::core {

bool is_builder_level(const Group& group, const std::vector<ResourceType>& types) {
    if (group.permissions.any()) return true;
    return std::any_of(group.grants.begin(), group.grants.end(),
                       [&](const auto& grant) { return types[grant->type].actions[grant->action].builder_level; });
}

const GroupLink* find_link(const Member& member, GroupNumber group) {
    const auto at = std::lower_bound(member.groups.begin(), member.groups.end(), group,
                                     [](const GroupLink& link, GroupNumber number) { return link.group < number; });
    return at != member.groups.end() && at->group == group ? &*at : nullptr;
}

}  // namespace guildhall::core
