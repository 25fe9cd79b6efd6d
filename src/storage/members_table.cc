#include "storage/members_table.h"

#include "core/text.h"
#include "storage/known_word.h"
#include "storage/row_batch.h"

namespace guildhall::storage {

void load_members(Connection& connection, core::WorkspaceId workspace,
                  const std::function<void(core::Member, core::UserId)>& each) {
    connection.query(
        "SELECT id, user_id, given_name, role, role_cause, status, source, invited_at, invitation_expires_at, "
        "accepted_at FROM members WHERE workspace_id = $1 ORDER BY id",
        {workspace}, [&](const Row& row) {
            core::Member member;
            core::UserId user;
            std::string_view role, cause, status, source;
            row.read(member.id, user, member.given_name, role, cause, status, source, member.invited_at,
                     member.invitation_expires_at, member.accepted_at);
            member.role = known_word(core::parse_role(role));
            member.role_cause = known_word(core::parse_role_cause(cause));
            member.status = known_word(core::parse_member_status(status));
            member.source = known_word(core::parse_member_source(source));
            each(std::move(member), user);
        });
}

void load_links(Connection& connection, core::WorkspaceId workspace, const std::pair<core::GroupId, core::GroupId>& of,
                const std::function<void(const StoredLink&)>& each) {
    connection.query(
        "SELECT member_id, group_id, expires_at FROM group_members "
        "WHERE workspace_id = $1 AND group_id >= $2 AND group_id <= $3 ORDER BY group_id, member_id",
        {workspace, of.first, of.second}, [&](const Row& row) {
            StoredLink link;
            row.read(link.member, link.group, link.expires_at);
            each(link);
        });
}

void save_members(Connection& connection, core::WorkspaceId workspace, const core::Instance& instance,
                  const std::vector<const core::Member*>& members) {
    RowBatch rows(
        connection,
        "INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, "
        "status, source, invited_at, invitation_expires_at, accepted_at)",
        "ON CONFLICT (workspace_id, id) DO UPDATE SET given_name = excluded.given_name, "
        "name_folded = excluded.name_folded, role = excluded.role, role_cause = excluded.role_cause, "
        "status = excluded.status, source = excluded.source, invited_at = excluded.invited_at, "
        "invitation_expires_at = excluded.invitation_expires_at, accepted_at = excluded.accepted_at");
    for (const core::Member* member : members) {
        const core::Account& account = instance.account_of(*member);
        rows.add({workspace, member->id, account.id, account.email_normalized(), member->given_name,
                  core::fold(core::shown_name(account, *member)), core::to_string(member->role),
                  core::to_string(member->role_cause), core::to_string(member->status), core::to_string(member->source),
                  member->invited_at, member->invitation_expires_at, member->accepted_at});
    }
    rows.flush();
}

bool is_same_row(const core::Member& a, const core::Member& b) {
    return a.id == b.id && a.account == b.account && a.given_name == b.given_name && a.role == b.role &&
           a.role_cause == b.role_cause && a.status == b.status && a.source == b.source &&
           a.invited_at == b.invited_at && a.invitation_expires_at == b.invitation_expires_at &&
           a.accepted_at == b.accepted_at;
}

void save_shown_name(Connection& connection, core::WorkspaceId workspace, core::MemberId member,
                     const std::string& shown_name) {
    connection.execute("UPDATE members SET name_folded = $3 WHERE workspace_id = $1 AND id = $2",
                       {workspace, member, core::fold(shown_name)});
}

void save_links(Connection& connection, const core::Workspace& now, const std::vector<MemberChange>& changes) {
    for (const MemberChange& change : changes) {
        if (change.before == nullptr) continue;
        for (const core::GroupLink& link : change.before->groups) {
            const auto& group = now.groups[link.group];
            if (!group || core::find_link(change.after, link.group) != nullptr) continue;
            connection.execute("DELETE FROM group_members WHERE workspace_id = $1 AND group_id = $2 AND member_id = $3",
                               {now.id, group->id, change.after.id});
        }
    }
    RowBatch rows(connection, "INSERT INTO group_members (workspace_id, group_id, member_id, expires_at)",
                  "ON CONFLICT (workspace_id, group_id, member_id) DO UPDATE SET expires_at = excluded.expires_at");
    for (const MemberChange& change : changes)
        for (const core::GroupLink& link : change.after.groups) {
            const core::GroupLink* earlier =
                change.before == nullptr ? nullptr : core::find_link(*change.before, link.group);
            if (earlier != nullptr && *earlier == link) continue;
            rows.add({now.id, now.groups[link.group]->id, change.after.id, link.end()});
        }
    rows.flush();
}

std::optional<core::Time> last_active_at(Connection& connection, core::WorkspaceId workspace, core::MemberId member) {
    const auto at = connection.query_value<core::Time>(
        "SELECT last_active_at FROM members WHERE workspace_id = $1 AND id = $2", {workspace, member});
    return at && at->ms != 0 ? at : std::nullopt;
}

void set_last_active_at(Connection& connection, core::WorkspaceId workspace, core::MemberId member, core::Time at) {
    connection.execute("UPDATE members SET last_active_at = $3 WHERE workspace_id = $1 AND id = $2",
                       {workspace, member, at});
}

}  // namespace guildhall::storage
