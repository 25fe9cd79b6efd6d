// Sets of network addresses as an operator writes them: which reverse proxies are trusted. Immutable; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace guildhall::service {

class AddressRanges {
public:
    /// None.
    AddressRanges() = default;

    /// "10.0.0.0/8, 192.0.2.7, 2001:db8::/32": addresses and CIDR ranges between commas or spaces; an IPv4 address in
    /// IPv6 form is the IPv4 one. Error: invalid_request, naming the part that is neither.
    static core::Result<AddressRanges> parse(std::string_view text);

    static bool is_address(std::string_view text);

    /// False for what is no address.
    bool contains(std::string_view address) const;

private:
    using Bytes = std::array<std::uint8_t, 16>;  ///< IPv4 as ::ffff:a.b.c.d
    struct Range {
        Bytes first;
        int bits;  ///< so many leading ones of `first` count
    };
    static bool read(std::string_view text, Bytes& address);
    static bool read(std::string_view text, Range& range);

    std::vector<Range> ranges_;
};

}  // namespace guildhall::service
