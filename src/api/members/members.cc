#include "api/fields.h"
#include "api/members/handlers.h"
#include "api/members/member_json.h"
#include "api/members/member_query.h"

namespace guildhall::api {

using core::Done;
using core::Result;
using service::Beside;
using service::Tx;

namespace {

/// The member that the change made or changed.
boost::json::object changed_member(const Context& context, const core::Plan& plan) {
    const core::Workspace& workspace = workspace_after(plan);
    return member_json(context, {*plan.after, workspace, context.now}, *workspace.member(*plan.member));
}

Result<Reply> reply_member(Context& context, const core::Plan& plan) {
    return Reply::ok(changed_member(context, plan));
}

/// Merges metadata into the member's in the transaction of a change.
class MetadataBeside {
public:
    MetadataBeside(service::Services& services, const service::Call& call, core::WorkspaceId workspace,
                   service::MetadataPatch patch)
        : services_(services), call_(call), workspace_(workspace), patch_(std::move(patch)) {}

    /// What of it changes something. REQUIRES: before write()
    Result<bool> compare(Tx& tx, core::MemberId member) {
        const auto present = service::read_metadata(tx.connection, services_.keys, {workspace_, member});
        patch_ = TRY(service::differing(present, patch_));
        return !patch_.empty();
    }

    void write(Tx& tx, core::MemberId member) const {
        if (patch_.empty()) return;
        service::save_metadata(tx, services_.keys, {workspace_, member}, patch_);
        services_.audit.append(tx, call_, service::metadata_event(*tx.instance, {workspace_, member}, patch_));
    }

private:
    service::Services& services_;
    const service::Call& call_;
    core::WorkspaceId workspace_;
    service::MetadataPatch patch_;
};

boost::json::value url_or_null(const std::optional<std::string>& url) {
    return url ? boost::json::value(*url) : boost::json::value();
}

}  // namespace

Result<Reply> list_members(Context& context) {
    const Page page = TRY(context.page());
    const MemberQuery query = TRY(MemberQuery::parse(context));
    return member_list(context, TRY(find_members(context, query, page)));
}

Result<Reply> show_member(Context& context) {
    const core::Member* member = TRY(context.member());
    return Reply::ok(member_json(context, {context.instance(), context.workspace(), context.now}, *member));
}

Result<Reply> invite_member(Context& context) {
    Fields body(context);
    auto email = body.required_name<core::Email>("email");
    auto name = body.required_name<core::PersonName>("name");
    const auto role = body.required_role("role");
    auto groups = body.ids<core::GroupId>("group_ids");
    auto metadata = body.optional_texts("metadata", false);
    TRY(body.done());
    if (metadata) TRY(service::check_metadata(*metadata));

    MetadataBeside merge(context.services, context.call, context.workspace().id, metadata.value_or(Fields::Texts()));
    std::optional<std::string> url;
    Beside beside;
    beside.after = [&](Tx& tx, const core::Plan& plan) -> Result<Done> {
        TRY(merge.compare(tx, *plan.member));
        merge.write(tx, *plan.member);
        url = context.services.invitations.show_link(tx, context.call, context.workspace().id, *plan.member);
        return Done{};
    };
    core::InviteMember change{std::move(*email), std::move(*name), *role, std::move(groups)};
    return make_change(
        context, std::move(change),
        [&](Context& ctx, const core::Plan& plan) -> Result<Reply> {
            boost::json::object json{{"member", changed_member(ctx, plan)}, {"invitation_url", url_or_null(url)}};
            Reply reply = Reply::created(json);
            json["invitation_url"] = nullptr;
            return std::move(reply.replayed_as(json));
        },
        std::move(beside));
}

Result<Reply> edit_member(Context& context) {
    const core::MemberId member = TRY(context.path_id<core::MemberId>("m"));
    Fields body(context);
    core::EditMember change;
    change.member = member;
    change.role = body.optional_role("role");
    change.add_groups = body.ids<core::GroupId>("add_group_ids");
    change.remove_groups = body.ids<core::GroupId>("remove_group_ids");
    auto metadata = body.optional_texts("metadata", true);
    TRY(body.done());
    if (!metadata) return make_change(context, std::move(change), reply_member);

    TRY(service::check_metadata(*metadata));
    MetadataBeside merge(context.services, context.call, context.workspace().id, std::move(*metadata));
    Beside beside;
    beside.prepare = [&](Tx& tx, core::Change& made) -> Result<Done> {
        std::get<core::EditMember>(made).metadata = TRY(merge.compare(tx, member));
        return Done{};
    };
    beside.after = [&](Tx& tx, const core::Plan&) -> Result<Done> {
        merge.write(tx, member);
        return Done{};
    };
    return make_change(context, std::move(change), reply_member, std::move(beside));
}

Result<Reply> archive_member(Context& context) {
    return make_change(context, core::ArchiveMember{TRY(context.path_id<core::MemberId>("m"))}, reply_member);
}

Result<Reply> unarchive_member(Context& context) {
    const core::MemberId member = TRY(context.path_id<core::MemberId>("m"));
    if (context.services.settings.mail_configured)
        return make_change(context, core::UnarchiveMember{member}, reply_member);
    std::optional<std::string> url;
    Beside beside;
    beside.after = [&](Tx& tx, const core::Plan&) -> Result<Done> {
        url = context.services.invitations.show_link(tx, context.call, context.workspace().id, member);
        return Done{};
    };
    return make_change(
        context, core::UnarchiveMember{member},
        [&](Context& ctx, const core::Plan& plan) -> Result<Reply> {
            boost::json::object json = changed_member(ctx, plan);
            json["invitation_url"] = url_or_null(url);
            Reply reply = Reply::ok(json);
            json["invitation_url"] = nullptr;
            return std::move(reply.replayed_as(json));
        },
        std::move(beside));
}

Result<Reply> leave_workspace(Context& context) {
    return make_change(context, core::LeaveWorkspace{}, reply_no_content);
}

}  // namespace guildhall::api
