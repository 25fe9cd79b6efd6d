// Numbers in sentences.
#pragma once

#include <concepts>
#include <string>
#include <string_view>

namespace guildhall::core {

/// "1 person", "2 people", "0 people".
std::string plural(std::integral auto n, std::string_view one, std::string_view many) {
    return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

}  // namespace guildhall::core
