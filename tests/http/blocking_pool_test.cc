// The pool's lanes: who floods one leaves threads, room and turns for the others.
#include "http/blocking_pool.h"

#include <gtest/gtest.h>

#include <mutex>
#include <vector>

#include "http/server_fixture.h"

namespace guildhall::http {
namespace {

constexpr Lane kNoisy{1, false}, kQuiet{2, false};

struct blocking_pool : testing::Test {
    BlockingPool::Job waiting_at(Gate& where) {
        return [&where](bool run) {
            if (run) where.pass();
        };
    }
    BlockingPool::Job counting() {
        return [this](bool run) { (run ? done : dropped)++; };
    }

    Gate gate;
    std::atomic<int> done = 0, dropped = 0;
};

TEST_F(blocking_pool, a_lane_takes_three_quarters_of_the_threads_at_most) {
    BlockingPool pool(4, 100);
    for (int i = 0; i < 10; ++i) pool.submit(waiting_at(gate), Queueing::bounded, kNoisy);
    ASSERT_TRUE(eventually([&] { return gate.waiting() == 3; }));
    pool.submit(counting(), Queueing::bounded, kQuiet);
    EXPECT_TRUE(eventually([&] { return done == 1; }));
    EXPECT_EQ(gate.waiting(), 3);
    pool.submit(counting(), Queueing::bounded, kNoisy);
    EXPECT_TRUE(eventually([&] { return pool.waiting() == 8; })) << "control: in the same lane it waits";
    gate.open();
    EXPECT_TRUE(eventually([&] { return done == 2; }));
}

TEST_F(blocking_pool, lanes_take_turns) {
    BlockingPool pool(1, 1000);
    std::mutex mutex;
    std::vector<std::uint64_t> order;
    const auto noting = [&](Lane lane) {
        return [&, lane](bool) {
            const std::lock_guard lock(mutex);
            order.push_back(lane.owner);
        };
    };
    pool.submit(waiting_at(gate), Queueing::bounded, kNoisy);
    ASSERT_TRUE(eventually([&] { return gate.waiting() == 1; }));
    for (int i = 0; i < 50; ++i) pool.submit(noting(kNoisy), Queueing::bounded, kNoisy);
    for (int i = 0; i < 2; ++i) pool.submit(noting(kQuiet), Queueing::bounded, kQuiet);
    gate.open();
    ASSERT_TRUE(eventually([&] {
        const std::lock_guard lock(mutex);
        return order.size() == 52;
    }));
    EXPECT_EQ(std::vector<std::uint64_t>(order.begin(), order.begin() + 5),
              (std::vector<std::uint64_t>{1, 2, 1, 2, 1}));
}

TEST_F(blocking_pool, a_lane_fills_three_quarters_of_the_queue_at_most) {
    BlockingPool pool(1, 8);
    pool.submit(waiting_at(gate), Queueing::bounded, kNoisy);
    ASSERT_TRUE(eventually([&] { return gate.waiting() == 1; }));
    for (int i = 0; i < 6; ++i) pool.submit(counting(), Queueing::bounded, kNoisy);
    pool.submit(counting(), Queueing::bounded, kNoisy);
    EXPECT_EQ(dropped, 1) << "the lane is full";
    pool.submit(counting(), Queueing::followup, kNoisy);
    EXPECT_EQ(dropped, 1) << "was taken before";
    pool.submit(counting(), Queueing::bounded, kQuiet);
    EXPECT_EQ(dropped, 1);
    pool.submit(counting(), Queueing::bounded, kQuiet);
    EXPECT_EQ(dropped, 2) << "all of it is full";
    gate.open();
    EXPECT_TRUE(eventually([&] { return done == 8; }));
}

TEST_F(blocking_pool, two_heavy_jobs_run_at_once_of_all_lanes) {
    BlockingPool pool(8, 100);
    for (std::uint64_t owner = 1; owner <= 4; ++owner) pool.submit(waiting_at(gate), Queueing::bounded, {owner, true});
    ASSERT_TRUE(eventually([&] { return gate.waiting() == 2; }));
    pool.submit(counting(), Queueing::bounded, {1, false});
    EXPECT_TRUE(eventually([&] { return done == 1; }));
    EXPECT_EQ(gate.waiting(), 2);
    EXPECT_EQ(pool.waiting(), 2U);
    gate.open();
    EXPECT_TRUE(eventually([&] { return pool.waiting() == 0 && gate.waiting() == 0; }));
}

TEST_F(blocking_pool, few_heavy_jobs_wait_for_they_hold_memory) {
    BlockingPool pool(4, 1000);
    const auto fill = [&](std::uint64_t owner, int jobs) {
        for (int i = 0; i < jobs; ++i) pool.submit(counting(), Queueing::bounded, {owner, true});
    };
    for (std::uint64_t owner = 1; owner <= 2; ++owner) pool.submit(waiting_at(gate), Queueing::bounded, {owner, true});
    ASSERT_TRUE(eventually([&] { return gate.waiting() == 2; }));
    fill(1, 13);
    EXPECT_TRUE(eventually([&] { return dropped == 1; })) << "three quarters of 16 in a lane";
    fill(2, 4);
    EXPECT_EQ(dropped, 1);
    fill(3, 1);
    EXPECT_TRUE(eventually([&] { return dropped == 2; })) << "16 in all";
    pool.submit(counting(), Queueing::followup, {3, true});
    pool.submit(counting(), Queueing::bounded, {3, false});
    gate.open();
    EXPECT_TRUE(eventually([&] { return done == 18; })) << done;
    EXPECT_EQ(dropped, 2);
    fill(1, 12);
    EXPECT_TRUE(eventually([&] { return done == 30; })) << "there is room again";
}

TEST_F(blocking_pool, what_waits_in_any_lane_is_dropped_once) {
    BlockingPool pool(1, 100);
    pool.submit(waiting_at(gate), Queueing::bounded, kNoisy);
    ASSERT_TRUE(eventually([&] { return gate.waiting() == 1; }));
    for (const Lane lane : {kNoisy, kQuiet, Lane{3, true}})
        for (int i = 0; i < 3; ++i) pool.submit(counting(), Queueing::bounded, lane);
    pool.drop_waiting();
    EXPECT_EQ(dropped, 9);
    pool.submit(counting(), Queueing::followup, kQuiet);
    EXPECT_EQ(dropped, 10) << "nothing is taken any more";
    gate.open();
    EXPECT_EQ(done, 0);
}

TEST_F(blocking_pool, who_is_refused_may_submit_more) {
    BlockingPool pool(1, 4);
    pool.submit(waiting_at(gate), Queueing::bounded, kNoisy);
    ASSERT_TRUE(eventually([&] { return gate.waiting() == 1; }));
    for (int i = 0; i < 3; ++i) pool.submit(counting(), Queueing::bounded, kNoisy);
    pool.submit([&](bool run) { pool.submit(counting(), run ? Queueing::bounded : Queueing::followup, kNoisy); },
                Queueing::bounded, kNoisy);
    EXPECT_EQ(pool.waiting(), 4U);
    gate.open();
    EXPECT_TRUE(eventually([&] { return done == 4; }));
}

TEST_F(blocking_pool, each_job_of_many_threads_is_called_once) {
    constexpr int kThreads = 8, kEach = 5'000;
    std::atomic<int> refused = 0;
    {
        BlockingPool pool(4, 64);
        std::vector<std::thread> threads;
        for (int i = 0; i < kThreads; ++i) {
            threads.emplace_back([&, i] {
                const Lane lane{static_cast<std::uint64_t>(i % 3), i % 2 == 0};
                for (int n = 0; n < kEach; ++n)
                    pool.submit([&](bool run) { (run ? done : refused)++; },
                                n % 10 == 0 ? Queueing::followup : Queueing::bounded, lane);
            });
        }
        for (std::thread& thread : threads) thread.join();
        EXPECT_TRUE(eventually([&] { return done + refused == kThreads * kEach; })) << done << " done, " << refused;
    }
    EXPECT_EQ(done + refused, kThreads * kEach);
    EXPECT_GE(done, kThreads * kEach / 10);
}

}  // namespace
}  // namespace guildhall::http
