// What the API has done since the start, for the metrics. Each thread counts for itself, with plain loads and stores of
// its own cache lines; whoever reads the metrics adds them up.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string_view>

namespace guildhall::api {

/// What a request was for, as far as operators tell them apart.
enum class RouteClass { decision, read, change, sign_in, console, other };
constexpr std::size_t kRouteClasses = 6;
std::string_view to_string(RouteClass route);

/// By method and path alone.
RouteClass route_class(bool is_read, std::string_view path);

/// Upper ends of the histogram's buckets, in nanoseconds; longer ones fall behind the last.
constexpr std::array<std::int64_t, 11> kBuckets = {10'000,      25'000,        100'000,       250'000,
                                                   1'000'000,   5'000'000,     25'000'000,    100'000'000,
                                                   500'000'000, 2'500'000'000, 10'000'000'000};

struct RequestTotals {
    struct OfClass {
        std::array<std::uint64_t, 5> by_status{};                  ///< 1xx … 5xx
        std::array<std::uint64_t, kBuckets.size() + 1> by_time{};  ///< each bucket by itself
        std::uint64_t nanoseconds = 0;
    };
    std::array<OfClass, kRouteClasses> routes{};
    std::uint64_t allowed = 0, denied = 0;  ///< decisions
};

void count_request(RouteClass route, int status, std::chrono::nanoseconds took);
void count_decisions(std::uint64_t allowed, std::uint64_t denied);

/// All threads', those that have ended too.
RequestTotals request_totals();

}  // namespace guildhall::api
