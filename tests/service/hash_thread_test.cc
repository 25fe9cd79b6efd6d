#include "service/hash_thread.h"

#include <gtest/gtest.h>
#include <sched.h>

#include <chrono>
#include <filesystem>
#include <set>
#include <string>
#include <thread>

namespace guildhall::service {
namespace {

std::shared_ptr<HashJob> job_of(std::string_view password, unsigned memory_kib = 64, unsigned passes = 1) {
    return std::make_shared<HashJob>(HashInput{Secret::copy_of(password), {1, 2, 3}, passes, memory_kib});
}

/// Whether it took the job and is done with it.
bool does(HashThread& thread, const std::shared_ptr<HashJob>& job) {
    if (!thread.take(job)) return false;
    job->done.acquire();
    return true;
}

/// How many threads of this process run in spare time only.
int idle_threads() {
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/task"))
        count += ::sched_getscheduler(std::stoi(entry.path().filename())) == SCHED_IDLE;
    return count;
}

TEST(hash_thread, works_out_what_anybody_would) {
    HashThread thread(512);
    std::set<PasswordHash> all;
    for (const auto& [password, memory] : {std::pair{"plum", 64U}, {"plum", 8U}, {"plum", 512U}, {"fig", 512U}}) {
        const auto job = job_of(password, memory);
        ASSERT_TRUE(does(thread, job));
        ASSERT_TRUE(job->hash);
        EXPECT_EQ(*job->hash, work_out(job->input)) << password << " with " << memory;
        all.insert(*job->hash);
    }
    EXPECT_EQ(all.size(), 4U) << "what other hashes left in the memory has no part in it";
}

TEST(hash_thread, runs_when_nobody_else_wants_to_and_ends_with_its_owner) {
    const auto becomes = [](int count) {  // those of other tests may still be ending
        for (int i = 0; i < 10'000 && idle_threads() != count; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return idle_threads() == count;
    };
    ASSERT_TRUE(becomes(0));
    {
        HashThread thread(64);
        EXPECT_TRUE(becomes(1));
    }
    EXPECT_TRUE(becomes(0));
}

TEST(hash_thread, has_one_job_at_a_time_and_does_it_though_its_owner_ends) {
    std::shared_ptr<HashJob> job = job_of("plum", 8 * 1024, 4), other = job_of("fig");
    {
        HashThread thread(8 * 1024);
        ASSERT_TRUE(thread.take(job));
        EXPECT_FALSE(thread.take(other));
    }
    job->done.acquire();
    EXPECT_TRUE(job->hash);
    EXPECT_FALSE(other->hash);
}

TEST(hash_thread, what_was_given_up_before_it_began_is_not_worked_out) {
    HashThread thread(64);
    const auto job = job_of("plum");
    job->given_up = true;
    ASSERT_TRUE(does(thread, job));
    EXPECT_FALSE(job->hash);
}

TEST(hash_thread, a_hash_that_needs_more_memory_fails_there) {
    HashThread thread(64);
    const auto job = job_of("plum", 128);
    ASSERT_TRUE(does(thread, job));
    EXPECT_FALSE(job->hash);
    EXPECT_NE(work_out(job->input), PasswordHash{});
}

TEST(hash_thread, a_cost_that_argon2_refuses_leaves_no_hash) {
    HashThread thread(64);
    const auto job = job_of("plum", 1);
    ASSERT_TRUE(does(thread, job));
    EXPECT_FALSE(job->hash);
    EXPECT_THROW(work_out(job->input), std::invalid_argument);
    const auto next = job_of("plum");
    ASSERT_TRUE(does(thread, next)) << "it goes on";
    EXPECT_TRUE(next->hash);
}

}  // namespace
}  // namespace guildhall::service
