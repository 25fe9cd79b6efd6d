// Rows of `invitations` (M41): single-use tokens by which a member accepts. Only hashes are stored; a used or ended
// token is deleted, so unknown, used and ended look alike.
#pragma once

#include <optional>

#include "core/id.h"
#include "core/sha256.h"
#include "core/time.h"
#include "storage/connection.h"

namespace guildhall::storage {

enum class InvitationKind { shown, mailed };

struct Invitation {
    core::WorkspaceId workspace;
    core::Uuid id;
    core::MemberId member;
    core::Sha256 token_hash{};
    InvitationKind kind = InvitationKind::shown;
    bool was_shown = false;  ///< M35: somebody but the mailbox's owner may have seen it
    core::Time created_at;
    core::Time expires_at;
};

void insert_invitation(Connection& connection, const Invitation& invitation);
/// Also an expired one.
std::optional<Invitation> find_invitation(Connection& connection, const core::Sha256& token_hash);
/// Ends all of the member's invitations; returns how many.
std::int64_t end_invitations_of(Connection& connection, core::WorkspaceId workspace, core::MemberId member);
/// Ends the oldest of the member's shown invitations until `kept` live ones remain.
void keep_newest_shown(Connection& connection, core::WorkspaceId workspace, core::MemberId member, int kept);
/// Everybody's: after a restore.
void end_all_invitations(Connection& connection);
/// Deletes those that expired before `now`; returns how many.
std::int64_t delete_expired_invitations(Connection& connection, core::Time now);

}  // namespace guildhall::storage
