#include "core/changed_types.h"

#include <algorithm>
#include <iterator>

namespace guildhall::core {

bool gives_differ(const Workspace* before, const Workspace& after, GroupNumber number) {
    const bool was = before && before->index->knows_group(number), is = after.index->knows_group(number);
    if (!was || !is) return was != is;
    return !(before->index->group(number) == after.index->group(number));
}

ChangedTypes::ChangedTypes(const Plan& plan, WorkspaceNumber workspace)
    : before_(*plan.before->workspaces[workspace]->index), after_(*plan.after->workspaces[workspace]->index) {
    const Workspace &before = *plan.before->workspaces[workspace], &after = *plan.after->workspaces[workspace];
    for (TypeNumber type = 0; type < after.types.size(); ++type) all_.insert(type);
    const WorkspaceTouch& touch = plan.touched.workspaces.at(workspace);
    for (const TypeNumber type : touch.types) touched_.insert(type);
    for (const ResourceRef& ref : touch.resources) touched_.insert(ref.type);
    for (const GroupNumber group : touch.groups)
        if (gives_differ(&before, after, group)) groups_.insert(group);
}

bool ChangedTypes::only_groups_differ(MemberNumber member) const {
    if (member >= before_.member_count() || member >= after_.member_count()) return false;
    MemberAccess was = before_.member(member);
    const MemberAccess& is = after_.member(member);
    if (was.has_expiry || is.has_expiry) return false;
    was.groups = is.groups;
    was.role = was.is_admin() == is.is_admin() ? is.role : was.role;  // else the role is one of the groups
    return was == is;
}

void ChangedTypes::add_types_of(const AccessIndex& index, GroupNumber group) {
    if (!index.knows_group(group)) return;
    for (const TypeAccess& access : index.group(group).types) found_.insert(access.type);
}

const Bitmap& ChangedTypes::of(MemberNumber member) {
    if (!only_groups_differ(member)) return all_;
    found_ = touched_;
    const auto was = before_.member(member).groups.view(), is = after_.member(member).groups.view();
    std::vector<GroupNumber> both;
    std::ranges::set_union(was, is, std::back_inserter(both));
    for (const GroupNumber group : both) {
        const bool stays = std::ranges::binary_search(was, group) && std::ranges::binary_search(is, group);
        if (stays && !groups_.contains(group)) continue;
        add_types_of(before_, group);
        add_types_of(after_, group);
    }
    return found_;
}

}  // namespace guildhall::core
