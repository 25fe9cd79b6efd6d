#include "core/block_memory.h"

#include <sys/mman.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <mutex>
#include <new>

namespace guildhall::core {
namespace {

constexpr std::size_t kLine = 64, kPage = std::size_t{2} << 20;
constexpr std::size_t kLeast = 2048, kMost = std::size_t{64} << 10;  // smaller and larger parts stand alone

#ifndef __has_feature  // clang's; g++ defines __SANITIZE_...
#define __has_feature(what) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || __has_feature(address_sanitizer) || \
    __has_feature(thread_sanitizer)
constexpr bool kTogether = false;  // the sanitizers look at each part by itself
#else
constexpr bool kTogether = true;
#endif

constexpr bool stands_alone(std::size_t bytes) { return !kTogether || bytes < kLeast || bytes > kMost; }

class Blocks {
public:
    void* take(std::size_t lines) {
        const std::lock_guard lock(mutex_);
        if (Free* const first = free_[lines]) {
            free_[lines] = first->next;
            return first;
        }
        if (static_cast<std::size_t>(end_ - at_) < lines * kLine) add_block();
        char* const part = at_;
        at_ += lines * kLine;
        return part;
    }

    void give(void* part, std::size_t lines) noexcept {
        const std::lock_guard lock(mutex_);
        free_[lines] = new (part) Free{free_[lines]};
    }

private:
    struct Free {
        Free* next;
    };

    /// As much as there is already, up to a large page: a small organisation doesn't pay for one.
    void add_block() {
        const std::size_t size = std::clamp(total_, 2 * kMost, kPage);
        at_ = static_cast<char*>(::operator new(size, std::align_val_t{size}));
        end_ = at_ + size;
        total_ += size;
        if (size == kPage) madvise(at_, size, MADV_HUGEPAGE);  // where the system can't, it stays as it is
    }

    std::mutex mutex_;
    std::array<Free*, kMost / kLine + 1> free_{};  ///< by lines
    char *at_ = nullptr, *end_ = nullptr;          ///< what is left of the newest block
    std::size_t total_ = 0;
};

/// Never destroyed: states may outlive every other static.
Blocks& blocks() {
    static Blocks& all = *new Blocks;
    return all;
}

}  // namespace

void* take_memory(std::size_t bytes) {
    if (stands_alone(bytes)) return ::operator new(bytes, std::align_val_t{kLine});
    return blocks().take((bytes + kLine - 1) / kLine);
}

void give_memory(void* memory, std::size_t bytes) noexcept {
    if (stands_alone(bytes)) return ::operator delete(memory, std::align_val_t{kLine});
    blocks().give(memory, (bytes + kLine - 1) / kLine);
}

}  // namespace guildhall::core
