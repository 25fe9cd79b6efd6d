// The things of model.md as values: accounts, members, groups, grants, resources. Entities refer to one another by
// their dense number within the workspace (accounts: within the instance), which core/state.h resolves. Immutable once
// published.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/id.h"
#include "core/kinds.h"
#include "core/resource_type.h"
#include "core/shared_text.h"
#include "core/time.h"

namespace guildhall::core {

using AccountNumber = std::uint32_t;
using WorkspaceNumber = std::uint32_t;
using MemberNumber = std::uint32_t;
using GroupNumber = std::uint32_t;
using ResourceNumber = std::uint32_t;  ///< within its type

/// A member's place: which workspace, which member there.
struct MembershipRef {
    WorkspaceNumber workspace;
    MemberNumber member;
    bool operator==(const MembershipRef&) const = default;
};

struct Account {
    UserId id;
    std::string email;     ///< as stored, mail goes there
    SharedText lowercase;  ///< the same in ASCII lower case, where it differs
    std::string name;
    AccountStatus status = AccountStatus::pending;
    std::optional<Time> email_verified_at;
    std::optional<Time> second_factor_at;  ///< since when there is one; its secret is the service's
    bool instance_admin = false;
    Time created_at;
    std::vector<MembershipRef> memberships;  ///< in any status

    /// What is compared: the e-mail in ASCII lower case.
    std::string_view email_normalized() const { return lowercase.empty() ? std::string_view(email) : lowercase.view(); }
    void set_email(std::string stored, std::string_view normalized) {
        lowercase = stored == normalized ? SharedText() : SharedText(normalized);
        email = std::move(stored);
    }
};

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

/// A group membership as its member holds it.
struct GroupLink {
    GroupNumber group;
    std::int64_t expires_at = kNever;                          ///< milliseconds since 1970; kNever: without end
    bool live(Time now) const { return now.ms < expires_at; }  ///< M36
    std::optional<Time> end() const {
        return expires_at == kNever ? std::nullopt : std::optional<Time>(Time{expires_at});
    }
    bool operator==(const GroupLink&) const = default;
};

struct Member {
    MemberId id;
    AccountNumber account = 0;
    std::string given_name;  ///< the name of the invitation, shown until accepted_at (M40)
    Role role = Role::end_user;
    RoleCause role_cause = RoleCause::explicit_;
    MemberStatus status = MemberStatus::invited;
    MemberSource source = MemberSource::invite;
    Time invited_at;
    std::optional<Time> invitation_expires_at;  ///< the last end of its live invitations
    std::optional<Time> accepted_at;            ///< first acceptance
    std::vector<GroupLink> groups;              ///< custom groups only, by rising number
};

struct Grant {
    GrantId id;
    std::string name, name_folded;
    TypeNumber type = kApp;
    std::uint8_t action = 0;  ///< the `access`: a grantable action's number in the type
    bool hide_from_dashboard = false;
    bool all = false;                       ///< scope `all`, else `selected`
    std::vector<ResourceNumber> resources;  ///< the selected ones, rising; empty where all
    bool operator==(const Grant&) const = default;
};

struct Group {
    GroupId id;
    std::string name, name_folded;
    GroupKind kind = GroupKind::custom;
    Role role = Role::end_user;  ///< of a role group
    PermissionSet permissions;
    std::int64_t version = 1;  ///< rises with each change of permissions or grants (M31)
    std::optional<Time> reviewed_at;
    std::optional<UserId> reviewed_by;
    Time created_at;
    std::vector<std::shared_ptr<const Grant>> grants;  ///< in order of creation
    std::vector<MemberNumber> members;  ///< rising, in any status, ended ones too; empty for a role group
};

/// An app, a data source, a folder, a constant, an object of a registered type. Values and secrets stay in storage.
struct Resource {
    ResourceId id;
    TypeNumber type = kApp;
    std::string name, name_folded;
    std::optional<MemberNumber> owner;
    Time created_at;
    bool released = true;                  ///< apps may be drafts; all else counts as released
    std::string slug;                      ///< apps
    SharedText url, description, icon;     ///< apps
    std::optional<ResourceNumber> folder;  ///< apps: the folder that holds it
    SharedText kind;                       ///< data sources: postgresql …; constants: plain / secret
    SharedText external_id;                ///< of a registered type: the integrator's own id; unique in its type

    /// What the API names it by: the external id where it has one.
    std::string key() const { return external_id.empty() ? id.str() : external_id.str(); }
};

/// M14: builder-level, the one function used everywhere. `types`: the workspace's resource types.
bool is_builder_level(const Group& group, const std::vector<ResourceType>& types);

/// The member's link to the group, or null.
const GroupLink* find_link(const Member& member, GroupNumber group);

}  // namespace guildhall::core
