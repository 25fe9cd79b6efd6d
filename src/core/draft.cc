#include "core/draft.h"

#include <algorithm>
#include <atomic>
#include <utility>

namespace guildhall::core {
namespace {

std::uint64_t key_of(WorkspaceNumber workspace, std::uint32_t number) {
    return std::uint64_t{workspace} << 32 | number;
}
std::pair<WorkspaceNumber, ResourceRef> key_of(WorkspaceNumber workspace, ResourceRef ref) { return {workspace, ref}; }

template <class Container, class Value>
void insert_sorted(Container& container, Value value) {
    const auto at = std::lower_bound(container.begin(), container.end(), value);
    if (at == container.end() || *at != value) container.insert(at, value);
}

}  // namespace

Edition next_edition() {
    static std::atomic<Edition> last{0};
    return ++last;
}

Draft::Draft(std::shared_ptr<const Instance> before)
    : before_(std::move(before)), after_(std::make_shared<Instance>(*before_)), edition_(next_edition()) {}

const Workspace* Draft::workspace_before(WorkspaceNumber number) const {
    return number < before_->workspaces.size() ? before_->workspaces[number].get() : nullptr;
}

template <class Key, class T>
T& Draft::edit(std::map<Key, std::shared_ptr<T>>& copies, Entities<T>& array, const Key& key, std::uint32_t number) {
    auto& copy = copies[key];
    if (!copy) {
        copy = std::make_shared<T>(*array[number]);
        array.set(number, copy, edition_);
    }
    return *copy;
}

Workspace& Draft::writable(WorkspaceNumber number) {
    auto& copy = workspaces_[number];
    if (!copy) {
        copy = std::make_shared<Workspace>(*after_->workspaces[number]);
        after_->workspaces.set(number, copy, edition_);
    }
    return *copy;
}

Account& Draft::edit_account(AccountNumber number) {
    touched_.accounts.insert(number);
    return edit(accounts_, after_->accounts, std::uint64_t{number}, number);
}

Workspace& Draft::edit_workspace(WorkspaceNumber number) {
    touched_.workspaces[number].itself = true;
    return writable(number);
}

Member& Draft::edit_member(WorkspaceNumber workspace, MemberNumber number) {
    touch_member(workspace, number);
    return edit(members_, writable(workspace).members, key_of(workspace, number), number);
}

void Draft::touch_member(WorkspaceNumber workspace, MemberNumber number) {
    touched_.workspaces[workspace].members.insert(number);
    writable(workspace);
}

void Draft::touch_workspace(WorkspaceNumber workspace) {
    touched_.workspaces[workspace];
    writable(workspace);
}

Group& Draft::edit_group(WorkspaceNumber workspace, GroupNumber number) {
    touched_.workspaces[workspace].groups.insert(number);
    return edit(groups_, writable(workspace).groups, key_of(workspace, number), number);
}

Resource& Draft::edit_resource(WorkspaceNumber workspace, ResourceRef ref) {
    touched_.workspaces[workspace].resources.insert(ref);
    return edit(resources_, writable(workspace).resources[ref.type].items, key_of(workspace, ref), ref.number);
}

InstanceSettings& Draft::edit_settings() {
    touched_.instance = true;
    return after_->settings;
}

void Draft::mark_setup_done() {
    touched_.instance = true;
    after_->setup_done = true;
}

AccountNumber Draft::add_account(Account account) {
    auto copy = std::make_shared<Account>(std::move(account));
    const AccountNumber number = append(*after_, copy, edition_);
    accounts_[number] = copy;
    touched_.accounts.insert(number);
    return number;
}

WorkspaceNumber Draft::add_workspace(Workspace fields) {
    auto copy = std::make_shared<Workspace>(std::move(fields));
    append_built_in_types(*copy);
    const WorkspaceNumber number = append(*after_, copy, edition_);
    workspaces_[number] = copy;
    touched_.workspaces[number].itself = true;
    return number;
}

MemberNumber Draft::add_member(WorkspaceNumber workspace, Member member) {
    Workspace& into = writable(workspace);
    auto copy = std::make_shared<Member>(std::move(member));
    const MemberNumber number = append(*after_, into, copy, edition_);
    members_[key_of(workspace, number)] = copy;
    edit_account(copy->account).memberships.push_back({workspace, number});
    touched_.workspaces[workspace].members.insert(number);
    return number;
}

GroupNumber Draft::add_group(WorkspaceNumber workspace, Group group) {
    Workspace& into = writable(workspace);
    auto copy = std::make_shared<Group>(std::move(group));
    const GroupNumber number = append(into, copy, edition_);
    groups_[key_of(workspace, number)] = copy;
    touched_.workspaces[workspace].groups.insert(number);
    return number;
}

ResourceRef Draft::add_resource(WorkspaceNumber workspace, Resource resource) {
    Workspace& into = writable(workspace);
    auto copy = std::make_shared<Resource>(std::move(resource));
    const ResourceRef ref = append(into, copy, edition_);
    resources_[key_of(workspace, ref)] = copy;
    touched_.workspaces[workspace].resources.insert(ref);
    return ref;
}

void Draft::rename_group(WorkspaceNumber workspace, GroupNumber number, std::string name, std::string folded) {
    Group& group = edit_group(workspace, number);
    Workspace& in = writable(workspace);
    in.group_by_name.erase(hash_key(group.name_folded), number, edition_);
    in.group_by_name.add(hash_key(folded), number, edition_);
    group.name = std::move(name);
    group.name_folded = std::move(folded);
}

void Draft::rename_resource(WorkspaceNumber workspace, ResourceRef ref, std::string name, std::string folded) {
    Resource& resource = edit_resource(workspace, ref);
    if (resource.external_id.empty()) {
        auto& names = writable(workspace).resources[ref.type].by_name;
        names.erase(hash_key(resource.name_folded), ref.number, edition_);
        names.add(hash_key(folded), ref.number, edition_);
    }
    resource.name = std::move(name);
    resource.name_folded = std::move(folded);
}

void Draft::set_slug(WorkspaceNumber workspace, ResourceRef ref, std::string slug) {
    Resource& resource = edit_resource(workspace, ref);
    auto& slugs = writable(workspace).resources[ref.type].by_slug;
    slugs.erase(hash_key(resource.slug), ref.number, edition_);
    slugs.add(hash_key(slug), ref.number, edition_);
    resource.slug = std::move(slug);
}

void Draft::rename_workspace(WorkspaceNumber number, std::string name, std::string folded) {
    Workspace& workspace = edit_workspace(number);
    after_->workspace_by_name.erase(workspace.name_folded, edition_);
    after_->workspace_by_name.set(folded, number, edition_);
    workspace.name = std::move(name);
    workspace.name_folded = std::move(folded);
}

void Draft::set_workspace_slug(WorkspaceNumber number, std::string slug) {
    Workspace& workspace = edit_workspace(number);
    after_->workspace_by_slug.erase(workspace.slug, edition_);
    after_->workspace_by_slug.set(slug, number, edition_);
    workspace.slug = std::move(slug);
}

void Draft::link(WorkspaceNumber workspace, MemberNumber member, GroupNumber group, std::int64_t expires_at) {
    auto& links = edit_member(workspace, member).groups;
    const auto at = std::lower_bound(links.begin(), links.end(), group,
                                     [](const GroupLink& link, GroupNumber number) { return link.group < number; });
    if (at != links.end() && at->group == group) {
        at->expires_at = expires_at;
        return;
    }
    links.insert(at, {group, expires_at});
    insert_sorted(edit_group(workspace, group).members, member);
}

void Draft::unlink(WorkspaceNumber workspace, MemberNumber member, GroupNumber group) {
    std::erase_if(edit_member(workspace, member).groups, [&](const GroupLink& link) { return link.group == group; });
    auto& members = edit_group(workspace, group).members;
    const auto at = std::lower_bound(members.begin(), members.end(), member);
    if (at != members.end() && *at == member) members.erase(at);
}

void Draft::erase_group(WorkspaceNumber workspace, GroupNumber number) {
    const Group& group = edit_group(workspace, number);
    for (const MemberNumber member : group.members)
        std::erase_if(edit_member(workspace, member).groups,
                      [&](const GroupLink& link) { return link.group == number; });
    Workspace& in = writable(workspace);
    in.group_by_id.erase(hash_key(group.id), number, edition_);
    in.group_by_name.erase(hash_key(group.name_folded), number, edition_);
    groups_.erase(key_of(workspace, number));
    in.groups.set(number, nullptr, edition_);
}

void Draft::erase_resource(WorkspaceNumber workspace, ResourceRef ref) {
    touched_.workspaces[workspace].resources.insert(ref);
    Workspace& in = writable(workspace);
    for (GroupNumber number = 0; number < in.groups.size(); ++number) {
        const Group* group = in.groups[number].get();
        if (!group) continue;
        for (std::size_t i = 0; i < group->grants.size(); ++i) {
            const Grant& grant = *group->grants[i];
            if (grant.type != ref.type ||
                !std::binary_search(grant.resources.begin(), grant.resources.end(), ref.number))
                continue;
            auto smaller = std::make_shared<Grant>(grant);
            std::erase(smaller->resources, ref.number);
            Group& edited = edit_group(workspace, number);
            edited.grants[i] = std::move(smaller);
            ++edited.version;
            group = &edited;
        }
    }
    if (ref.type == kFolder)
        for (ResourceNumber app = 0; app < in.resources[kApp].items.size(); ++app) {
            const Resource* inside = in.resource({kApp, app});
            if (inside && inside->folder == ref.number) edit_resource(workspace, {kApp, app}).folder.reset();
        }
    ResourceTable& table = in.resources[ref.type];
    const Resource& resource = *table.items[ref.number];
    if (resource.external_id.empty())
        table.by_name.erase(hash_key(resource.name_folded), ref.number, edition_);
    else
        table.by_external_id.erase(hash_key(resource.external_id), ref.number, edition_);
    if (!resource.slug.empty()) table.by_slug.erase(hash_key(resource.slug), ref.number, edition_);
    in.resource_by_id.erase(resource.id, edition_);
    resources_.erase(key_of(workspace, ref));
    table.items.set(ref.number, nullptr, edition_);
}

TypeNumber Draft::add_type(WorkspaceNumber workspace, ResourceType type) {
    const TypeNumber number = append(writable(workspace), std::move(type));
    touched_.workspaces[workspace].types.insert(number);
    return number;
}

template <class F>
void Draft::edit_grants_on(WorkspaceNumber workspace, TypeNumber type, F f) {
    for (GroupNumber number = 0; number < writable(workspace).groups.size(); ++number) {
        const Group* group = writable(workspace).groups[number].get();
        if (!group || std::none_of(group->grants.begin(), group->grants.end(),
                                   [&](const auto& grant) { return grant->type == type; }))
            continue;
        Group& edited = edit_group(workspace, number);
        f(edited.grants);
        ++edited.version;
    }
}

void Draft::change_type(WorkspaceNumber workspace, TypeNumber number, ResourceType type) {
    touched_.workspaces[workspace].types.insert(number);
    const ResourceType was = std::exchange(writable(workspace).types[number], std::move(type));
    const ResourceType& is = writable(workspace).types[number];
    edit_grants_on(workspace, number, [&](auto& grants) {
        std::erase_if(grants, [&](const auto& grant) {
            return grant->type == number && !is.action(was.actions[grant->action].name);
        });
        for (auto& grant : grants) {
            if (grant->type != number) continue;
            auto followed = std::make_shared<Grant>(*grant);
            followed->action = *is.action(was.actions[grant->action].name);
            grant = std::move(followed);
        }
    });
}

void Draft::erase_type(WorkspaceNumber workspace, TypeNumber number) {
    WorkspaceTouch& touch = touched_.workspaces[workspace];
    touch.types.insert(number);
    edit_grants_on(workspace, number, [&](auto& grants) {
        std::erase_if(grants, [&](const auto& grant) { return grant->type == number; });
    });
    Workspace& in = writable(workspace);
    ResourceTable& table = in.resources[number];
    for (ResourceNumber i = 0; i < table.items.size(); ++i) {
        const Resource* resource = table.items[i].get();
        if (!resource) continue;
        touch.resources.insert({number, i});
        in.resource_by_id.erase(resource->id, edition_);
        resources_.erase(key_of(workspace, {number, i}));
        table.items.set(i, nullptr, edition_);
    }
    table.by_external_id = {};
    in.types[number] = ResourceType();
}

std::shared_ptr<const Instance> Draft::finish() {
    for (const auto& [number, touch] : touched_.workspaces) derive_workspace(number, touch);
    derive_seats();
    derive_instance_admins();
    if (touched_.instance || !touched_.accounts.empty()) ++after_->revision;
    return std::move(after_);
}

void Draft::derive_workspace(WorkspaceNumber number, const WorkspaceTouch& touch) {
    Workspace& after = writable(number);
    const Workspace* earlier = workspace_before(number);
    TouchedNumbers numbers{{touch.members.begin(), touch.members.end()},
                           {touch.groups.begin(), touch.groups.end()},
                           {touch.resources.begin(), touch.resources.end()},
                           {},
                           {}};
    for (const MemberNumber member : touch.members) {
        if (earlier && member < earlier->members.size())
            if (const Member& was = *earlier->members[member]; was.status != MemberStatus::archived)
                --after.role_counts[static_cast<std::size_t>(was.role)];
        if (const Member& is = *after.members[member]; is.status != MemberStatus::archived)
            ++after.role_counts[static_cast<std::size_t>(is.role)];
    }
    for (const ResourceRef& ref : touch.resources) {
        const Resource* was = earlier ? earlier->find_resource(ref) : nullptr;
        const Resource* is = after.resource(ref);
        if (was && was->owner && (!is || is->owner != was->owner)) numbers.owners_gone.push_back({*was->owner, ref});
        if (is && is->owner && (!was || was->owner != is->owner)) numbers.owners_new.push_back({*is->owner, ref});
    }
    after.index = earlier ? earlier->index->updated(*after_, after, numbers, edition_)
                          : AccessIndex::build(*after_, after, edition_);
    ++after.revision;
}

void Draft::derive_instance_admins() {
    for (const AccountNumber number : touched_.accounts) {
        std::erase(after_->instance_admins, number);
        if (after_->accounts[number]->instance_admin) insert_sorted(after_->instance_admins, number);
    }
}

void Draft::derive_seats() {
    std::set<AccountNumber> concerned = touched_.accounts;
    for (const auto& [number, touch] : touched_.workspaces) {
        const Workspace& after = workspace(number);
        for (const MemberNumber member : touch.members) concerned.insert(after.members[member]->account);
        const Workspace* earlier = workspace_before(number);
        if (!earlier || earlier->status != after.status)
            for (MemberNumber member = 0; member < after.members.size(); ++member)
                concerned.insert(after.members[member]->account);
    }
    for (const AccountNumber number : concerned) {
        if (number < before_->accounts.size()) {
            after_->seats.users -= counts_as_user(*before_, *before_->accounts[number]);
            after_->seats.builders -= counts_as_builder(*before_, *before_->accounts[number]);
        }
        after_->seats.users += counts_as_user(*after_, *after_->accounts[number]);
        after_->seats.builders += counts_as_builder(*after_, *after_->accounts[number]);
    }
}

}  // namespace guildhall::core
