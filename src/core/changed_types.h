// On which types of resources a member's rights may differ between the two states of a plan; elsewhere nothing need be
// compared (core/access_diff.h).
#pragma once

#include "core/access_index.h"
#include "core/number_set.h"
#include "core/plan.h"

namespace guildhall::core {

class ChangedTypes {
public:
    /// REQUIRES: `workspace` is in both states of the plan; they outlive this
    ChangedTypes(const Plan& plan, WorkspaceNumber workspace);

    /// For a member of either state: the types, as a set of numbers. May name too many, never too few.
    const Bitmap& of(MemberNumber member);

private:
    bool only_groups_differ(MemberNumber member) const;
    void add_types_of(const AccessIndex& index, GroupNumber group);

    const AccessIndex &before_, &after_;
    Bitmap all_, touched_, found_;
    Bitmap groups_;  ///< those that give something else now
};

/// True where what the group gives differs between the two states; `before` is null for a new workspace.
bool gives_differ(const Workspace* before, const Workspace& after, GroupNumber number);

}  // namespace guildhall::core
