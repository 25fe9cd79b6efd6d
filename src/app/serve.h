// `guildhall serve`: the server, from start to SIGTERM.
#pragma once

#include "app/settings.h"

namespace guildhall::app {

/// Serves until SIGTERM or SIGINT, then finishes what runs (10 s at most); returns the exit code. Prints the address
/// and, where it is demanded, the set-up code. Throws SettingsError, service::KeyFileError, storage::DatabaseError,
/// std::system_error.
int serve(const Settings& settings);

}  // namespace guildhall::app
