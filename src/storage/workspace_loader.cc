#include "storage/workspace_loader.h"

#include <algorithm>

#include "core/access_index.h"
#include "storage/groups_table.h"
#include "storage/known_word.h"
#include "storage/members_table.h"
#include "storage/resource_types_table.h"
#include "storage/resources_table.h"

namespace guildhall::storage {
namespace {

/// Takes rows that name others by id, and gives them on with the numbers of those, many at a time.
template <class Row, class Each>
class Numbering {
public:
    Numbering(const IdNumbers& numbers, Each each) : numbers_(numbers), each_(std::move(each)) {}

    void add(const core::Uuid& id, Row row) {
        ids_.push_back(id);
        rows_.push_back(std::move(row));
        if (ids_.size() == kTogether) finish();
    }

    /// Gives on what is left.
    void finish() {
        std::vector<std::uint32_t> found(ids_.size());
        numbers_.find(ids_, found);
        for (std::size_t i = 0; i < found.size(); ++i) {
            const auto number = found[i] == IdNumbers::kUnknown ? std::nullopt : std::optional(found[i]);
            each_(known_word(number), std::move(rows_[i]));
        }
        ids_.clear();
        rows_.clear();
    }

private:
    static constexpr std::size_t kTogether = 1024;

    const IdNumbers& numbers_;
    Each each_;
    std::vector<core::Uuid> ids_;
    std::vector<Row> rows_;
};

}  // namespace

WorkspaceLoader::WorkspaceLoader(core::Workspace fields, core::Edition edition)
    : workspace_(std::make_shared<core::Workspace>(std::move(fields))), edition_(edition) {
    core::append_built_in_types(*workspace_);
}

void WorkspaceLoader::read_things(Connection& connection) {
    for (core::ResourceType& type : load_resource_types(connection, workspace_->id))
        core::append(*workspace_, std::move(type));
    for (core::Group& group : load_groups(connection, workspace_->id)) {
        groups_.push_back(std::make_shared<core::Group>(std::move(group)));
        core::append(*workspace_, groups_.back(), edition_);
    }
    load_resources(connection, workspace_->id, workspace_->types, [&](StoredResource stored) {
        auto resource = std::make_shared<core::Resource>(std::move(stored.resource));
        core::append(*workspace_, resource, edition_);
        if (stored.owner || stored.folder) owned_.push_back({std::move(resource), stored.owner, stored.folder});
    });
}

void WorkspaceLoader::read_members(Connection& connection, const core::Instance& instance, const IdNumbers& accounts) {
    Numbering<core::Member, std::function<void(std::uint32_t, core::Member)>> rows(
        accounts, [&](core::AccountNumber account, core::Member member) {
            member.account = account;
            member_numbers_.add(member.id.uuid());
            members_.push_back(std::make_shared<core::Member>(std::move(member)));
            core::append(instance, *workspace_, members_.back(), edition_);
        });
    load_members(connection, workspace_->id,
                 [&](core::Member member, core::UserId user) { rows.add(user.uuid(), std::move(member)); });
    rows.finish();
    member_numbers_.complete();
}

void WorkspaceLoader::read_grants(Connection& connection) {
    const auto number_of = [&](core::ResourceId id) { return known_word(workspace_->resource_by_id.find(id)).number; };
    for (StoredGrant& stored : load_grants(connection, workspace_->id, workspace_->types, number_of)) {
        const core::GroupNumber group = known_word(workspace_->group_number(stored.group));
        groups_[group]->grants.push_back(std::make_shared<const core::Grant>(std::move(stored.grant)));
    }
}

void WorkspaceLoader::read_links(Connection& connection, std::size_t part) {
    const std::size_t first = groups_.size() * part / kLinkParts, behind = groups_.size() * (part + 1) / kLinkParts;
    if (first == behind) return;
    core::GroupNumber group = static_cast<core::GroupNumber>(first);
    Numbering<Link, std::function<void(std::uint32_t, Link)>> rows(member_numbers_,
                                                                   [&](core::MemberNumber member, Link link) {
                                                                       link.member = member;
                                                                       links_[part].push_back(link);
                                                                   });
    load_links(connection, workspace_->id, {groups_[first]->id, groups_[behind - 1]->id}, [&](const StoredLink& link) {
        while (group + 1 < behind && groups_[group]->id != link.group) ++group;  // both in the order of ids
        rows.add(link.member.uuid(), {group, 0, link.expires_at ? link.expires_at->ms : core::kNever});
    });
    rows.finish();
}

/// The members come at random: each one's memory is asked for some links ahead.
template <class F>
void WorkspaceLoader::each_link(F f) const {
    constexpr std::size_t kAhead = 16;
    for (const auto& part : links_)
        for (std::size_t i = 0; i < part.size(); ++i) {
            if (i + kAhead < part.size()) __builtin_prefetch(&members_[part[i + kAhead].member]->groups);
            f(part[i]);
        }
}

void WorkspaceLoader::link() {
    std::vector<std::uint32_t> of_member(members_.size()), of_group(groups_.size());
    for (const auto& part : links_)
        for (const Link& link : part) {
            ++of_member[link.member];
            ++of_group[link.group];
        }
    for (std::size_t i = 0; i < members_.size(); ++i) members_[i]->groups.reserve(of_member[i]);
    for (std::size_t i = 0; i < groups_.size(); ++i) groups_[i]->members.reserve(of_group[i]);
    // Numbers rise with ids, so both sides come out rising.
    each_link([&](const Link& link) {
        members_[link.member]->groups.push_back({link.group, link.expires_at});
        groups_[link.group]->members.push_back(link.member);
    });
    links_ = {};
    member_numbers_ = {};
}

void WorkspaceLoader::place() {
    for (const Owned& owned : owned_) {
        if (owned.owner) owned.resource->owner = known_word(workspace_->member_number(*owned.owner));
        if (owned.folder) owned.resource->folder = known_word(workspace_->resource_by_id.find(*owned.folder)).number;
    }
    owned_ = {};
}

std::shared_ptr<const core::Workspace> WorkspaceLoader::finish(const core::Instance& instance) {
    link();
    place();
    groups_ = {};
    members_ = {};
    workspace_->role_counts = core::count_roles(*workspace_);
    workspace_->index = core::AccessIndex::build(instance, *workspace_, edition_);
    return workspace_;
}

}  // namespace guildhall::storage
