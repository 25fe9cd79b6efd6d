#include "storage/invitations_table.h"

namespace guildhall::storage {

void insert_invitation(Connection& connection, const Invitation& i) {
    connection.execute(
        "INSERT INTO invitations (workspace_id, id, member_id, token_hash, kind, was_shown, created_at, expires_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        {i.workspace, i.id, i.member, i.token_hash, i.kind == InvitationKind::shown ? "shown" : "mailed", i.was_shown,
         i.created_at, i.expires_at});
}

std::optional<Invitation> find_invitation(Connection& connection, const core::Sha256& token_hash) {
    return connection.query_one(
        "SELECT workspace_id, id, member_id, token_hash, kind, was_shown, created_at, expires_at "
        "FROM invitations WHERE token_hash = $1",
        {token_hash}, [](const Row& row) {
            Invitation invitation;
            std::string_view kind;
            row.read(invitation.workspace, invitation.id, invitation.member, invitation.token_hash, kind,
                     invitation.was_shown, invitation.created_at, invitation.expires_at);
            invitation.kind = kind == "shown" ? InvitationKind::shown : InvitationKind::mailed;
            return invitation;
        });
}

std::int64_t end_invitations_of(Connection& connection, core::WorkspaceId workspace, core::MemberId member) {
    return connection.execute("DELETE FROM invitations WHERE workspace_id = $1 AND member_id = $2",
                              {workspace, member});
}

void keep_newest_shown(Connection& connection, core::WorkspaceId workspace, core::MemberId member, int kept) {
    connection.execute(
        "DELETE FROM invitations WHERE workspace_id = $1 AND member_id = $2 AND kind = 'shown' AND (created_at, id) <= "
        "(SELECT created_at, id FROM invitations WHERE workspace_id = $1 AND member_id = $2 AND kind = 'shown' "
        "ORDER BY created_at DESC, id DESC LIMIT 1 OFFSET $3)",
        {workspace, member, kept});
}

void end_all_invitations(Connection& connection) {
    connection.execute("DELETE FROM invitations");
    connection.execute("UPDATE members SET invitation_expires_at = NULL WHERE invitation_expires_at IS NOT NULL");
}

std::int64_t delete_expired_invitations(Connection& connection, core::Time now) {
    return connection.execute("DELETE FROM invitations WHERE expires_at <= $1", {now});
}

}  // namespace guildhall::storage
