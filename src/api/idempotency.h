// Idempotency-Key on POST (api.md, "Conventions"): the same request sent again gets the first one's reply.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <set>
#include <string>

#include "api/context.h"
#include "api/reply.h"

namespace guildhall::api {

class IdempotencyKeys {
public:
    static constexpr std::int64_t kKept = 24 * core::kHour;

    /// The kept reply, or what `run` gives, which is kept where it is a 2xx. Two at once with the same key run once:
    /// the second waits. Without a key: `run`. Error: idempotency_conflict where the key came with another body, or the
    /// request was done and its reply is lost (decision 0018).
    core::Result<Reply> once(Context& context, const std::function<core::Result<Reply>()>& run);

private:
    /// Holds a key while its request runs; waits for another one with the same key.
    class Turn {
    public:
        Turn(IdempotencyKeys& of, std::string key);
        ~Turn();
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;

    private:
        IdempotencyKeys& keys_;
        std::string key_;
    };

    std::mutex mutex_;
    std::condition_variable freed_;
    std::set<std::string> running_;  ///< key hashes
};

}  // namespace guildhall::api
