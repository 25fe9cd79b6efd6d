// A look at the database beside a running server, with the keys that belong to what is seen.
#pragma once

#include "app/settings.h"
#include "service/keys.h"
#include "storage/audit_table.h"
#include "storage/sqlite_connection.h"

namespace guildhall::app {

/// What `look(connection, keys)` returns, called within a snapshot. A rotation of the keys changes the key file before
/// and after all that it signs and seals, so keys that are the same before and after the snapshot was taken are its
/// own; else another is taken. Throws SettingsError, service::KeyFileError, storage::DatabaseError.
template <class Look>
auto look_at_snapshot(const Settings& settings, const Look& look) {
    for (;;) {
        const service::Keys keys = service::Keys::load(settings.key_file());
        const auto connection = storage::open_sqlite(settings.database(), storage::OpenMode::reader);
        const storage::Transaction snapshot(*connection, storage::TransactionMode::read);
        (void)storage::audit_trails(*connection);  // the first read takes it
        if (service::Keys::load(settings.key_file()).public_keys() == keys.public_keys())
            return look(*connection, keys);
    }
}

}  // namespace guildhall::app
