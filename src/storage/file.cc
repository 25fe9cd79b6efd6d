#include "storage/file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace guildhall::storage {

File::File(std::filesystem::path path, int flags, unsigned mode)
    : path_(std::move(path)), descriptor_(::open(path_.c_str(), flags | O_CLOEXEC, mode)) {
    if (descriptor_ < 0) fail((flags & O_CREAT) != 0 ? "can't be made" : "can't be opened");
}

File::~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void File::fail(const std::string& what) const {
    throw FileError(path_.string() + " " + what + ": " + std::strerror(errno));
}

std::uint64_t File::size() const {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) fail("can't be examined");
    return static_cast<std::uint64_t>(status.st_size);
}

bool File::try_lock() { return ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0; }

void File::truncate() {
    if (::ftruncate(descriptor_, 0) != 0) fail("can't be emptied");
}

void File::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) fail("can't be written");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

std::size_t File::read(std::span<char> into) {
    std::size_t size = 0;
    while (size < into.size()) {
        const ssize_t got = ::read(descriptor_, into.data() + size, into.size() - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail("can't be read");
        if (got == 0) break;
        size += static_cast<std::size_t>(got);
    }
    return size;
}

void File::seek(std::uint64_t position) {
    if (::lseek(descriptor_, static_cast<off_t>(position), SEEK_SET) < 0) fail("can't be read");
}

void File::sync() {
    if (::fsync(descriptor_) != 0) fail("can't be written to disk");
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (::rename(from.c_str(), to.c_str()) != 0)
        throw FileError(from.string() + " can't be renamed to " + to.string() + ": " + std::strerror(errno));
    sync_folder(folder_of(to));
}

void sync_folder(const std::filesystem::path& folder) { File(folder, O_RDONLY | O_DIRECTORY).sync(); }

}  // namespace guildhall::storage
