// All that the planner and the decisions need, in memory, at a revision: an instance with its accounts and workspaces.
// Immutable once published and shared by readers; a change makes the next one through a Draft (core/draft.h), copying
// what it touches. Loaded from storage at start.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/cow_array.h"
#include "core/cow_map.h"
#include "core/entities.h"
#include "core/number_map.h"

namespace guildhall::core {

class AccessIndex;

template <class T>
using Entities = CowArray<std::shared_ptr<const T>>;  ///< null: deleted; a number is never given again

struct ResourceRef {
    TypeNumber type;
    ResourceNumber number;
    auto operator<=>(const ResourceRef&) const = default;
};

/// The resources of one type.
struct ResourceTable {
    Entities<Resource> items;
    NumberMap by_name;         ///< folded name
    NumberMap by_slug;         ///< apps
    NumberMap by_external_id;  ///< of a registered type, instead of by name

    std::optional<ResourceNumber> named(std::string_view folded) const;
    std::optional<ResourceNumber> with_slug(std::string_view slug) const;
    std::optional<ResourceNumber> with_external_id(std::string_view external_id) const;
};

struct Workspace {
    WorkspaceId id;
    std::string name, name_folded, slug;
    WorkspaceStatus status = WorkspaceStatus::active;
    bool second_factor_required = false;  ///< of all who enter (core/second_factor.h)
    std::int64_t revision = 0;
    Time created_at;

    std::vector<ResourceType> types;  ///< built-in ones first; a number is never given again
    Entities<Member> members;
    NumberMap member_by_id;
    CowMap<UserId, MemberNumber> member_by_user;  ///< in any status
    Entities<Group> groups;
    NumberMap group_by_id;
    NumberMap group_by_name;                   ///< folded name, role groups too
    std::array<GroupNumber, 3> role_groups{};  ///< by Role
    std::vector<ResourceTable> resources;      ///< by TypeNumber
    CowMap<ResourceId, ResourceRef> resource_by_id;
    std::array<std::int64_t, 3> role_counts{};  ///< invited and active members by Role
    std::shared_ptr<const AccessIndex> index;   ///< of exactly this state

    std::optional<MemberNumber> member_number(MemberId id) const;
    std::optional<GroupNumber> group_number(GroupId id) const;
    std::optional<GroupNumber> group_named(std::string_view folded) const;
    const Member* member(MemberId id) const;
    /// The user's member here, in any status, or null.
    const Member* member_of(UserId user) const;
    const Group* group(GroupId id) const;
    /// REQUIRES: the number was given
    const Resource* resource(ResourceRef ref) const { return resources[ref.type].items[ref.number].get(); }
    /// Null also where this state doesn't know the number yet.
    const Resource* find_resource(ResourceRef ref) const;
    /// As a request names it: by id, of a registered type by external id.
    std::optional<ResourceRef> find_resource(TypeNumber type, std::string_view key) const;
    const Group& role_group(Role role) const { return *groups[role_groups[static_cast<std::size_t>(role)]]; }
};

struct GuardedOrigin {
    std::string origin;
    WorkspaceId workspace;
    bool operator==(const GuardedOrigin&) const = default;
};

struct InstanceSettings {
    std::string name = "Guildhall";
    std::optional<std::int64_t> user_limit, builder_limit;  ///< M52
    std::int64_t invitation_days = 7;                       ///< M41
    bool anyone_makes_workspaces = false;
    SecondFactorDemand second_factor = SecondFactorDemand::optional;
    std::vector<GuardedOrigin> guarded_origins;
    bool operator==(const InstanceSettings&) const = default;
};

struct Seats {
    std::int64_t users = 0;     ///< M50
    std::int64_t builders = 0;  ///< M51
    bool operator==(const Seats&) const = default;
};

struct Instance {
    std::int64_t revision = 0;
    bool setup_done = false;
    InstanceSettings settings;
    Seats seats;
    Entities<Account> accounts;
    NumberMap account_by_id;
    NumberMap account_by_email;                  ///< normalized
    std::vector<AccountNumber> instance_admins;  ///< rising, in any status
    Entities<Workspace> workspaces;
    CowMap<WorkspaceId, WorkspaceNumber> workspace_by_id;
    CowMap<std::string, WorkspaceNumber> workspace_by_slug;
    CowMap<std::string, WorkspaceNumber> workspace_by_name;  ///< folded

    std::optional<AccountNumber> account_number(UserId id) const;
    std::optional<AccountNumber> account_number_of_email(std::string_view normalized) const;
    const Account* account(UserId id) const;
    const Account* account_of_email(std::string_view normalized) const;
    const Workspace* workspace(WorkspaceId id) const;
    /// By id or slug; an id is tried first.
    const Workspace* find_workspace(std::string_view id_or_slug) const;
    const Account& account_of(const Member& member) const { return *accounts[member.account]; }
};

// What makes a state, for core/draft.h and for loading it: appends the thing and fills the look-ups. What is derived
// from the whole (role counts, seats, indexes) is left to the caller.
AccountNumber append(Instance& instance, std::shared_ptr<const Account> account, Edition edition);
WorkspaceNumber append(Instance& instance, std::shared_ptr<const Workspace> workspace, Edition edition);
/// REQUIRES: the member's account is in `instance`
MemberNumber append(const Instance& instance, Workspace& workspace, std::shared_ptr<const Member> member,
                    Edition edition);
GroupNumber append(Workspace& workspace, std::shared_ptr<const Group> group, Edition edition);
ResourceRef append(Workspace& workspace, std::shared_ptr<const Resource> resource, Edition edition);
TypeNumber append(Workspace& workspace, ResourceType type);
/// The types that every workspace has. REQUIRES: no type is there yet
void append_built_in_types(Workspace& workspace);

/// The name that the workspace sees (M40): the given one until the first acceptance, then the account's.
const std::string& shown_name(const Account& account, const Member& member);
/// What it sees of the account besides: neither until the first acceptance, whatever the account has.
bool shows_verified_email(const Account& account, const Member& member);
bool shows_second_factor(const Account& account, const Member& member);

/// M50: counts this account as a user; M51: as a builder.
bool counts_as_user(const Instance& instance, const Account& account);
bool counts_as_builder(const Instance& instance, const Account& account);

// The same as Draft derives from what changed, counted anew.
std::array<std::int64_t, 3> count_roles(const Workspace& workspace);
Seats count_seats(const Instance& instance);
std::vector<AccountNumber> list_instance_admins(const Instance& instance);

/// A new, empty instance as the first start makes it: no accounts, no workspaces.
std::shared_ptr<const Instance> empty_instance();

}  // namespace guildhall::core
