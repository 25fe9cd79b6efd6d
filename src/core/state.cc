#include "core/state.h"

#include <algorithm>
#include <functional>

namespace guildhall::core {
namespace {

/// The number under which an entity with this `key` stands.
template <class T, class Key, class KeyOf>
std::optional<std::uint32_t> find(const NumberMap& map, const Entities<T>& entities, const Key& key, KeyOf key_of) {
    return map.find(hash_key(key), [&](std::uint32_t number) { return std::invoke(key_of, *entities[number]) == key; });
}

}  // namespace

std::optional<ResourceNumber> ResourceTable::named(std::string_view folded) const {
    return find(by_name, items, folded, &Resource::name_folded);
}

std::optional<ResourceNumber> ResourceTable::with_slug(std::string_view slug) const {
    return find(by_slug, items, slug, &Resource::slug);
}

std::optional<ResourceNumber> ResourceTable::with_external_id(std::string_view external_id) const {
    return find(by_external_id, items, external_id, &Resource::external_id);
}

std::optional<MemberNumber> Workspace::member_number(MemberId wanted) const {
    return find(member_by_id, members, wanted, &Member::id);
}

std::optional<GroupNumber> Workspace::group_number(GroupId wanted) const {
    return find(group_by_id, groups, wanted, &Group::id);
}

std::optional<GroupNumber> Workspace::group_named(std::string_view folded) const {
    return find(group_by_name, groups, folded, &Group::name_folded);
}

std::optional<AccountNumber> Instance::account_number(UserId wanted) const {
    return find(account_by_id, accounts, wanted, &Account::id);
}

std::optional<AccountNumber> Instance::account_number_of_email(std::string_view normalized) const {
    return find(account_by_email, accounts, normalized, &Account::email_normalized);
}

const Member* Workspace::member(MemberId wanted) const {
    const auto number = member_number(wanted);
    return number ? members[*number].get() : nullptr;
}

const Member* Workspace::member_of(UserId user) const {
    const auto number = member_by_user.find(user);
    return number ? members[*number].get() : nullptr;
}

const Group* Workspace::group(GroupId wanted) const {
    const auto number = group_number(wanted);
    return number ? groups[*number].get() : nullptr;
}

const Resource* Workspace::find_resource(ResourceRef ref) const {
    if (ref.type >= resources.size() || ref.number >= resources[ref.type].items.size()) return nullptr;
    return resource(ref);
}

std::optional<ResourceRef> Workspace::find_resource(TypeNumber type, std::string_view key) const {
    if (types[type].is_registered()) {
        const auto number = resources[type].with_external_id(key);
        return number ? std::optional(ResourceRef{type, *number}) : std::nullopt;
    }
    const auto wanted = ResourceId::parse(key);
    const auto found = wanted ? resource_by_id.find(*wanted) : std::nullopt;
    return found && found->type == type ? found : std::nullopt;
}

const Account* Instance::account(UserId id) const {
    const auto number = account_number(id);
    return number ? accounts[*number].get() : nullptr;
}

const Account* Instance::account_of_email(std::string_view normalized) const {
    const auto number = account_number_of_email(normalized);
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

AccountNumber append(Instance& instance, std::shared_ptr<const Account> account, Edition edition) {
    const Account& is = *account;
    const auto number = static_cast<AccountNumber>(instance.accounts.push_back(std::move(account), edition));
    instance.account_by_id.add(hash_key(is.id), number, edition);
    instance.account_by_email.add(hash_key(is.email_normalized()), number, edition);
    return number;
}

WorkspaceNumber append(Instance& instance, std::shared_ptr<const Workspace> workspace, Edition edition) {
    const Workspace& is = *workspace;
    const auto number = static_cast<WorkspaceNumber>(instance.workspaces.push_back(std::move(workspace), edition));
    instance.workspace_by_id.set(is.id, number, edition);
    instance.workspace_by_slug.set(is.slug, number, edition);
    instance.workspace_by_name.set(is.name_folded, number, edition);
    return number;
}

MemberNumber append(const Instance& instance, Workspace& workspace, std::shared_ptr<const Member> member,
                    Edition edition) {
    const Member& is = *member;
    const auto number = static_cast<MemberNumber>(workspace.members.push_back(std::move(member), edition));
    workspace.member_by_id.add(hash_key(is.id), number, edition);
    workspace.member_by_user.set(instance.account_of(is).id, number, edition);
    return number;
}

GroupNumber append(Workspace& workspace, std::shared_ptr<const Group> group, Edition edition) {
    const Group& is = *group;
    const auto number = static_cast<GroupNumber>(workspace.groups.push_back(std::move(group), edition));
    workspace.group_by_id.add(hash_key(is.id), number, edition);
    workspace.group_by_name.add(hash_key(is.name_folded), number, edition);
    if (is.kind == GroupKind::role) workspace.role_groups[static_cast<std::size_t>(is.role)] = number;
    return number;
}

ResourceRef append(Workspace& workspace, std::shared_ptr<const Resource> resource, Edition edition) {
    const Resource& is = *resource;
    ResourceTable& table = workspace.resources[is.type];
    const auto number = static_cast<ResourceNumber>(table.items.push_back(std::move(resource), edition));
    if (is.external_id.empty())
        table.by_name.add(hash_key(is.name_folded), number, edition);
    else
        table.by_external_id.add(hash_key(is.external_id), number, edition);
    if (!is.slug.empty()) table.by_slug.add(hash_key(is.slug), number, edition);
    workspace.resource_by_id.set(is.id, {is.type, number}, edition);
    return {is.type, number};
}

TypeNumber append(Workspace& workspace, ResourceType type) {
    const auto number = static_cast<TypeNumber>(workspace.types.size());
    workspace.types.push_back(std::move(type));
    workspace.resources.emplace_back();
    return number;
}

void append_built_in_types(Workspace& workspace) {
    for (const ResourceType& type : built_in_types()) append(workspace, type);
}

const std::string& shown_name(const Account& account, const Member& member) {
    return member.accepted_at ? account.name : member.given_name;
}

bool shows_verified_email(const Account& account, const Member& member) {
    return member.accepted_at.has_value() && account.email_verified_at.has_value();
}

bool shows_second_factor(const Account& account, const Member& member) {
    return member.accepted_at.has_value() && account.second_factor_at.has_value();
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

std::array<std::int64_t, 3> count_roles(const Workspace& workspace) {
    std::array<std::int64_t, 3> counts{};
    for (std::size_t i = 0; i < workspace.members.size(); ++i) {
        const Member& member = *workspace.members[i];
        if (member.status != MemberStatus::archived) ++counts[static_cast<std::size_t>(member.role)];
    }
    return counts;
}

std::vector<AccountNumber> list_instance_admins(const Instance& instance) {
    std::vector<AccountNumber> admins;
    for (AccountNumber number = 0; number < instance.accounts.size(); ++number)
        if (instance.accounts[number]->instance_admin) admins.push_back(number);
    return admins;
}

Seats count_seats(const Instance& instance) {
    Seats seats;
    for (std::size_t i = 0; i < instance.accounts.size(); ++i) {
        seats.users += counts_as_user(instance, *instance.accounts[i]);
        seats.builders += counts_as_builder(instance, *instance.accounts[i]);
    }
    return seats;
}

std::shared_ptr<const Instance> empty_instance() { return std::make_shared<const Instance>(); }

}  // namespace guildhall::core
