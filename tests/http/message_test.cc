// Requests and replies as data: escapes, queries, cookies, headers.
#include "http/message.h"

#include <gtest/gtest.h>

namespace guildhall::http {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST(message, method_names_are_case_sensitive) {
    EXPECT_EQ(method_from("PATCH"), Method::patch);
    EXPECT_EQ(method_from("DELETE"), Method::del);
    EXPECT_EQ(method_from("get"), Method::other);
    EXPECT_EQ(method_from("OTHER"), Method::other);
    EXPECT_EQ(to_string(Method::del), "DELETE");
}

TEST(message, percent_decode_replaces_escapes_and_keeps_plus) {
    EXPECT_EQ(percent_decode("a%20b+c%2Fd%c3%A9"), "a b+c/d\xc3\xa9");
    EXPECT_EQ(percent_decode("a+b", PlusSign::space), "a b");
    EXPECT_EQ(percent_decode(""), "");
    EXPECT_EQ(percent_decode("%00")->size(), 1U);
}

TEST(message, percent_decode_refuses_broken_escapes) {
    for (const char* text : {"%", "%4", "a%", "%g0", "%0g", "%%41"}) EXPECT_FALSE(percent_decode(text)) << text;
}

TEST(message, query_keeps_order_duplicates_and_empty_values) {
    EXPECT_EQ(parse_query("b=2&a=1&b=%26+x&c&d=&&e=f=g"),
              (Pairs{{"b", "2"}, {"a", "1"}, {"b", "& x"}, {"c", ""}, {"d", ""}, {"e", "f=g"}}));
    EXPECT_EQ(parse_query(""), Pairs{});
}

TEST(message, query_with_a_broken_escape_is_refused_as_a_whole) {
    EXPECT_FALSE(parse_query("a=1&b=%zz"));
    EXPECT_FALSE(parse_query("%=1"));
}

TEST(message, cookies_are_split_trimmed_and_unquoted) {
    using Cookies = std::vector<std::pair<std::string_view, std::string_view>>;
    EXPECT_EQ(parse_cookies("a=1; b=\"two\";c=; nonsense; =x; d=e=f"),
              (Cookies{{"a", "1"}, {"b", "two"}, {"c", ""}, {"d", "e=f"}}));
}

TEST(message, a_cookie_sent_twice_with_different_values_is_none) {
    RequestHead head;
    head.headers = {{"Cookie", "a=1; b=2; a=1"}, {"cookie", "b=3; c=4"}};
    EXPECT_EQ(head.cookie("a"), "1");
    EXPECT_EQ(head.cookie("b"), std::nullopt);
    EXPECT_EQ(head.cookie("c"), "4");
    EXPECT_EQ(head.cookie("C"), std::nullopt);
}

TEST(message, headers_are_found_in_any_case_and_counted) {
    RequestHead head;
    head.headers = {{"X-One", "1"}, {"x-one", "2"}, {"Host", "h"}};
    EXPECT_EQ(head.header("X-ONE"), "1");
    EXPECT_EQ(head.header_count("x-One"), 2U);
    EXPECT_EQ(head.header("x-on"), std::nullopt);
    EXPECT_EQ(head.header_count("none"), 0U);
}

}  // namespace
}  // namespace guildhall::http
