// A backup (security.md 15): one file with a copy of the database, made while the server works, and behind it what it
// says of itself, signed with the key file. The key file isn't in it: a backup without its key file gives nobody the
// secrets, and no right to be restored.
//
//   <the SQLite database><manifest: one line of JSON>\n<Ed25519, base64url>\n"guildhall-backup-1 "<10 digits>\n
//
// The digits count the bytes of the two lines before. The signature covers the manifest, which has the database's size
// and BLAKE2b digest.
#pragma once

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>

#include "core/time.h"
#include "service/keys.h"

namespace guildhall::service {

/// A backup can't be made or used; what() is a line for the operator, with what to do.
struct BackupError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct BackupManifest {
    std::string version;  ///< of the program that made it
    core::Time made_at;   ///< everything that was acknowledged before is in it
    int schema = 0;
    std::uint64_t database_bytes = 0;
    std::string database_digest;  ///< BLAKE2b-256, base64url
    std::string rights;           ///< core::rights_digest of all workspaces, hexadecimal
    std::string public_key;       ///< of the key file that it belongs to, as Keys::public_key_text
};

struct BackupRequest {
    std::filesystem::path database;
    std::filesystem::path target;  ///< the file; one that is no backup isn't written over
    std::string version;
    core::Time now;
};

/// Copies, checks the copy (check.h), signs it, has it on the disk and only then under its name: killed at any moment,
/// there is the whole backup or none. Throws BackupError, storage::DatabaseError, storage::FileError.
BackupManifest make_backup(const BackupRequest& request, const Keys& keys);

/// What the file says of itself; nothing where it is no backup. Nothing is checked yet. Throws storage::FileError.
std::optional<BackupManifest> read_manifest(const std::filesystem::path& backup);

/// Writes the backup's database into `database`, and has it on the disk. Throws BackupError, with nothing but a part of
/// that file left, where the backup isn't whole, was changed, or belongs to another key file.
BackupManifest extract_backup(const std::filesystem::path& backup, const std::filesystem::path& database,
                              const Keys& keys);

}  // namespace guildhall::service
