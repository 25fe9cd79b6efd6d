// A text in eight bytes that never changes, for what many things have and most leave empty: an empty one costs nothing
// more, and copies share the others.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace guildhall::core {

class SharedText {
public:
    SharedText() = default;
    SharedText(std::string_view text) : block_(make(text)) {}
    SharedText(const std::string& text) : SharedText(std::string_view(text)) {}
    SharedText(const char* text) : SharedText(std::string_view(text)) {}
    SharedText(const SharedText& other) : block_(other.block_) {
        if (block_) block_->references.fetch_add(1, std::memory_order_relaxed);
    }
    SharedText(SharedText&& other) noexcept : block_(std::exchange(other.block_, nullptr)) {}
    SharedText& operator=(SharedText other) noexcept {
        std::swap(block_, other.block_);
        return *this;
    }
    ~SharedText() {
        if (block_ && block_->references.fetch_sub(1, std::memory_order_acq_rel) == 1) end(block_);
    }

    bool empty() const { return block_ == nullptr; }
    std::string_view view() const { return block_ ? std::string_view(text_of(block_), block_->size) : ""; }
    std::string str() const { return std::string(view()); }
    operator std::string_view() const { return view(); }
    bool operator==(const SharedText& other) const { return block_ == other.block_ || view() == other.view(); }
    bool operator==(std::string_view other) const { return view() == other; }
    bool operator==(const std::string& other) const { return view() == other; }
    bool operator==(const char* other) const { return view() == other; }

private:
    /// The text follows it.
    struct Block {
        std::atomic<std::uint32_t> references;
        std::uint32_t size;
    };

    static const char* text_of(const Block* block) { return reinterpret_cast<const char*>(block + 1); }
    static Block* make(std::string_view text);  ///< null for an empty text
    static void end(Block* block);

    Block* block_ = nullptr;
};

}  // namespace guildhall::core
