#include "storage/id_numbers.h"

#include <algorithm>
#include <array>
#include <bit>

namespace guildhall::storage {

void IdNumbers::complete() {
    slots_.assign(std::bit_ceil(ids_.size() * 2 + 1), kUnknown);
    for (std::uint32_t number = 0; number < ids_.size(); ++number) {
        std::size_t at = slot_of(ids_[number]);
        while (slots_[at] != kUnknown) at = (at + 1) & (slots_.size() - 1);
        slots_[at] = number;
    }
}

void IdNumbers::find(std::span<const core::Uuid> ids, std::span<std::uint32_t> numbers) const {
    constexpr std::size_t kTogether = 32;
    std::array<std::size_t, kTogether> slots;
    for (std::size_t from = 0; from < ids.size(); from += kTogether) {
        const std::size_t n = std::min(kTogether, ids.size() - from);
        for (std::size_t i = 0; i < n; ++i) {
            slots[i] = slot_of(ids[from + i]);
            __builtin_prefetch(&slots_[slots[i]]);
        }
        for (std::size_t i = 0; i < n; ++i)
            if (const std::uint32_t number = slots_[slots[i]]; number != kUnknown) __builtin_prefetch(&ids_[number]);
        for (std::size_t i = 0; i < n; ++i) {
            std::size_t at = slots[i];
            while (slots_[at] != kUnknown && ids_[slots_[at]] != ids[from + i]) at = (at + 1) & (slots_.size() - 1);
            numbers[from + i] = slots_[at];
        }
    }
}

}  // namespace guildhall::storage
