// A thread that works password hashes out in the time that nobody else wants, so that no decision waits for one.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <semaphore>

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

/// Shared with whoever waits for it.
struct HashJob {
    HashInput input;
    std::optional<PasswordHash> hash;    ///< once it is done; none where it failed
    std::atomic<bool> given_up = false;  ///< who waited doesn't any more
    std::binary_semaphore done{0};
};

class HashThread {
public:
    /// It has memory for hashes of this cost, which is never given back: other threads would wait while the kernel took
    /// it and gave it anew, and for long where this one is put aside meanwhile. Throws std::bad_alloc.
    explicit HashThread(unsigned memory_kib);
    /// Doesn't wait for the thread, which may not get to run for long: it ends after the job at hand, or with the
    /// process.
    ~HashThread();
    HashThread(const HashThread&) = delete;
    HashThread& operator=(const HashThread&) = delete;

    /// False where it has another. Nobody waits here for the thread either. A hash that needs more memory fails.
    bool take(std::shared_ptr<HashJob> job);

private:
    struct Shared;
    static void run(Shared& shared);

    const std::shared_ptr<Shared> shared_;  // with the thread
};

}  // namespace guildhall::service
