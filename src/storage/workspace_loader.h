// One workspace in the making at start: rows become entities, ids become numbers. Read in steps, so that different
// connections can read different tables, and different workspaces, at the same time.
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/state.h"
#include "storage/connection.h"
#include "storage/id_numbers.h"

namespace guildhall::storage {

class WorkspaceLoader {
public:
    /// `fields`: the workspace's own.
    WorkspaceLoader(core::Workspace fields, core::Edition edition);

    // In this order; those of one line may run at the same time, on different connections.
    void read_things(Connection& connection);  ///< types, groups, resources
    /// `accounts`: the numbers of all in `instance`. May run beside read_things().
    void read_members(Connection& connection, const core::Instance& instance, const IdNumbers& accounts);
    void read_grants(Connection& connection);
    /// The memberships of one of kLinkParts parts of the groups.
    static constexpr std::size_t kLinkParts = 4;
    void read_links(Connection& connection, std::size_t part);

    const core::Workspace& workspace() const { return *workspace_; }

    /// Derives the rest, the index too. REQUIRES: the accounts are complete
    std::shared_ptr<const core::Workspace> finish(const core::Instance& instance);

private:
    struct Link {
        core::GroupNumber group;
        core::MemberNumber member;
        std::int64_t expires_at;
    };
    struct Owned {
        std::shared_ptr<core::Resource> resource;
        std::optional<core::MemberId> owner;
        std::optional<core::ResourceId> folder;
    };

    template <class F>
    void each_link(F f) const;
    void link();
    void place();

    std::shared_ptr<core::Workspace> workspace_;
    core::Edition edition_;
    std::vector<std::shared_ptr<core::Group>> groups_;
    std::vector<std::shared_ptr<core::Member>> members_;
    IdNumbers member_numbers_;
    std::vector<Owned> owned_;  ///< resources with an owner or a folder
    std::array<std::vector<Link>, kLinkParts> links_;
};

}  // namespace guildhall::storage
