#include "app/data_directory.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace guildhall::app {

void make_data_directory(const Settings& settings) {
    std::error_code error;
    if (std::filesystem::is_directory(settings.data, error)) return;
    if (settings.data.has_parent_path()) std::filesystem::create_directories(settings.data.parent_path(), error);
    if (::mkdir(settings.data.c_str(), 0700) != 0 && errno != EEXIST)
        throw SettingsError("The data folder " + settings.data.string() + " can't be made: " + std::strerror(errno) +
                            ". Check its disk and who may write there, or name another with GUILDHALL_DATA.");
}

void require_instance(const Settings& settings) {
    if (!std::filesystem::exists(settings.database()))
        throw SettingsError("There is no database in " + settings.data.string() +
                            ". Name the data folder with --data or GUILDHALL_DATA.");
}

std::optional<DataLock> DataLock::try_take(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        throw SettingsError("The lock file " + file.string() + " can't be opened: " + std::strerror(errno) +
                            ". Check the disk and who may write there, then try again.");
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return DataLock(descriptor);
    ::close(descriptor);
    return std::nullopt;
}

DataLock::DataLock(DataLock&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }

DataLock::~DataLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace guildhall::app
