// `guildhall backup`, `restore` and `check`: what keeps an instance safe from its machine. They work on the data folder
// itself. Backup and check only read, so they run beside a server; a restore needs the folder for itself.
#pragma once

#include <filesystem>

#include "app/settings.h"

namespace guildhall::app {

/// `target`: a file, or a folder in which a file with the time in its name is made. Prints what was done; 0: done.
/// Throws SettingsError, service::KeyFileError, service::BackupError, storage::DatabaseError, storage::FileError.
int backup(const Settings& settings, const std::filesystem::path& target);

struct RestoreOptions {
    std::filesystem::path backup;
    bool replace = false, keep_tokens = false;
};
/// Throws as backup() does.
int restore(const Settings& settings, const RestoreOptions& options);

/// Prints what is wrong with the instance and what to do about each; 0: nothing, 1: something. Throws as backup() does.
int check(const Settings& settings);

}  // namespace guildhall::app
