#include "core/access_index.h"

#include <algorithm>

namespace guildhall::core {
const TypeAccess* GroupAccess::of(TypeNumber type) const {
    for (const TypeAccess& known : types)
        if (known.type == type) return &known;
    return nullptr;
}

std::span<const ResourceNumber> AccessIndex::apps_in(ResourceNumber folder) const {
    if (folder >= apps_in_folder_.size() || !apps_in_folder_[folder]) return {};
    return *apps_in_folder_[folder];
}

std::span<const ResourceRef> AccessIndex::owned(MemberNumber number) const {
    const auto& extra = extras_[number];
    return extra ? std::span<const ResourceRef>(extra->owned) : std::span<const ResourceRef>();
}

ActionMask AccessIndex::held_by(std::span<const Holder> holders, GroupNumber group) {
    if (holders.size() <= kFewHolders) {
        ActionMask mask = 0;
        for (const Holder& holder : holders)
            if (holder.group == group) mask |= holder.actions;
        return mask;
    }
    const auto at = std::ranges::lower_bound(holders, group, {}, &Holder::group);
    return at != holders.end() && at->group == group ? at->actions : 0;
}

template <class F>
void AccessIndex::for_each_group(MemberNumber number, Time now, F f) const {
    const MemberAccess& access = members_[number];
    if (!access.has_expiry) {
        for (const GroupNumber group : access.groups.view()) f(group);
        return;
    }
    f(role_groups_[static_cast<std::size_t>(access.role)]);
    for (const GroupLink& link : extras_[number]->ends)
        if (link.live(now)) f(link.group);
}

std::vector<GroupNumber> AccessIndex::live_groups(MemberNumber number, Time now) const {
    const GroupNumber role_group = role_groups_[static_cast<std::size_t>(members_[number].role)];
    std::vector<GroupNumber> groups = {role_group};
    for_each_group(number, now, [&](GroupNumber group) {
        if (group != role_group) groups.push_back(group);
    });
    return groups;
}

ActionMask AccessIndex::given_by_search(MemberNumber number, ResourceRef ref, Time now) const {
    const TypeResources& of_type = resources_[ref.type];
    const auto holders = of_type.items[ref.number].holders.view();
    ActionMask mask = 0;
    for_each_group(number, now,
                   [&](GroupNumber group) { mask |= held_by(holders, group) | held_by(of_type.all, group); });
    return mask;
}

ActionMask AccessIndex::actions_on_all(MemberNumber number, TypeNumber type, Time now) const {
    if (members_[number].is_admin()) return resources_[type].all_actions;
    ActionMask mask = 0;
    for_each_group(number, now, [&](GroupNumber group) { mask |= held_by(resources_[type].all, group); });
    return effective(types()[type], mask, false);
}

PermissionSet AccessIndex::permissions(MemberNumber number, Time now) const {
    if (members_[number].is_admin()) return PermissionSet::all();
    PermissionSet held;
    for_each_group(number, now, [&](GroupNumber group) { held.bits |= groups_[group]->permissions.bits; });
    return held;
}

Bitmap AccessIndex::resources(MemberNumber number, TypeNumber type_number, std::uint8_t action, Time now) const {
    const TypeResources& of_type = resources_[type_number];
    if (members_[number].is_admin()) return *of_type.existing;
    const ResourceType& type = types()[type_number];
    // What needs a release counts on released resources only, but where a stronger action gives it. The masks are
    // closed under `gives`, so the asked action's own bit tells all that have it, the stronger bits those that need
    // none.
    const bool needs_release = type.actions[action].needs_release;
    Bitmap found(of_type.items.size());
    ActionMask on_all = 0;
    for_each_group(number, now, [&](GroupNumber group) {
        const TypeAccess* access = groups_[group]->of(type_number);
        if (!access) return;
        on_all |= access->all;
        access->selected[action].add_to(found);
    });
    if (on_all >> action & 1) found |= *of_type.existing;
    if (needs_release) {
        found &= *of_type.released;
        const auto is_strong = [&](std::uint8_t a) {
            return !type.actions[a].needs_release && (type.actions[a].gives >> action & 1);
        };
        for (std::uint8_t a = 0; a < type.actions.size(); ++a) {
            if (!is_strong(a)) continue;
            if (on_all >> a & 1) found |= *of_type.existing;
            for_each_group(number, now, [&](GroupNumber group) {
                if (const TypeAccess* access = groups_[group]->of(type_number)) access->selected[a].add_to(found);
            });
        }
    }
    if (type.owner_gives >> action & 1)
        for (const ResourceRef& ref : owned(number))
            if (ref.type == type_number) found.insert(ref.number);
    return found &= *of_type.existing;
}

void AccessIndex::list(MemberNumber number, ActionOn wanted, Time now, std::vector<ResourceNumber>& found) const {
    const auto [type_number, action] = wanted;
    found.clear();
    const TypeResources& of_type = resources_[type_number];
    const ResourceType& type = types()[type_number];
    bool all = members_[number].is_admin();
    std::size_t selected = 0;
    for_each_group(number, now, [&](GroupNumber group) {
        const TypeAccess* access = groups_[group]->of(type_number);
        if (!access) return;
        all = all || (access->all >> action & 1);
        selected += access->selected[action].size();
    });
    const auto keep = [&](ResourceNumber resource) { found.push_back(resource); };
    constexpr std::size_t kRareIn = 64;  // below one in that many, sorting is quicker than a bitmap of all
    if (all || selected * kRareIn > of_type.items.size())
        return resources(number, type_number, action, now).for_each(keep);
    for_each_group(number, now, [&](GroupNumber group) {
        if (const TypeAccess* access = groups_[group]->of(type_number)) access->selected[action].for_each(keep);
    });
    if (type.owner_gives >> action & 1)
        for (const ResourceRef& ref : owned(number))
            if (ref.type == type_number) found.push_back(ref.number);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    if (!type.actions[action].needs_release) return;
    std::erase_if(found, [&](ResourceNumber resource) {
        return !of_type.released->contains(resource) && !(actions(number, {type_number, resource}, now) >> action & 1);
    });
}

Bitmap AccessIndex::members(const Workspace& workspace, ResourceRef ref, std::uint8_t action, Time now) const {
    if (!exists(ref)) return {};
    const TypeResources& of_type = resources_[ref.type];
    const ResourceAccess& resource = of_type.items[ref.number];
    const ResourceType& type = types()[ref.type];
    Bitmap found = people_->admins;
    if (resource.owner != kNobody && (type.owner_gives >> action & 1)) found.insert(resource.owner);
    const auto add = [&](const Holder& holder) {
        if (!(effective(type, holder.actions, resource.released) >> action & 1)) return;
        const Group& group = *workspace.groups[holder.group];
        if (group.kind == GroupKind::role) found |= people_->by_role[static_cast<std::size_t>(group.role)];
        for (const MemberNumber member : group.members) {
            const GroupLink* link =
                members_[member].has_expiry ? find_link(*workspace.members[member], holder.group) : nullptr;
            if (!link || link->live(now)) found.insert(member);
        }
    };
    for (const Holder& holder : resource.holders.view()) add(holder);
    for (const Holder& holder : of_type.all) add(holder);
    return found &= people_->open;
}

bool AccessIndex::operator==(const AccessIndex& other) const {
    const auto same = [](const auto& a, const auto& b) {
        if (a.size() != b.size()) return false;
        for (std::size_t i = 0; i < a.size(); ++i)
            if (!a[i] != !b[i] || (a[i] && !(*a[i] == *b[i]))) return false;
        return true;
    };
    const auto same_values = [](const auto& a, const auto& b) {
        if (a.size() != b.size()) return false;
        for (std::size_t i = 0; i < a.size(); ++i)
            if (!(a[i] == b[i])) return false;
        return true;
    };
    if (!same_values(members_, other.members_) || !same(extras_, other.extras_) || !same(groups_, other.groups_) ||
        !(*people_ == *other.people_) || !same_values(folder_of_app_, other.folder_of_app_) ||
        resources_.size() != other.resources_.size())
        return false;
    for (std::size_t type = 0; type < resources_.size(); ++type)
        if (!(*resources_[type].existing == *other.resources_[type].existing) ||
            !(*resources_[type].released == *other.resources_[type].released) ||
            !same_values(resources_[type].items, other.resources_[type].items) ||
            resources_[type].all != other.resources_[type].all)
            return false;
    for (const Permission permission : kPermissions)
        if (!std::ranges::equal(permitted(permission), other.permitted(permission))) return false;
    return role_groups_ == other.role_groups_;
}

}  // namespace guildhall::core
