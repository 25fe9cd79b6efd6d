// The strict reader of JSON and of its fields (api.md, "Strict").
#include "api/json_body.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "api/fields.h"
#include "core/id.h"
#include "core/names.h"

namespace guildhall::api {
namespace {

std::string refusal(std::string_view text) {
    const auto parsed = parse_json(text);
    if (parsed.ok()) return "taken";
    return parsed.error().fields.at(0).code + " at " + parsed.error().fields.at(0).pointer;
}

TEST(json_body, what_boost_json_would_let_through_is_refused) {
    EXPECT_EQ(refusal(R"({"a": 1, "b": {"c": 1, "c": 2}})"), "duplicate at /b/c");
    EXPECT_EQ(refusal(R"({"a": [0, 1e400]})"), "invalid at /a/1");
    EXPECT_EQ(refusal(R"({"a": [0, -1e400]})"), "invalid at /a/1");
    EXPECT_EQ(refusal(R"({"x/y~": "b\u0000c"})"), "invalid at /x~1y~0");
    EXPECT_EQ(refusal(R"({"a\u0000": 1})").substr(0, 7), "invalid");
}

TEST(json_body, keys_are_the_same_however_they_are_written) {
    EXPECT_EQ(refusal("{\"role\": 1, \"\\u0072ole\": 2}"), "duplicate at /role");
}

TEST(json_body, malformed_texts_are_refused) {
    for (const char* text : {"", "{", "{}x", "{} {}", "{'a':1}", "{\"a\":1,}", "[1,]", "nul", "NaN", "// c\n{}",
                             "\"\xff\"", "\"\xed\xa0\x80\"", "\"\\ud800\"", "01", "+1", "\"a\nb\"", "\xef\xbb\xbf{}"})
        EXPECT_EQ(refusal(text).substr(0, 9), "malformed") << text;
}

TEST(json_body, depth_ends_at_32) {
    EXPECT_EQ(refusal(std::string(32, '[') + std::string(32, ']')), "taken");
    EXPECT_EQ(refusal(std::string(33, '[') + std::string(33, ']')).substr(0, 8), "too_deep");
    EXPECT_EQ(refusal(std::string(100'000, '[')).substr(0, 8), "too_deep");
}

TEST(json_body, long_texts_and_keys_come_through_whole) {
    const std::string text(100'000, 'x'), key(5'000, 'k');
    const auto parsed = parse_body("{\"" + key + "\": \"" + text + "\"}");
    ASSERT_TRUE(parsed.ok());
    EXPECT_EQ(parsed->at(key), boost::json::value(text));
}

TEST(json_body, an_empty_body_is_an_empty_object_and_a_list_is_none) {
    EXPECT_TRUE(parse_body("")->empty());
    EXPECT_TRUE(parse_body(" \r\n")->empty());
    EXPECT_FALSE(parse_body("[]").ok());
    EXPECT_FALSE(parse_body("null").ok());
}

TEST(json_body, equal_values_have_one_canonical_text) {
    const auto a = parse_json(R"({"b": [1, {"y": 2, "x": "ü"}], "a": null})"),
               b = parse_json(R"({"a":null,"b":[1,{"x":"\u00fc","y":2}]})");
    EXPECT_EQ(canonical_json(*a), canonical_json(*b));
    EXPECT_EQ(canonical_json(*a), R"({"a":null,"b":[1,{"x":"ü","y":2}]})");
    EXPECT_NE(canonical_json(*a), canonical_json(*parse_json(R"({"a":null,"b":[1,{"x":"u","y":2}]})")));
}

std::vector<std::string> faults(const core::Result<core::Done>& result) {
    std::vector<std::string> all;
    if (!result.ok())
        for (const core::FieldError& field : result.error().fields) all.push_back(field.code + " " + field.pointer);
    return all;
}

TEST(fields, every_fault_is_named_at_once) {
    const auto body =
        *parse_body(R"({"name": 5, "role": "boss", "ids": ["x", 1], "end": "soon", "extra": 1, "on": null})");
    Fields fields(body, "");
    EXPECT_FALSE(fields.required_name<core::GroupName>("name"));
    EXPECT_FALSE(fields.required_string("email"));
    EXPECT_FALSE(fields.optional_role("role"));
    EXPECT_TRUE(fields.optional_ids<core::GroupId>("ids")->empty());
    EXPECT_FALSE(fields.optional_time("end"));
    EXPECT_FALSE(fields.optional_bool("on"));
    const std::vector<std::string> expected = {"wrong_type /name",  "missing /email",      "invalid /role",
                                               "wrong_type /ids/1", "not_found /ids/0",    "invalid /end",
                                               "wrong_type /on",    "unknown_field /extra"};
    EXPECT_EQ(faults(fields.done()), expected);
}

TEST(fields, what_is_right_comes_out) {
    const auto body =
        *parse_body(R"({"name": " HR ", "limit": null, "n": 7, "metadata": {"a": "b", "c": null}, "f": 1.0})");
    Fields fields(body, "");
    EXPECT_EQ(fields.required_name<core::GroupName>("name")->str(), "HR");
    const auto limit = fields.nullable_int("limit", 0, 10);
    ASSERT_TRUE(limit.has_value());
    EXPECT_FALSE(limit->has_value());
    EXPECT_EQ(fields.required_int("n", 0, 10), 7);
    const auto metadata = fields.optional_texts("metadata", true);
    EXPECT_EQ(metadata->at("a"), "b");
    EXPECT_EQ(metadata->at("c"), std::nullopt);
    EXPECT_FALSE(fields.nullable_time("absent").has_value());
    EXPECT_FALSE(fields.optional_int("f", 0, 10)) << "a fraction is no whole number";
    EXPECT_EQ(faults(fields.done()), std::vector<std::string>{"wrong_type /f"});
}

TEST(fields, numbers_keep_to_their_range) {
    const auto body = *parse_body(R"({"a": 11, "b": 18446744073709551615})");
    Fields fields(body, "/settings");
    EXPECT_FALSE(fields.optional_int("a", 0, 10));
    EXPECT_FALSE(fields.optional_int("b", 0, 10));
    EXPECT_EQ(faults(fields.done()), (std::vector<std::string>{"invalid /settings/a", "wrong_type /settings/b"}));
}

TEST(fields, a_reserved_name_has_its_own_code) {
    const auto body = *parse_body(R"({"name": "End-User"})");
    Fields fields(body, "");
    EXPECT_FALSE(fields.required_name<core::GroupName>("name"));
    const auto done = fields.done();
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.error().code, core::ErrorCode::reserved_name);
}

}  // namespace
}  // namespace guildhall::api
