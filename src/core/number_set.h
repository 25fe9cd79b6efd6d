// Sets of dense numbers: a Bitmap to compute with, a NumberSet to keep (bitmap where dense, sorted numbers where
// sparse).
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace guildhall::core {

class Bitmap {
public:
    Bitmap() = default;
    explicit Bitmap(std::size_t bits) : words_((bits + 63) / 64) {}

    bool contains(std::uint32_t n) const { return n / 64 < words_.size() && (words_[n / 64] >> (n % 64) & 1); }
    void insert(std::uint32_t n) {
        if (n / 64 >= words_.size()) words_.resize(n / 64 + 1);
        words_[n / 64] |= std::uint64_t{1} << (n % 64);
    }
    void erase(std::uint32_t n) {
        if (n / 64 < words_.size()) words_[n / 64] &= ~(std::uint64_t{1} << (n % 64));
    }
    void set(std::uint32_t n, bool on) { on ? insert(n) : erase(n); }
    void clear() { std::fill(words_.begin(), words_.end(), 0); }
    std::size_t word_count() const { return words_.size(); }
    std::uint64_t word(std::size_t i) const { return i < words_.size() ? words_[i] : 0; }

    Bitmap& operator|=(const Bitmap& other) {
        if (other.words_.size() > words_.size()) words_.resize(other.words_.size());
        for (std::size_t i = 0; i < other.words_.size(); ++i) words_[i] |= other.words_[i];
        return *this;
    }
    Bitmap& operator&=(const Bitmap& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.word(i);
        return *this;
    }

    Bitmap& operator-=(const Bitmap& other) {
        const std::size_t n = std::min(words_.size(), other.words_.size());
        for (std::size_t i = 0; i < n; ++i) words_[i] &= ~other.words_[i];
        return *this;
    }

    std::size_t count() const {
        std::size_t n = 0;
        for (const auto word : words_) n += static_cast<std::size_t>(std::popcount(word));
        return n;
    }

    /// Calls f(number) in rising order.
    template <class F>
    void for_each(F f) const {
        for (std::size_t i = 0; i < words_.size(); ++i)
            for (std::uint64_t rest = words_[i]; rest; rest &= rest - 1)
                f(static_cast<std::uint32_t>(i * 64 + static_cast<std::size_t>(std::countr_zero(rest))));
    }

    bool operator==(const Bitmap& other) const {
        const std::size_t n = std::max(words_.size(), other.words_.size());
        for (std::size_t i = 0; i < n; ++i)
            if (word(i) != other.word(i)) return false;
        return true;
    }

private:
    std::vector<std::uint64_t> words_;
};

class NumberSet {
public:
    NumberSet() = default;

    /// REQUIRES: rising, without duplicates
    explicit NumberSet(std::vector<std::uint32_t> rising) : size_(static_cast<std::uint32_t>(rising.size())) {
        if (!rising.empty() && rising.size() * 32 > rising.back() + std::size_t{64}) {
            bitmap_ = Bitmap(rising.back() + std::size_t{1});
            for (const auto n : rising) bitmap_.insert(n);
            dense_ = true;
        } else {
            sorted_ = std::move(rising);
        }
    }

    bool contains(std::uint32_t n) const {
        return dense_ ? bitmap_.contains(n) : std::binary_search(sorted_.begin(), sorted_.end(), n);
    }
    void add_to(Bitmap& bitmap) const {
        if (dense_) bitmap |= bitmap_;
        for (const auto n : sorted_) bitmap.insert(n);
    }
    /// Calls f(number) in rising order.
    template <class F>
    void for_each(F f) const {
        if (dense_) return bitmap_.for_each(f);
        for (const auto n : sorted_) f(n);
    }
    std::size_t size() const { return size_; }
    bool operator==(const NumberSet& other) const {
        return dense_ == other.dense_ && sorted_ == other.sorted_ && bitmap_ == other.bitmap_;
    }

private:
    bool dense_ = false;
    std::uint32_t size_ = 0;
    Bitmap bitmap_;
    std::vector<std::uint32_t> sorted_;
};

}  // namespace guildhall::core
