// Files as the operating system has them, for what SQLite doesn't write: a descriptor that closes itself, and what it
// takes to have a file or a new name on the disk. Every failure is a FileError.
#pragma once

#include <filesystem>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace guildhall::storage {

/// what() names the file, what could not be done, and the system's reason.
struct FileError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// An open file, closed with it.
class File {
public:
    /// `flags` and `mode` as open(2) has them; O_CLOEXEC is added.
    File(std::filesystem::path path, int flags, unsigned mode = 0);
    ~File();
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    int descriptor() const { return descriptor_; }
    std::uint64_t size() const;
    /// Takes the file for itself alone; false where somebody else has it (flock).
    bool try_lock();
    void truncate();
    /// Writes all of it where the file stands.
    void write(std::string_view bytes);
    /// Fills as much of `into` as there is; returns how much that was. 0: the end.
    std::size_t read(std::span<char> into);
    void seek(std::uint64_t position);
    /// On the disk when this returns.
    void sync();

private:
    [[noreturn]] void fail(const std::string& what) const;

    std::filesystem::path path_;
    int descriptor_;
};

/// The folder that `path` stands in.
std::filesystem::path folder_of(const std::filesystem::path& path);

/// Gives a file another name, over what has that name; both names are on the disk when this returns. REQUIRES: one file
/// system
void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

/// The names in the folder are on the disk when this returns.
void sync_folder(const std::filesystem::path& folder);

}  // namespace guildhall::storage
