// What any thread puts and one takes, without a lock: nobody waits for a thread that isn't running at the moment.
#pragma once

#include <algorithm>
#include <atomic>
#include <utility>
#include <vector>

namespace guildhall::http {

template <class Item>
class Inbox {
public:
    Inbox() = default;
    ~Inbox() { take(); }
    Inbox(const Inbox&) = delete;
    Inbox& operator=(const Inbox&) = delete;

    void put(Item item) {
        auto* const node = new Node{std::move(item), newest_.load(std::memory_order_relaxed)};
        while (!newest_.compare_exchange_weak(node->before, node)) {
        }
    }

    /// All that is in it, the oldest first.
    std::vector<Item> take() {
        Node* node = newest_.exchange(nullptr);
        std::vector<Item> items;
        while (node) {
            items.push_back(std::move(node->item));
            delete std::exchange(node, node->before);
        }
        std::reverse(items.begin(), items.end());
        return items;
    }

    bool is_empty() const { return newest_.load() == nullptr; }

private:
    struct Node {
        Item item;
        Node* before;
    };
    std::atomic<Node*> newest_ = nullptr;  // all of them are taken at once, so none can come back meanwhile
};

}  // namespace guildhall::http
