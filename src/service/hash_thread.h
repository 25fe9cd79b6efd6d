// A thread that works password hashes out in the time that nobody else wants, so that no decision waits for one.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <semaphore>
#include <thread>

#include "service/secrets.h"

namespace guildhall::service {

using PasswordHash = std::array<unsigned char, 32>;
using PasswordSalt = std::array<unsigned char, 16>;

/// What argon2id (version 19, one lane) works with.
struct HashInput {
    Secret password;
    PasswordSalt salt;
    unsigned passes;
    unsigned memory_kib;
};

/// Here and now. Throws std::bad_alloc, and std::invalid_argument where argon2 doesn't take the cost.
PasswordHash work_out(const HashInput& input);

/// Shared with whoever waits for it, who may give up.
struct HashJob {
    HashInput input;
    std::optional<PasswordHash> hash;  ///< once it is done; none where it failed
    std::binary_semaphore done{0};
};

class HashThread {
public:
    HashThread();
    /// Waits for the job at hand.
    ~HashThread();
    HashThread(const HashThread&) = delete;
    HashThread& operator=(const HashThread&) = delete;

    /// False where it has another. Nobody waits here for the thread, which may not get to run for long.
    bool take(std::shared_ptr<HashJob> job);

private:
    void run();

    std::shared_ptr<HashJob> job_;  ///< the thread's while it is not free
    std::atomic<bool> free_ = true;
    std::atomic<bool> ends_ = false;
    std::counting_semaphore<> called_{0};  ///< a job, or the end
    std::thread thread_;
};

}  // namespace guildhall::service
