// A hash map whose copies share their shards: copying costs one pointer, a change copies one small shard.
// For the look-ups of core/state.h (id, name, e-mail -> number). Same rule of editions as CowArray.
#pragma once

#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
template <class Key, class Value>
class CowMap {
public:
    using Lookup = std::conditional_t<std::is_same_v<Key, std::string>, std::string_view, Key>;

    std::size_t size() const { return size_; }

    /// The value of `key`, or nothing.
    std::optional<Value> find(const Lookup& key) const { return find(key, hash_key(key)); }

    /// The same for a caller that has hash_key(key) already.
    std::optional<Value> find(const Lookup& key, std::uint64_t hash) const {
        if (!table_ || key == Lookup{}) return std::nullopt;
        const Entry& entry = (*table_)[hash & (table_->size() - 1)];
        if (!entry.slots) return std::nullopt;
        const Slot& slot = entry.slots[place(entry.slots, entry.mask, key, hash)];
        return slot.key == key ? std::optional<Value>(slot.value) : std::nullopt;
    }

    /// Fetches what find() of a key with this hash will read, for a caller that has other work until then.
    void prefetch(std::uint64_t hash) const {
        if (!table_) return;
        const Entry& entry = (*table_)[hash & (table_->size() - 1)];
        if (entry.slots) __builtin_prefetch(&entry.slots[hash >> kSlotBits & entry.mask]);
    }

    /// Sets the value of `key`, whether it was there or not. REQUIRES: key != Key{}
    void set(const Key& key, Value value, Edition edition) {
        own_table(edition);
        if (size_ + 1 > table_->size() * kPerShard) grow(edition);
        if (put(*table_, key, std::move(value), edition)) ++size_;
    }

    /// Takes `key` out; nothing happens where it isn't there.
    void erase(const Lookup& key, Edition edition) {
        if (!find(key)) return;
        own_table(edition);
        Entry& entry = (*table_)[hash_key(key) & (table_->size() - 1)];
        auto rest = std::make_shared<Shard>(edition, entry.shard->slots.size());
        for (Slot& slot : entry.shard->slots)
            if (slot.key != Key{} && slot.key != key) add(*rest, slot.key, slot.value, hash_key(Lookup(slot.key)));
        entry.keep(std::move(rest));
        --size_;
    }

private:
    static constexpr std::size_t kPerShard = 256, kFirstSlots = 8;
    static constexpr int kSlotBits = 32;  ///< a shard takes a hash's low bits, its slots the high ones

    struct Slot {
        Key key{};
        Value value{};
    };
    struct Shard {
        Shard(Edition of, std::size_t n) : edition(of), slots(n) {}
        Edition edition;
        std::size_t used = 0;
        std::vector<Slot> slots;  ///< a power of two of them, at most three quarters used
    };
    /// A shard, with what a look-up needs of it.
    struct Entry {
        std::shared_ptr<Shard> shard;
        const Slot* slots = nullptr;
        std::uint32_t mask = 0;

        void keep(std::shared_ptr<Shard> next) {
            shard = std::move(next);
            slots = shard->slots.data();
            mask = static_cast<std::uint32_t>(shard->slots.size() - 1);
        }
    };
    using Table = std::vector<Entry>;

    /// Where the key stands, or the free slot where it would.
    static std::size_t place(const Slot* slots, std::uint32_t mask, const Lookup& key, std::uint64_t hash) {
        std::size_t at = hash >> kSlotBits & mask;
        while (!(slots[at].key == key) && !(slots[at].key == Key{})) at = (at + 1) & mask;
        return at;
    }

    void own_table(Edition edition) {
        if (table_ && table_edition_ == edition) return;
        table_ = table_ ? std::make_shared<Table>(*table_) : std::make_shared<Table>(1);
        table_edition_ = edition;
    }

    /// The key's shard, this edition's own, with room for one more.
    static Shard& writable(Entry& entry, Edition edition) {
        const std::size_t slots = entry.shard ? entry.shard->slots.size() : 0;
        const bool full = !entry.shard || (entry.shard->used + 1) * 4 > slots * 3;
        if (full) {
            auto larger = std::make_shared<Shard>(edition, slots ? slots * 2 : kFirstSlots);
            if (entry.shard)
                for (Slot& slot : entry.shard->slots)
                    if (slot.key != Key{}) add(*larger, slot.key, slot.value, hash_key(Lookup(slot.key)));
            entry.keep(std::move(larger));
        } else if (entry.shard->edition != edition) {
            entry.keep(std::make_shared<Shard>(*entry.shard));
            entry.shard->edition = edition;
        }
        return *entry.shard;
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

    static bool put(Table& table, const Key& key, Value value, Edition edition) {
        const std::uint64_t hash = hash_key(Lookup(key));
        return add(writable(table[hash & (table.size() - 1)], edition), key, std::move(value), hash);
    }

    void grow(Edition edition) {
        auto larger = std::make_shared<Table>(table_->size() * 4);
        for (const Entry& entry : *table_)
            if (entry.shard)
                for (const Slot& slot : entry.shard->slots)
                    if (slot.key != Key{}) put(*larger, slot.key, slot.value, edition);
        table_ = std::move(larger);
    }

    std::shared_ptr<Table> table_;
    Edition table_edition_ = 0;
    std::size_t size_ = 0;
};

}  // namespace guildhall::core
