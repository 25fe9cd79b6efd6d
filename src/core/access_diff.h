// Who gains and loses what by a plan, worked out from its two states: the permission and access effects of M30, which
// can be very many and are therefore counted at once but written out page by page.
#pragma once

#include <string>
#include <vector>

#include "core/plan.h"

namespace guildhall::core {

/// Finds the members whose rights may differ. REQUIRES: plan.before, plan.after, plan.touched
std::vector<AffectedMembers> affected_members(const Plan& plan);

/// Adds the numbers of permission_gained … access_lost to plan.counts. REQUIRES: plan.affected
void count_access(Plan& plan);

/// Who gains or loses permissions, as short lines for the digest (M31 covers all effects but access).
std::vector<std::string> permission_lines(const Plan& plan);

/// Effects `offset` … of all that the plan has, in its fixed order: plan.effects first, then permissions and access by
/// member. At most `limit`; fewer: that was the end.
std::vector<Effect> effects_page(const Plan& plan, std::size_t offset, std::size_t limit);

/// How many effects the plan has in all.
std::size_t effect_count(const Plan& plan);

}  // namespace guildhall::core
