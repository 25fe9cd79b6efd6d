// A race, run again and again: several requests let go at the same moment, and what must hold whoever wins.
// GUILDHALL_RACE_ROUNDS says how often (200 where it isn't set).
//
//   struct TwoSetUps : Race { … };
//   TEST(races, one_of_two_set_ups_wins) { expect_held<TwoSetUps>(); }
//   TEST(races, control_two_set_ups) { expect_broken<TwoSetUps>(); }
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "races/stage.h"

namespace guildhall::test {

class Race {
public:
    explicit Race(Stage& on) : stage(on) {}
    virtual ~Race() = default;
    Race(const Race&) = delete;
    Race& operator=(const Race&) = delete;

    /// Before each round.
    virtual void arrange() = 0;
    /// What a racer does, on its own thread.
    virtual void act(std::size_t racer) = 0;
    /// After each round: what is wrong, or "".
    virtual std::string judge() = 0;

    /// How many racers there are, at most kMostRacers.
    static constexpr std::size_t kRacers = 2;
    /// After so many rounds a new database, so that no table grows without end.
    static constexpr int kRoundsOfOneStage = 1000;
    /// What is switched off in the control.
    static Guard without_guard() { return {false, ""}; }

    Stage& stage;
};

/// Threads that begin at the same moment, give or take some microseconds, by chance.
class Racers {
public:
    explicit Racers(std::size_t count);
    ~Racers();
    Racers(const Racers&) = delete;
    Racers& operator=(const Racers&) = delete;

    /// Runs `act(racer)` on each thread; returns when all have ended. What one throws is thrown here.
    void run(const std::function<void(std::size_t)>& act);

    /// Rounds in which all were under way at the same time.
    std::int64_t rounds_together() const { return together_; }
    /// Rounds in which the first thread ended first.
    std::int64_t first_ended_first() const { return first_; }

private:
    struct Lap;
    void loop(std::size_t racer);
    void count_lap();

    const std::function<void(std::size_t)>* act_ = nullptr;
    std::atomic<std::uint32_t> started_{0}, running_{0};
    std::atomic<bool> ends_{false};
    std::vector<Lap> laps_;
    std::vector<std::thread> threads_;
    std::int64_t together_ = 0, first_ = 0;
};

int race_rounds();
/// What no race may leave behind, in memory or on the disk; "": nothing.
std::string broken_state(Stage& stage);
void say(const std::string& line);

/// One round; what was wrong with it, or "".
template <class R>
std::string run_round(R& race, Racers& racers) {
    race.stage.forget_failures();
    race.arrange();
    racers.run([&](std::size_t racer) {
        race.stage.enter(racer);
        race.act(racer);
    });
    race.stage.leave();
    const std::string wrong = race.judge();
    return wrong.empty() ? broken_state(race.stage) : wrong;
}

/// The race is run on one server: nothing may ever be wrong, nor when all is read anew from the disk.
template <class R>
void expect_held() {
    Racers racers(R::kRacers);
    const int rounds = race_rounds();
    for (int done = 0; done < rounds;) {
        Stage stage{Guard{}};
        R race(stage);
        for (int of_stage = 0; of_stage < R::kRoundsOfOneStage && done < rounds; ++of_stage, ++done)
            ASSERT_EQ(run_round(race, racers), "") << "in round " << done;
        stage.reopen();
        ASSERT_EQ(race.judge() + broken_state(stage), "") << "read anew after round " << done;
    }
    say(std::to_string(rounds) + " rounds, " + std::to_string(racers.rounds_together()) + " of them side by side; in " +
        std::to_string(racers.first_ended_first()) + " the first was done first");
    EXPECT_GT(racers.rounds_together(), 0) << "nothing raced, so this proves nothing";
}

/// One racer after the other, with the guard off: that alone breaks nothing.
template <class R>
std::string run_in_turn(R& race) {
    race.stage.forget_failures();
    race.arrange();
    for (std::size_t racer = 0; racer < R::kRacers; ++racer) {
        race.stage.enter(racer);
        race.act(racer);
    }
    race.stage.leave();
    return race.judge() + broken_state(race.stage);
}

/// The same race with its guard off must go wrong, else the rounds above prove nothing.
template <class R>
void expect_broken() {
    Racers racers(R::kRacers);
    std::unique_ptr<Stage> stage;
    std::unique_ptr<R> race;
    for (int round = 0; round < 300; ++round) {
        if (round % R::kRoundsOfOneStage == 0) {
            race.reset();
            stage = std::make_unique<Stage>(R::without_guard());
            race = std::make_unique<R>(*stage);
        }
        if (round < 5) {
            ASSERT_EQ(run_in_turn(*race), "") << "without a race, so it isn't the race that the control finds";
            continue;
        }
        const std::string wrong = run_round(*race, racers);
        if (wrong.empty()) continue;
        say("without its guard, in round " + std::to_string(round - 4) + ": " + wrong);
        return;
    }
    FAIL() << "295 rounds without the guard went well: this race proves nothing";
}

}  // namespace guildhall::test
