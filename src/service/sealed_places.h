// Where each kind of sealed value stands (seal.h).
#pragma once

#include <string_view>

#include "service/seal.h"
#include "storage/sealed_values.h"

namespace guildhall::service {

SealedPlace place_of_secrets(core::WorkspaceId workspace, core::ResourceId data_source);
SealedPlace place_of_constant(core::WorkspaceId workspace, core::ResourceId constant);
SealedPlace place_of_metadata(core::WorkspaceId workspace, core::MemberId member, std::string_view key);
/// Pending or enabled: the same, as confirming makes one of the other.
SealedPlace place_of_second_factor(core::UserId user);
SealedPlace place_of_mail(const core::Uuid& mail);

/// The place of a value found by storage::sealed_values().
SealedPlace place_of(storage::SealedTable table, const storage::SealedValue& value);

/// Calls `each(table, value)` for every sealed value of the database.
template <class F>
void for_each_sealed_value(storage::Connection& connection, F each) {
    constexpr int kAtOnce = 500;
    for (const storage::SealedTable table : storage::kSealedTables) {
        std::optional<storage::SealedValue> last;
        do {
            auto values = storage::sealed_values(connection, table, last, kAtOnce);
            last.reset();
            for (const storage::SealedValue& value : values) each(table, value);
            if (values.size() == kAtOnce) last = std::move(values.back());
        } while (last);
    }
}

}  // namespace guildhall::service
