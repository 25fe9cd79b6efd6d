// Whose address counts where several proxies, and liars, add their own.
#include "api/client_address.h"

#include <gtest/gtest.h>

namespace guildhall::api {
namespace {

std::string found(std::string_view peer, const std::vector<std::string_view>& forwarded) {
    http::Request request;
    request.peer = peer;
    for (const std::string_view value : forwarded) request.headers.push_back({"X-Forwarded-For", value});
    return client_address(request, service::AddressRanges::parse("10.0.0.0/8").value());
}

TEST(client_address, is_the_last_that_no_trusted_proxy_has_over_all_headers) {
    EXPECT_EQ(found("10.0.0.1", {"192.0.2.1, 203.0.113.7, 10.0.0.2"}), "203.0.113.7");
    EXPECT_EQ(found("10.0.0.1", {"192.0.2.1", "203.0.113.7"}), "203.0.113.7") << "the last header is the nearest";
    EXPECT_EQ(found("10.0.0.1", {"203.0.113.7", "10.0.0.2, 10.0.0.3"}), "203.0.113.7");
    EXPECT_EQ(found("10.0.0.1", {"10.0.0.2"}), "10.0.0.1") << "all of them are proxies";
    EXPECT_EQ(found("10.0.0.1", {}), "10.0.0.1");
}

TEST(client_address, of_who_comes_directly_is_their_own) {
    EXPECT_EQ(found("192.0.2.9", {"203.0.113.7"}), "192.0.2.9");
}

TEST(client_address, what_is_no_address_counts_as_the_proxy_itself) {
    for (const char* none : {"nonsense", "203.0.113.7:443", "203.0.113.300", "203.0.113.7, \"><b>", " "})
        EXPECT_EQ(found("10.0.0.1", {none}), "10.0.0.1") << none;
    EXPECT_EQ(found("10.0.0.1", {"2001:db8::7"}), "2001:db8::7") << "control: an address is taken";
}

}  // namespace
}  // namespace guildhall::api
