#include "service/readiness.h"

#include <new>

#include "service/services.h"

namespace guildhall::service {
namespace {

constexpr std::chrono::seconds kLookEvery{1}, kLookIsLate{10};

std::optional<std::string> fault_of(const Store& store, const std::filesystem::path& data) {
    try {
        store.read([](storage::Connection& connection) {
            return connection.query_value<std::int64_t>("SELECT id FROM instance");
        });
    } catch (const storage::DatabaseError&) {
        return "The database can't be read. Look into the server's log.";
    }
    if (data.empty()) return std::nullopt;
    const auto free = free_bytes(data);
    if (!free) return "The data folder can't be reached. Look at its disk.";
    if (*free < kLeastFreeBytes) return "The disk of the data folder is nearly full. Make room on it.";
    return std::nullopt;
}

}  // namespace

std::optional<std::uint64_t> free_bytes(const std::filesystem::path& folder) {
    std::error_code error;
    const auto space = std::filesystem::space(folder, error);
    if (error) return std::nullopt;
    return space.available;
}

Readiness::Readiness(const Store& store, const ServiceSettings& settings) : store_(store), settings_(settings) {
    look();
    thread_ = std::thread([this] { run(); });
}

Readiness::~Readiness() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void Readiness::look() {
    auto why = fault_of(store_, settings_.data);
    const std::lock_guard lock(mutex_);
    why_ = std::move(why);
    looked_at_ = std::chrono::steady_clock::now();
}

void Readiness::run() {
    std::unique_lock lock(mutex_);
    while (!wake_.wait_for(lock, kLookEvery, [&] { return stopping_; })) {
        lock.unlock();
        try {
            look();
        } catch (const std::bad_alloc&) {
            // The next look may have the memory; without one for a while it isn't ready.
        }
        lock.lock();
    }
}

std::optional<std::string> Readiness::why_not() const {
    if (store_.writer_statistics().without_commit > settings_.writer_patience)
        return "Changes wait and none is made durable. Look at the disk, and whether another program holds the "
               "database; if neither helps, start the server again.";
    const std::lock_guard lock(mutex_);
    if (std::chrono::steady_clock::now() - looked_at_ > kLookIsLate)
        return "The database or its disk doesn't answer. Look at the disk.";
    return why_;
}

std::optional<std::string> why_not_ready(const Services& services) {
    if (services.is_stopping()) return "The server is about to stop. Use another one, or wait.";
    return services.readiness.why_not();
}

}  // namespace guildhall::service
