#include "http/inbox.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <thread>
#include <vector>

namespace guildhall::http {
namespace {

TEST(inbox, gives_what_was_put_in_its_order_and_once) {
    Inbox<int> inbox;
    EXPECT_TRUE(inbox.is_empty());
    for (int i = 0; i < 3; ++i) inbox.put(i);
    EXPECT_FALSE(inbox.is_empty());
    EXPECT_EQ(inbox.take(), (std::vector{0, 1, 2}));
    EXPECT_TRUE(inbox.is_empty());
    EXPECT_TRUE(inbox.take().empty());
}

TEST(inbox, what_nobody_took_ends_with_it) {
    const auto item = std::make_shared<int>();
    {
        Inbox<std::shared_ptr<int>> inbox;
        inbox.put(item);
        EXPECT_EQ(item.use_count(), 2);
    }
    EXPECT_EQ(item.use_count(), 1);
}

TEST(inbox, many_threads_lose_nothing_and_keep_their_order) {
    constexpr int kThreads = 4, kEach = 20'000;
    Inbox<std::pair<int, int>> inbox;
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i) {
        threads.emplace_back([&, i] {
            for (int n = 0; n < kEach; ++n) inbox.put({i, n});
        });
    }
    std::map<int, int> next;
    for (int taken = 0; taken < kThreads * kEach;) {
        for (const auto& [thread, n] : inbox.take()) {
            ASSERT_EQ(next[thread]++, n) << "of thread " << thread;
            ++taken;
        }
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_TRUE(inbox.is_empty());
}

}  // namespace
}  // namespace guildhall::http
