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
    return spread(hash_uuid(key.uuid()));
}

/// Key: an Id, a digest or std::string. Value: small and copyable.
template <class Key, class Value>
class CowMap {
public:
    using Lookup = std::conditional_t<std::is_same_v<Key, std::string>, std::string_view, Key>;

    std::size_t size() const { return size_; }

    /// The value of `key`, or nothing.
    std::optional<Value> find(const Lookup& key) const {
        if (!shards_) return std::nullopt;
        const std::uint64_t hash = hash_key(key);
        const auto& shard = (*shards_)[hash & (shards_->size() - 1)];
        if (!shard) return std::nullopt;
        for (const auto& [k, v] : bucket(*shard, hash))
            if (k == key) return v;
        return std::nullopt;
    }

    /// Sets the value of `key`, whether it was there or not.
    void set(const Key& key, Value value, Edition edition) {
        own_table(edition);
        if (size_ + 1 > shards_->size() * kPerShard) grow(edition);
        if (put(*shards_, key, std::move(value), edition)) ++size_;
    }

    /// Takes `key` out; nothing happens where it isn't there.
    void erase(const Lookup& key, Edition edition) {
        if (!find(key)) return;
        own_table(edition);
        const std::uint64_t hash = hash_key(key);
        auto& bucket_of_key = bucket(writable(*shards_, hash, edition), hash);
        std::erase_if(bucket_of_key, [&](const auto& entry) { return entry.first == key; });
        --size_;
    }

private:
    static constexpr std::size_t kBuckets = 32, kPerShard = 48;
    using Entries = std::vector<std::pair<Key, Value>>;
    struct Shard {
        Edition edition = 0;
        std::array<Entries, kBuckets> buckets;
    };
    using Table = std::vector<std::shared_ptr<Shard>>;

    static const Entries& bucket(const Shard& shard, std::uint64_t hash) { return shard.buckets[hash >> 59]; }
    static Entries& bucket(Shard& shard, std::uint64_t hash) { return shard.buckets[hash >> 59]; }

    void own_table(Edition edition) {
        if (shards_ && table_edition_ == edition) return;
        shards_ = shards_ ? std::make_shared<Table>(*shards_) : std::make_shared<Table>(1);
        table_edition_ = edition;
    }

    static Shard& writable(Table& table, std::uint64_t hash, Edition edition) {
        auto& pointer = table[hash & (table.size() - 1)];
        if (!pointer || pointer->edition != edition) {
            pointer = pointer ? std::make_shared<Shard>(*pointer) : std::make_shared<Shard>();
            pointer->edition = edition;
        }
        return *pointer;
    }

    /// True when the key is new.
    static bool put(Table& table, const Key& key, Value value, Edition edition) {
        const std::uint64_t hash = hash_key(Lookup(key));
        auto& entries = bucket(writable(table, hash, edition), hash);
        for (auto& entry : entries)
            if (entry.first == key) return entry.second = std::move(value), false;
        entries.emplace_back(key, std::move(value));
        return true;
    }

    void grow(Edition edition) {
        auto larger = std::make_shared<Table>(shards_->size() * 4);
        for (const auto& shard : *shards_)
            if (shard)
                for (const auto& entries : shard->buckets)
                    for (const auto& [key, value] : entries) put(*larger, key, value, edition);
        shards_ = std::move(larger);
    }

    std::shared_ptr<Table> shards_;
    Edition table_edition_ = 0;
    std::size_t size_ = 0;
};

}  // namespace guildhall::core
