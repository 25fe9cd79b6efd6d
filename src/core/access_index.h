// The state compiled for questions: who may do what on which resource. One immutable index per workspace state, made
// anew in what a change touched and shared in all else. Answers raw rights; the gate (M11) stands in core/decision.h,
// which everybody asks.
//
// A decision reads one cache line of the member (the groups) and one of the resource (which groups hold it), and looks
// for the groups that stand in both; what a group gives on a whole type is kept with the type. Lists go the other way,
// from the group to its resources.
#pragma once

#include <array>
#include <cstring>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/cow_array.h"
#include "core/number_set.h"
#include "core/short_list.h"
#include "core/state.h"
#include "core/vocabulary.h"

namespace guildhall::core {

/// An action on the resources of a type.
struct ActionOn {
    TypeNumber type;
    std::uint8_t action;
};

/// What one group gives on the resources of one type.
struct TypeAccess {
    TypeNumber type = kApp;
    ActionMask all = 0;               ///< on every resource
    std::vector<NumberSet> selected;  ///< by action: on these
    bool operator==(const TypeAccess&) const = default;
};

/// What one group gives.
struct GroupAccess {
    PermissionSet permissions;
    bool builder_level = false;     ///< M14
    std::vector<TypeAccess> types;  ///< only types that its grants name
    const TypeAccess* of(TypeNumber type) const;
    bool operator==(const GroupAccess&) const = default;
};

constexpr GroupNumber kNoGroup = ~GroupNumber{0};
constexpr MemberNumber kNobody = ~MemberNumber{0};

using MemberGroups = ShortList<GroupNumber, 12, kNoGroup>;

/// What a member brings to every question: one cache line.
struct alignas(64) MemberAccess {
    MemberGroups groups;  ///< rising, the role group too; ended ones too (see has_expiry)
    AccountStatus account_status = AccountStatus::pending;
    MemberStatus status = MemberStatus::invited;
    Role role = Role::end_user;
    bool instance_admin = false;
    bool has_expiry = false;  ///< of any group membership
    bool open = false;        ///< the gate (M11), the workspace's own status aside
    bool is_plain = false;    ///< no admin, and no membership that ends
    bool is_admin() const { return role == Role::admin || instance_admin; }  ///< M12
    bool operator==(const MemberAccess&) const = default;
};

/// What few members have.
struct MemberExtra {
    std::vector<GroupLink> ends;     ///< all custom groups with their ends, where any has one
    std::vector<ResourceRef> owned;  ///< rising
    bool operator==(const MemberExtra&) const = default;
};

/// A group that holds a resource, and what it gives there.
struct Holder {
    GroupNumber group = kNoGroup;
    ActionMask actions = 0;
    bool operator==(const Holder&) const = default;
};

using ResourceHolders = ShortList<Holder, 6, Holder{kNoGroup, 0}>;

/// What a resource brings to every question: one cache line.
struct alignas(64) ResourceAccess {
    ResourceHolders holders;  ///< by rising group: those whose grants select this resource
    MemberNumber owner = kNobody;
    bool exists = false, released = false;
    bool operator==(const ResourceAccess&) const = default;
};

/// The numbers that a change touched; what is not named is shared with the earlier index.
struct TouchedNumbers {
    std::vector<MemberNumber> members;
    std::vector<GroupNumber> groups;
    std::vector<ResourceRef> resources;
    std::vector<std::pair<MemberNumber, ResourceRef>> owners_gone, owners_new;
};

class AccessIndex {
public:
    static std::shared_ptr<const AccessIndex> build(const Instance& instance, const Workspace& workspace,
                                                    Edition edition);

    /// The index of `next`, which differs from this one's state in `touched` only.
    std::shared_ptr<const AccessIndex> updated(const Instance& instance, const Workspace& next,
                                               const TouchedNumbers& touched, Edition edition) const;

