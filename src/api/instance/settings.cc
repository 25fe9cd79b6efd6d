#include <algorithm>

#include "api/change_reply.h"
#include "api/fields.h"
#include "api/instance/endpoints.h"
#include "api/json_write.h"
#include "core/launch_paths.h"

namespace guildhall::api {

using boost::json::array;
using boost::json::object;
using core::Result;
using service::Scope;

namespace {

constexpr std::int64_t kMaxLimitOfSeats = 1'000'000'000, kMaxInvitationDays = 90;

struct InstanceNameKind {
    static constexpr core::NameRules kRules{"instance name", 50, false, false};
};

/// The settings that a request sent; what is absent stays (M29).
struct SettingsPatch {
    std::optional<core::Name<InstanceNameKind>> name;
    std::optional<std::optional<std::int64_t>> user_limit, builder_limit;
    std::optional<std::int64_t> invitation_days;
    std::optional<bool> anyone_makes_workspaces;
    std::optional<core::SecondFactorDemand> second_factor;
    std::optional<std::vector<core::GuardedOrigin>> guarded_origins;

    core::InstanceSettings on(core::InstanceSettings settings) const {
        if (name) settings.name = name->str();
        if (user_limit) settings.user_limit = *user_limit;
        if (builder_limit) settings.builder_limit = *builder_limit;
        if (invitation_days) settings.invitation_days = *invitation_days;
        if (anyone_makes_workspaces) settings.anyone_makes_workspaces = *anyone_makes_workspaces;
        if (second_factor) settings.second_factor = *second_factor;
        if (guarded_origins) settings.guarded_origins = *guarded_origins;
        return settings;
    }
};

object settings_json(const core::InstanceSettings& settings, const service::ServiceSettings& configured) {
    array origins;
    for (const core::GuardedOrigin& each : settings.guarded_origins)
        origins.push_back(object{{"origin", each.origin}, {"workspace_id", each.workspace.str()}});
    return {{"name", settings.name},
            {"user_limit", to_json(settings.user_limit)},
            {"builder_limit", to_json(settings.builder_limit)},
            {"invitation_days", settings.invitation_days},
            {"anyone_makes_workspaces", settings.anyone_makes_workspaces},
            {"second_factor", core::to_string(settings.second_factor)},
            {"guarded_origins", std::move(origins)},
            {"base_url", configured.base_url}};
}

Result<Reply> show_settings(Context& context) {
    return Reply::ok(settings_json(context.instance().settings, context.services.settings));
}

/// "https://apps.example.org": nothing behind the host and port, and not where Guildhall itself answers.
Result<std::string> parse_origin(const Context& context, const std::string& text, const std::string& pointer) {
    const core::AppUrl url = TRY(core::AppUrl::parse(text, pointer));
    TRY(core::check_guardable(url, context.services.settings.base_url, pointer));
    const bool is_bare = url.str().find_first_of("/?#", url.str().find("//") + 2) == std::string::npos;
    if (!is_bare)
        return core::invalid_field(pointer, "invalid_origin",
                                   "Give scheme and host only, such as https://apps.example.org.");
    return url.origin();
}

Result<core::GuardedOrigin> parse_guarded_origin(const Context& context, const boost::json::value& item,
                                                 const std::string& pointer) {
    if (!item.is_object())
        return core::invalid_field(pointer, "wrong_type", "Send an object with origin and workspace_id.");
    Fields fields(item.get_object(), pointer);
    const auto origin = fields.required_string("origin");
    const auto workspace = fields.required_id<core::WorkspaceId>("workspace_id");
    TRY(fields.done());
    if (!context.instance().workspace(*workspace))
        return core::invalid_field(pointer + "/workspace_id", "not_found",
                                   "There is no workspace with this id. Take it from the list.");
    return core::GuardedOrigin{TRY(parse_origin(context, *origin, pointer + "/origin")), *workspace};
}

Result<std::vector<core::GuardedOrigin>> parse_guarded_origins(const Context& context, const array& items) {
    std::vector<core::GuardedOrigin> origins;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string pointer = "/guarded_origins/" + std::to_string(i);
        const auto origin = TRY(parse_guarded_origin(context, items[i], pointer));
        for (const core::GuardedOrigin& other : origins)
            if (other.origin == origin.origin)
                return core::invalid_field(pointer + "/origin", "duplicate", "This origin is in the list twice.");
        origins.push_back(origin);
    }
    return origins;
}

Result<SettingsPatch> read_patch(Context& context) {
    Fields body(context);
    SettingsPatch patch;
    patch.name = body.optional_name<core::Name<InstanceNameKind>>("name");
    patch.user_limit = body.nullable_int("user_limit", 1, kMaxLimitOfSeats);
    patch.builder_limit = body.nullable_int("builder_limit", 1, kMaxLimitOfSeats);
    patch.invitation_days = body.optional_int("invitation_days", 1, kMaxInvitationDays);
    patch.anyone_makes_workspaces = body.optional_bool("anyone_makes_workspaces");
    patch.second_factor =
        body.optional_word("second_factor", core::parse_second_factor_demand, "optional, admins or everyone");
    const array* origins = body.optional_array("guarded_origins");
    TRY(body.done());
    if (origins) patch.guarded_origins = TRY(parse_guarded_origins(context, *origins));
    return patch;
}

/// Planned from the settings as the transaction finds them, so that two changes at once of different fields both stay.
Result<Reply> edit_settings(Context& context) {
    const SettingsPatch patch = TRY(read_patch(context));
    service::Changes& changes = context.services.changes;
    const auto plan = TRY(context.services.store.write([&](service::Tx& tx) -> Result<service::PlanPointer> {
        core::Change change = core::ChangeSettings{patch.on(tx.instance->settings)};
        TRY(context.require_recent_to_lower_demand(tx, change));
        return changes.apply_in(tx, context.call, changes.request_of(context.call, {}, std::move(change)), {});
    }));
    Reply reply = Reply::ok(settings_json(plan->after->settings, context.services.settings));
    add_revision(reply, *plan);
    return reply;
}

bool has_counted_membership(const core::Instance& instance, const core::Account& account) {
    return std::any_of(account.memberships.begin(), account.memberships.end(), [&](const core::MembershipRef& ref) {
        const core::Workspace& workspace = *instance.workspaces[ref.workspace];
        return workspace.status == core::WorkspaceStatus::active &&
               workspace.members[ref.member]->status != core::MemberStatus::archived;
    });
}

/// M50, M51 and who is left.
Result<Reply> show_summary(Context& context) {
    const core::Instance& instance = context.instance();
    std::int64_t end_users = 0, instance_admins = 0;
    for (core::AccountNumber number = 0; number < instance.accounts.size(); ++number) {
        const core::Account& account = *instance.accounts[number];
        if (account.status == core::AccountStatus::archived) continue;
        instance_admins += account.instance_admin;
        end_users += has_counted_membership(instance, account) && !core::counts_as_builder(instance, account);
    }
    const auto count = [](std::int64_t total, const std::optional<std::int64_t>& limit) {
        return object{{"total", total}, {"limit", to_json(limit)}};
    };
    return Reply::ok(object{{"users", count(instance.seats.users, instance.settings.user_limit)},
                            {"builders", count(instance.seats.builders, instance.settings.builder_limit)},
                            {"end_users", end_users},
                            {"instance_admins", instance_admins}});
}

}  // namespace

std::vector<Endpoint> settings_endpoints() {
    return {
        get("/instance/settings", Right::instance_admin, Scope::instance_read, show_settings).etag(),
        patch("/instance/settings", Right::instance_admin, Scope::instance_write, edit_settings)
            .if_match(show_settings),
        get("/instance/summary", Right::instance_admin, Scope::instance_read, show_summary).blocking(),
    };
}

}  // namespace guildhall::api
