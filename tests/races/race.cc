#include "races/race.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <random>

#include "core/invariants.h"

namespace guildhall::test {

using std::chrono::steady_clock;

struct Racers::Lap {
    steady_clock::time_point begun, ended;
    std::exception_ptr failure;
};

Racers::Racers(std::size_t count) : laps_(count) {
    for (std::size_t racer = 0; racer < count; ++racer) threads_.emplace_back([this, racer] { loop(racer); });
}

Racers::~Racers() {
    ends_ = true;
    ++started_;
    started_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

void Racers::run(const std::function<void(std::size_t)>& act) {
    act_ = &act;
    running_ = static_cast<std::uint32_t>(threads_.size());
    ++started_;
    started_.notify_all();
    for (std::uint32_t left = running_; left > 0; left = running_) running_.wait(left);
    for (const Lap& lap : laps_)
        if (lap.failure) std::rethrow_exception(lap.failure);
    count_lap();
}

void Racers::loop(std::size_t racer) {
    std::mt19937 chance(static_cast<std::uint32_t>(racer) + 1);
    std::uint32_t seen = 0;
    for (;;) {
        started_.wait(seen);
        seen = started_;
        if (ends_) return;
        const auto begin = steady_clock::now() + std::chrono::microseconds(chance() % 40);
        while (steady_clock::now() < begin) continue;
        Lap& lap = laps_[racer];
        lap.failure = nullptr;
        lap.begun = steady_clock::now();
        try {
            (*act_)(racer);
        } catch (...) {
            lap.failure = std::current_exception();
        }
        lap.ended = steady_clock::now();
        if (--running_ == 0) running_.notify_all();
    }
}

void Racers::count_lap() {
    const auto by_begin = [](const Lap& a, const Lap& b) { return a.begun < b.begun; };
    const auto by_end = [](const Lap& a, const Lap& b) { return a.ended < b.ended; };
    const auto last_begun = std::max_element(laps_.begin(), laps_.end(), by_begin);
    const auto first_ended = std::min_element(laps_.begin(), laps_.end(), by_end);
    together_ += last_begun->begun < first_ended->ended;
    first_ += first_ended == laps_.begin();
}

int race_rounds() {
    const char* rounds = std::getenv("GUILDHALL_RACE_ROUNDS");
    return rounds ? std::max(1, std::atoi(rounds)) : 200;
}

std::string broken_state(Stage& stage) {
    std::string all;
    for (const std::string& breach : core::broken_invariants(*stage.instance(), stage.node().services().clock.now()))
        all += breach + " ";
    return all;
}

void say(const std::string& line) { std::cout << "    " << line << std::endl; }

}  // namespace guildhall::test
