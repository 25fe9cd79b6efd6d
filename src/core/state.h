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
    CowMap<std::string, ResourceNumber> by_name;         ///< folded name
    CowMap<std::string, ResourceNumber> by_slug;         ///< apps
    CowMap<std::string, ResourceNumber> by_external_id;  ///< of a registered type, instead of by name
};

struct Workspace {
    WorkspaceId id;
    std::string name, name_folded, slug;
    WorkspaceStatus status = WorkspaceStatus::active;
    std::int64_t revision = 0;
    Time created_at;

    std::vector<ResourceType> types;  ///< built-in ones first; a number is never given again
    Entities<Member> members;
    CowMap<MemberId, MemberNumber> member_by_id;
    CowMap<UserId, MemberNumber> member_by_user;  ///< in any status
    Entities<Group> groups;
    CowMap<GroupId, GroupNumber> group_by_id;
    CowMap<std::string, GroupNumber> group_by_name;  ///< folded name, role groups too
    std::array<GroupNumber, 3> role_groups{};        ///< by Role
    std::vector<ResourceTable> resources;            ///< by TypeNumber
    CowMap<ResourceId, ResourceRef> resource_by_id;
    std::array<std::int64_t, 3> role_counts{};  ///< invited and active members by Role
    std::shared_ptr<const AccessIndex> index;   ///< of exactly this state

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
    CowMap<UserId, AccountNumber> account_by_id;
    CowMap<std::string, AccountNumber> account_by_email;  ///< normalized
    Entities<Workspace> workspaces;
    CowMap<WorkspaceId, WorkspaceNumber> workspace_by_id;
    CowMap<std::string, WorkspaceNumber> workspace_by_slug;
    CowMap<std::string, WorkspaceNumber> workspace_by_name;  ///< folded

    const Account* account(UserId id) const;
    const Account* account_of_email(std::string_view normalized) const;
    const Workspace* workspace(WorkspaceId id) const;
    /// By id or slug; an id is tried first.
    const Workspace* find_workspace(std::string_view id_or_slug) const;
    const Account& account_of(const Member& member) const { return *accounts[member.account]; }
};

/// The name that the workspace sees (M40): the given one until the first acceptance, then the account's.
const std::string& shown_name(const Account& account, const Member& member);

/// M50: counts this account as a user; M51: as a builder.
bool counts_as_user(const Instance& instance, const Account& account);
bool counts_as_builder(const Instance& instance, const Account& account);

/// A new, empty instance as the first start makes it: no accounts, no workspaces.
std::shared_ptr<const Instance> empty_instance();

}  // namespace guildhall::core
