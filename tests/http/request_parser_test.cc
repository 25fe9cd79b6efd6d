// The parser without sockets: how the bytes are cut must not matter, and what it takes another parser (Beast) must read
// in the same way, so that nothing can be smuggled past a proxy.
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <random>
#include <string>
#include <vector>

#include "http/parser_outcome.h"

namespace guildhall::http {
namespace {

const std::vector<std::string> kSamples = {
    "GET / HTTP/1.1\r\nHost: h\r\n\r\n",
    "\r\nGET /a?b=c HTTP/1.0\r\nConnection: keep-alive\r\n\r\nHEAD / HTTP/1.1\r\nHost: h\r\nCookie: a=1; b=2\r\n\r\n",
    "POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhelloGET / HTTP/1.1\r\nHost: h\r\n\r\n",
    "PUT /p HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3;a=\"b\"\r\nabc\r\n1\r\nd\r\n0\r\n\r\n",
    "PUT /p HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nTrailer: 1\r\n\r\nGET / HTTP/1.1\r\nHost: "
    "h\r\n\r\n",
    "PUT /p HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST /p HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 1001\r\n\r\n",
};

TEST(request_parser, samples_mean_what_they_say) {
    EXPECT_EQ(outcome_whole(kSamples[1]),
              "GET /a?b=c Connection=keep-alive, stays; HEAD / Host=h,Cookie=a=1; b=2, stays; end");
    EXPECT_EQ(outcome_whole(kSamples[2]), "POST /p Host=h,Content-Length=5,hello stays; GET / Host=h, stays; end");
    EXPECT_EQ(outcome_whole(kSamples[3]), "PUT /p Host=h,Transfer-Encoding=chunked,abcd stays; end");
    EXPECT_EQ(outcome_whole(kSamples[4]), "PUT /p Host=h,Transfer-Encoding=chunked, stays; GET / Host=h, stays; end");
    EXPECT_EQ(outcome_whole(kSamples[6]), "failed 413");
}

TEST(request_parser, how_the_bytes_are_cut_does_not_matter) {
    for (const std::string& sample : kSamples) EXPECT_EQ(outcome_bytewise(sample), outcome_whole(sample)) << sample;
}

TEST(request_parser, damaged_bytes_mean_the_same_however_they_are_cut_and_to_another_parser) {
    std::mt19937 random(20'241);
    const auto below = [&](std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random); };
    constexpr std::string_view kBytes(
        "\r\n \t:;,=\0\x01\x7f\xff"
        "05aAzG/?#%\"+-",
        26);
    int compared = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes = kSamples[below(kSamples.size())];
        for (std::size_t damage = 1 + below(3); damage > 0; --damage) {
            const std::size_t place = below(bytes.size());
            switch (below(4)) {
                case 0: bytes[place] = kBytes[below(kBytes.size())]; break;
                case 1: bytes.erase(place, 1 + below(3)); break;
                case 2: bytes.insert(place, 1, kBytes[below(kBytes.size())]); break;
                default: bytes.insert(place, kSamples[below(kSamples.size())].substr(0, below(60))); break;
            }
            if (bytes.empty()) bytes = "G";
        }
        const std::string whole = outcome_whole(bytes);
        ASSERT_EQ(outcome_bytewise(bytes), whole) << testing::PrintToString(bytes);
        ASSERT_EQ(outcome(bytes, [&](std::size_t left) { return below(left) + 1; }), whole)
            << testing::PrintToString(bytes);
        const std::string ours = first_request(bytes);
        if (ours.empty()) continue;
        ASSERT_EQ(ours, first_request_of_beast(bytes)) << testing::PrintToString(bytes);
        ++compared;
    }
    EXPECT_GT(compared, 1'000) << "too few damaged requests are still whole to compare anything";
}

/// Whether Beast takes the bytes as a whole request.
bool beast_takes(const std::string& bytes) {
    boost::beast::http::request_parser<boost::beast::http::string_body> parser;
    parser.eager(true);
    boost::beast::error_code error;
    parser.put(boost::asio::buffer(bytes), error);
    return !error && parser.is_done();
}

// What a parser takes that isn't strict: without the refusals a proxy in front and this server could differ.
TEST(request_parser, refuses_what_beast_would_take) {
    const std::string start = "POST / HTTP/1.1\r\n";
    for (const std::string& headers : {
             std::string("Host: h\r\nTransfer-Encoding: gzip\r\n"),
             std::string("Host: h\r\nTransfer-Encoding: chunked, x\r\n"),
             std::string("Host: h\r\nContent-Length: 0, 0\r\n"),
             std::string("Host: h\r\nContent-Length: 0\r\nContent-Length: 0\r\n"),
             std::string("Host: h\r\nX: a\r\n b\r\n"),
             std::string(""),
             std::string("Host: a\r\nHost: b\r\n"),
             std::string("Host: a b\r\n"),
         }) {
        const std::string bytes = start + headers + "\r\n";
        EXPECT_TRUE(beast_takes(bytes)) << bytes;
        EXPECT_TRUE(outcome_whole(bytes).starts_with("failed")) << bytes;
    }
}

}  // namespace
}  // namespace guildhall::http
