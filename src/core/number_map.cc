#include "core/number_map.h"

namespace guildhall::core {

void NumberMap::add(std::uint64_t hash, Number number, Edition edition) {
    own_table(edition);
    if (size_ + 1 > table_->size() * kPerShard) grow(edition);
    put(*table_, {short_hash(hash), number}, edition);
    ++size_;
}

void NumberMap::erase(std::uint64_t hash, Number number, Edition edition) {
    own_table(edition);
    auto& shard = (*table_)[shard_of(short_hash(hash), table_->size())];
    if (!shard) return;
    auto rest = std::make_shared<Shard>(edition, shard->slots.size());
    for (const Slot& slot : shard->slots)
        if (slot.number != kFree && slot.number != number) put(*rest, slot);
    size_ -= shard->used - rest->used;
    shard = std::move(rest);
}

void NumberMap::put(Shard& shard, Slot slot) {
    const auto mask = static_cast<std::uint32_t>(shard.slots.size() - 1);
    std::uint32_t at = slot_of(slot.hash) & mask;
    while (shard.slots[at].number != kFree) at = (at + 1) & mask;
    shard.slots[at] = slot;
    ++shard.used;
}

void NumberMap::put(Table& table, Slot slot, Edition edition) {
    auto& shard = table[shard_of(slot.hash, table.size())];
    const std::size_t slots = shard ? shard->slots.size() : 0;
    if (!shard || (shard->used + 1) * 4 > slots * 3) {
        const std::size_t first = table.size() == 1 ? kFirstSlots : kPerShard / 2;  // one of many has as many soon
        auto larger = std::make_shared<Shard>(edition, slots ? slots * 2 : first);
        if (shard)
            for (const Slot& old : shard->slots)
                if (old.number != kFree) put(*larger, old);
        shard = std::move(larger);
    } else if (shard->edition != edition) {
        shard = std::make_shared<Shard>(*shard);
        shard->edition = edition;
    }
    put(*shard, slot);
}

void NumberMap::own_table(Edition edition) {
    if (table_ && table_edition_ == edition) return;
    table_ = table_ ? std::make_shared<Table>(*table_) : std::make_shared<Table>(1);
    table_edition_ = edition;
}

void NumberMap::grow(Edition edition) {
    auto larger = std::make_shared<Table>(table_->size() * 4);
    for (const auto& shard : *table_)
        if (shard)
            for (const Slot& slot : shard->slots)
                if (slot.number != kFree) put(*larger, slot, edition);
    table_ = std::move(larger);
}

}  // namespace guildhall::core
