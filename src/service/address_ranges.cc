#include "service/address_ranges.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace guildhall::service {
namespace {

constexpr int kAllBits = 128, kIpv4Begins = 96;

bool starts_alike(const std::uint8_t* a, const std::uint8_t* b, int bits) {
    const int whole = bits / 8, rest = bits % 8;
    if (std::memcmp(a, b, static_cast<std::size_t>(whole)) != 0) return false;
    return rest == 0 || (a[whole] ^ b[whole]) >> (8 - rest) == 0;
}

}  // namespace

bool AddressRanges::read(std::string_view text, Bytes& address) {
    const std::string copy(text);
    if (inet_pton(AF_INET6, copy.c_str(), address.data()) == 1) return true;
    constexpr Bytes kMapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    address = kMapped;
    return inet_pton(AF_INET, copy.c_str(), address.data() + kIpv4Begins / 8) == 1;
}

bool AddressRanges::read(std::string_view text, Range& range) {
    const auto slash = text.find('/');
    const std::string_view address = text.substr(0, slash);
    if (!read(address, range.first)) return false;
    range.bits = kAllBits;
    if (slash == std::string_view::npos) return true;
    const std::string_view length = text.substr(slash + 1);
    const int begins = address.find(':') == std::string_view::npos ? kIpv4Begins : 0;
    int bits = 0;
    const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), bits);
    if (error != std::errc() || end != length.data() + length.size() || bits < 0 || begins + bits > kAllBits)
        return false;
    range.bits = begins + bits;
    return true;
}

core::Result<AddressRanges> AddressRanges::parse(std::string_view text) {
    AddressRanges made;
    while (true) {
        text.remove_prefix(std::min(text.find_first_not_of(", \t\n"), text.size()));
        if (text.empty()) return made;
        const std::string_view part = text.substr(0, text.find_first_of(", \t\n"));
        text.remove_prefix(part.size());
        Range range{};
        if (!read(part, range))
            return core::Error{
                core::ErrorCode::invalid_request,
                "\"" + std::string(part) +
                    "\" is neither an address nor a range such as 10.0.0.0/8. Separate several by commas."};
        made.ranges_.push_back(range);
    }
}

bool AddressRanges::is_address(std::string_view text) {
    Bytes bytes;
    return read(text, bytes);
}

bool AddressRanges::contains(std::string_view address) const {
    Bytes bytes;
    if (ranges_.empty() || !read(address, bytes)) return false;
    return std::any_of(ranges_.begin(), ranges_.end(),
                       [&](const Range& range) { return starts_alike(range.first.data(), bytes.data(), range.bits); });
}

}  // namespace guildhall::service
