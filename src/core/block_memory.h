// Memory for the parts of large arrays and look-ups, which are read at random. It lies together in blocks of 2 MB, each
// of which the system maps as one page where it can: a read then waits for what it reads, not for its page's address
// too. What is given back is used again for parts of the same size; blocks are kept.
#pragma once

#include <cstddef>

namespace guildhall::core {

/// On a cache line. Throws std::bad_alloc. Any thread.
void* take_memory(std::size_t bytes);
/// REQUIRES: taken with as many bytes
void give_memory(void* memory, std::size_t bytes) noexcept;

/// For std::allocate_shared and std::vector.
template <class T>
struct BlockAllocator {
    static_assert(alignof(T) <= 64);
    using value_type = T;

    BlockAllocator() = default;
    template <class Other>
    BlockAllocator(const BlockAllocator<Other>&) {}

    T* allocate(std::size_t n) { return static_cast<T*>(take_memory(n * sizeof(T))); }
    void deallocate(T* memory, std::size_t n) noexcept { give_memory(memory, n * sizeof(T)); }
    friend bool operator==(BlockAllocator, BlockAllocator) { return true; }
};

}  // namespace guildhall::core
