#include "service/address_ranges.h"

#include <gtest/gtest.h>

namespace guildhall::service {
namespace {

bool is_in(const char* ranges, const char* address) { return AddressRanges::parse(ranges).value().contains(address); }

TEST(address_ranges, hold_addresses_and_ranges_of_both_families) {
    EXPECT_TRUE(is_in("127.0.0.1", "127.0.0.1"));
    EXPECT_FALSE(is_in("127.0.0.1", "127.0.0.2"));
    EXPECT_TRUE(is_in("10.0.0.0/8", "10.255.255.255"));
    EXPECT_FALSE(is_in("10.0.0.0/8", "11.0.0.0"));
    EXPECT_TRUE(is_in("10.1.2.3/8", "10.0.0.1")) << "the other bits don't count";
    EXPECT_TRUE(is_in("192.0.2.128/25", "192.0.2.200"));
    EXPECT_FALSE(is_in("192.0.2.128/25", "192.0.2.127"));
    EXPECT_TRUE(is_in("192.0.2.7/32", "192.0.2.7"));
    EXPECT_TRUE(is_in("0.0.0.0/0", "203.0.113.9"));
    EXPECT_FALSE(is_in("0.0.0.0/0", "2001:db8::1")) << "IPv6 is not within all of IPv4";
    EXPECT_TRUE(is_in("::1", "::1"));
    EXPECT_TRUE(is_in("2001:db8::/32", "2001:db8:ffff::1"));
    EXPECT_FALSE(is_in("2001:db8::/32", "2001:db9::1"));
    EXPECT_TRUE(is_in("::/0", "2001:db8::1"));
}

TEST(address_ranges, take_an_ipv4_address_in_ipv6_form_for_itself) {
    EXPECT_TRUE(is_in("127.0.0.1", "::ffff:127.0.0.1"));
    EXPECT_TRUE(is_in("::ffff:10.0.0.0/104", "10.9.9.9"));
    EXPECT_FALSE(is_in("::1", "0.0.0.1"));
}

TEST(address_ranges, several_stand_between_commas_or_spaces_and_none_holds_nothing) {
    for (const char* address : {"10.0.0.1", "::1", "192.0.2.7"})
        EXPECT_TRUE(is_in(" 10.0.0.0/8,::1,\t192.0.2.7 ", address)) << address;
    for (const char* none : {"", " , "}) EXPECT_FALSE(is_in(none, "127.0.0.1"));
    for (const char* address : {"", "localhost", "127.0.0.1 ", "127.1", "unix:"})
        EXPECT_FALSE(is_in("0.0.0.0/0, ::/0", address)) << address;
}

TEST(address_ranges, refuse_what_is_neither_naming_it) {
    for (const char* text : {"localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/8x", "10.0.0", "::1/129",
                             "10.0.0.0/8/8", "*", "10.0.0.1:80"}) {
        const auto parsed = AddressRanges::parse(std::string("127.0.0.1, ") + text);
        ASSERT_FALSE(parsed.ok()) << text;
        EXPECT_NE(parsed.error().detail.find(text), std::string::npos) << parsed.error().detail;
    }
}

}  // namespace
}  // namespace guildhall::service
