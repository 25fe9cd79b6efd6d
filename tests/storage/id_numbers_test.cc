// The look-ups of a start: every id has the number of its place, and no other id has one.
#include "storage/id_numbers.h"

#include <gtest/gtest.h>

#include <random>

namespace guildhall::storage {
namespace {

std::vector<core::Uuid> random_ids(std::size_t n) {
    std::mt19937_64 random(n);
    std::vector<core::Uuid> ids(n);
    for (core::Uuid& id : ids)
        for (std::uint8_t& byte : id.bytes) byte = static_cast<std::uint8_t>(random());
    return ids;
}

TEST(id_numbers, give_each_id_its_place_and_no_other_id_one) {
    for (const std::size_t n : {0, 1, 31, 32, 33, 5000}) {
        const std::vector<core::Uuid> ids = random_ids(n), others = random_ids(n + 1);
        IdNumbers numbers;
        for (const core::Uuid& id : ids) numbers.add(id);
        numbers.complete();
        std::vector<core::Uuid> asked = others;
        asked.insert(asked.end(), ids.rbegin(), ids.rend());
        std::vector<std::uint32_t> found(asked.size());
        numbers.find(asked, found);
        for (std::size_t i = 0; i < asked.size(); ++i)
            EXPECT_EQ(found[i], i < others.size() ? IdNumbers::kUnknown : asked.size() - 1 - i);
    }
}

}  // namespace
}  // namespace guildhall::storage
