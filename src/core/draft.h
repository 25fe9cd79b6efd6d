// The next state of an instance in the making: starts as the present one, copies what is edited, remembers what was
// touched, and at the end derives counts, seats, revisions and indexes. Used by the planner alone; one thread.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>

#include "core/access_index.h"
#include "core/state.h"

namespace guildhall::core {

/// What a draft touched in one workspace, by number, in rising order. Before and after are found in the two states.
struct WorkspaceTouch {
    std::set<MemberNumber> members;
    std::set<GroupNumber> groups;
    std::set<ResourceRef> resources;
    std::set<TypeNumber> types;  ///< registered ones; those of a deleted one's resources are in `resources` too
    bool itself = false;         ///< its name, slug or status, or it is new
};

/// All that a draft touched.
struct Touched {
    std::set<AccountNumber> accounts;
    std::map<WorkspaceNumber, WorkspaceTouch> workspaces;
    bool instance = false;  ///< settings, or anything that raises the instance's revision
    bool nothing() const { return accounts.empty() && workspaces.empty() && !instance; }
};

class Draft {
public:
    explicit Draft(std::shared_ptr<const Instance> before);

    const Instance& before() const { return *before_; }
    std::shared_ptr<const Instance> before_pointer() const { return before_; }
    const Instance& now() const { return *after_; }
    const Workspace& workspace(WorkspaceNumber number) const { return *after_->workspaces[number]; }
    /// The workspace before the change, or null where the change makes it.
    const Workspace* workspace_before(WorkspaceNumber number) const;
    const Touched& touched() const { return touched_; }

    // Editing: the reference is good until the next call for the same kind of thing; the thing counts as touched.
    Account& edit_account(AccountNumber number);
    Workspace& edit_workspace(WorkspaceNumber number);  ///< its own fields
    Member& edit_member(WorkspaceNumber workspace, MemberNumber number);
    Group& edit_group(WorkspaceNumber workspace, GroupNumber number);
    Resource& edit_resource(WorkspaceNumber workspace, ResourceRef ref);
    InstanceSettings& edit_settings();
    void mark_setup_done();
    /// Nothing of the member changes, but its index entry and the workspace's revision do (its account changed).
    void touch_member(WorkspaceNumber workspace, MemberNumber number);
    /// Only the workspace's revision rises.
    void touch_workspace(WorkspaceNumber workspace);

    // Making: look-ups are filled in, numbers returned.
    AccountNumber add_account(Account account);
    WorkspaceNumber add_workspace(Workspace fields);  ///< with its three role groups still to be added
    MemberNumber add_member(WorkspaceNumber workspace, Member member);
    GroupNumber add_group(WorkspaceNumber workspace, Group group);
    ResourceRef add_resource(WorkspaceNumber workspace, Resource resource);
    TypeNumber add_type(WorkspaceNumber workspace, ResourceType type);

    // Changes that look-ups or both sides must follow.
    void rename_group(WorkspaceNumber workspace, GroupNumber number, std::string name, std::string folded);
    void rename_resource(WorkspaceNumber workspace, ResourceRef ref, std::string name, std::string folded);
    void set_slug(WorkspaceNumber workspace, ResourceRef ref, std::string slug);
    void rename_workspace(WorkspaceNumber number, std::string name, std::string folded);
    void set_workspace_slug(WorkspaceNumber number, std::string slug);
    /// Sets or makes the membership; both the member's and the group's side.
    void link(WorkspaceNumber workspace, MemberNumber member, GroupNumber group, std::int64_t expires_at);
    void unlink(WorkspaceNumber workspace, MemberNumber member, GroupNumber group);
    /// Takes the group and its memberships away. REQUIRES: custom
    void erase_group(WorkspaceNumber workspace, GroupNumber number);
    /// Puts back a group that was deleted, under its old id; it gets a new number.
    GroupNumber restore_group(WorkspaceNumber workspace, Group group) { return add_group(workspace, std::move(group)); }
    /// Takes the resource away, out of every grant that lists it; a folder's apps lose their folder.
    void erase_resource(WorkspaceNumber workspace, ResourceRef ref);

    /// Replaces a registered type. Grants on it follow by the names of their actions; those of an action that went are
    /// taken away.
    void change_type(WorkspaceNumber workspace, TypeNumber number, ResourceType type);
    /// Takes a registered type away, with its resources and the grants on it.
    void erase_type(WorkspaceNumber workspace, TypeNumber number);

    /// Derives what follows (role counts, seats, revisions, indexes) and gives the next state; the draft is used up.
    std::shared_ptr<const Instance> finish();

private:
    Workspace& writable(WorkspaceNumber number);
    void derive_workspace(WorkspaceNumber number, const WorkspaceTouch& touch);
    void derive_seats();
    void derive_instance_admins();

    template <class Key, class T>
    T& edit(std::map<Key, std::shared_ptr<T>>& copies, Entities<T>& array, const Key& key, std::uint32_t number);
    /// Calls f(group's grants) on the groups with grants on the type, as edited ones.
    template <class F>
    void edit_grants_on(WorkspaceNumber workspace, TypeNumber type, F f);

    std::shared_ptr<const Instance> before_;
    std::shared_ptr<Instance> after_;
    Edition edition_;
    Touched touched_;
    std::map<WorkspaceNumber, std::shared_ptr<Workspace>> workspaces_;
    std::map<std::uint64_t, std::shared_ptr<Account>> accounts_;
    std::map<std::uint64_t, std::shared_ptr<Member>> members_;
    std::map<std::uint64_t, std::shared_ptr<Group>> groups_;
    std::map<std::pair<WorkspaceNumber, ResourceRef>, std::shared_ptr<Resource>> resources_;
};

/// A new edition, never given before in this process.
Edition next_edition();

}  // namespace guildhall::core
