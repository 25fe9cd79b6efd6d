// What the use cases need from outside: time and randomness. The real ones are SystemClock and SystemRandom; tests give
// settable ones. All are safe to use from several threads.
#pragma once

#include <cstdint>
#include <span>

#include "core/time.h"

namespace guildhall::service {

class Clock {
public:
    virtual ~Clock() = default;
    virtual core::Time now() const = 0;
};

class Random {
public:
    virtual ~Random() = default;
    /// Fills `out` with bytes that nobody can foresee.
    virtual void fill(std::span<std::uint8_t> out) = 0;
};

}  // namespace guildhall::service
