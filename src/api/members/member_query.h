// Which members a list shows and in which order: the query parameters of the members' lists, answered by SQL, or from
// memory where a filter is known there only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/context.h"
#include "core/change.h"

namespace guildhall::api {

/// `status`, `role`, `group_id`, `q`, `second_factor`, `email_verified`, `inactive_since`, `ending_by`, `settleable`,
/// `sort`.
struct MemberQuery {
    core::MemberFilter filter;
    std::optional<core::Time> inactive_since;  ///< seen, and not since then
    std::optional<core::Time> ending_by;       ///< in a group until then at most
    std::optional<bool> settleable;
    Sort sort;

    /// Error: a bad value, or a group that isn't one of the workspace.
    static core::Result<MemberQuery> parse(const Context& context);
};

struct MemberPage {
    std::vector<core::MemberId> members;
    std::optional<std::string> next_cursor;
    std::int64_t total = 0;
    bool at_least = false;
};

/// Which memberships of a group a page goes by.
enum class Of { group_live, group_with_ended, not_in_group };

/// One page, the group of `query` understood as `of` says. Error: a faulty cursor.
core::Result<MemberPage> find_members(const Context& context, const MemberQuery& query, const Page& page,
                                      Of of = Of::group_live);

/// All that the query chooses, in order.
std::vector<core::MemberId> all_members(const Context& context, const MemberQuery& query);

/// The reply {items, next_cursor, total} of a page.
Reply member_list(const Context& context, const MemberPage& page);

}  // namespace guildhall::api
