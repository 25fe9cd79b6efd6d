#include <algorithm>
#include <unordered_map>

#include "storage/accounts_table.h"
#include "storage/groups_table.h"
#include "storage/instance_store.h"
#include "storage/known_word.h"
#include "storage/members_table.h"
#include "storage/resource_types_table.h"
#include "storage/resources_table.h"
#include "storage/workspaces_table.h"

namespace guildhall::storage {
namespace {

/// One workspace in the making: rows become entities, ids become numbers.
class WorkspaceLoader {
public:
    WorkspaceLoader(Connection& connection, core::Draft& draft, core::WorkspaceId id)
        : connection_(connection), draft_(draft), id_(id) {}

    void load(core::WorkspaceNumber number) {
        for (core::ResourceType& type : load_resource_types(connection_, id_)) draft_.add_type(number, std::move(type));
        const auto types = draft_.workspace(number).types;
        groups_ = load_groups(connection_, id_);
        for (std::size_t i = 0; i < groups_.size(); ++i) group_numbers_.emplace(groups_[i].id, i);
        read_members();
        read_links();
        read_resources(types);
        read_grants(types);
        for (core::Group& group : groups_) draft_.add_group(number, std::move(group));
        for (StoredMember& stored : members_) draft_.add_member(number, std::move(stored.member));
        for (StoredResource& stored : resources_) draft_.add_resource(number, std::move(stored.resource));
    }

private:
    template <class Id>
    using Numbers = std::unordered_map<Id, std::uint32_t>;

    template <class Id>
    static std::uint32_t number_of(const Numbers<Id>& numbers, Id id) {
        const auto found = numbers.find(id);
        return known_word(found == numbers.end() ? std::nullopt : std::optional(found->second));
    }

    void read_members() {
        members_ = load_members(connection_, id_);
        for (std::size_t i = 0; i < members_.size(); ++i) {
            member_numbers_.emplace(members_[i].member.id, i);
            members_[i].member.account = known_word(draft_.now().account_by_id.find(members_[i].user));
        }
    }

    void read_links() {
        for (const StoredLink& link : load_links(connection_, id_)) {
            const auto member = number_of(member_numbers_, link.member), group = number_of(group_numbers_, link.group);
            members_[member].member.groups.push_back({group, link.expires_at ? link.expires_at->ms : core::kNever});
            groups_[group].members.push_back(member);
        }
        for (StoredMember& stored : members_) {
            std::sort(stored.member.groups.begin(), stored.member.groups.end(),
                      [](const core::GroupLink& a, const core::GroupLink& b) { return a.group < b.group; });
        }
        for (core::Group& group : groups_) std::sort(group.members.begin(), group.members.end());
    }

    void read_resources(const std::vector<core::ResourceType>& types) {
        resources_ = load_resources(connection_, id_, types);
        std::vector<std::uint32_t> next(types.size());
        for (const StoredResource& stored : resources_) {
            resource_numbers_.emplace(stored.resource.id, next[stored.resource.type]++);
        }
        for (StoredResource& stored : resources_) {
            if (stored.owner) stored.resource.owner = number_of(member_numbers_, *stored.owner);
            if (stored.folder) stored.resource.folder = number_of(resource_numbers_, *stored.folder);
        }
    }

    void read_grants(const std::vector<core::ResourceType>& types) {
        for (StoredGrant& stored : load_grants(connection_, id_, types)) {
            for (const core::ResourceId resource : stored.resources) {
                stored.grant.resources.push_back(number_of(resource_numbers_, resource));
            }
            std::sort(stored.grant.resources.begin(), stored.grant.resources.end());
            groups_[number_of(group_numbers_, stored.group)].grants.push_back(
                std::make_shared<const core::Grant>(std::move(stored.grant)));
        }
    }

    Connection& connection_;
    core::Draft& draft_;
    core::WorkspaceId id_;
    std::vector<core::Group> groups_;
    std::vector<StoredMember> members_;
    std::vector<StoredResource> resources_;
    Numbers<core::GroupId> group_numbers_;
    Numbers<core::MemberId> member_numbers_;
    Numbers<core::ResourceId> resource_numbers_;
};

}  // namespace

std::shared_ptr<const core::Instance> load_instance(Connection& connection) {
    const core::Instance stored = load_instance_row(connection);
    core::Draft draft(std::make_shared<const core::Instance>(stored));
    for (core::Account& account : load_accounts(connection)) draft.add_account(std::move(account));
    for (core::Workspace& workspace : load_workspaces(connection)) {
        const core::WorkspaceId id = workspace.id;
        --workspace.revision;  // finish() raises it by one
        WorkspaceLoader(connection, draft, id).load(draft.add_workspace(std::move(workspace)));
    }
    auto instance = std::make_shared<core::Instance>(*draft.finish());
    instance->revision = stored.revision;
    return instance;
}

}  // namespace guildhall::storage