    const MemberAccess& member(MemberNumber number) const { return members_[number]; }
    std::span<const ResourceRef> owned(MemberNumber number) const;
    const GroupAccess& group(GroupNumber number) const { return *groups_[number]; }
    bool knows_group(GroupNumber number) const { return number < groups_.size() && groups_[number]; }
    std::size_t member_count() const { return members_.size(); }
    /// The groups whose rights count now, the role group first, then custom groups by rising number (M10, M36).
    std::vector<GroupNumber> live_groups(MemberNumber number, Time now) const;

    /// The union (M10) over the member's groups, ownership and M12, without the gate.
    [[gnu::always_inline]] ActionMask actions(MemberNumber number, ResourceRef ref, Time now) const {
        const MemberAccess& access = members_[number];
        const TypeResources& of_type = resources_.data()[ref.type];
        if (ref.number >= of_type.items.size()) return 0;
        const ResourceAccess& resource = of_type.items[ref.number];
        if (!resource.exists) return 0;
        ActionMask mask = resource.owner == number ? of_type.owner_gives : 0;
        const auto* groups = access.groups.few();
        const auto* holders = resource.holders.few();
        if (access.is_plain && groups && holders && of_type.all.size() <= kFewHolders)
            mask |= given_to(*groups, *holders, of_type.all);
        else if (access.is_admin())
            return of_type.all_actions;
        else
            mask |= given_by_search(number, ref, now);
        return resource.released ? mask : effective(types()[ref.type], mask, false);
    }
    /// The same on every resource of the type, present and future: without ownership, drafts included.
    ActionMask actions_on_all(MemberNumber member, TypeNumber type, Time now) const;
    PermissionSet permissions(MemberNumber member, Time now) const;

    /// The resources of `type` on which the member has `action`, without the gate: the same answer as actions(), as a
    /// set.
    Bitmap resources(MemberNumber member, TypeNumber type, std::uint8_t action, Time now) const;
    /// The same as rising numbers in `found`, whose room is used again; quicker where they are few.
    void list(MemberNumber member, ActionOn wanted, Time now, std::vector<ResourceNumber>& found) const;

    /// The members that have `action` on the resource and an open gate (the workspace's own status aside).
    Bitmap members(const Workspace& workspace, ResourceRef resource, std::uint8_t action, Time now) const;

    /// The groups that hold the resource, by rising number: those that select it, and those that hold all of its type.
    /// REQUIRES: it exists
    std::span<const Holder> holders(ResourceRef ref) const {
        return resources_[ref.type].items[ref.number].holders.view();
    }
    std::span<const Holder> holders_of_all(TypeNumber type) const { return resources_[type].all; }
    /// What the group gives among holders that rise by group; 0: it isn't one.
    static ActionMask held_by(std::span<const Holder> holders, GroupNumber group);
    /// The member that owns it, or kNobody. REQUIRES: it exists
    MemberNumber owner(ResourceRef ref) const { return resources_[ref.type].items[ref.number].owner; }
    /// The custom groups that have the permission, rising.
    std::span<const GroupNumber> permitted(Permission permission) const {
        const auto& groups = permitted_[static_cast<std::size_t>(permission)];
        return groups ? std::span<const GroupNumber>(*groups) : std::span<const GroupNumber>();
    }

    /// The apps that the folder holds, rising.
    std::span<const ResourceNumber> apps_in(ResourceNumber folder) const;

    bool exists(ResourceRef ref) const {
        return ref.number < resources_[ref.type].items.size() && resources_[ref.type].items[ref.number].exists;
    }
    bool is_released(ResourceRef ref) const { return exists(ref) && resources_[ref.type].items[ref.number].released; }
    /// The existing resources of a type.
    const Bitmap& existing(TypeNumber type) const { return *resources_[type].existing; }

    /// The words of questions about the workspace's resources.
    const Vocabulary& words() const { return types_->words; }

    /// Fetches what a decision about them reads, for a caller that has other work until then.
    void prefetch(MemberNumber member, ResourceRef resource) const {
        __builtin_prefetch(&members_[member]);
        __builtin_prefetch(&resources_[resource.type].items[resource.number]);
    }

