// What any thread puts and one takes, without a lock: nobody waits for a thread that isn't running at the moment.
#pragma once

#include <atomic>
#include <memory>
#include <utility>

namespace guildhall::http {

/// Made where there may be too little memory; handing it on can't fail any more.
template <class Item>
struct Entry {
    explicit Entry(Item of) : item(std::move(of)) {}
    Item item;
    Entry* next = nullptr;
};

/// First in, first out.
template <class Item>
class EntryList {
public:
    using Owned = std::unique_ptr<Entry<Item>>;

    EntryList() = default;
    ~EntryList() {
        while (pop()) {
        }
    }
    EntryList(EntryList&& other) noexcept
        : first_(std::exchange(other.first_, nullptr)), last_(other.last_), size_(std::exchange(other.size_, 0)) {}
    EntryList& operator=(EntryList&& other) noexcept {
        std::swap(first_, other.first_);
        std::swap(last_, other.last_);
        std::swap(size_, other.size_);
        return *this;
    }

    bool empty() const { return !first_; }
    std::size_t size() const { return size_; }

    void push(Owned entry) {
        Entry<Item>* const added = entry.release();
        added->next = nullptr;
        (first_ ? last_->next : first_) = added;
        last_ = added;
        ++size_;
    }

    void push_front(Owned entry) {
        if (!first_) return push(std::move(entry));
        entry->next = first_;
        first_ = entry.release();
        ++size_;
    }

    /// Null: there is none.
    Owned pop() {
        Owned entry(first_);
        if (!entry) return entry;
        first_ = entry->next;
        --size_;
        return entry;
    }

private:
    Entry<Item>*first_ = nullptr, *last_ = nullptr;  // last_: of no meaning where there is no first
    std::size_t size_ = 0;
};

template <class Item>
class Inbox {
public:
    Inbox() = default;
    ~Inbox() { take(); }
    Inbox(const Inbox&) = delete;
    Inbox& operator=(const Inbox&) = delete;

    void put(EntryList<Item>::Owned entry) {
        Entry<Item>* const newest = entry.release();
        newest->next = newest_.load(std::memory_order_relaxed);
        while (!newest_.compare_exchange_weak(newest->next, newest)) {
        }
    }

    /// All that is in it.
    EntryList<Item> take() {
        EntryList<Item> all;
        for (Entry<Item>* entry = newest_.exchange(nullptr); entry;) {
            typename EntryList<Item>::Owned owned(entry);
            entry = entry->next;
            all.push_front(std::move(owned));
        }
        return all;
    }

    bool is_empty() const { return newest_.load() == nullptr; }

private:
    std::atomic<Entry<Item>*> newest_ = nullptr;  // all of them are taken at once, so none can come back meanwhile
};

}  // namespace guildhall::http
