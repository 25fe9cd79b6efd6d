// Who must have a second factor: the instance demands one of nobody, of admins or of everybody, a workspace of all who
// enter it. Asked at the gate of sessions, and where somebody turns theirs off. API tokens aren't concerned.
#pragma once

#include <vector>

#include "core/change.h"
#include "core/state.h"

namespace guildhall::core {

/// Whether the instance demands one of this account: `admins` are instance admins and active admins of a workspace.
bool instance_demands_second_factor(const Instance& instance, const Account& account);

/// Whether what it demands lacks: nothing but its own affairs is open to the account's sessions then.
bool lacks_second_factor(const Instance& instance, const Account& account);

/// The same before one workspace, which may demand one besides.
bool lacks_second_factor(const Instance& instance, const Workspace& workspace, const Account& account);

/// Who demands one of an account. `workspaces`: active ones in which it is an active member.
struct SecondFactorDemanders {
    bool instance = false;
    std::vector<const Workspace*> workspaces;
    bool any() const { return instance || !workspaces.empty(); }
};
SecondFactorDemanders second_factor_demanders(const Instance& instance, const Account& account);

/// Whether the change demands less than is demanded now: of the instance, or of the workspace it is made in. Only a
/// person may do that, who gave the password lately.
bool lowers_second_factor_demand(const Instance& now, WorkspaceId workspace, const Change& change);

}  // namespace guildhall::core
