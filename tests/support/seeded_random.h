// Randomness that is the same in every run of a test.
#pragma once

#include <mutex>
#include <random>

#include "service/ports.h"

namespace guildhall::test {

class SeededRandom final : public service::Random {
public:
    explicit SeededRandom(std::uint64_t seed = 1) : engine_(seed) {}
    void fill(std::span<std::uint8_t> out) override {
        const std::lock_guard lock(mutex_);
        for (auto& byte : out) byte = static_cast<std::uint8_t>(engine_());
    }

private:
    std::mutex mutex_;
    std::mt19937_64 engine_;
};

}  // namespace guildhall::test
