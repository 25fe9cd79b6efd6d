// From a backup to a data folder (security.md 15). What the backup's people could do with their cookies, links and
// tokens they can't do any more; who may do what is the same as when it was made.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "service/backup.h"
#include "service/ports.h"

namespace guildhall::service {

struct RestoreRequest {
    std::filesystem::path backup;
    std::filesystem::path database;  ///< where it goes
    bool replace = false;            ///< a database that is there makes room; it is kept beside
    bool keep_tokens = false;        ///< API tokens go on working
};

/// What it works with; borrowed.
struct RestoreParts {
    const Clock& clock;
    Random& random;
    const Keys& keys;
};

struct RestoreReport {
    BackupManifest manifest;
    std::optional<std::filesystem::path> kept;  ///< where the database is that made room
    std::size_t members = 0, workspaces = 0;
    std::int64_t events = 0;
};

/// The backup is extracted, brought to this program's schema, checked, its access index rebuilt and compared with the
/// one that the backup was made of; then sessions, resets, invitations, unsent mails and API tokens end, with an event
/// `restore.done`; only then does it take the database's place. Killed at any moment, there is the old database or the
/// restored one. Throws BackupError, storage::DatabaseError, storage::FileError.
/// REQUIRES: the data folder's lock is held
RestoreReport restore_backup(const RestoreRequest& request, const RestoreParts& parts);

}  // namespace guildhall::service
