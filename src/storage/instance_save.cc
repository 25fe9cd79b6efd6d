#include "storage/accounts_table.h"
#include "storage/groups_table.h"
#include "storage/instance_store.h"
#include "storage/members_table.h"
#include "storage/resource_types_table.h"
#include "storage/resources_table.h"
#include "storage/workspaces_table.h"

namespace guildhall::storage {
namespace {

/// Element `number`, or null where it is deleted or not made yet.
template <class T>
const T* at(const core::Entities<T>& entities, std::size_t number) {
    return number < entities.size() ? entities[number].get() : nullptr;
}

void save_accounts(Connection& connection, const core::Instance& before, const core::Instance& after,
                   const core::Touched& touched) {
    std::vector<const core::Account*> changed;
    for (const core::AccountNumber number : touched.accounts) {
        const core::Account* was = at(before.accounts, number);
        const core::Account& is = *after.accounts[number];
        if (was != nullptr && is_same_row(*was, is)) continue;
        changed.push_back(&is);
        if (was == nullptr || was->name == is.name) continue;
        for (const core::MembershipRef& ref : is.memberships) {
            const core::Workspace& workspace = *after.workspaces[ref.workspace];
            const core::Member& member = *workspace.members[ref.member];
            if (at(before.workspaces, ref.workspace) == nullptr) continue;
            save_shown_name(connection, workspace.id, member.id, core::shown_name(is, member));
        }
    }
    save_accounts(connection, changed);
}

/// What a change touched in one workspace, written in an order in which every reference finds its row.
class WorkspaceSaver {
public:
    WorkspaceSaver(Connection& connection, const core::Instance& before, const core::Instance& after,
                   const std::pair<const core::WorkspaceNumber, core::WorkspaceTouch>& touched)
        : connection_(connection),
          before_(at(before.workspaces, touched.first)),
          instance_(after),
          after_(*after.workspaces[touched.first]),
          touch_(touched.second) {}

    void save() {
        save_workspace(connection_, after_);
        // Deletions first: what is made may take a deleted thing's name.
        delete_gone();
        save_types();
        save_groups();
        save_all_members();
        save_resources();
        save_all_grants();
        save_all_links();
    }

private:
    const core::Member* member_before(core::MemberNumber number) const {
        return before_ == nullptr ? nullptr : at(before_->members, number);
    }
    const core::Group* group_before(core::GroupNumber number) const {
        return before_ == nullptr ? nullptr : at(before_->groups, number);
    }
    const core::Resource* resource_before(core::ResourceRef ref) const {
        return before_ == nullptr ? nullptr : before_->find_resource(ref);
    }

    void delete_gone() {
        for (const core::GroupNumber number : touch_.groups) {
            const core::Group* was = group_before(number);
            if (was != nullptr && !after_.groups[number]) delete_group(connection_, after_.id, was->id);
        }
        for (const core::ResourceRef ref : touch_.resources) {
            const core::Resource* was = touch_.types.contains(ref.type) ? nullptr : resource_before(ref);
            if (was != nullptr && after_.resource(ref) == nullptr) delete_resource(connection_, after_.id, was->id);
        }
    }

    void save_types() {
        for (const core::TypeNumber number : touch_.types) {
            const bool known = before_ != nullptr && number < before_->types.size();
            if (after_.types[number].is_registered())
                save_resource_type(connection_, after_.id, after_.types[number]);
            else if (known)
                delete_resource_type(connection_, after_.id, before_->types[number]);
        }
    }

    void save_groups() {
        for (const core::GroupNumber number : touch_.groups) {
            const core::Group* is = after_.groups[number].get();
            if (is != nullptr && is != group_before(number)) save_group(connection_, after_.id, *is);
        }
    }

    void save_all_members() {
        std::vector<const core::Member*> changed;
        for (const core::MemberNumber number : touch_.members) {
            const core::Member* was = member_before(number);
            const core::Member& is = *after_.members[number];
            if (was != nullptr && (was == &is || is_same_row(*was, is))) continue;
            changed.push_back(&is);
        }
        save_members(connection_, after_.id, instance_, changed);
    }

    /// Apps last, as their folder may be made in the same change.
    void save_resources() {
        for (const core::ResourceRef ref : touch_.resources) {
            const core::Resource* is = after_.resource(ref);
            if (is != nullptr && is != resource_before(ref)) save_resource(connection_, after_, *is);
        }
        for (const core::ResourceRef ref : touch_.resources) {
            const core::Resource* is = ref.type == core::kApp ? after_.resource(ref) : nullptr;
            if (is != nullptr && is != resource_before(ref)) save_app(connection_, after_, *is);
        }
    }

    void save_all_grants() {
        for (const core::GroupNumber number : touch_.groups) {
            const core::Group* is = after_.groups[number].get();
            const core::Group* was = group_before(number);
            if (is != nullptr && is != was) save_grants(connection_, {before_, after_, was, *is});
        }
    }

    void save_all_links() {
        std::vector<MemberChange> changes;
        for (const core::MemberNumber number : touch_.members) {
            const core::Member* was = member_before(number);
            const core::Member& is = *after_.members[number];
            if (was != &is) changes.push_back({was, is});
        }
        save_links(connection_, after_, changes);
    }

    Connection& connection_;
    const core::Workspace* before_;
    const core::Instance& instance_;
    const core::Workspace& after_;
    const core::WorkspaceTouch& touch_;
};

}  // namespace

void save(Connection& connection, const core::Instance& before, const core::Instance& after,
          const core::Touched& touched) {
    if (before.revision != after.revision || touched.instance) save_instance_row(connection, after);
    save_accounts(connection, before, after, touched);
    for (const auto& workspace : touched.workspaces) WorkspaceSaver(connection, before, after, workspace).save();
    if (before.settings.guarded_origins != after.settings.guarded_origins) {
        save_guarded_origins(connection, after.settings.guarded_origins);
    }
}

}  // namespace guildhall::storage
