// The dense numbers of ids, for a start: it reads millions of rows that name other rows by id. Each look-up on its own
// would wait for memory; here many are done together, and each asks for what it reads before it is needed.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/id.h"

namespace guildhall::storage {

class IdNumbers {
public:
    static constexpr std::uint32_t kUnknown = ~std::uint32_t{0};

    /// The next id; the first one's number is 0.
    void add(const core::Uuid& id) { ids_.push_back(id); }
    /// After the last add() and before the first find().
    void complete();

    /// Writes the number of each id into `numbers`; kUnknown where it wasn't added.
    /// REQUIRES: both are of the same size
    void find(std::span<const core::Uuid> ids, std::span<std::uint32_t> numbers) const;

private:
    std::size_t slot_of(const core::Uuid& id) const { return core::hash_uuid(id) & (slots_.size() - 1); }

    std::vector<core::Uuid> ids_;       ///< by number
    std::vector<std::uint32_t> slots_;  ///< a power of two of them, at most half of them used
};

}  // namespace guildhall::storage
