// Every change that can be asked for, with checked names and resolved ids, and who asks. Made by handlers and commands,
// read by the planner (core/planner.h).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/entities.h"
#include "core/import.h"
#include "core/names.h"
#include "core/registered_type.h"
#include "core/state.h"

namespace guildhall::core {

// ---- members ----
struct InviteMember {
    Email email;
    PersonName name;
    Role role = Role::end_user;
    std::vector<GroupId> groups;
};
struct EditMember {
    MemberId member;
    std::optional<Role> role;
    std::vector<GroupId> add_groups, remove_groups;
    bool metadata = false;  ///< metadata changes with it: a change even alone
};
struct ArchiveMember {
    MemberId member;
};
struct UnarchiveMember {
    MemberId member;
};
struct LeaveWorkspace {};
/// Answers an invitation. `name`: given by a new account; `activate`: the account gets its first credentials with it.
struct AcceptInvitation {
    MemberId member;
    std::optional<PersonName> name;
    bool activate = false;
    bool verify_email = false;         ///< M35: the token was only ever mailed
    bool keeps_second_factor = false;  ///< of an account that was unverified: who answers signed in to it
};
/// A new link or mail for an open invitation: its end moves on.
struct RenewInvitation {
    MemberId member;
};
/// Empty: all that are settleable.
struct SettleMembers {
    std::vector<MemberId> members;
};

/// The filters of the members list.
struct MemberFilter {
    std::vector<MemberStatus> statuses;  ///< empty: any
    std::vector<Role> roles;             ///< empty: any
    std::optional<GroupId> group;        ///< a custom or a role group
    std::string query;                   ///< in name or e-mail, any case; one or two characters: prefix
    std::optional<bool> second_factor;   ///< whether the workspace sees one (M40)
    std::optional<bool> email_verified;  ///< likewise
};
struct BulkChange {
    enum class Action { archive, unarchive, add_to_group, remove_from_group, set_role };
    Action action = Action::archive;
    std::optional<std::vector<MemberId>> members;  ///< else `filter`
    MemberFilter filter;
    std::optional<GroupId> group;
    std::optional<Role> role;
    std::optional<Time> expires_at;
};
struct ImportMembers {
    std::vector<ImportRow> rows;
    std::vector<std::string> unknown_columns;
    bool valid_rows_only = false;  ///< mode=valid_rows, else all or nothing
};

// ---- groups ----
struct CreateGroup {
    GroupName name;
};
struct RenameGroup {
    GroupId group;
    GroupName name;
};
struct DeleteGroup {
    GroupId group;
};
struct ReviewGroup {
    GroupId group;
};
struct SetPermissions {
    GroupId group;
    std::array<std::optional<bool>, 6> switches;  ///< by Permission; absent: as it is
};
struct AddGroupMembers {
    GroupId group;
    std::vector<MemberId> members;
    bool end_given = false;          ///< expires_at was sent; else present live memberships keep theirs
    std::optional<Time> expires_at;  ///< null: without end
};
struct RemoveGroupMember {
    GroupId group;
    MemberId member;
};
/// A resource as a request names it: by id, one of a registered type by external id.
struct ResourceKey {
    std::string text;
    ResourceKey(ResourceId id) : text(id.str()) {}
    ResourceKey(std::string id) : text(std::move(id)) {}
};
struct CreateGrant {
    GroupId group;
    GrantName name;
    std::string resource_type, access;
    bool hide_from_dashboard = false;
    bool all = false;
    std::vector<ResourceKey> resources;
};
struct ChangeGrant {
    GroupId group;
    GrantId grant;
    std::optional<GrantName> name;
    std::optional<std::string> access;
    std::optional<bool> hide_from_dashboard, all;
    std::vector<ResourceKey> add_resources, remove_resources;
};
struct DeleteGrant {
    GroupId group;
    GrantId grant;
};
struct DuplicateGroup {
    GroupId group;
    std::optional<GroupName> name;
    bool members = false, permissions = false;
    std::vector<TypeNumber> grant_types;  ///< parts apps, data_sources, grants:<type>
};

// ---- resources ----
struct AppFields {
    std::optional<AppName> name;
    std::optional<AppSlug> slug;
    std::optional<AppUrl> url;
    std::optional<std::string> description, icon;
    std::optional<std::optional<ResourceId>> folder;  ///< null: none
    std::optional<bool> released;
};
struct CreateApp {
    AppFields fields;
};  ///< name and url are there
struct ChangeApp {
    ResourceId app;
    AppFields fields;
    std::optional<std::optional<MemberId>> owner;
};
/// A data source, a folder or a constant; values and secrets are the service's.
struct CreateResource {
    TypeNumber type = kFolder;
    std::string name, name_folded;  ///< of a checked name
    std::string kind;
    std::optional<std::optional<MemberId>> owner = {};  ///< data sources; absent: the maker (M16)
};
struct ChangeResource {
    TypeNumber type = kFolder;
    ResourceId resource;
    std::optional<std::pair<std::string, std::string>> name;  ///< checked: text and folded
    std::optional<std::optional<MemberId>> owner;             ///< data sources
    bool content = false;  ///< options, secrets or value change with it: a change even alone
};
struct DeleteResource {
    TypeNumber type = kApp;
    ResourceId resource;
};

/// An object of a registered type, made where there is none yet.
struct PutResource {
    ResourceTypeId type;
    ExternalId external_id;
    std::optional<ObjectName> name;                ///< absent: as it is; of a new one: the external id
    std::optional<std::optional<MemberId>> owner;  ///< absent: as it is; of a new one: nobody
};

// ---- resource types ----
struct CreateResourceType {
    TypeName name;
    std::vector<DeclaredAction> actions;
    std::optional<std::vector<std::string>> builder_level;  ///< absent: all
};
/// Lists that are sent are complete. A grant of an action that goes away is deleted.
struct ChangeResourceType {
    ResourceTypeId type;
    std::optional<std::vector<DeclaredAction>> actions;
    std::optional<std::vector<std::string>> builder_level;  ///< absent: as they are; new actions are marked
};
/// Its objects and the grants on them go with it.
struct DeleteResourceType {
    ResourceTypeId type;
};

// ---- workspace and instance ----
struct SetUp {
    Email email;
    PersonName name;
    WorkspaceName workspace;
};
struct CreateWorkspace {
    WorkspaceName name;
    std::optional<WorkspaceSlug> slug;
};
struct ChangeWorkspace {
    std::optional<WorkspaceName> name;
    std::optional<WorkspaceSlug> slug;
    std::optional<bool> second_factor_required = {};
};
struct ArchiveWorkspace {
    WorkspaceId workspace;
};
struct UnarchiveWorkspace {
    WorkspaceId workspace;
    bool take_over = false;
};
struct ArchiveUser {
    UserId user;
    bool take_over = false;
};
struct UnarchiveUser {
    UserId user;
};
struct SetInstanceAdmin {
    UserId user;
    bool instance_admin = false;
};
struct ChangeOwnName {
    PersonName name;
};
struct ChangeSettings {
    InstanceSettings settings;
};
/// By a redeemed mailed token (M35).
struct VerifyEmail {
    UserId user;
};
/// The account has a second factor from now on, or none any more. `removed`: by somebody else, for who lost it.
struct SetSecondFactor {
    enum class How { enabled, disabled, removed };
    UserId user;
    How how = How::enabled;
};
/// `guildhall admin create`: makes (or raises) a verified, active account.
struct CreateInstanceAdmin {
    Email email;
    PersonName name;
};

/// What an event's change did, so that it can be reversed (M49): where the present state is `after`, `before` is put
/// back.
struct Reversal {
    enum class Kind { role, link, owner, permissions, grant, group, group_name };
    Kind kind = Kind::role;
    bool consequence = false;  ///< of M20 or M21: reversed where it still stands, else left
    MemberId member = {};
    GroupId group = {};
    ResourceId resource = {};
    Role role_before = Role::end_user, role_after = Role::end_user;
    RoleCause cause_before = RoleCause::explicit_, cause_after = RoleCause::explicit_;
    std::optional<std::int64_t> end_before = {}, end_after = {};  ///< link: its end (kNever: none); nothing: no link
    std::optional<MemberId> owner_before = {}, owner_after = {};
    PermissionSet permissions_before = {}, permissions_after = {};
    std::string name_before = {}, name_after = {};
    /// grant: the one before and after, nothing: none. Their `type`, `action` and `resources` are words and ids here,
    /// as numbers mean something to one state only.
    std::optional<Grant> grant_before = {}, grant_after = {};
    std::string grant_type = {};  ///< a built-in type's name, a registered type's id
    std::string access_before = {}, access_after = {};
    std::vector<ResourceId> grant_resources_before = {}, grant_resources_after = {};
};
struct Undo {
    std::vector<Reversal> reversals;
};

/// `guildhall import`: apps and groups matched by name, missing parts added, nothing removed; then the people.
struct OrgApp {
    AppName name;
    std::optional<AppSlug> slug;
    AppUrl url;
    bool released = false;
};
struct OrgGrant {
    GrantName name;
    TypeNumber type = kApp;
    std::uint8_t action = 0;
    bool hide_from_dashboard = false, all = false;
    std::vector<std::string> apps;  ///< folded names
};
struct OrgGroup {
    GroupName name;
    PermissionSet permissions;
    std::vector<Email> members;
    std::vector<OrgGrant> grants;
};
struct ImportOrganisation {
    std::vector<OrgApp> apps;
    std::vector<OrgGroup> groups;
    ImportMembers people;
};

using Change =
    std::variant<InviteMember, EditMember, ArchiveMember, UnarchiveMember, LeaveWorkspace, AcceptInvitation,
                 RenewInvitation, SettleMembers, BulkChange, ImportMembers, CreateGroup, RenameGroup, DeleteGroup,
                 ReviewGroup, SetPermissions, AddGroupMembers, RemoveGroupMember, CreateGrant, ChangeGrant, DeleteGrant,
                 DuplicateGroup, CreateApp, ChangeApp, CreateResource, ChangeResource, DeleteResource, PutResource,
                 CreateResourceType, ChangeResourceType, DeleteResourceType, SetUp, CreateWorkspace, ChangeWorkspace,
                 ArchiveWorkspace, UnarchiveWorkspace, ArchiveUser, UnarchiveUser, SetInstanceAdmin, ChangeOwnName,
                 ChangeSettings, VerifyEmail, SetSecondFactor, CreateInstanceAdmin, Undo, ImportOrganisation>;

/// Who asks.
struct Actor {
    enum class Via { session, token, command_line, invitation, setup };
    UserId user;  ///< nil: the command line
    Via via = Via::session;
};

/// New ids for what a change makes: UUIDv7 of its millisecond, all different, from one random seed.
class NewIds {
public:
    explicit NewIds(Uuid seed = {}) : next_(seed) {}
    template <class IdType>
    IdType next() {
        return IdType(next_uuid());
    }

private:
    Uuid next_uuid();
    Uuid next_;
};

struct ChangeRequest {
    Actor actor;
    WorkspaceId workspace;  ///< nil: a change of the instance
    Change change;
    std::string canonical;  ///< method, path, query without confirm and dry_run, body, in one form (M31)
    bool settle_roles = false;
    std::optional<MemberId> new_owner;
    Time now;
    Uuid id_seed;  ///< a fresh UUIDv7
};

}  // namespace guildhall::core
