// May this user do this here? The gate (M11), admins (M12) and the table of model section 4, over a workspace's access
// index; with every path that gives a yes. Handlers, planner and the decision API ask here and nowhere else.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/access_index.h"
#include "core/state.h"

namespace guildhall::core {

/// One line of the table of model section 4.
struct Right {
    enum class Kind { member, administer, permission, act, remove, folder_see, constant_read };
    Kind kind = Kind::administer;
    Permission permission = Permission::app_create;  ///< Kind::permission
    TypeNumber type = kApp;                          ///< Kind::act, Kind::remove
    std::uint8_t action = 0;                         ///< Kind::act

    static Right member() { return {Kind::member}; }  ///< any active member
    static Right administer() { return {Kind::administer}; }
    static Right permitted(Permission p) { return {Kind::permission, p}; }
    static Right act(TypeNumber type, std::uint8_t action) { return {Kind::act, Permission::app_create, type, action}; }
    static Right remove(TypeNumber type) { return {Kind::remove, Permission::app_create, type}; }
    static Right folder_see() { return {Kind::folder_see}; }
    static Right constant_read() { return {Kind::constant_read}; }
};

/// Why the gate is shut (M11); open: it isn't.
enum class Gate {
    open,
    account_pending,
    account_archived,
    not_a_member,
    member_invited,
    member_archived,
    workspace_archived
};
std::string to_string(Gate gate);

/// A user as a workspace knows them. Decisions read the account only of somebody who is no member.
struct Subject {
    const Account* account = nullptr;  ///< null: nobody, or a member whose account wasn't looked up
    std::optional<MemberNumber> member;
};

Subject subject_of(const Instance& instance, const Workspace& workspace, UserId user);

/// Whom a decision is about: a user before a workspace, which outlives it, at a moment.
struct Standing {
    const Workspace& workspace;
    Subject subject;
    Time now;
};

/// Nobody is not_a_member.
Gate gate(const Workspace& workspace, const Subject& subject);

/// gate() == Gate::open.
inline bool is_open(const Workspace& workspace, const Subject& subject) {
    if (!subject.member) return gate(workspace, subject) == Gate::open;
    return workspace.status == WorkspaceStatus::active && workspace.index->member(*subject.member).open;
}

/// What is_allowed() answers, but for what a member may do with a resource.
bool is_allowed_otherwise(const Standing& of, const Right& right, std::optional<ResourceNumber> resource);

/// The decision. `resource`: for act, remove and folder_see; a missing or unknown one is a no, for admins too.
[[gnu::always_inline]] inline bool is_allowed(const Standing& of, const Right& right,
                                              std::optional<ResourceNumber> resource = std::nullopt) {
    if (right.kind != Right::Kind::act || !of.subject.member) return is_allowed_otherwise(of, right, resource);
    return resource && is_open(of.workspace, of.subject) &&
           (of.workspace.index->actions(*of.subject.member, {right.type, *resource}, of.now) >> right.action & 1);
}

/// True when the subject would have the right on every resource of the type, present and future (api.md, "Who sees
/// what").
bool is_allowed_on_all(const Standing& of, const Right& right);

/// All resources of `type` on which an active subject has `action`; empty behind a shut gate.
Bitmap allowed_resources(const Standing& of, TypeNumber type, std::uint8_t action);

/// The same as rising numbers in `found`, whose room is used again; quicker where they are few.
void list_allowed(const Standing& of, TypeNumber type, std::uint8_t action, std::vector<ResourceNumber>& found);

/// All resources of `type` of which an active subject may do anything that can be asked; empty behind a shut gate.
Bitmap reachable_resources(const Standing& of, TypeNumber type);

/// The right that an action takes on a resource; nothing for an action that its type doesn't have.
std::optional<Right> right_to(const Workspace& workspace, ResourceRef resource, std::string_view action);

/// One way by which somebody has something.
struct AccessPath {
    enum class Via { instance_admin, role, group, owner };
    Via via;
    Role role = Role::end_user;          ///< Via::role: an admin's role, or the role whose group gives it
    std::optional<GroupNumber> group;    ///< Via::group and Via::role by a group
    std::shared_ptr<const Grant> grant;  ///< the grant, where one gives it; null: a permission

    friend bool operator==(const AccessPath&, const AccessPath&) = default;
};

/// Every path that gives `action` on the resource, without the gate (invited members count as if active).
std::vector<AccessPath> paths(const Standing& of, ResourceRef resource, std::uint8_t action);

/// Every path that gives the permission.
std::vector<AccessPath> paths(const Standing& of, Permission permission);

/// The yes or no of is_allowed with its reasons: a yes with all paths, a no with the gate or the group nearest to
/// giving it.
struct Decision {
    bool allowed = false;
    Gate gate = Gate::open;
    std::vector<AccessPath> paths;
    std::optional<GroupNumber> nearest_group;  ///< a group that would give it
};
Decision explain(const Standing& of, const Right& right, std::optional<ResourceNumber> resource = std::nullopt);

/// The members that have `action` on the resource and pass the gate, rising. Instance admins who are no members come on
/// top.
std::vector<MemberNumber> who_may(const Workspace& workspace, ResourceRef resource, std::uint8_t action, Time now);

}  // namespace guildhall::core
