// A hash map whose copies share their shards: copying costs one pointer, a change copies one small shard.
// For the look-ups of core/state.h (id, name, e-mail -> number). Same rule of editions as CowArray.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/block_memory.h"
#include "core/cow_array.h"
#include "core/id.h"
#include "core/sha256.h"

namespace guildhall::core {

/// Spreads a hash over all 64 bits, so that shard and slot may take different ones.
inline std::uint64_t spread(std::uint64_t hash) {
    hash ^= hash >> 32;
    hash *= 0x9e3779b97f4a7c15ull;
    return hash ^ (hash >> 29);
}

inline std::uint64_t hash_key(std::string_view key) { return spread(std::hash<std::string_view>()(key)); }
/// Digests are spread already.
inline std::uint64_t hash_key(const Sha256& key) {
    std::uint64_t hash;
    std::memcpy(&hash, key.data(), sizeof hash);
    return hash;
}
template <class Tag>
std::uint64_t hash_key(const Id<Tag>& key) {
    return hash_uuid(key.uuid());
}

/// Key: an Id, a digest or std::string; Key{} is no key. Value: small and copyable.
/// A shard is one flat table with open addressing, so that a look-up touches the shard's entry and one or two slots.
/// A full one is split in two by one more bit of the hash; entries of the table that aren't split yet share a shard.
template <class Key, class Value>
class CowMap {
public:
    using Lookup = std::conditional_t<std::is_same_v<Key, std::string>, std::string_view, Key>;

    std::size_t size() const { return size_; }

    /// The value of `key`, or nothing.
    std::optional<Value> find(const Lookup& key) const { return find(key, hash_key(key)); }

    /// The same for a caller that has hash_key(key) already.
    [[gnu::always_inline]] std::optional<Value> find(const Lookup& key, std::uint64_t hash) const {
        if (!entries_ || key == Lookup{}) return std::nullopt;
        const Entry& entry = entries_[hash & entry_mask_];
        const Slot& slot = entry.slots[place(entry.slots, entry.mask, key, hash)];
        return slot.key == key ? std::optional<Value>(slot.value) : std::nullopt;
    }

    /// Fetches what find() of a key with this hash will read, for a caller that has other work until then.
    void prefetch(std::uint64_t hash) const {
        if (!entries_) return;
        const Entry& entry = entries_[hash & entry_mask_];
        __builtin_prefetch(&entry.slots[hash >> kSlotBits & entry.mask]);
    }

    /// Sets the value of `key`, whether it was there or not. REQUIRES: key != Key{}
    void set(const Key& key, Value value, Edition edition) {
        own_table(edition);
        const std::uint64_t hash = hash_key(Lookup(key));
        size_ += add(roomy(hash, edition), key, std::move(value), hash);
    }

    /// Takes `key` out; nothing happens where it isn't there.
    void erase(const Lookup& key, Edition edition) {
        if (!find(key)) return;
        own_table(edition);
        const std::uint64_t hash = hash_key(key);
        const Shard& shard = *(*table_)[hash & entry_mask_].shard;
        auto rest = std::make_shared<Shard>(edition, shard.depth, shard.slots.size());
        for (const Slot& slot : shard.slots)
            if (slot.key != Key{} && slot.key != key) add(*rest, slot.key, slot.value, hash_key(Lookup(slot.key)));
        keep(std::move(rest), hash);
        --size_;
    }

private:
    static constexpr std::size_t kFirstSlots = 8, kMostSlots = 512;
    static constexpr std::size_t kFewPerShard = 128;  ///< with fewer on average, shards grow: their hashes are alike
    static constexpr int kSlotBits = 32;              ///< a shard takes a hash's low bits, its slots the high ones

    struct Slot {
        Key key{};
        Value value{};
    };
    struct Shard {
        Shard(Edition of, int bits, std::size_t n) : edition(of), depth(bits), slots(n) {}
        Edition edition;
        int depth;  ///< how many low bits of their hashes its keys have in common
        std::size_t used = 0;
        std::vector<Slot, BlockAllocator<Slot>> slots;  ///< a power of two of them, at most three quarters used
    };
    /// A shard, with what a look-up needs of it.
    struct Entry {
        std::shared_ptr<Shard> shard;
        const Slot* slots = nullptr;
        std::uint32_t mask = 0;
    };
    using Table = std::vector<Entry>;  ///< a power of two of them

