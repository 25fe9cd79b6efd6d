#include "api/members/member_query.h"

#include <algorithm>

#include "api/members/member_json.h"
#include "core/member_filter.h"
#include "core/text.h"
#include "storage/member_details.h"
#include "storage/people_lists.h"

namespace guildhall::api {

using core::Result;

namespace {

storage::MemberSort sort_column(const std::string& by) {
    if (by == "email") return storage::MemberSort::email;
    if (by == "role") return storage::MemberSort::role;
    if (by == "status") return storage::MemberSort::status;
    if (by == "invited_at") return storage::MemberSort::invited_at;
    if (by == "last_active_at") return storage::MemberSort::last_active_at;
    return storage::MemberSort::name;
}

/// Whether a filter is set that memory alone knows.
bool only_memory_knows(const MemberQuery& query) { return query.settleable || query.ending_by; }

using LastActive = std::map<core::MemberId, core::Time>;

/// The members that the query chooses, and when they were seen last where the query asks for that.
std::pair<std::vector<core::MemberId>, LastActive> chosen_members(const Context& context, const MemberQuery& query) {
    const core::Workspace& workspace = context.workspace();
    std::vector<core::MemberId> chosen;
    for (const core::MemberNumber number :
         core::matching_members(context.instance(), workspace, query.filter, context.now)) {
        const core::Member& member = *workspace.members[number];
        if (query.settleable && core::is_settleable(workspace, member, context.now) != *query.settleable) continue;
        if (query.ending_by && !core::has_ending(member, *query.ending_by)) continue;
        chosen.push_back(member.id);
    }
    LastActive seen;
    if (query.inactive_since || query.sort.by == "last_active_at")
        seen = context.services.store.read(
            [&](storage::Connection& connection) { return storage::last_active_of(connection, workspace.id, chosen); });
    if (query.inactive_since)
        std::erase_if(chosen, [&](core::MemberId id) {
            const auto found = seen.find(id);
            return found == seen.end() || !(found->second < *query.inactive_since);
        });
    return {std::move(chosen), std::move(seen)};
}

/// The members that memory chooses, with their places in the order that SQL would give.
std::vector<std::pair<Place, core::MemberId>> places_of(const Context& context, const MemberQuery& query) {
    const core::Workspace& workspace = context.workspace();
    auto [chosen, last_active] = chosen_members(context, query);
    std::vector<std::pair<Place, core::MemberId>> places;
    for (const core::MemberId id : chosen) {
        const core::Member& member = *workspace.member(id);
        const core::Account& account = context.instance().account_of(member);
        const std::string name = core::fold(core::shown_name(account, member));
        std::string key;
        if (query.sort.by == "email")
            key = account.email_normalized();
        else if (query.sort.by == "role")
            key = std::string(core::to_string(member.role)) + '\1' + name;
        else if (query.sort.by == "status")
            key = std::string(core::to_string(member.status)) + '\1' + name;
        else if (query.sort.by == "invited_at")
            key = sortable(member.invited_at.ms);
        else if (query.sort.by == "last_active_at")
            key = sortable(last_active[id].ms);
        else
            key = name;
        places.emplace_back(Place{std::move(key), id.str()}, id);
    }
    return places;
}

/// The group as SQL understands it; false: nobody can be in the list.
bool set_group(const Context& context, const MemberQuery& query, Of of, storage::MemberListQuery& list) {
    if (!query.filter.group) return true;
    const core::Group& group = *context.workspace().group(*query.filter.group);
    if (group.kind == core::GroupKind::role) {
        if (of == Of::not_in_group) return false;
        if (!list.roles.empty() && list.roles.front() != group.role) return false;
        list.roles = {group.role};
        return true;
    }
    if (of == Of::not_in_group)
        list.not_in_group = group.id;
    else
        list.custom_group = group.id;
    if (of != Of::group_with_ended) list.live_at = context.now;
    return true;
}

}  // namespace

Result<MemberQuery> MemberQuery::parse(const Context& context) {
    MemberQuery query;
    const auto status =
        TRY(context.query.word<core::MemberStatus>("status", core::parse_member_status, "invited, active or archived"));
    if (status) query.filter.statuses = {*status};
    const auto role = TRY(context.query.word<core::Role>("role", core::parse_role, "admin, builder or end_user"));
    if (role) query.filter.roles = {*role};
    query.filter.group = TRY(context.query.id<core::GroupId>("group_id"));
    if (query.filter.group && !context.workspace().group(*query.filter.group))
        return invalid_query("group_id", "not_found", "No group of this workspace has this id.");
    query.filter.query = TRY(context.query.search());
    query.filter.second_factor = TRY(context.query.flag("second_factor"));
    query.filter.email_verified = TRY(context.query.flag("email_verified"));
    query.inactive_since = TRY(context.query.time("inactive_since"));
    query.ending_by = TRY(context.query.time("ending_by"));
    query.settleable = TRY(context.query.flag("settleable"));
    query.sort = TRY(Sort::parse(context.query, {"name", "email", "role", "status", "invited_at", "last_active_at"}));
    return query;
}

Result<MemberPage> find_members(const Context& context, const MemberQuery& query, const Page& page, Of of) {
    MemberPage found;
    if (only_memory_knows(query)) {
        auto chosen = TRY(PageOf<core::MemberId>::start(page, query.sort));
        for (const auto& [place, id] : places_of(context, query)) chosen.add(place.key, id, id);
        auto cut = chosen.finish();
        return MemberPage{std::move(cut.items), std::move(cut.next_cursor), static_cast<std::int64_t>(cut.total)};
    }
    storage::MemberListQuery list;
    list.workspace = context.workspace().id;
    list.statuses = query.filter.statuses;
    list.roles = query.filter.roles;
    list.text = query.filter.query;
    list.second_factor = query.filter.second_factor;
    list.email_verified = query.filter.email_verified;
    list.inactive_since = query.inactive_since;
    list.sort = sort_column(query.sort.by);
    list.descending = query.sort.descending;
    list.limit = static_cast<int>(page.limit);
    list.cursor = page.cursor;
    if (!set_group(context, query, of, list)) return found;
    const auto rows = context.services.store.read(
        [&](storage::Connection& connection) { return storage::list_members(connection, list); });
    if (!rows) return invalid_query("cursor", "invalid", "This cursor is of another list. Start again without it.");
    for (const storage::ListedMember& member : rows->members) found.members.push_back(member.id);
    found.next_cursor = rows->next_cursor;
    found.total = rows->total.count;
    found.at_least = rows->total.at_least;
    return found;
}

std::vector<core::MemberId> all_members(const Context& context, const MemberQuery& query) {
    auto places = places_of(context, query);
    std::sort(places.begin(), places.end());
    if (query.sort.descending) std::reverse(places.begin(), places.end());
    std::vector<core::MemberId> members;
    for (const auto& place : places) members.push_back(place.second);
    return members;
}

Reply member_list(const Context& context, const MemberPage& page) {
    const MembersOf of{context.instance(), context.workspace(), context.now};
    return list_reply(members_json(context, of, page.members), page.next_cursor, page.total, page.at_least);
}

}  // namespace guildhall::api
