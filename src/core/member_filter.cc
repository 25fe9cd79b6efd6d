#include "core/member_filter.h"

#include <algorithm>

#include "core/text.h"

namespace guildhall::core {
namespace {

bool text_matches(std::string_view folded_query, bool prefix, std::string_view text) {
    return prefix ? text.starts_with(folded_query) : text.find(folded_query) != std::string_view::npos;
}

template <class T>
bool chosen(const std::vector<T>& wanted, T value) {
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

}  // namespace

std::vector<MemberNumber> matching_members(const Instance& instance, const Workspace& workspace,
                                           const MemberFilter& filter, Time now) {
    const std::string query = fold(trim(filter.query));
    const bool prefix = count_code_points(query).value_or(0) <= 2;
    const auto group = filter.group ? workspace.group_number(*filter.group) : std::nullopt;
    std::vector<MemberNumber> found;
    for (MemberNumber number = 0; number < workspace.members.size(); ++number) {
        const Member& member = *workspace.members[number];
        if (!chosen(filter.statuses, member.status) || !chosen(filter.roles, member.role)) continue;
        if (group) {
            const Group& of = *workspace.groups[*group];
            const GroupLink* link = find_link(member, *group);
            if (of.kind == GroupKind::role ? member.role != of.role : !(link && link->live(now))) continue;
        }
        const Account& account = instance.account_of(member);
        if (!query.empty() && !text_matches(query, prefix, fold(shown_name(account, member))) &&
            !text_matches(query, prefix, account.email_normalized()))
            continue;
        if (filter.second_factor && shows_second_factor(account, member) != *filter.second_factor) continue;
        if (filter.email_verified && shows_verified_email(account, member) != *filter.email_verified) continue;
        found.push_back(number);
    }
    return found;
}

bool has_ending(const Member& member, Time by) {
    return member.status != MemberStatus::archived &&
           std::any_of(member.groups.begin(), member.groups.end(),
                       [&](const GroupLink& link) { return !link.live(by); });
}

bool is_settleable(const Workspace& workspace, const Member& member, Time now) {
    if (member.role != Role::builder || member.role_cause != RoleCause::automatic ||
        member.status == MemberStatus::archived)
        return false;
    return std::none_of(member.groups.begin(), member.groups.end(), [&](const GroupLink& link) {
        return link.live(now) && is_builder_level(*workspace.groups[link.group], workspace.types);
    });
}

}  // namespace guildhall::core
