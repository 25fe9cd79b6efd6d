#include "api/fields.h"
#include "api/members/handlers.h"

namespace guildhall::api {

using core::BulkChange;
using core::Result;
using Action = core::BulkChange::Action;

namespace {

std::optional<Action> parse_action(std::string_view word) {
    if (word == "archive") return Action::archive;
    if (word == "unarchive") return Action::unarchive;
    if (word == "add_to_group") return Action::add_to_group;
    if (word == "remove_from_group") return Action::remove_from_group;
    if (word == "set_role") return Action::set_role;
    return std::nullopt;
}

Result<core::MemberFilter> read_filter(const boost::json::object& object) {
    Fields fields(object, "/filter");
    core::MemberFilter filter;
    const auto status =
        fields.optional_word<core::MemberStatus>("status", core::parse_member_status, "invited, active or archived");
    if (status) filter.statuses = {*status};
    if (const auto role = fields.optional_role("role")) filter.roles = {*role};
    filter.group = fields.optional_id<core::GroupId>("group_id");
    filter.query = fields.optional_string("q").value_or("");
    filter.second_factor = fields.optional_bool("second_factor");
    filter.email_verified = fields.optional_bool("email_verified");
    TRY(fields.done());
    return filter;
}

/// What the action has no use for.
void refuse_surplus(Fields& body, Action action) {
    const bool of_group = action == Action::add_to_group || action == Action::remove_from_group;
    if (body.has("group_id") && !of_group)
        body.refuse("group_id", "not_allowed", "This action is about no group. Leave it out.");
    if (body.has("role") && action != Action::set_role)
        body.refuse("role", "not_allowed", "This action sets no role. Leave it out.");
    if (body.has("expires_at") && action != Action::add_to_group)
        body.refuse("expires_at", "not_allowed", "Only a membership that is added has an end. Leave it out.");
}

}  // namespace

Result<Reply> settle_members(Context& context) {
    Fields body(context);
    auto members = body.optional_ids<core::MemberId>("member_ids");
    if (members && members->empty())
        body.refuse("member_ids", "missing", "Name somebody, or leave it out to settle all.");
    TRY(body.done());
    return make_change(context, core::SettleMembers{members ? std::move(*members) : std::vector<core::MemberId>()},
                       [](Context&, const core::Plan& plan) -> Result<Reply> {
                           return Reply::ok(boost::json::object{{"settled", plan.changed}});
                       });
}

Result<Reply> change_members_in_bulk(Context& context) {
    Fields body(context);
    BulkChange change;
    const auto action = body.required_word<Action>("action", parse_action,
                                                   "archive, unarchive, add_to_group, remove_from_group or set_role");
    change.members = body.optional_ids<core::MemberId>("ids");
    const boost::json::object* filter = body.optional_object("filter");
    change.group = body.optional_id<core::GroupId>("group_id");
    change.role = body.optional_role("role");
    const auto expires_at = body.nullable_time("expires_at");
    if (expires_at) change.expires_at = *expires_at;
    if (body.has("ids") == body.has("filter"))
        body.refuse("ids", "missing", "Send either the ids of members or a filter.");
    else if (change.members && change.members->empty())
        body.refuse("ids", "missing", "Name at least one member.");
    if (action) refuse_surplus(body, *action);
    if (filter) change.filter = TRY(read_filter(*filter));
    TRY(body.done());
    change.action = *action;
    return make_change(context, std::move(change), [](Context&, const core::Plan& plan) -> Result<Reply> {
        boost::json::array skipped;
        for (const core::Skipped& each : plan.skipped)
            skipped.push_back(boost::json::object{
                {"member",
                 boost::json::object{{"id", each.member.id}, {"email", each.member.email}, {"name", each.member.name}}},
                {"code", each.code}});
        return Reply::ok(boost::json::object{{"changed", plan.changed}, {"skipped", std::move(skipped)}});
    });
}

}  // namespace guildhall::api
