// A list that is nearly always short: up to N items stand in the object itself, so that reading it costs no second
// cache line; a longer one is shared by its copies.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <variant>
#include <vector>

namespace guildhall::core {

/// kNone: stands in no list; fills the places that aren't used.
template <class T, std::size_t N, T kNone>
class ShortList {
public:
    using Few = std::array<T, N>;

    ShortList() { std::get<Few>(items_).fill(kNone); }
    explicit ShortList(std::vector<T> items) : ShortList() {
        if (items.size() > N)
            items_ = std::make_shared<const std::vector<T>>(std::move(items));
        else
            std::copy(items.begin(), items.end(), std::get<Few>(items_).begin());
    }

    /// All places of a short list, the unused ones too; null where it is long.
    const Few* few() const { return std::get_if<Few>(&items_); }

    std::span<const T> view() const {
        if (const Few* short_ones = few())
            return {short_ones->begin(), std::find(short_ones->begin(), short_ones->end(), kNone)};
        return *std::get<Many>(items_);
    }
    bool operator==(const ShortList& other) const { return std::ranges::equal(view(), other.view()); }

private:
    using Many = std::shared_ptr<const std::vector<T>>;
    std::variant<Few, Many> items_;
};

}  // namespace guildhall::core
