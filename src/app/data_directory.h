// The folder that holds an instance: database, key file, lock, local socket. Whoever writes holds the lock: the running
// server, or a command while no server runs.
#pragma once

#include <filesystem>
#include <optional>

#include "app/settings.h"

namespace guildhall::app {

/// Makes the folder (mode 0700) where it is missing. Throws SettingsError.
void make_data_directory(const Settings& settings);

/// Throws SettingsError where the folder holds no database.
void require_instance(const Settings& settings);

/// Held as long as this lives.
class DataLock {
public:
    /// Nothing where somebody else holds it. Throws SettingsError where the lock file can't be made.
    static std::optional<DataLock> try_take(const std::filesystem::path& file);

    DataLock(DataLock&& other) noexcept;
    DataLock& operator=(DataLock&&) = delete;
    ~DataLock();

private:
    explicit DataLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

}  // namespace guildhall::app
