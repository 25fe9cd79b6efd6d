// An array whose copies share their chunks: copying costs one pointer, setting one element copies one chunk.
// The state of an instance (core/state.h) is made of these, so that a change copies what it touches and a reader
// keeps the state that it holds. A chunk may be written in place only by the draft (its edition) that made it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/block_memory.h"

namespace guildhall::core {

/// Names one draft; never given twice, so a chunk of an older edition is known to be shared.
using Edition = std::uint64_t;

template <class T>
class CowArray {
public:
    static constexpr std::size_t kChunk = 256;

    std::size_t size() const { return size_; }

    /// REQUIRES: i < size()
    const T& operator[](std::size_t i) const { return chunks_[i / kChunk]->items.data()[i % kChunk]; }

    /// Replaces element i. REQUIRES: i < size()
    void set(std::size_t i, T value, Edition edition) {
        writable(i / kChunk, edition).items[i % kChunk] = std::move(value);
    }

    /// Appends and returns the new element's number.
    std::size_t push_back(T value, Edition edition) {
        own_table(edition);
        if (size_ % kChunk == 0) {
            auto chunk = std::allocate_shared<Chunk>(BlockAllocator<Chunk>());
            chunk->edition = edition;
            table_->push_back(std::move(chunk));
            chunks_ = table_->data();
        }
        writable(size_ / kChunk, edition).items[size_ % kChunk] = std::move(value);
        return size_++;
    }

private:
    struct Chunk {
        Edition edition = 0;
        std::array<T, kChunk> items{};
    };
    using Table = std::vector<std::shared_ptr<Chunk>>;

    void own_table(Edition edition) {
        if (table_ && table_edition_ == edition) return;
        table_ = table_ ? std::make_shared<Table>(*table_) : std::make_shared<Table>();
        table_edition_ = edition;
        chunks_ = table_->data();
    }

    Chunk& writable(std::size_t chunk, Edition edition) {
        own_table(edition);
        auto& pointer = (*table_)[chunk];
        if (pointer->edition != edition) {
            pointer = std::allocate_shared<Chunk>(BlockAllocator<Chunk>(), *pointer);
            pointer->edition = edition;
        }
        return *pointer;
    }

    std::shared_ptr<Table> table_;
    const std::shared_ptr<Chunk>* chunks_ = nullptr;  ///< the table's own
    Edition table_edition_ = 0;
    std::size_t size_ = 0;
};

}  // namespace guildhall::core
