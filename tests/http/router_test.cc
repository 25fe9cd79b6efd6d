// Which route a path means.
#include "http/router.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace guildhall::http {
namespace {

Router sample_routes() {
    return Router({
        {Method::get, "/w/{ws}/members"},                     // 0
        {Method::post, "/w/{ws}/members"},                    // 1
        {Method::get, "/w/{ws}/members/{m}"},                 // 2
        {Method::patch, "/w/{ws}/members/{m}"},               // 3
        {Method::get, "/w/{ws}/members/{m}/access"},          // 4
        {Method::get, "/w/{ws}/members/me/access"},           // 5
        {Method::post, "/w/{ws}/members/bulk"},               // 6
        {Method::get, "/w/{ws}/members/export.csv"},          // 7
        {Method::get, "/w/{ws}/members/{member}/dashboard"},  // 8
        {Method::get, "/"},                                   // 9
        {Method::put, "/r/{type}/{id}"},                      // 10
    });
}

TEST(router, finds_a_route_and_its_parameters) {
    const Router router = sample_routes();
    const Match match = router.match(Method::patch, "/w/acme/members/42");
    ASSERT_EQ(match.outcome, Outcome::found);
    EXPECT_EQ(match.route, 3U);
    EXPECT_EQ(match.parameter("ws"), "acme");
    EXPECT_EQ(match.parameter("m"), "42");
    EXPECT_EQ(match.parameter("other"), "");
    EXPECT_EQ(match.parameters().size(), 2U);
    EXPECT_EQ(router.match(Method::get, "/").route, 9U);
}

TEST(router, a_literal_segment_wins_over_a_parameter) {
    const Router router = sample_routes();
    EXPECT_EQ(router.match(Method::get, "/w/a/members/me/access").route, 5U);
    EXPECT_EQ(router.match(Method::get, "/w/a/members/you/access").route, 4U);
    EXPECT_EQ(router.match(Method::get, "/w/a/members/export.csv").route, 7U);
    EXPECT_EQ(router.match(Method::post, "/w/a/members/bulk").route, 6U);
}

TEST(router, where_the_literal_leads_nowhere_the_parameter_is_tried) {
    const Router router = sample_routes();
    const Match match = router.match(Method::get, "/w/a/members/me/dashboard");
    EXPECT_EQ(match.route, 8U);
    EXPECT_EQ(match.parameter("member"), "me");
    EXPECT_EQ(router.match(Method::get, "/w/a/members/me").route, 2U);
}

TEST(router, the_pattern_is_chosen_by_the_path_alone) {
    const Router router = sample_routes();
    const Match match = router.match(Method::get, "/w/a/members/bulk");
    EXPECT_EQ(match.outcome, Outcome::method_not_allowed);
    EXPECT_EQ(match.allow(), "OPTIONS, POST");
}

TEST(router, a_wrong_method_names_the_allowed_ones) {
    const Router router = sample_routes();
    for (const Method method : {Method::del, Method::other}) {
        const Match match = router.match(method, "/w/a/members");
        EXPECT_EQ(match.outcome, Outcome::method_not_allowed);
        EXPECT_EQ(match.allow(), "GET, HEAD, OPTIONS, POST");
        EXPECT_TRUE(match.parameters().empty());
    }
}

TEST(router, head_falls_back_to_get_and_options_is_answered_for_known_paths_only) {
    const Router router = sample_routes();
    EXPECT_EQ(router.match(Method::head, "/w/a/members").route, 0U);
    EXPECT_EQ(router.match(Method::head, "/r/app/1").outcome, Outcome::method_not_allowed);
    EXPECT_EQ(router.match(Method::options, "/w/a/members").outcome, Outcome::options);
    EXPECT_EQ(router.match(Method::options, "/w/a/members").allow(), "GET, HEAD, OPTIONS, POST");
    EXPECT_EQ(router.match(Method::options, "/nowhere").outcome, Outcome::not_found);
}

TEST(router, unknown_paths_are_not_found) {
    const Router router = sample_routes();
    for (const char* path :
         {"", "*", "w/a/members", "/w", "/w/a/members/", "/w//members", "/w/a/members/1/access/2", "//"}) {
        const Match match = router.match(Method::get, path);
        EXPECT_EQ(match.outcome, Outcome::not_found) << path;
        EXPECT_EQ(match.allow(), "") << path;
    }
}

TEST(router, segments_are_decoded_after_the_path_is_split) {
    const Router router = sample_routes();
    const Match match = router.match(Method::put, "/r/data%20source/a%2Fb%3Fc");
    ASSERT_EQ(match.outcome, Outcome::found);
    EXPECT_EQ(match.parameter("type"), "data source");
    EXPECT_EQ(match.parameter("id"), "a/b?c");
    EXPECT_EQ(router.match(Method::get, "/w/a/%6Dembers").route, 0U);
}

TEST(router, decoded_parameters_survive_a_move_of_the_match) {
    const Router router = sample_routes();
    Match first = router.match(Method::put, "/r/t/%41");
    const Match second = std::move(first);
    EXPECT_EQ(second.parameter("id"), "A");
}

TEST(router, broken_escapes_and_nul_are_malformed) {
    const Router router = sample_routes();
    for (const char* path : {"/w/%/members", "/w/%4/members", "/w/%zz/members", "/w/a%00b/members"}) {
        EXPECT_EQ(router.match(Method::get, path).outcome, Outcome::malformed) << path;
    }
    EXPECT_EQ(router.match(Method::get, std::string_view("/w/\0/members", 12)).outcome, Outcome::malformed);
}

TEST(router, refuses_patterns_that_cannot_be_meant) {
    for (const char* pattern : {"", "a", "/a/", "/a//b", "/{}", "/a{b}", "/{b}c", "/{b"}) {
        EXPECT_THROW(Router({{Method::get, pattern}}), std::invalid_argument) << pattern;
    }
    EXPECT_THROW(Router({{Method::get, "/{a}"}, {Method::get, "/{b}"}}), std::invalid_argument);
    EXPECT_THROW(Router({{Method::other, "/"}}), std::invalid_argument);
    EXPECT_THROW(Router({{Method::get, "/{a}/{b}/{c}/{d}/{e}/{f}/{g}/{h}/{i}"}}), std::invalid_argument);
}

}  // namespace
}  // namespace guildhall::http