    /// Where the key stands, or the free slot where it would.
    static std::size_t place(const Slot* slots, std::uint32_t mask, const Lookup& key, std::uint64_t hash) {
        std::size_t at = hash >> kSlotBits & mask;
        while (!(slots[at].key == key) && !(slots[at].key == Key{})) at = (at + 1) & mask;
        return at;
    }

    void own_table(Edition edition) {
        if (table_ && table_edition_ == edition) return;
        const bool is_first = !table_;
        table_ = is_first ? std::make_shared<Table>(1) : std::make_shared<Table>(*table_);
        table_edition_ = edition;
        follow_table();
        if (is_first) keep(std::make_shared<Shard>(edition, 0, kFirstSlots), 0);
    }

    void follow_table() {
        entries_ = table_->data();
        entry_mask_ = table_->size() - 1;
    }

    /// Puts the shard into the entries of all hashes that have its low bits in common with this one.
    void keep(std::shared_ptr<Shard> shard, std::uint64_t hash) {
        const std::size_t step = std::size_t{1} << shard->depth;
        for (std::size_t i = hash & (step - 1); i < table_->size(); i += step)
            (*table_)[i] = {shard, shard->slots.data(), static_cast<std::uint32_t>(shard->slots.size() - 1)};
    }

    /// The shard of this hash, this edition's own, with room for one more.
    Shard& roomy(std::uint64_t hash, Edition edition) {
        for (;;) {
            Shard* const shard = (*table_)[hash & entry_mask_].shard.get();
            const std::size_t slots = shard->slots.size();
            const bool is_full = (shard->used + 1) * 4 > slots * 3;
            if (!is_full && shard->edition == edition) return *shard;
            if (is_full && slots >= kMostSlots && size_ >= table_->size() * kFewPerShard) {
                split(*shard, hash, edition);
                continue;
            }
            auto next =
                is_full ? std::make_shared<Shard>(edition, shard->depth, slots * 2) : std::make_shared<Shard>(*shard);
            if (is_full)
                for (const Slot& slot : shard->slots)
                    if (slot.key != Key{}) add(*next, slot.key, slot.value, hash_key(Lookup(slot.key)));
            next->edition = edition;
            keep(std::move(next), hash);
        }
    }

    void split(const Shard& shard, std::uint64_t hash, Edition edition) {
        const std::uint64_t bit = std::uint64_t{1} << shard.depth;
        if (bit > entry_mask_) {
            const std::size_t n = table_->size();
            table_->reserve(n * 2);
            std::copy_n(table_->begin(), n, std::back_inserter(*table_));
            follow_table();
        }
        std::shared_ptr<Shard> halves[2];
        for (auto& half : halves) half = std::make_shared<Shard>(edition, shard.depth + 1, shard.slots.size());
        for (const Slot& slot : shard.slots) {
            if (slot.key == Key{}) continue;
            const std::uint64_t of = hash_key(Lookup(slot.key));
            add(*halves[(of & bit) != 0], slot.key, slot.value, of);
        }
        keep(std::move(halves[0]), hash & ~bit);
        keep(std::move(halves[1]), hash | bit);
    }

    /// True when the key is new.
    static bool add(Shard& shard, const Key& key, Value value, std::uint64_t hash) {
        const auto mask = static_cast<std::uint32_t>(shard.slots.size() - 1);
        Slot& slot = shard.slots[place(shard.slots.data(), mask, Lookup(key), hash)];
        const bool is_new = slot.key == Key{};
        if (is_new) slot.key = key;
        slot.value = std::move(value);
        shard.used += is_new;
        return is_new;
    }

    std::shared_ptr<Table> table_;
    const Entry* entries_ = nullptr;  ///< the table's own
    std::size_t entry_mask_ = 0;
    Edition table_edition_ = 0;
    std::size_t size_ = 0;
};

}  // namespace guildhall::core
