#include "api/members/member_json.h"

#include "api/json_write.h"
#include "storage/member_details.h"

namespace guildhall::api {

using boost::json::array;
using boost::json::object;

namespace {

array groups_json(const MembersOf& of, const core::Member& member) {
    array groups;
    for (const core::GroupLink& link : member.groups) {
        object json = named_ref(*of.workspace.groups[link.group]);
        json["expires_at"] = to_json(link.end());
        json["ended"] = !link.live(of.now);
        groups.push_back(std::move(json));
    }
    return groups;
}

}  // namespace

DetailsOfMembers read_details(const Context& context, const std::vector<core::MemberId>& members) {
    const core::WorkspaceId workspace = context.workspace().id;
    const auto stored = context.services.store.read(
        [&](storage::Connection& connection) { return storage::details_of(connection, workspace, members); });
    DetailsOfMembers details;
    for (const auto& [member, each] : stored)
        details[member] = {each.last_active_at,
                           service::open_metadata(context.services.keys, {workspace, member}, each.metadata)};
    return details;
}

object member_json(const MembersOf& of, const core::Member& member, const MemberDetails& details) {
    const core::Account& account = of.instance.account_of(member);
    const bool accepted = member.accepted_at.has_value();
    object json;
    json["id"] = member.id.str();
    json["user_id"] = accepted ? to_json(account.id) : boost::json::value();
    json["email"] = account.email;
    json["name"] = core::shown_name(account, member);
    json["role"] = core::to_string(member.role);
    json["role_cause"] = core::to_string(member.role_cause);
    json["status"] = core::to_string(member.status);
    json["account_status"] = core::to_string(accepted ? account.status : core::AccountStatus::pending);
    json["email_verified"] = core::shows_verified_email(account, member);
    json["second_factor"] = core::shows_second_factor(account, member);
    json["groups"] = groups_json(of, member);
    object metadata;
    for (const auto& [key, value] : details.metadata) metadata[key] = value;
    json["metadata"] = std::move(metadata);
    json["invited_at"] = to_json(member.invited_at);
    json["invitation_expires_at"] =
        member.status == core::MemberStatus::invited ? to_json(member.invitation_expires_at) : boost::json::value();
    json["last_active_at"] = to_json(details.last_active_at);
    return json;
}

object member_json(const Context& context, const MembersOf& of, const core::Member& member) {
    const DetailsOfMembers details = read_details(context, {member.id});
    const auto found = details.find(member.id);
    return member_json(of, member, found == details.end() ? MemberDetails() : found->second);
}

array members_json(const Context& context, const MembersOf& of, const std::vector<core::MemberId>& ids) {
    const DetailsOfMembers details = read_details(context, ids);
    array items;
    for (const core::MemberId id : ids) {
        const core::Member* member = of.workspace.member(id);
        if (!member) continue;
        const auto found = details.find(id);
        items.push_back(member_json(of, *member, found == details.end() ? MemberDetails() : found->second));
    }
    return items;
}

}  // namespace guildhall::api
