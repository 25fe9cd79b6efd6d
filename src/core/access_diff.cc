#include "core/access_diff.h"

#include <algorithm>
#include <functional>

#include "core/changed_types.h"

namespace guildhall::core {
namespace {

/// A member in one of the plan's two states, or nobody: not yet there, archived. Invited members count as if active.
/// An instance admin has everything before becoming a member too (M12).
struct Side {
    const Workspace* workspace;
    bool counts = false, everything = false;

    Side(const Plan& plan, const Instance& state, WorkspaceNumber number, MemberNumber member)
        : workspace(number < state.workspaces.size() ? state.workspaces[number].get() : nullptr) {
        if (!workspace) return;
        if (member >= workspace->members.size()) {
            const AccountNumber account = plan.after->workspaces[number]->members[member]->account;
            everything = account < state.accounts.size() && state.accounts[account]->instance_admin &&
                         state.accounts[account]->status != AccountStatus::archived;
            return;
        }
        const MemberAccess& access = workspace->index->member(member);
        counts = access.account_status != AccountStatus::archived &&
                 (access.status != MemberStatus::archived || access.instance_admin);
    }
    Bitmap resources(MemberNumber member, TypeNumber type, std::uint8_t action, Time now) const {
        if (everything) return workspace->index->existing(type);
        return counts ? workspace->index->resources(member, type, action, now) : Bitmap();
    }
    PermissionSet permissions(MemberNumber member, Time now) const {
        if (everything) return PermissionSet::all();
        return counts ? workspace->index->permissions(member, now) : PermissionSet();
    }
};

Bitmap without(Bitmap from, const Bitmap& what) {
    from -= what;
    return from;
}

/// The type as one side knows it; null: not at all, or it has no levels.
const ResourceType* leveled_type(const Workspace* workspace, TypeNumber type) {
    const bool known = workspace && type < workspace->types.size() && workspace->types[type].owner_gives;
    return known ? &workspace->types[type] : nullptr;
}

/// The resources on which one member has each action of a type.
struct Levels {
    const ResourceType* type;
    std::vector<Bitmap> sets;  ///< by grantable action; empty for others

    Levels(const Side& side, MemberNumber member, TypeNumber number, Time now)
        : type(leveled_type(side.workspace, number)) {
        for (std::uint8_t action = 0; type && action < type->actions.size(); ++action)
            sets.push_back(type->actions[action].grantable ? side.resources(member, number, action, now) : Bitmap());
    }
    const Bitmap& of(std::string_view action) const {
        static const Bitmap kNone;
        const auto number = type ? type->action(action) : std::nullopt;
        return number ? sets[*number] : kNone;
    }
    std::string name(ResourceNumber number) const {
        ActionMask mask = 0;
        for (std::uint8_t action = 0; action < sets.size(); ++action)
            if (sets[action].contains(number)) mask |= bit(action);
        return type ? type->level_name(mask) : "none";
    }
};

/// The levels of one member on one type's resources, before and after. The type may have changed with them, so its
/// actions are compared by name.
struct LevelChange {
    Levels before, after;
    Bitmap gained, lost;

