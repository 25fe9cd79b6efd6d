#include "core/state.h"

#include <algorithm>

namespace guildhall::core {

const Member* Workspace::member(MemberId wanted) const {
    const auto number = member_by_id.find(wanted);
    return number ? members[*number].get() : nullptr;
}

const Member* Workspace::member_of(UserId user) const {
    const auto number = member_by_user.find(user);
    return number ? members[*number].get() : nullptr;
}

const Group* Workspace::group(GroupId wanted) const {
    const auto number = group_by_id.find(wanted);
    return number ? groups[*number].get() : nullptr;
}

const Resource* Workspace::find_resource(ResourceRef ref) const {
    if (ref.type >= resources.size() || ref.number >= resources[ref.type].items.size()) return nullptr;
    return resource(ref);
}

std::optional<ResourceRef> Workspace::find_resource(TypeNumber type, std::string_view key) const {
    if (types[type].is_registered()) {
        const auto number = resources[type].by_external_id.find(key);
        return number ? std::optional(ResourceRef{type, *number}) : std::nullopt;
    }
    const auto wanted = ResourceId::parse(key);
    const auto found = wanted ? resource_by_id.find(*wanted) : std::nullopt;
    return found && found->type == type ? found : std::nullopt;
}

const Account* Instance::account(UserId id) const {
    const auto number = account_by_id.find(id);
    return number ? accounts[*number].get() : nullptr;
}

const Account* Instance::account_of_email(std::string_view normalized) const {
    const auto number = account_by_email.find(normalized);
    return number ? accounts[*number].get() : nullptr;
}

const Workspace* Instance::workspace(WorkspaceId id) const {
    const auto number = workspace_by_id.find(id);
    return number ? workspaces[*number].get() : nullptr;
}

const Workspace* Instance::find_workspace(std::string_view id_or_slug) const {
    if (const auto id = WorkspaceId::parse(id_or_slug)) return workspace(*id);
    const auto number = workspace_by_slug.find(id_or_slug);
    return number ? workspaces[*number].get() : nullptr;
}

const std::string& shown_name(const Account& account, const Member& member) {
    return member.accepted_at ? account.name : member.given_name;
}

namespace {

template <class Test>
bool any_counted_membership(const Instance& instance, const Account& account, Test test) {
    return std::any_of(account.memberships.begin(), account.memberships.end(), [&](const MembershipRef& ref) {
        const Workspace& workspace = *instance.workspaces[ref.workspace];
        const Member& member = *workspace.members[ref.member];
        return workspace.status == WorkspaceStatus::active && member.status != MemberStatus::archived && test(member);
    });
}

}  // namespace

bool counts_as_user(const Instance& instance, const Account& account) {
    if (account.status == AccountStatus::archived) return false;
    return account.instance_admin || any_counted_membership(instance, account, [](const Member&) { return true; });
}

bool counts_as_builder(const Instance& instance, const Account& account) {
    if (account.status == AccountStatus::archived) return false;
    return any_counted_membership(instance, account,
                                  [](const Member& member) { return member.role != Role::end_user; });
}

std::shared_ptr<const Instance> empty_instance() { return std::make_shared<const Instance>(); }

}  // namespace guildhall::core
