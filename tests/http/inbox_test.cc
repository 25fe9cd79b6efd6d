#include "http/inbox.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <thread>
#include <vector>

namespace guildhall::http {
namespace {

template <class Item>
void put(Inbox<Item>& inbox, Item item) {
    inbox.put(std::make_unique<Entry<Item>>(std::move(item)));
}

template <class Item>
std::vector<Item> taken(EntryList<Item> list) {
    std::vector<Item> items;
    for (std::size_t left = list.size(); auto entry = list.pop(); items.push_back(std::move(entry->item)))
        EXPECT_EQ(list.size(), --left);
    return items;
}

TEST(inbox, gives_what_was_put_in_its_order_and_once) {
    Inbox<int> inbox;
    EXPECT_TRUE(inbox.is_empty());
    for (int i = 0; i < 3; ++i) put(inbox, i);
    EXPECT_FALSE(inbox.is_empty());
    EXPECT_EQ(taken(inbox.take()), (std::vector{0, 1, 2}));
    EXPECT_TRUE(inbox.is_empty());
    EXPECT_TRUE(inbox.take().empty());
}

TEST(inbox, a_list_is_first_in_first_out_and_moves) {
    EntryList<int> list;
    for (int i = 0; i < 2; ++i) list.push(std::make_unique<Entry<int>>(i));
    list.push_front(std::make_unique<Entry<int>>(-1));
    EXPECT_EQ(list.pop()->item, -1);
    EntryList<int> moved = std::move(list);
    list = {};
    EXPECT_TRUE(list.empty());
    moved.push(std::make_unique<Entry<int>>(2));
    list = std::move(moved);
    EXPECT_EQ(taken(std::move(list)), (std::vector{0, 1, 2}));
    EXPECT_EQ(moved.pop(), nullptr);
}

TEST(inbox, what_nobody_took_ends_with_it) {
    const auto item = std::make_shared<int>();
    {
        Inbox<std::shared_ptr<int>> inbox;
        put(inbox, item);
        const auto list = inbox.take();
        put(inbox, item);
        EXPECT_EQ(item.use_count(), 3);
    }
    EXPECT_EQ(item.use_count(), 1);
}

TEST(inbox, many_threads_lose_nothing_and_keep_their_order) {
    constexpr int kThreads = 4, kEach = 20'000;
    Inbox<std::pair<int, int>> inbox;
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i) {
        threads.emplace_back([&, i] {
            for (int n = 0; n < kEach; ++n) put(inbox, {i, n});
        });
    }
    std::map<int, int> next;
    for (int count = 0; count < kThreads * kEach;) {
        for (const auto& [thread, n] : taken(inbox.take())) {
            ASSERT_EQ(next[thread]++, n) << "of thread " << thread;
            ++count;
        }
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_TRUE(inbox.is_empty());
}

}  // namespace
}  // namespace guildhall::http
