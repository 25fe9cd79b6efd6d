// A database in a temporary folder, removed at the end of the test.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "storage/migrations.h"
#include "storage/sqlite_connection.h"

namespace guildhall::storage {

class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "guildhall-test-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder can be made");
        path_ = pattern;
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// A file with the whole schema.
class TemporaryDatabase {
public:
    TemporaryDatabase() { std::filesystem::copy_file(migrated(), file()); }
    std::unique_ptr<Connection> open(OpenMode mode) const { return open_sqlite(file(), mode); }
    std::filesystem::path file() const { return folder_.path() / "guildhall.db"; }

private:
    /// The schema, made once per run.
    static std::filesystem::path migrated() {
        static const TemporaryFolder folder;
        const auto file = folder.path() / "migrated.db";
        if (!std::filesystem::exists(file)) migrate(*open_sqlite(file, OpenMode::writer), core::Time{1});
        return file;
    }

    TemporaryFolder folder_;
};

/// The DatabaseError that `action` throws; fails the test where it throws none.
template <class F>
DatabaseError error_of(F&& action) {
    try {
        action();
    } catch (const DatabaseError& error) {
        return error;
    }
    ADD_FAILURE() << "no DatabaseError was thrown";
    return DatabaseError(DatabaseErrorKind::other, "none");
}

}  // namespace guildhall::storage