    /// The same rights for everybody: a rebuilt index equals an updated one.
    bool operator==(const AccessIndex& other) const;

private:
    struct TypeResources {
        CowArray<ResourceAccess> items;
        std::shared_ptr<const Bitmap> existing, released;
        std::vector<Holder> all;  ///< by rising group: what groups give on every resource of the type
        ActionMask all_actions = 0, owner_gives = 0;
    };
    /// Members as sets, to answer "who".
    struct People {
        std::array<Bitmap, 3> by_role;
        Bitmap admins, open;  ///< M12; those with an open gate
        bool operator==(const People&) const = default;
    };
    /// Shared for as long as no type changes.
    struct Types {
        explicit Types(std::vector<ResourceType> of) : types(std::move(of)), words(types) {}
        std::vector<ResourceType> types;
        Vocabulary words;
    };
    struct HolderChange;

    const std::vector<ResourceType>& types() const { return types_->types; }
    void take_types(const std::vector<ResourceType>& types);

    void compile_members(const Instance& instance, const Workspace& workspace, const std::vector<MemberNumber>& touched,
                         Edition edition);
    void compile_resources(const Workspace& workspace, const std::vector<ResourceRef>& touched, Edition edition);
    void move_app(ResourceNumber app, std::optional<ResourceNumber> folder, Edition edition);
    void compile_groups(const Workspace& workspace, const std::vector<GroupNumber>& touched, Edition edition);
    void apply(std::vector<HolderChange> changes, Edition edition);
    void set_permitted(GroupNumber number, PermissionSet was, PermissionSet is);
    void move_owners(const TouchedNumbers& touched, Edition edition);
    template <class F>
    void edit_extra(MemberNumber number, Edition edition, F change);

    static constexpr std::size_t kFewHolders = 16;  ///< to look through rather than to search

    /// What holders give to somebody in these groups: those of a resource, and those of its whole type. Without
    /// branches but the second loop's own: which group it is can't be foretold, nor how many hold the resource.
    static ActionMask given_to(const MemberGroups::Few& groups, const ResourceHolders::Few& holders,
                               std::span<const Holder> of_type) {
        using Four = GroupNumber __attribute__((vector_size(16)));  // the compiler's vectors: SSE2, NEON, plain code
        std::array<Four, 3> fours;
        static_assert(sizeof fours == sizeof groups);
        std::memcpy(&fours, &groups, sizeof groups);
        Four mask{};
        const auto add = [&](const Holder& holder) {  // a free place holds nothing, also for a free place
            const auto same = (fours[0] == holder.group) | (fours[1] == holder.group) | (fours[2] == holder.group);
            mask |= reinterpret_cast<Four>(same) & holder.actions;
        };
        for (const Holder& holder : holders) add(holder);
        for (const Holder& holder : of_type) add(holder);
        return mask[0] | mask[1] | mask[2] | mask[3];
    }
    /// The same for any number of groups and holders, and for memberships that end.
    ActionMask given_by_search(MemberNumber number, ResourceRef ref, Time now) const;

    /// Calls f(GroupNumber) for the role group and each live custom group of the member.
    template <class F>
    void for_each_group(MemberNumber number, Time now, F f) const;

    CowArray<MemberAccess> members_;
    Entities<MemberExtra> extras_;  ///< null: nothing
    std::shared_ptr<const People> people_;
    Entities<GroupAccess> groups_;
    std::array<std::shared_ptr<const std::vector<GroupNumber>>, kPermissions.size()> permitted_;  ///< null: none
    std::vector<TypeResources> resources_;
    CowArray<std::optional<ResourceNumber>> folder_of_app_;
    Entities<std::vector<ResourceNumber>> apps_in_folder_;  ///< null: empty
    std::shared_ptr<const Types> types_;
    std::array<GroupNumber, 3> role_groups_{};
};

}  // namespace guildhall::core
