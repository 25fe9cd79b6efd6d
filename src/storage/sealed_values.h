// Every sealed value of the database, whatever table it stands in: to see that each opens, and to seal it anew.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/id.h"
#include "storage/connection.h"

namespace guildhall::storage {

enum class SealedTable { data_sources, constants, member_metadata, second_factors, outbox };
inline constexpr std::array kSealedTables = {SealedTable::data_sources, SealedTable::constants,
                                             SealedTable::member_metadata, SealedTable::second_factors,
                                             SealedTable::outbox};

struct SealedValue {
    core::WorkspaceId workspace;  ///< nil for what belongs to none
    core::Uuid row;               ///< of the resource, the member, the user, the mail
    std::string key;              ///< of metadata; the state of a second factor; else empty
    Blob sealed;
};

/// The next values of the table behind `after` (nothing: from the first on), at most `limit`, in a fixed order.
std::vector<SealedValue> sealed_values(Connection& connection, SealedTable table,
                                       const std::optional<SealedValue>& after, int limit);

/// Replaces the bytes of that value.
void set_sealed_value(Connection& connection, SealedTable table, const SealedValue& value);

}  // namespace guildhall::storage
