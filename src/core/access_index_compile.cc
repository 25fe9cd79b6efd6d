// How the index is made: anew, or from the one before in what a change touched.
#include <algorithm>
#include <map>
#include <tuple>

#include "core/access_index.h"

namespace guildhall::core {
namespace {

static_assert(sizeof(MemberAccess) == 64 && sizeof(ResourceAccess) == 64, "one cache line each");

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

std::shared_ptr<const GroupAccess> compile_group(const Group& group, const std::vector<ResourceType>& types) {
    auto access = std::make_shared<GroupAccess>();
    access->permissions = group.permissions;
    access->builder_level = is_builder_level(group, types);
    std::vector<std::vector<std::vector<ResourceNumber>>> collected(types.size());
    for (const auto& grant : group.grants) {
        const ResourceType& type = types[grant->type];
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
    return access;
}

/// What the group gives on single resources.
std::map<ResourceRef, ActionMask> selected_by(const GroupAccess& group) {
    std::map<ResourceRef, ActionMask> selected;
    for (const TypeAccess& of_type : group.types)
        for (std::uint8_t action = 0; action < of_type.selected.size(); ++action)
            of_type.selected[action].for_each([&](ResourceNumber number) {
                selected[{of_type.type, number}] |= bit(action);
            });
    return selected;
}

/// Sets what `group` gives; 0 takes it out.
void set_holder(std::vector<Holder>& holders, GroupNumber group, ActionMask actions) {
    const auto at = std::ranges::lower_bound(holders, group, {}, &Holder::group);
    const bool there = at != holders.end() && at->group == group;
    if (there && actions) at->actions = actions;
    if (there && !actions) holders.erase(at);
    if (!there && actions) holders.insert(at, {group, actions});
}

}  // namespace

/// A group gives `actions` on a resource now; 0: nothing any more.
struct AccessIndex::HolderChange {
    ResourceRef resource;
    GroupNumber group;
    ActionMask actions;
    bool operator<(const HolderChange& other) const {
        return std::tie(resource, group) < std::tie(other.resource, other.group);
    }
};

template <class F>
void AccessIndex::edit_extra(MemberNumber number, Edition edition, F change) {
    auto extra = extras_[number] ? std::make_shared<MemberExtra>(*extras_[number]) : std::make_shared<MemberExtra>();
    change(*extra);
    const bool nothing = extra->ends.empty() && extra->owned.empty();
    extras_.set(number, nothing ? nullptr : std::move(extra), edition);
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
    index->take_types(next.types);
    index->role_groups_ = next.role_groups;
    index->compile_members(instance, next, touched.members, edition);
    index->compile_resources(next, touched.resources, edition);
    index->compile_groups(next, touched.groups, edition);
    index->move_owners(touched, edition);
    return index;
}

void AccessIndex::take_types(const std::vector<ResourceType>& types) {
    static const auto kBuiltIn = std::make_shared<const Types>(  // most workspaces have no others
        std::vector<ResourceType>(built_in_types().begin(), built_in_types().end()));
    if (!types_) types_ = kBuiltIn;
    if (types_->types != types) types_ = std::make_shared<const Types>(types);
    resources_.resize(types.size());
    for (TypeNumber type = 0; type < types.size(); ++type) {
        resources_[type].all_actions = types[type].all_actions();
        resources_[type].owner_gives = types[type].owner_gives;
    }
}

void AccessIndex::compile_members(const Instance& instance, const Workspace& workspace,
                                  const std::vector<MemberNumber>& touched, Edition edition) {
    if (people_ && touched.empty()) return;
    auto people = people_ ? std::make_shared<People>(*people_) : std::make_shared<People>();
    for (const MemberNumber number : touched) {
        const Member& member = *workspace.members[number];
        const Account& account = instance.account_of(member);
        MemberAccess access;
        access.account_status = account.status;
        access.status = member.status;
        access.role = member.role;
        access.instance_admin = account.instance_admin;
        std::vector<GroupNumber> groups = {role_groups_[static_cast<std::size_t>(member.role)]};
        for (const GroupLink& link : member.groups) {
            groups.push_back(link.group);
            access.has_expiry |= link.expires_at != kNever;
        }
        std::sort(groups.begin(), groups.end());
        access.groups = MemberGroups(std::move(groups));
        while (members_.size() <= number) {
            members_.push_back({}, edition);
            extras_.push_back(nullptr, edition);
        }
        access.is_plain = !access.is_admin() && !access.has_expiry;
        const bool had_expiry = members_[number].has_expiry;
        for (const Role role : kRoles) people->by_role[static_cast<std::size_t>(role)].set(number, member.role == role);
        people->admins.set(number, access.is_admin());
        access.open = account.status == AccountStatus::active &&
                      (member.status == MemberStatus::active || account.instance_admin);
        people->open.set(number, access.open);
        if (access.has_expiry || had_expiry)
            edit_extra(number, edition, [&](MemberExtra& extra) {
                extra.ends = access.has_expiry ? member.groups : std::vector<GroupLink>();
            });
        members_.set(number, std::move(access), edition);
    }
    people_ = std::move(people);
}

void AccessIndex::compile_resources(const Workspace& workspace, const std::vector<ResourceRef>& touched,
                                    Edition edition) {
    for (TypeNumber type = 0; type < workspace.types.size(); ++type) {
        TypeResources& of_type = resources_[type];
        const bool changed = std::ranges::any_of(touched, [&](const ResourceRef& ref) { return ref.type == type; });
        if (of_type.existing && !changed) continue;
        Bitmap existing = of_type.existing ? *of_type.existing : Bitmap(),
               released = of_type.released ? *of_type.released : Bitmap();
        for (const ResourceRef& ref : touched) {
            if (ref.type != type) continue;
            const Resource* resource = workspace.resource(ref);
            while (of_type.items.size() <= ref.number) of_type.items.push_back({}, edition);
            ResourceAccess access = of_type.items[ref.number];
            access.exists = resource != nullptr;
            access.released = resource && resource->released;
            access.owner = resource && resource->owner ? *resource->owner : kNobody;
            of_type.items.set(ref.number, std::move(access), edition);
            if (type == kApp) move_app(ref.number, resource ? resource->folder : std::nullopt, edition);
            existing.set(ref.number, resource != nullptr);
            released.set(ref.number, resource && resource->released);
        }
        of_type.existing = std::make_shared<const Bitmap>(std::move(existing));
        of_type.released = std::make_shared<const Bitmap>(std::move(released));
    }
}

void AccessIndex::move_app(ResourceNumber app, std::optional<ResourceNumber> folder, Edition edition) {
    while (folder_of_app_.size() <= app) folder_of_app_.push_back({}, edition);
    const std::optional<ResourceNumber> before = folder_of_app_[app];
    if (before == folder) return;
    folder_of_app_.set(app, folder, edition);
    const auto edit = [&](ResourceNumber number, auto change) {
        while (apps_in_folder_.size() <= number) apps_in_folder_.push_back(nullptr, edition);
        const auto& held = apps_in_folder_[number];
        auto apps = held ? std::make_shared<std::vector<ResourceNumber>>(*held)
                         : std::make_shared<std::vector<ResourceNumber>>();
        change(*apps);
        apps_in_folder_.set(number, apps->empty() ? nullptr : std::move(apps), edition);
    };
    if (before) edit(*before, [&](auto& apps) { std::erase(apps, app); });
    if (folder) edit(*folder, [&](auto& apps) { apps.insert(std::ranges::lower_bound(apps, app), app); });
}

void AccessIndex::compile_groups(const Workspace& workspace, const std::vector<GroupNumber>& touched, Edition edition) {
    std::vector<HolderChange> changes;
    for (const GroupNumber number : touched) {
        while (groups_.size() <= number) groups_.push_back(nullptr, edition);
        static const GroupAccess kNothing;
        const Group* group = workspace.groups[number].get();
        const auto before = groups_[number];
        const auto after = group ? compile_group(*group, workspace.types) : nullptr;
        const GroupAccess &was = before ? *before : kNothing, &is = after ? *after : kNothing;
        groups_.set(number, after, edition);
        if (!group || group->kind == GroupKind::custom) set_permitted(number, was.permissions, is.permissions);
        for (TypeNumber type = 0; type < resources_.size(); ++type) {
            const TypeAccess* access = is.of(type);
            set_holder(resources_[type].all, number, access ? access->all : 0);
        }
        const auto had = selected_by(was), has = selected_by(is);
        for (const auto& [resource, mask] : had)
            if (!has.contains(resource)) changes.push_back({resource, number, 0});
        for (const auto& [resource, mask] : has) {
            const auto earlier = had.find(resource);
            if (earlier == had.end() || earlier->second != mask) changes.push_back({resource, number, mask});
        }
    }
    apply(std::move(changes), edition);
}

void AccessIndex::set_permitted(GroupNumber number, PermissionSet was, PermissionSet is) {
    for (const Permission permission : kPermissions) {
        if (was.has(permission) == is.has(permission)) continue;
        auto& groups = permitted_[static_cast<std::size_t>(permission)];
        auto next =
            groups ? std::make_shared<std::vector<GroupNumber>>(*groups) : std::make_shared<std::vector<GroupNumber>>();
        const auto at = std::ranges::lower_bound(*next, number);
        is.has(permission) ? void(next->insert(at, number)) : void(next->erase(at));
        groups = std::move(next);
    }
}

void AccessIndex::apply(std::vector<HolderChange> changes, Edition edition) {
    std::sort(changes.begin(), changes.end());
    for (std::size_t i = 0; i < changes.size();) {
        const ResourceRef ref = changes[i].resource;
        auto& items = resources_[ref.type].items;
        ResourceAccess access = items[ref.number];
        const auto view = access.holders.view();
        std::vector<Holder> merged;
        auto old = view.begin();
        for (; i < changes.size() && changes[i].resource == ref; ++i) {
            for (; old != view.end() && old->group < changes[i].group; ++old) merged.push_back(*old);
            if (old != view.end() && old->group == changes[i].group) ++old;
            if (changes[i].actions) merged.push_back({changes[i].group, changes[i].actions});
        }
        merged.insert(merged.end(), old, view.end());
        access.holders = decltype(access.holders)(std::move(merged));
        items.set(ref.number, std::move(access), edition);
    }
}

void AccessIndex::move_owners(const TouchedNumbers& touched, Edition edition) {
    for (const auto& [member, ref] : touched.owners_gone)
        edit_extra(member, edition, [&](MemberExtra& extra) { std::erase(extra.owned, ref); });
    for (const auto& [member, ref] : touched.owners_new)
        edit_extra(member, edition, [&](MemberExtra& extra) {
            extra.owned.insert(std::lower_bound(extra.owned.begin(), extra.owned.end(), ref), ref);
        });
}

}  // namespace guildhall::core
