// Password hashes (argon2id), worked out by a bounded number of threads at once, so that a flood of
// sign-ins can't take the machine from the decisions.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "service/hash_thread.h"
#include "service/secrets.h"

namespace guildhall::service {

struct PasswordHashing {
    unsigned memory_kib = 19 * 1024;
    unsigned passes = 2;        ///< with that memory 25 ms on one core
    unsigned at_once = 1;       ///< hashes worked out at the same time
    unsigned waiting = 16;      ///< callers that may wait for their turn; more are turned away
    unsigned waiting_each = 2;  ///< of them for the same account, so that nobody fills all places
    /// For a thread that runs in spare time. Then the caller's own does it: on a machine so busy there is none.
    std::chrono::milliseconds patience{200};
};

/// Those that wait get their turns in the order in which they came. `account` says for whom a hash is: what was typed
/// will do, one text for one account, the same for accounts that don't exist.

class PasswordHasher {
public:
    /// Works one hash out (for accounts that don't exist). Throws std::runtime_error where memory is too short.
    explicit PasswordHasher(PasswordHashing settings = {});

    /// The text to store, salt and cost included. Errors: unavailable, where too many are waiting, in all or for this
    /// account.
    core::Result<std::string> hash(const Secret& password, std::string_view account);

    /// Whether `password` belongs to `stored`. Blocks for its turn and the work. Errors: unavailable.
    core::Result<bool> verify(const std::string& stored, const Secret& password, std::string_view account);

    /// For an account that doesn't exist or has no password: the same work as verify(), and always false.
    core::Result<bool> dummy_verify(const Secret& password, std::string_view account);

    /// Whether `stored` was made at another cost than today's: hash again at the next right password.
    bool is_outdated(const std::string& stored) const;

    /// How many hashes were worked out since the start, for metrics and the test that all answers cost the same.
    std::size_t worked_out() const;
    /// How many wait for their turn now.
    std::size_t waiting() const;

private:
    class Turn;

    PasswordHash work_out(HashInput input);

    const PasswordHashing settings_;
    std::vector<std::unique_ptr<HashThread>> threads_;  // at_once
    mutable std::mutex mutex_;
    std::condition_variable turn_free_;
    unsigned running_ = 0;
    std::deque<const Turn*> waiting_;  // who came first is first
    std::size_t worked_out_ = 0;
    std::string dummy_;
};

}  // namespace guildhall::service
