// A look-up from keys to dense numbers that keeps no keys: they stand in the entities that the numbers name, and a
// find asks there. So an entry is eight bytes, whatever its key: a number and 32 bits of the key's hash. Copies share
// their shards and a change copies one, by the same rule of editions as CowArray.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/cow_array.h"

namespace guildhall::core {

class NumberMap {
public:
    using Number = std::uint32_t;

    std::size_t size() const { return size_; }

    /// The number of the key with this hash, or nothing. `has_key(number)`: is it that key's?
    template <class HasKey>
    std::optional<Number> find(std::uint64_t hash, HasKey has_key) const {
        if (!table_) return std::nullopt;
        const Shard* shard = (*table_)[shard_of(short_hash(hash), table_->size())].get();
        if (!shard) return std::nullopt;
        const auto mask = static_cast<std::uint32_t>(shard->slots.size() - 1);
        const std::uint32_t wanted = short_hash(hash);
        for (std::uint32_t at = slot_of(wanted) & mask;; at = (at + 1) & mask) {
            const Slot& slot = shard->slots[at];
            if (slot.number == kFree) return std::nullopt;
            if (slot.hash == wanted && has_key(slot.number)) return slot.number;
        }
    }

    /// REQUIRES: the key isn't there; number < 2^32 - 1
    void add(std::uint64_t hash, Number number, Edition edition);

    /// Takes the number out. REQUIRES: it was added with this hash
    void erase(std::uint64_t hash, Number number, Edition edition);

private:
    static constexpr Number kFree = ~Number{0};
    static constexpr std::size_t kPerShard = 256, kFirstSlots = 8;

    struct Slot {
        std::uint32_t hash = 0;
        Number number = kFree;
    };
    struct Shard {
        Shard(Edition of, std::size_t n) : edition(of), slots(n) {}
        Edition edition;
        std::size_t used = 0;
        std::vector<Slot> slots;  ///< a power of two of them, at most three quarters used
    };
    using Table = std::vector<std::shared_ptr<Shard>>;  ///< a power of two of them; null: nothing there

    static std::uint32_t short_hash(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }
    /// A shard takes the low bits, its slots the high ones.
    static std::size_t shard_of(std::uint32_t hash, std::size_t shards) { return hash & (shards - 1); }
    static std::uint32_t slot_of(std::uint32_t hash) { return hash >> 16; }

    static void put(Shard& shard, Slot slot);
    static void put(Table& table, Slot slot, Edition edition);
    void own_table(Edition edition);
    void grow(Edition edition);

    std::shared_ptr<Table> table_;
    Edition table_edition_ = 0;
    std::size_t size_ = 0;
};

}  // namespace guildhall::core
