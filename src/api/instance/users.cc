#include "api/accounts/account_json.h"
#include "api/change_reply.h"
#include "api/fields.h"
#include "api/instance/endpoints.h"
#include "api/json_write.h"
#include "storage/people_lists.h"

namespace guildhall::api {

using boost::json::array;
using boost::json::object;
using core::Result;
using service::Scope;

namespace {

constexpr const char* kUser = "/instance/users/{u}";

/// User: an account with its memberships.
object user_json(const core::Instance& instance, const core::Account& account) {
    object json = account_json(account);
    array memberships;
    for (const core::MembershipRef& ref : account.memberships) {
        const core::Workspace& workspace = *instance.workspaces[ref.workspace];
        const core::Member& member = *workspace.members[ref.member];
        memberships.push_back(object{{"workspace", workspace_ref(workspace)},
                                     {"member_id", member.id.str()},
                                     {"role", core::to_string(member.role)},
                                     {"status", core::to_string(member.status)}});
    }
    json["memberships"] = std::move(memberships);
    return json;
}

Result<Reply> changed_user(Context&, const core::Plan& plan) {
    return Reply::ok(user_json(*plan.after, *plan.after->account(*plan.user)));
}

storage::UserSort user_sort(const std::string& word) {
    if (word == "email") return storage::UserSort::email;
    if (word == "status") return storage::UserSort::status;
    return word == "created_at" ? storage::UserSort::created_at : storage::UserSort::name;
}

Result<Reply> list_users(Context& context) {
    const Page page = TRY(context.page());
    const Sort sort = TRY(Sort::parse(context.query, {"name", "email", "status", "created_at"}));
    const auto status = TRY(
        context.query.word<core::AccountStatus>("status", core::parse_account_status, "pending, active or archived"));
    storage::UserListQuery query;
    if (status) query.statuses = {*status};
    query.second_factor = TRY(context.query.flag("second_factor"));
    query.text = TRY(context.query.search());
    query.sort = user_sort(sort.by);
    query.descending = sort.descending;
    query.limit = static_cast<int>(page.limit);
    query.cursor = page.cursor;
    const auto found = context.services.store.read(
        [&](storage::Connection& connection) { return storage::list_users(connection, query); });
    if (!found) return invalid_query("cursor", "invalid", "This cursor is of another list. Start again without it.");
    array items;
    for (const core::UserId id : found->users)
        if (const core::Account* account = context.instance().account(id))
            items.push_back(user_json(context.instance(), *account));
    return list_reply(std::move(items), found->next_cursor, found->total.count, found->total.at_least);
}

Result<Reply> show_user(Context& context) { return Reply::ok(user_json(context.instance(), *TRY(context.user()))); }

Result<Reply> edit_user(Context& context) {
    Fields body(context);
    const auto instance_admin = body.optional_bool("instance_admin");
    TRY(body.done());
    const core::Account* account = TRY(context.user());
    if (!instance_admin) return show_user(context);
    // What a token may not do is the planner's to say (M37).
    const bool gives = *instance_admin && !context.call.caller.by_token() && !context.call.dry_run;
    if (gives) TRY(context.require_recent());
    return make_change(context, core::SetInstanceAdmin{account->id, *instance_admin}, changed_user);
}

Result<Reply> archive_user(Context& context) {
    const bool take_over = TRY(context.query.flag("take_over")).value_or(false);
    const core::Account* account = TRY(context.user());
    return make_change(context, core::ArchiveUser{account->id, take_over}, changed_user);
}

Result<Reply> unarchive_user(Context& context) {
    const core::Account* account = TRY(context.user());
    return make_change(context, core::UnarchiveUser{account->id}, changed_user);
}

/// 202 where the link is mailed, 201 with the link where mail isn't configured.
Result<Reply> reset_password_of(Context& context) {
    const core::Account* account = TRY(context.user());
    TRY(context.require_recent());
    const auto link = TRY(context.services.password_resets.make_for(context.call, account->id));
    if (!link) return Reply::accepted();
    Reply reply = Reply::created(object{{"reset_url", *link}});
    reply.replayed_as(object{{"reset_url", nullptr}});
    return reply;
}

Result<Reply> remove_second_factor_of(Context& context) {
    const core::Account* account = TRY(context.user());
    TRY(context.require_recent());
    TRY(context.services.second_factors.remove(context.call, account->id));
    return Reply::no_content();
}

}  // namespace

std::vector<Endpoint> user_endpoints() {
    return {
        get("/instance/users", Right::instance_admin, Scope::instance_read, list_users)
            .list()
            .query({"status", "second_factor", "q", "sort"})
            .blocking(),
        get(kUser, Right::instance_admin, Scope::instance_read, show_user).etag(),
        patch(kUser, Right::instance_admin, Scope::instance_write, edit_user).change().if_match(show_user),
        post(std::string(kUser) + "/archive", Right::instance_admin, Scope::instance_write, archive_user)
            .change()
            .query({"take_over"})
            .no_body(),
        post(std::string(kUser) + "/unarchive", Right::instance_admin, Scope::instance_write, unarchive_user)
            .change()
            .no_body(),
        post(std::string(kUser) + "/password-reset", Right::instance_admin, kNoTokens, reset_password_of).no_body(),
        del(std::string(kUser) + "/second-factor", Right::instance_admin, kNoTokens, remove_second_factor_of),
    };
}

}  // namespace guildhall::api