    LevelChange(Levels was, Levels is) : before(std::move(was)), after(std::move(is)) {
        for (std::size_t action = 0; action < after.sets.size(); ++action) {
            const Bitmap& had = before.of(after.type->actions[action].name);
            if (!(had == after.sets[action])) gained |= without(after.sets[action], had);
        }
        for (std::size_t action = 0; action < before.sets.size(); ++action) {
            const Bitmap& has = after.of(before.type->actions[action].name);
            if (!(has == before.sets[action])) lost |= without(before.sets[action], has);
        }
        lost -= gained;
    }
};

LevelChange level_change(const Plan& plan, WorkspaceNumber workspace, MemberNumber member, TypeNumber type) {
    const Side before(plan, *plan.before, workspace, member), after(plan, *plan.after, workspace, member);
    return {Levels(before, member, type, plan.at), Levels(after, member, type, plan.at)};
}

ThingRef person(const Plan& plan, WorkspaceNumber workspace, MemberNumber number) {
    const Workspace& in = *plan.after->workspaces[workspace];
    const Member& member = *in.members[number];
    const Account& account = plan.after->account_of(member);
    const Workspace* before =
        workspace < plan.before->workspaces.size() ? plan.before->workspaces[workspace].get() : nullptr;
    const bool is_new = !before || number >= before->members.size();
    return {is_new ? "" : member.id.str(), shown_name(account, member), account.email};
}

/// One member's permission and access effects, in order.
void each_effect(const Plan& plan, WorkspaceNumber workspace, MemberNumber member,
                 const std::function<void(Effect)>& f) {
    const Side before(plan, *plan.before, workspace, member), after(plan, *plan.after, workspace, member);
    const PermissionSet had = before.permissions(member, plan.at), has = after.permissions(member, plan.at);
    const ThingRef who = person(plan, workspace, member);
    const Workspace& in = *plan.after->workspaces[workspace];
    Effect pattern{EffectKind::permission_gained};
    if (plan.of_instance) pattern.workspace = ThingRef{in.id.str(), in.name};
    pattern.member = who;
    for (const Permission permission : kPermissions) {
        if (had.has(permission) == has.has(permission)) continue;
        Effect effect = pattern;
        effect.kind = has.has(permission) ? EffectKind::permission_gained : EffectKind::permission_lost;
        effect.permission = to_string(permission);
        f(std::move(effect));
    }
    for (TypeNumber type = 0; type < in.types.size(); ++type) {
        const LevelChange change = level_change(plan, workspace, member, type);
        Bitmap both = change.gained;
        both |= change.lost;
        both.for_each([&](ResourceNumber number) {
            Effect effect = pattern;
            effect.kind = change.gained.contains(number) ? EffectKind::access_gained : EffectKind::access_lost;
            const Resource* was = plan.before->workspaces[workspace]->find_resource({type, number});
            const Resource* is = in.resource({type, number});
            const ResourceType& of_type = *(change.after.type ? change.after.type : change.before.type);
            effect.resource = ThingRef{was ? was->key() : "", (is ? is : was)->name, "", of_type.name};
            effect.from = change.before.name(number);
            effect.to = change.after.name(number);
            f(std::move(effect));
        });
    }
}

struct Numbers {
    std::int64_t permissions_gained = 0, permissions_lost = 0, gained = 0, lost = 0;
    std::size_t sum() const { return static_cast<std::size_t>(permissions_gained + permissions_lost + gained + lost); }
};

/// The grantable actions that the member has on one resource: their level.
ActionMask level_on(const Side& side, MemberNumber member, ResourceRef ref, Time now) {
    const ResourceType* type = side.counts ? leveled_type(side.workspace, ref.type) : nullptr;
    if (!type) return 0;
    ActionMask grantable = 0;
    for (std::uint8_t action = 0; action < type->actions.size(); ++action)
        if (type->actions[action].grantable) grantable |= bit(action);
    return side.workspace->index->actions(member, ref, now) & grantable;
}

/// `where`: where they may differ
Numbers count_one(const Plan& plan, WorkspaceNumber workspace, MemberNumber member, const Differing& where) {
    const Side before(plan, *plan.before, workspace, member), after(plan, *plan.after, workspace, member);
    const auto had = before.permissions(member, plan.at).bits, has = after.permissions(member, plan.at).bits;
    Numbers numbers{std::popcount(static_cast<unsigned>(has & ~had)), std::popcount(static_cast<unsigned>(had & ~has)),
                    0, 0};
    where.types.for_each([&](std::uint32_t type) {
        const LevelChange change = level_change(plan, workspace, member, static_cast<TypeNumber>(type));
        numbers.gained += static_cast<std::int64_t>(change.gained.count());
        numbers.lost += static_cast<std::int64_t>(change.lost.count());
    });
    for (const ResourceRef& ref : where.resources) {  // of types that are the same before and after
        const ActionMask was = level_on(before, member, ref, plan.at), is = level_on(after, member, ref, plan.at);
        numbers.gained += (is & ~was) != 0;
        numbers.lost += (is & ~was) == 0 && (was & ~is) != 0;
    }
    return numbers;
}

void add_group_members(const Workspace& workspace, GroupNumber number, Bitmap& members) {
    const Group* group = number < workspace.groups.size() ? workspace.groups[number].get() : nullptr;
    if (!group) return;
    for (const MemberNumber member : group->members) members.insert(member);
    if (group->kind != GroupKind::role) return;
    for (MemberNumber member = 0; member < workspace.members.size(); ++member)
        if (workspace.members[member]->role == group->role) members.insert(member);
}

/// Who may gain or lose by resources that come, go, are handed over or change their release; of types that changed
/// themselves it may be anybody.
Bitmap members_around(const Workspace& before, const Workspace& after, const WorkspaceTouch& touch, Time now) {
    Bitmap members;
    if (!touch.types.empty())
        for (MemberNumber member = 0; member < after.members.size(); ++member) members.insert(member);
    for (const ResourceRef& ref : touch.resources) {
        if (touch.types.contains(ref.type)) continue;
        const Resource *was = before.find_resource(ref), *is = after.resource(ref);
        if (was && is && was->released == is->released) {
            if (was->owner == is->owner) continue;
            if (was->owner) members.insert(*was->owner);
            if (is->owner) members.insert(*is->owner);
            continue;
        }
        if (!after.types[ref.type].owner_gives) continue;
        for (MemberNumber member = 0; member < after.members.size(); ++member) {
            const bool was_member = member < before.members.size();
            const ActionMask had = was_member ? before.index->actions(member, ref, now) : 0;
            if (had != after.index->actions(member, ref, now)) members.insert(member);
        }
    }
    return members;
}

}  // namespace

std::vector<AffectedMembers> affected_members(const Plan& plan) {
    std::vector<AffectedMembers> affected;
    for (const auto& [number, touch] : plan.touched.workspaces) {
        const Workspace* before =
            number < plan.before->workspaces.size() ? plan.before->workspaces[number].get() : nullptr;
        const Workspace& after = *plan.after->workspaces[number];
        if (!before) continue;
        Bitmap members = members_around(*before, after, touch, plan.at);
        for (const MemberNumber member : touch.members) members.insert(member);
        for (const GroupNumber group : touch.groups) {
            if (!gives_differ(before, after, group)) continue;
            add_group_members(*before, group, members);
            add_group_members(after, group, members);
        }
        AffectedMembers in{number, {}, {}};
        members.for_each([&](MemberNumber member) { in.members.push_back(member); });
        if (!in.members.empty()) affected.push_back(std::move(in));
    }
    return affected;
}

void count_access(Plan& plan) {
    Numbers sum;
    for (AffectedMembers& in : plan.affected) {
        ChangedTypes types(plan, in.workspace);
        in.effects.reserve(in.members.size());
        for (const MemberNumber member : in.members) {
            const Numbers one = count_one(plan, in.workspace, member, types.of(member));
            in.effects.push_back(one.sum());
            sum.permissions_gained += one.permissions_gained;
            sum.permissions_lost += one.permissions_lost;
            sum.gained += one.gained;
            sum.lost += one.lost;
        }
    }
    const auto set = [&](EffectKind kind, std::int64_t n) {
        if (n > 0) plan.counts[kind] = n;
    };
    set(EffectKind::permission_gained, sum.permissions_gained);
    set(EffectKind::permission_lost, sum.permissions_lost);
    set(EffectKind::access_gained, sum.gained);
    set(EffectKind::access_lost, sum.lost);
}

std::vector<std::string> permission_lines(const Plan& plan) {
    std::vector<std::string> lines;
    for (const AffectedMembers& in : plan.affected)
        for (const MemberNumber member : in.members) {
            const Side before(plan, *plan.before, in.workspace, member), after(plan, *plan.after, in.workspace, member);
            const auto had = before.permissions(member, plan.at), has = after.permissions(member, plan.at);
            if (had == has) continue;
            lines.push_back(person(plan, in.workspace, member).email + " " + std::to_string(had.bits) + ">" +
                            std::to_string(has.bits));
        }
    return lines;
}

std::size_t effect_count(const Plan& plan) {
    std::size_t sum = 0;
    for (const auto& [kind, n] : plan.counts) sum += static_cast<std::size_t>(n);
    return sum;
}

std::vector<Effect> effects_page(const Plan& plan, std::size_t offset, std::size_t limit) {
    std::vector<Effect> page;
    for (std::size_t i = offset; i < plan.effects.size() && page.size() < limit; ++i) page.push_back(plan.effects[i]);
    std::size_t at = plan.effects.size();
    for (const AffectedMembers& in : plan.affected)
        for (std::size_t i = 0; i < in.members.size(); at += in.effects[i++]) {
            if (page.size() == limit) return page;
            if (at + in.effects[i] <= offset) continue;
            std::size_t here = at;
            each_effect(plan, in.workspace, in.members[i], [&](Effect effect) {
                if (here++ >= offset && page.size() < limit) page.push_back(std::move(effect));
            });
        }
    return page;
}

}  // namespace guildhall::core
