// The state compiled for questions: who may do what on which resource. One immutable index per workspace state, made
// anew in what a change touched and shared in all else. Answers raw rights; the gate (M11) stands in core/decision.h,
// which everybody asks.
#pragma once

#include <memory>
#include <vector>

#include "core/cow_array.h"
#include "core/number_set.h"
#include "core/state.h"

namespace guildhall::core {

/// What one group gives on the resources of one type.
struct TypeAccess {
    TypeNumber type = kApp;
    ActionMask all = 0;               ///< on every resource
    std::vector<NumberSet> selected;  ///< by action: on these
    ActionMask on(ResourceNumber resource) const;
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

/// What a member brings to every question.
struct MemberAccess {
    AccountStatus account_status = AccountStatus::pending;
    MemberStatus status = MemberStatus::invited;
    Role role = Role::end_user;
    bool instance_admin = false;
    bool has_expiry = false;
    std::vector<GroupLink> groups;
    std::vector<ResourceRef> owned;                                          ///< rising
    bool is_admin() const { return role == Role::admin || instance_admin; }  ///< M12
    bool operator==(const MemberAccess&) const = default;
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

    const MemberAccess& member(MemberNumber number) const { return *members_[number]; }
    const GroupAccess& group(GroupNumber number) const { return *groups_[number]; }
    bool knows_group(GroupNumber number) const { return number < groups_.size() && groups_[number]; }
    std::size_t member_count() const { return members_.size(); }
    std::size_t group_count() const { return groups_.size(); }

    /// The union (M10) over the member's groups, ownership and M12, without the gate.
    ActionMask actions(MemberNumber member, ResourceRef resource, Time now) const;
    PermissionSet permissions(MemberNumber member, Time now) const;

    /// The resources of `type` on which the member has `action`, without the gate: the same answer as actions(), as a
    /// set.
    Bitmap resources(MemberNumber member, TypeNumber type, std::uint8_t action, Time now) const;

    /// The existing resources of a type; those of them that are released.
    const Bitmap& existing(TypeNumber type) const { return *resources_[type].existing; }
    const Bitmap& released(TypeNumber type) const { return *resources_[type].released; }

    /// The same rights for everybody: a rebuilt index equals an updated one.
    bool operator==(const AccessIndex& other) const;

private:
    struct TypeResources {
        std::shared_ptr<const Bitmap> existing, released;
    };

    void compile_member(const Instance& instance, const Workspace& workspace, MemberNumber number, Edition edition);
    void compile_group(const Workspace& workspace, GroupNumber number, Edition edition);
    void move_owners(const TouchedNumbers& touched, Edition edition);

    /// Calls f(GroupAccess) for the role group and each live custom group of the member.
    template <class F>
    void for_each_group(const MemberAccess& member, Time now, F f) const;

    Entities<MemberAccess> members_;
    Entities<GroupAccess> groups_;
    std::vector<TypeResources> resources_;
    std::vector<ResourceType> types_;
    std::array<GroupNumber, 3> role_groups_{};
};

}  // namespace guildhall::core
