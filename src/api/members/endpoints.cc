#include "api/members/endpoints.h"

#include "api/members/handlers.h"

namespace guildhall::api {
namespace {

using service::Scope;

constexpr const char* kMembers = "/workspaces/{ws}/members";
constexpr const char* kMember = "/workspaces/{ws}/members/{m}";
/// The largest file (api.md, "CSV import") and a form around it.
constexpr std::size_t kUploadLimit = (10u << 20) + (64u << 10);

/// What chooses members of a list, and their order.
constexpr std::initializer_list<const char*> kFilters = {
    "status",         "role",      "group_id",       "q",          "second_factor",
    "email_verified", "ending_by", "inactive_since", "settleable", "sort"};

std::string members(const char* rest) { return std::string(kMembers) + rest; }
std::string member(const char* rest) { return std::string(kMember) + rest; }

}  // namespace

std::vector<Endpoint> member_endpoints() {
    return {
        get(kMembers, Right::admin, Scope::members_read, list_members).list().query(kFilters).blocking(),
        post(kMembers, Right::admin, Scope::members_write, invite_member).change(),
        get(kMember, Right::admin, Scope::members_read, show_member).etag().blocking(),
        patch(kMember, Right::admin, Scope::members_write, edit_member).change().if_match(show_member),
        post(member("/archive"), Right::admin, Scope::members_write, archive_member).change().no_body(),
        post(member("/unarchive"), Right::admin, Scope::members_write, unarchive_member).change().no_body(),
        post(member("/resend-invitation"), Right::admin, Scope::members_write, resend_invitation).no_body(),
        post(member("/invitation-link"), Right::admin, Scope::members_write, show_invitation_link).no_body(),
        post("/workspaces/{ws}/leave", Right::active_member, Scope::members_write, leave_workspace).change().no_body(),
        post(members("/settle"), Right::admin, Scope::members_write, settle_members).change(),
        post(members("/bulk"), Right::admin, Scope::members_write, change_members_in_bulk).change(),
        post(members("/import"), Right::admin, Scope::members_write, import_members)
            .change()
            .query({"mode"})
            .raw_body({"text/csv", "multipart/form-data"}, kUploadLimit),
        get(members("/import-template.csv"), Right::admin, Scope::members_read, import_template).no_min_revision(),
        get(members("/export.csv"), Right::admin, kNoTokens, export_members).query(kFilters).query({"ids"}).blocking(),
        get(members("/me/access"), Right::active_member, kAnyScope, show_own_access)
            .list()
            .query({"type", "q"})
            .blocking(),
        get(member("/access"), Right::admin_or_self, Scope::decisions_read, show_member_access)
            .list()
            .query({"type", "q"})
            .blocking(),
        get(member("/dashboard"), Right::admin, Scope::decisions_read, show_member_dashboard)
            .list()
            .query({"q", "sort"})
            .blocking(),
    };
}

}  // namespace guildhall::api
