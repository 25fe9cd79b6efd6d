// Points in time as the whole product keeps them: milliseconds since 1970, UTC. The clock itself is a port of service/.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guildhall::core {

struct Time {
    std::int64_t ms = 0;  ///< milliseconds since 1970-01-01T00:00:00Z
    auto operator<=>(const Time&) const = default;
};

constexpr Time operator+(Time t, std::int64_t ms) { return {t.ms + ms}; }
constexpr std::int64_t kSecond = 1000, kMinute = 60 * kSecond, kHour = 60 * kMinute, kDay = 24 * kHour;

/// RFC 3339 in UTC with milliseconds: "2026-01-31T08:05:09.120Z".
std::string to_rfc3339(Time time);

/// Reads RFC 3339 with "Z" or a numeric offset and up to 9 fraction digits (cut to milliseconds); nothing for any other
/// text.
std::optional<Time> parse_rfc3339(std::string_view text);

}  // namespace guildhall::core
