#include "api/codecs/access_json.h"
#include "api/json_write.h"
#include "api/members/handlers.h"
#include "core/text.h"

namespace guildhall::api {

using core::Result;

namespace {

/// Why nothing is allowed; nothing: the gate lets pass. Of an invitation that was never accepted only what the
/// workspace may know (M40).
std::optional<std::string> shut_reason(const core::Workspace& workspace, const core::Subject& subject, bool is_own) {
    const core::Member* member = subject.member ? workspace.members[*subject.member].get() : nullptr;
    if (member && !member->accepted_at && !is_own)
        return core::to_string(member->status == core::MemberStatus::archived ? core::Gate::member_archived
                                                                              : core::Gate::member_invited);
    const core::Gate gate = core::gate(workspace, subject);
    return gate == core::Gate::open ? std::nullopt : std::optional(core::to_string(gate));
}

/// [PermissionAccess] of those that the subject holds.
boost::json::array held_permissions(const core::Standing& of) {
    boost::json::array json;
    for (const core::Permission each : core::kPermissions) {
        const auto decision = core::explain(of, core::Right::permitted(each));
        if (!decision.allowed) continue;
        json.push_back(boost::json::object{{"permission", core::to_string(each)},
                                           {"paths", paths_json(of.workspace, decision.paths)}});
    }
    return json;
}

boost::json::value member_ref(const core::Instance& instance, const core::Workspace& workspace,
                              const core::Subject& subject) {
    if (!subject.member) return {};
    const core::Member& member = *workspace.members[*subject.member];
    boost::json::object json = person_ref(instance, member);
    json["role"] = core::to_string(member.role);
    json["status"] = core::to_string(member.status);
    return json;
}

Result<Reply> access_reply(Context& context, const core::Subject& subject, bool is_own) {
    const Page page = TRY(context.page());
    const auto type = TRY(context.resource_type_asked("type"));
    const std::string search = core::fold(TRY(context.query.search()));
    const core::Workspace& workspace = context.workspace();
    const core::Standing standing{workspace, subject, context.now};
    const auto reason = shut_reason(workspace, subject, is_own);

    auto found = TRY(PageOf<core::ResourceRef>::start(page, Sort{"access", false}));
    for (core::TypeNumber each = 0; each < workspace.types.size() && !reason; ++each) {
        if (type && each != *type) continue;
        core::reachable_resources(standing, each).for_each([&](core::ResourceNumber number) {
            const core::Resource& resource = *workspace.resource({each, number});
            if (!matches(resource.name_folded, search)) return;
            found.add(sortable(each) + resource.name_folded, resource.id, core::ResourceRef{each, number});
        });
    }
    const auto cut = found.finish();
    boost::json::array items;
    for (const core::ResourceRef resource : cut.items)
        items.push_back(boost::json::object{{"resource", resource_ref(workspace, resource)},
                                            {"actions", actions_json(standing, resource)}});
    boost::json::object json;
    json["member"] = member_ref(context.instance(), workspace, subject);
    json["reason"] = reason ? boost::json::value(*reason) : boost::json::value();
    json["permissions"] = reason ? boost::json::array() : held_permissions(standing);
    json["items"] = std::move(items);
    json["next_cursor"] = cut.next_cursor ? boost::json::value(*cut.next_cursor) : boost::json::value();
    json["total"] = cut.total;
    return Reply::ok(json);
}

}  // namespace

Result<Reply> show_own_access(Context& context) { return access_reply(context, context.subject(), true); }

Result<Reply> show_member_access(Context& context) {
    const core::Member* member = TRY(context.member());
    const core::UserId user = context.instance().account_of(*member).id;
    const core::Subject subject = core::subject_of(context.instance(), context.workspace(), user);
    return access_reply(context, subject, user == context.account()->id);
}

}  // namespace guildhall::api
