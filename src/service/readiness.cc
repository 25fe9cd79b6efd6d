#include "service/readiness.h"

#include <filesystem>

#include "storage/connection.h"

namespace guildhall::service {

std::optional<std::uint64_t> free_bytes(const std::filesystem::path& folder) {
    std::error_code error;
    const auto space = std::filesystem::space(folder, error);
    if (error) return std::nullopt;
    return space.available;
}

std::optional<std::string> why_not_ready(const Services& services) {
    if (services.is_stopping()) return "The server is about to stop. Use another one, or wait.";
    try {
        services.store.read([](storage::Connection& connection) {
            return connection.query_value<std::int64_t>("SELECT id FROM instance");
        });
    } catch (const storage::DatabaseError&) {
        return "The database can't be read. Look into the server's log.";
    }
    if (services.settings.data.empty()) return std::nullopt;
    const auto free = free_bytes(services.settings.data);
    if (!free) return "The data folder can't be reached. Look at its disk.";
    if (*free < kLeastFreeBytes) return "The disk of the data folder is nearly full. Make room on it.";
    return std::nullopt;
}

}  // namespace guildhall::service
