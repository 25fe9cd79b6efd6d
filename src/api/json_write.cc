#include "api/json_write.h"

namespace guildhall::api {

boost::json::value to_json(core::Time time) { return boost::json::value(core::to_rfc3339(time)); }

boost::json::value to_json(const std::optional<core::Time>& time) {
    return time ? to_json(*time) : boost::json::value();
}

boost::json::value to_json(const std::optional<std::int64_t>& number) {
    return number ? boost::json::value(*number) : boost::json::value();
}

boost::json::value text_or_null(std::string_view text) {
    return text.empty() ? boost::json::value() : boost::json::value(text);
}

boost::json::object person_ref(const core::Instance& instance, const core::Member& member) {
    const core::Account& account = instance.account_of(member);
    return {{"id", member.id.str()}, {"email", account.email}, {"name", core::shown_name(account, member)}};
}

boost::json::value owner_ref(const core::Instance& instance, const core::Workspace& workspace,
                             const std::optional<core::MemberNumber>& owner) {
    if (!owner) return {};
    const core::Member& member = *workspace.members[*owner];
    return boost::json::object{{"id", member.id.str()},
                               {"name", core::shown_name(instance.account_of(member), member)}};
}

boost::json::object user_ref(const core::Account& account) {
    return {{"user_id", account.id.str()}, {"email", account.email}, {"name", account.name}};
}

boost::json::object workspace_ref(const core::Workspace& workspace) {
    return {{"id", workspace.id.str()}, {"slug", workspace.slug}, {"name", workspace.name}};
}

boost::json::object permissions_json(core::PermissionSet permissions) {
    boost::json::object json;
    for (const core::Permission each : core::kPermissions) json[core::to_string(each)] = permissions.has(each);
    return json;
}

}  // namespace guildhall::api
