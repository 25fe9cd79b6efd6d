// A clock that stands still until a test moves it.
#pragma once

#include <atomic>

#include "service/ports.h"

namespace guildhall::test {

class SettableClock final : public service::Clock {
public:
    /// 2026-01-01T00:00:00Z unless told.
    explicit SettableClock(core::Time start = {1767225600000}) : ms_(start.ms) {}
    core::Time now() const override { return {ms_.load()}; }
    void set(core::Time time) { ms_ = time.ms; }
    void advance(std::int64_t ms) { ms_ += ms; }

private:
    std::atomic<std::int64_t> ms_;
};

}  // namespace guildhall::test
