// Sealing of what is kept but must not be readable in the database: data source secrets, secret constants, metadata,
// mail that waits. XChaCha20-Poly1305; a sealed value opens only in the row, column and workspace that it was sealed
// for.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/id.h"
#include "service/keys.h"
#include "service/secrets.h"

namespace guildhall::service {

/// Where a sealed value stands. Names of tables and columns contain no `|`.
struct SealedPlace {
    core::WorkspaceId workspace;  ///< nil for what belongs to no workspace
    std::string table;
    std::string column;
    core::Uuid row;
};

/// Bytes to store (a version, a nonce, the sealed text): 41 more than `text` has.
std::string seal(const Keys& keys, const SealedPlace& place, std::string_view text);

/// False for what only the key before opens, while a rotation runs, and for what doesn't open.
bool is_sealed_by_present_key(const Keys& keys, const SealedPlace& place, std::string_view sealed);

/// The text; nothing where the bytes were changed, sealed for another place, or with another key file.
std::optional<Secret> open_sealed(const Keys& keys, const SealedPlace& place, std::string_view sealed);

}  // namespace guildhall::service
