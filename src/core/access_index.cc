#include "core/access_index.h"

#include <algorithm>

namespace guildhall::core {
namespace {

void grow_and_set(Entities<MemberAccess>& array, std::size_t i, std::shared_ptr<const MemberAccess> value,
                  Edition edition) {
    while (array.size() <= i) array.push_back(nullptr, edition);
    array.set(i, std::move(value), edition);
}

TypeAccess& type_access(GroupAccess& access, TypeNumber type, std::size_t actions) {
    for (TypeAccess& known : access.types)
        if (known.type == type) return known;
    access.types.push_back({type, 0, std::vector<NumberSet>(actions)});
    return access.types.back();
}

/// What a grant gives where it applies: its action and what that implies, less what it hides.
ActionMask given(const Grant& grant, const ResourceType& type) {
    ActionMask mask = type.actions[grant.action].gives;
    if (!grant.hide_from_dashboard) return mask;
    for (std::size_t i = 0; i < type.actions.size(); ++i)
        if (type.actions[i].hideable) mask &= ~(ActionMask{1} << i);
    return mask;
}

}  // namespace

ActionMask TypeAccess::on(ResourceNumber resource) const {
    ActionMask mask = all;
    for (std::size_t action = 0; action < selected.size(); ++action)
        if (selected[action].contains(resource)) mask |= ActionMask{1} << action;
    return mask;
}

const TypeAccess* GroupAccess::of(TypeNumber type) const {
    for (const TypeAccess& known : types)
        if (known.type == type) return &known;
    return nullptr;
}

std::shared_ptr<const AccessIndex> AccessIndex::build(const Instance& instance, const Workspace& workspace,
                                                      Edition edition) {
    TouchedNumbers everything;
    for (MemberNumber i = 0; i < workspace.members.size(); ++i) everything.members.push_back(i);
    for (GroupNumber i = 0; i < workspace.groups.size(); ++i) everything.groups.push_back(i);
    for (TypeNumber type = 0; type < workspace.resources.size(); ++type)
        for (ResourceNumber i = 0; i < workspace.resources[type].items.size(); ++i) {
            everything.resources.push_back({type, i});
            const Resource* resource = workspace.resource({type, i});
            if (resource && resource->owner) everything.owners_new.push_back({*resource->owner, {type, i}});
        }
    return AccessIndex().updated(instance, workspace, everything, edition);
}

std::shared_ptr<const AccessIndex> AccessIndex::updated(const Instance& instance, const Workspace& next,
                                                        const TouchedNumbers& touched, Edition edition) const {
    auto index = std::make_shared<AccessIndex>(*this);
    index->types_ = next.types;
    index->role_groups_ = next.role_groups;
    for (const MemberNumber number : touched.members) index->compile_member(instance, next, number, edition);
    for (const GroupNumber number : touched.groups) index->compile_group(next, number, edition);
    index->move_owners(touched, edition);
    index->resources_.resize(next.types.size());
    for (TypeNumber type = 0; type < next.types.size(); ++type) {
        TypeResources& of_type = index->resources_[type];
        const bool changed = std::any_of(touched.resources.begin(), touched.resources.end(),
                                         [&](const ResourceRef& ref) { return ref.type == type; });
        if (of_type.existing && !changed) continue;
        Bitmap existing = of_type.existing ? *of_type.existing : Bitmap(),
               released = of_type.released ? *of_type.released : Bitmap();
        for (const ResourceRef& ref : touched.resources) {
            if (ref.type != type) continue;
            const Resource* resource = next.resource(ref);
            existing.erase(ref.number);
            released.erase(ref.number);
            if (resource) existing.insert(ref.number);
            if (resource && resource->released) released.insert(ref.number);
        }
        of_type.existing = std::make_shared<const Bitmap>(std::move(existing));
        of_type.released = std::make_shared<const Bitmap>(std::move(released));
    }
    return index;
}

void AccessIndex::compile_member(const Instance& instance, const Workspace& workspace, MemberNumber number,
                                 Edition edition) {
    const Member& member = *workspace.members[number];
    const Account& account = instance.account_of(member);
    auto access = std::make_shared<MemberAccess>();
    access->account_status = account.status;
    access->status = member.status;
    access->role = member.role;
    access->instance_admin = account.instance_admin;
    access->groups = member.groups;
    access->has_expiry = std::any_of(member.groups.begin(), member.groups.end(),
                                     [](const GroupLink& link) { return link.expires_at != kNever; });
    if (number < members_.size() && members_[number]) access->owned = members_[number]->owned;
    grow_and_set(members_, number, std::move(access), edition);
}

void AccessIndex::compile_group(const Workspace& workspace, GroupNumber number, Edition edition) {
    while (groups_.size() <= number) groups_.push_back(nullptr, edition);
    const Group* group = workspace.groups[number].get();
    if (!group) return groups_.set(number, nullptr, edition);
    auto access = std::make_shared<GroupAccess>();
    access->permissions = group->permissions;
    access->builder_level = is_builder_level(*group, workspace.types);
    std::vector<std::vector<std::vector<ResourceNumber>>> collected(workspace.types.size());
    for (const auto& grant : group->grants) {
        const ResourceType& type = workspace.types[grant->type];
        TypeAccess& of_type = type_access(*access, grant->type, type.actions.size());
        const ActionMask mask = given(*grant, type);
        if (grant->all) {
            of_type.all |= mask;
            continue;
        }
        auto& by_action = collected[grant->type];
        by_action.resize(type.actions.size());
        for (std::size_t action = 0; action < type.actions.size(); ++action)
            if (mask >> action & 1)
                by_action[action].insert(by_action[action].end(), grant->resources.begin(), grant->resources.end());
    }
    for (TypeAccess& of_type : access->types) {
        auto& by_action = collected[of_type.type];
        for (std::size_t action = 0; action < by_action.size(); ++action) {
            auto& numbers = by_action[action];
            std::sort(numbers.begin(), numbers.end());
            numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
            of_type.selected[action] = NumberSet(std::move(numbers));
        }
    }
    groups_.set(number, std::move(access), edition);
}

void AccessIndex::move_owners(const TouchedNumbers& touched, Edition edition) {
    const auto edit = [&](MemberNumber number, auto change) {
        auto access = std::make_shared<MemberAccess>(*members_[number]);
        change(access->owned);
        members_.set(number, std::move(access), edition);
    };
    for (const auto& [member, resource] : touched.owners_gone)
        edit(member, [&](auto& owned) { std::erase(owned, resource); });
    for (const auto& [member, resource] : touched.owners_new)
        edit(member,
             [&](auto& owned) { owned.insert(std::lower_bound(owned.begin(), owned.end(), resource), resource); });
}

template <class F>
void AccessIndex::for_each_group(const MemberAccess& member, Time now, F f) const {
    f(*groups_[role_groups_[static_cast<std::size_t>(member.role)]]);
    for (const GroupLink& link : member.groups)
        if (link.live(now)) f(*groups_[link.group]);
}

ActionMask AccessIndex::actions(MemberNumber number, ResourceRef resource, Time now) const {
    const MemberAccess& access = member(number);
    const ResourceType& type = types_[resource.type];
    if (!existing(resource.type).contains(resource.number)) return 0;
    if (access.is_admin()) return type.all_actions();
    ActionMask mask = 0;
    if (type.owner_gives && std::binary_search(access.owned.begin(), access.owned.end(), resource))
        mask = type.owner_gives;
    for_each_group(access, now, [&](const GroupAccess& group) {
        if (const TypeAccess* of_type = group.of(resource.type)) mask |= of_type->on(resource.number);
    });
    return effective(type, mask, released(resource.type).contains(resource.number));
}

PermissionSet AccessIndex::permissions(MemberNumber number, Time now) const {
    const MemberAccess& access = member(number);
    if (access.is_admin()) return PermissionSet::all();
    PermissionSet held;
    for_each_group(access, now, [&](const GroupAccess& group) { held.bits |= group.permissions.bits; });
    return held;
}

Bitmap AccessIndex::resources(MemberNumber number, TypeNumber type_number, std::uint8_t action, Time now) const {
    const MemberAccess& access = member(number);
    if (access.is_admin()) return existing(type_number);
    const ResourceType& type = types_[type_number];
    // By each action that gives the asked one: the weaker ones count on released resources only.
    Bitmap strong, weak;
    bool all_strong = false, all_weak = false;
    const auto add = [&](ActionMask mask, auto insert) {
        for (std::uint8_t a = 0; a < type.actions.size(); ++a) {
            if (!(mask >> a & 1) || !(type.actions[a].gives >> action & 1)) continue;
            insert(a, type.actions[a].needs_release);
        }
    };
    for_each_group(access, now, [&](const GroupAccess& group) {
        const TypeAccess* of_type = group.of(type_number);
        if (!of_type) return;
        // The masks are closed under `gives`, so the asked action's own bit tells the weak ones, stronger bits the
        // strong ones.
        if (of_type->all >> action & 1) all_weak = true;
        of_type->selected[action].add_to(weak);
        add(of_type->all, [&](std::uint8_t, bool needs_release) { all_strong |= !needs_release; });
        add(type.all_actions(), [&](std::uint8_t a, bool needs_release) {
            if (!needs_release) of_type->selected[a].add_to(strong);
        });
    });
    for (const ResourceRef& owned : access.owned)
        if (owned.type == type_number && (type.owner_gives >> action & 1)) strong.insert(owned.number);
    if (all_strong) strong |= existing(type_number);
    if (all_weak) weak |= existing(type_number);
    if (type.actions[action].needs_release) weak &= released(type_number);
    strong |= weak;
    return strong &= existing(type_number);
}

bool AccessIndex::operator==(const AccessIndex& other) const {
    const auto same = [](const auto& a, const auto& b) {
        if (a.size() != b.size()) return false;
        for (std::size_t i = 0; i < a.size(); ++i)
            if (!a[i] != !b[i] || (a[i] && !(*a[i] == *b[i]))) return false;
        return true;
    };
    if (!same(members_, other.members_) || !same(groups_, other.groups_) ||
        resources_.size() != other.resources_.size())
        return false;
    for (std::size_t type = 0; type < resources_.size(); ++type)
        if (!(*resources_[type].existing == *other.resources_[type].existing) ||
            !(*resources_[type].released == *other.resources_[type].released))
            return false;
    return role_groups_ == other.role_groups_;
}

}  // namespace guildhall::core
