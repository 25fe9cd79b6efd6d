#include <algorithm>

#include "api/members/handlers.h"
#include "api/members/member_query.h"
#include "core/csv.h"
#include "storage/member_details.h"

namespace guildhall::api {

using core::Result;

namespace {

constexpr std::size_t kRowsPerChunk = 200, kMaxIds = 200;

/// `ids`: only these members, separated by commas; nothing where it wasn't sent.
Result<std::optional<std::vector<core::MemberId>>> wanted_ids(const Context& context) {
    const auto text = context.query.text("ids");
    if (!text) return std::optional<std::vector<core::MemberId>>();
    std::vector<core::MemberId> ids;
    for (std::size_t at = 0; at <= text->size();) {
        const std::size_t comma = std::min(text->find(',', at), text->size());
        const auto id = core::MemberId::parse(std::string_view(*text).substr(at, comma - at));
        if (!id || !context.workspace().member(*id))
            return invalid_query("ids", "not_found", "No member of this workspace has one of these ids.");
        ids.push_back(*id);
        at = comma + 1;
    }
    if (ids.size() > kMaxIds) return invalid_query("ids", "too_many", "Name at most 200 members.");
    return std::optional(std::move(ids));
}

/// Writes the members a chunk at a time, from one snapshot; it outlives the request.
class Export {
public:
    Export(const Context& context, std::vector<core::MemberId> members)
        : store_(context.services.store),
          snapshot_(context.snapshot),
          workspace_(context.workspace().id),
          now_(context.now),
          members_(std::move(members)) {}

    bool write(std::string& chunk) {
        if (at_ == 0)
            core::write_csv_record(chunk,
                                   {"name", "email", "role", "groups", "status", "invited_at", "last_active_at"});
        const std::size_t end = std::min(at_ + kRowsPerChunk, members_.size());
        const auto first = members_.begin();
        const std::vector<core::MemberId> part(first + static_cast<std::ptrdiff_t>(at_),
                                               first + static_cast<std::ptrdiff_t>(end));
        const auto last_active = store_.read(
            [&](storage::Connection& connection) { return storage::last_active_of(connection, workspace_, part); });
        for (const core::MemberId id : part) {
            const auto active = last_active.find(id);
            write_member(chunk, id, active == last_active.end() ? "" : core::to_rfc3339(active->second));
        }
        at_ = end;
        return at_ < members_.size();
    }

private:
    void write_member(std::string& chunk, core::MemberId id, std::string last_active) const {
        const core::Instance& instance = *snapshot_->instance;
        const core::Workspace& workspace = *instance.workspace(workspace_);
        const core::Member& member = *workspace.member(id);
        const core::Account& account = instance.account_of(member);
        std::string groups;
        for (const core::GroupLink& link : member.groups)
            if (link.live(now_)) groups += (groups.empty() ? "" : "|") + workspace.groups[link.group]->name;
        core::write_csv_record(
            chunk,
            {core::shown_name(account, member), account.email, std::string(core::role_title(member.role)), groups,
             std::string(core::to_string(member.status)), core::to_rfc3339(member.invited_at), std::move(last_active)});
    }

    const service::Store& store_;
    std::shared_ptr<const service::Snapshot> snapshot_;
    core::WorkspaceId workspace_;
    core::Time now_;
    std::vector<core::MemberId> members_;
    std::size_t at_ = 0;
};

}  // namespace

Result<Reply> export_members(Context& context) {
    TRY(context.require_recent());
    const MemberQuery query = TRY(MemberQuery::parse(context));
    const auto ids = TRY(wanted_ids(context));
    std::vector<core::MemberId> members = all_members(context, query);
    if (ids)
        std::erase_if(members,
                      [&](core::MemberId id) { return std::find(ids->begin(), ids->end(), id) == ids->end(); });
    Reply reply;
    reply.content_type = "text/csv; charset=utf-8";
    reply.with_header("Content-Disposition", "attachment; filename=\"members.csv\"");
    const auto writer = std::make_shared<Export>(context, std::move(members));
    reply.stream = [writer](std::string& chunk) { return writer->write(chunk); };
    return reply;
}

}  // namespace guildhall::api
