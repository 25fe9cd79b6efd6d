// Where a member's rights may differ between the two states of a plan; elsewhere nothing need be compared
// (core/access_diff.h).
#pragma once

#include <map>
#include <vector>

#include "core/access_index.h"
#include "core/number_set.h"
#include "core/plan.h"

namespace guildhall::core {

/// Where rights may differ. May name too much, never too little.
struct Differing {
    Bitmap types;                        ///< by number: on any resource of these
    std::vector<ResourceRef> resources;  ///< and on these of other types, rising
};

class ChangedTypes {
public:
    /// REQUIRES: `workspace` is in both states of the plan; they outlive this
    ChangedTypes(const Plan& plan, WorkspaceNumber workspace);

    /// For a member of either state; good until the next call.
    const Differing& of(MemberNumber member);

private:
    bool only_groups_differ(MemberNumber member) const;
    void add_types_of(const AccessIndex& index, GroupNumber group);
    void add_resources(Differing& into, TypeNumber type, std::vector<ResourceNumber> numbers) const;
    const Differing& of_group(GroupNumber group);

    const Workspace& after_workspace_;
    const AccessIndex &before_, &after_;
    Differing all_, touched_, found_;
    Bitmap groups_;                           ///< those that give something else now
    std::map<GroupNumber, Differing> given_;  ///< of these: where they do, once it was asked for
};

/// True where what the group gives differs between the two states; `before` is null for a new workspace.
bool gives_differ(const Workspace* before, const Workspace& after, GroupNumber number);

}  // namespace guildhall::core
