#include "core/text.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

using namespace guildhall::core;

namespace {

rc::Gen<std::string> any_utf8() {
    const auto scalar = rc::gen::suchThat(rc::gen::inRange<std::uint32_t>(1, 0x110000),
                                          [](std::uint32_t c) { return c < 0xd800 || c > 0xdfff; });
    const auto near = rc::gen::element<std::uint32_t>('a', 'Z', '-', '_', ' ', 0x130, 0xdf, 0x301, 0x345, 0x3b1, 0x200d,
                                                      0x1f469, 0x1f3fd, 0x1e9e, 0xfb01, 0x1f80);
    return rc::gen::map(rc::gen::container<std::vector<std::uint32_t>>(rc::gen::oneOf(near, scalar)),
                        [](const auto& all) {
                            std::string text;
                            for (const auto c : all) append_utf8(text, c);
                            return text;
                        });
}

}  // namespace

TEST(text, invalid_utf8_is_found) {
    for (const char* bad : {"\xff", "a\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\x80"}) {
        EXPECT_FALSE(is_valid_utf8(bad)) << bad;
        EXPECT_FALSE(to_nfc(bad)) << bad;
    }
    EXPECT_TRUE(is_valid_utf8("Zoë 🦉"));
    EXPECT_EQ(count_code_points("Zoë 🦉"), 5u);
}

TEST(text, nfc_composes_and_keeps_nul_bytes) {
    EXPECT_EQ(to_nfc("Zoe\xcc\x88"), "Zoë");
    EXPECT_EQ(to_nfc(""), "");
    EXPECT_EQ(to_nfc(std::string_view("a\0b", 3)), std::string("a\0b", 3));
}

TEST(text, folding_makes_spellings_equal) {
    EXPECT_EQ(fold("STRASSE"), fold("straße"));
    EXPECT_EQ(fold("ZOË"), fold("zoe\xcc\x88"));
    EXPECT_NE(fold("a"), fold("b"));
    EXPECT_EQ(fold(""), "");
}

RC_GTEST_PROP(text, folding_twice_is_folding_once, ()) {
    const auto text = *any_utf8();
    RC_ASSERT(fold(fold(text)) == fold(text));
    RC_ASSERT(fold(*to_nfc(text)) == fold(text));
}

TEST(text, endless_runs_of_combining_marks_are_refused_before_they_cost) {
    std::string marks;
    for (int i = 0; i < 32; ++i) marks += "\u0301\u0323";
    EXPECT_TRUE(to_nfc("a" + marks)) << "64 are taken";
    EXPECT_FALSE(to_nfc("a" + marks + "\u0301"));
    std::string many;
    for (int i = 0; i < 500'000; ++i) many += "\u0301\u0323";  // by the square of it, this would take hours
    EXPECT_FALSE(to_nfc("a" + many));
    EXPECT_EQ(fold("a" + many), "a" + many);
    EXPECT_EQ(to_slug_text("a" + many), "");
}

RC_GTEST_PROP(text, ascii_folds_as_it_does_beside_other_letters, ()) {
    const auto bytes = *rc::gen::container<std::string>(rc::gen::inRange<char>(1, 0x7f));
    RC_ASSERT(fold(bytes + "\u4e2d") == fold(bytes) + "\u4e2d");
    RC_ASSERT(to_nfc(bytes + "\u4e2d") == *to_nfc(bytes) + "\u4e2d");
}

TEST(text, trim_takes_unicode_white_space_at_both_ends_only) {
    EXPECT_EQ(trim(" \t\xc2\xa0 a  b \xe3\x80\x80\r\n"), "a  b");
    EXPECT_EQ(trim("   "), "");
    EXPECT_EQ(trim("é"), "é");
    EXPECT_EQ(trim("\xff "), "\xff");
}

TEST(text, cut_never_splits_what_a_person_sees_as_one_character) {
    EXPECT_EQ(cut_to("abc", 5), "abc");
    EXPECT_EQ(cut_to("abc", 3), "abc");
    EXPECT_EQ(cut_to("abc", 2), "ab");
    EXPECT_EQ(cut_to("aé", 1), "a");
    EXPECT_EQ(cut_to("ax\xcc\x81z", 2), "a") << "x with its accent stays whole or goes";
    EXPECT_EQ(cut_to("a👩‍👩‍👧b", 3), "a");
    EXPECT_EQ(cut_to("👩‍👩‍👧", 2), "👩‍")
        << "one cluster longer than the limit is cut between code points";
    EXPECT_EQ(cut_to("abc", 0), "");
}

RC_GTEST_PROP(text, cut_gives_a_valid_prefix_within_the_limit, ()) {
    const auto text = *any_utf8();
    const auto limit = *rc::gen::inRange<std::size_t>(0, 12);
    const auto cut = cut_to(text, limit);
    RC_ASSERT(text.starts_with(cut));
    RC_ASSERT(count_code_points(cut).value() <= limit);
    if (*count_code_points(text) <= limit) RC_ASSERT(cut == text);
    if (limit > 0 && !text.empty()) RC_ASSERT(!cut.empty());
}

RC_GTEST_PROP(text, functions_survive_any_bytes, (const std::string& bytes)) {
    fold(bytes);
    cut_to(bytes, 3);
    to_slug_text(bytes);
    fold_reserved(bytes);
    has_visible(bytes);
    RC_ASSERT(trim(trim(bytes)) == trim(bytes));
}

TEST(text, slug_text_keeps_base_letters) {
    EXPECT_EQ(to_slug_text("Überblick 2"), "uberblick-2");
    EXPECT_EQ(to_slug_text("  Sales & Ops — EMEA! "), "sales-ops-emea");
    EXPECT_EQ(to_slug_text("Ⅷ ﬁles"), "viii-files");
    EXPECT_EQ(to_slug_text("日本"), "");
}

TEST(text, direction_overrides_are_forbidden_and_plain_marks_are_not) {
    for (const char32_t c : {U'\u202a', U'\u202e', U'\u2066', U'\u2069', U'\u0007', U'\u0085', U'\u2028'})
        EXPECT_TRUE(is_forbidden_in_names(c)) << std::hex << static_cast<unsigned>(c);
    for (const char32_t c : {U'\u200e', U'\u200f', U'\u061c', U'a', U'\u200d', U' '})
        EXPECT_FALSE(is_forbidden_in_names(c)) << std::hex << static_cast<unsigned>(c);
}
