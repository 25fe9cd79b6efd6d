#include "api/fields.h"
#include "api/groups/handlers.h"
#include "api/json_write.h"
#include "api/members/member_json.h"
#include "api/members/member_query.h"

namespace guildhall::api {

using core::Result;

Result<Reply> list_group_members(Context& context) {
    const core::Group* group = TRY(context.group());
    const Page page = TRY(context.page());
    MemberQuery query = TRY(MemberQuery::parse(context));
    query.filter.group = group->id;
    const MemberPage found = TRY(find_members(context, query, page, Of::group_with_ended));

    const core::Workspace& workspace = context.workspace();
    const core::GroupNumber number = *workspace.group_number(group->id);
    boost::json::array items = members_json(context, {context.instance(), workspace, context.now}, found.members);
    for (boost::json::value& item : items) {
        boost::json::object& json = item.get_object();
        const auto id = core::MemberId::parse(std::string_view(json["id"].get_string()));
        // Of a role group, and of who left since the page was read: no membership that could end.
        const core::GroupLink* link = core::find_link(*workspace.member(*id), number);
        json["expires_at"] = link ? to_json(link->end()) : boost::json::value();
        json["ended"] = link && !link->live(context.now);
    }
    return list_reply(std::move(items), found.next_cursor, found.total, found.at_least);
}

Result<Reply> list_group_candidates(Context& context) {
    const core::Group* group = TRY(context.group());
    const Page page = TRY(context.page());
    MemberQuery query = TRY(MemberQuery::parse(context));
    query.filter.group = group->id;
    query.filter.statuses = {core::MemberStatus::invited, core::MemberStatus::active};
    return member_list(context, TRY(find_members(context, query, page, Of::not_in_group)));
}

Result<Reply> add_group_members(Context& context) {
    core::AddGroupMembers change;
    change.group = TRY(context.path_id<core::GroupId>("g"));
    Fields body(context);
    auto members = body.required_ids<core::MemberId>("member_ids");
    const auto expires_at = body.nullable_time("expires_at");
    if (members && members->empty()) body.refuse("member_ids", "missing", "Name at least one member.");
    TRY(body.done());
    change.members = std::move(*members);
    change.end_given = expires_at.has_value();
    if (expires_at) change.expires_at = *expires_at;
    return make_change(context, std::move(change), [](Context& ctx, const core::Plan& plan) -> Result<Reply> {
        const MembersOf of{*plan.after, workspace_after(plan), ctx.now};
        return Reply::ok(
            boost::json::object{{"added", members_json(ctx, of, plan.added)}, {"unchanged", plan.unchanged}});
    });
}

Result<Reply> remove_group_member(Context& context) {
    const core::GroupId group = TRY(context.path_id<core::GroupId>("g"));
    const core::MemberId member = TRY(context.path_id<core::MemberId>("m"));
    return make_change(context, core::RemoveGroupMember{group, member}, reply_no_content);
}

}  // namespace guildhall::api
