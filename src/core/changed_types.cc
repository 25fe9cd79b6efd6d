#include "core/changed_types.h"

#include <algorithm>
#include <iterator>

namespace guildhall::core {
namespace {

/// Rising.
std::vector<ResourceNumber> selected(const TypeAccess& access, std::size_t action) {
    std::vector<ResourceNumber> numbers;
    if (action < access.selected.size())
        access.selected[action].for_each([&](ResourceNumber number) { numbers.push_back(number); });
    return numbers;
}

}  // namespace

bool gives_differ(const Workspace* before, const Workspace& after, GroupNumber number) {
    const bool was = before && before->index->knows_group(number), is = after.index->knows_group(number);
    if (!was || !is) return was != is;
    return !(before->index->group(number) == after.index->group(number));
}

ChangedTypes::ChangedTypes(const Plan& plan, WorkspaceNumber workspace)
    : after_workspace_(*plan.after->workspaces[workspace]),
      before_(*plan.before->workspaces[workspace]->index),
      after_(*after_workspace_.index) {
    const Workspace& before = *plan.before->workspaces[workspace];
    for (TypeNumber type = 0; type < after_workspace_.types.size(); ++type) all_.types.insert(type);
    const WorkspaceTouch& touch = plan.touched.workspaces.at(workspace);
    for (const TypeNumber type : touch.types) touched_.types.insert(type);
    std::map<TypeNumber, std::vector<ResourceNumber>> touched;
    for (const ResourceRef& ref : touch.resources) touched[ref.type].push_back(ref.number);
    for (auto& [type, numbers] : touched) add_resources(touched_, type, std::move(numbers));
    for (const GroupNumber group : touch.groups)
        if (gives_differ(&before, after_workspace_, group)) groups_.insert(group);
}

/// Asking about one by one costs some ten times as much for each as comparing the sets of the whole type.
void ChangedTypes::add_resources(Differing& into, TypeNumber type, std::vector<ResourceNumber> numbers) const {
    constexpr std::size_t kRareIn = 64;
    if (numbers.size() * kRareIn > after_workspace_.resources[type].items.size()) {
        into.types.insert(type);
        return;
    }
    for (const ResourceNumber number : numbers) into.resources.push_back({type, number});
}

/// Of a group that gives something else now.
const Differing& ChangedTypes::of_group(GroupNumber group) {
    const auto [at, is_new] = given_.try_emplace(group);
    Differing& found = at->second;
    if (!is_new) return found;
    static const GroupAccess kNothing;
    static const TypeAccess kNone;
    const GroupAccess& was = before_.knows_group(group) ? before_.group(group) : kNothing;
    const GroupAccess& is = after_.knows_group(group) ? after_.group(group) : kNothing;
    for (TypeNumber type = 0; type < after_workspace_.types.size(); ++type) {
        const TypeAccess &had = was.of(type) ? *was.of(type) : kNone, &has = is.of(type) ? *is.of(type) : kNone;
        if (had.all != has.all) {
            found.types.insert(type);
            continue;
        }
        std::vector<ResourceNumber> numbers;
        for (std::size_t action = 0; action < std::max(had.selected.size(), has.selected.size()); ++action)
            std::ranges::set_symmetric_difference(selected(had, action), selected(has, action),
                                                  std::back_inserter(numbers));
        std::ranges::sort(numbers);
        numbers.erase(std::ranges::unique(numbers).begin(), numbers.end());
        add_resources(found, type, std::move(numbers));
    }
    return found;
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
    for (const TypeAccess& access : index.group(group).types) found_.types.insert(access.type);
}

const Differing& ChangedTypes::of(MemberNumber member) {
    if (!only_groups_differ(member)) return all_;
    found_ = touched_;
    const auto was = before_.member(member).groups.view(), is = after_.member(member).groups.view();
    std::vector<GroupNumber> both;
    std::ranges::set_union(was, is, std::back_inserter(both));
    for (const GroupNumber group : both) {
        const bool stays = std::ranges::binary_search(was, group) && std::ranges::binary_search(is, group);
        if (!stays) {
            add_types_of(before_, group);
            add_types_of(after_, group);
        } else if (groups_.contains(group)) {
            const Differing& differing = of_group(group);
            found_.types |= differing.types;
            found_.resources.insert(found_.resources.end(), differing.resources.begin(), differing.resources.end());
        }
    }
    std::erase_if(found_.resources, [&](const ResourceRef& ref) { return found_.types.contains(ref.type); });
    std::ranges::sort(found_.resources);
    found_.resources.erase(std::ranges::unique(found_.resources).begin(), found_.resources.end());
    return found_;
}

}  // namespace guildhall::core
