#include "service/known_browser.h"

#include <gtest/gtest.h>

#include "support/temporary_folder.h"

namespace guildhall::service {
namespace {

constexpr core::Time kNow{1'767'225'600'000};

struct known_browsers : testing::Test {
    test::TemporaryFolder folder;
    Keys keys = Keys::load_or_create(folder / "key");
    std::string text = known_browser(keys, "Ada@example.com", kNow + core::kDay);
};

TEST_F(known_browsers, a_browser_is_known_to_its_account_until_its_end) {
    EXPECT_TRUE(is_known_browser(keys, text, "ada@example.com", kNow));
    EXPECT_TRUE(is_known_browser(keys, text, " ADA@EXAMPLE.COM", kNow)) << "however it is typed";
    EXPECT_TRUE(is_known_browser(keys, text, "ada@example.com", kNow + (core::kDay - 1)));
    EXPECT_FALSE(is_known_browser(keys, text, "ada@example.com", kNow + core::kDay));
    EXPECT_FALSE(is_known_browser(keys, text, "bob@example.com", kNow));
}

TEST_F(known_browsers, nobody_makes_one_without_the_key_file) {
    const Keys other = Keys::load_or_create(folder / "other");
    EXPECT_FALSE(
        is_known_browser(keys, known_browser(other, "ada@example.com", kNow + core::kDay), "ada@example.com", kNow));
    const std::string later = std::to_string(kNow.ms + 2 * core::kDay) + text.substr(text.find('.'));
    EXPECT_FALSE(is_known_browser(keys, later, "ada@example.com", kNow)) << "nor puts its end off";
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string changed = text;
        changed[at] = changed[at] == '7' ? '8' : '7';
        EXPECT_FALSE(is_known_browser(keys, changed, "ada@example.com", kNow)) << changed;
        EXPECT_FALSE(is_known_browser(keys, text.substr(0, at), "ada@example.com", kNow)) << at;
    }
    EXPECT_FALSE(is_known_browser(keys, text + "A", "ada@example.com", kNow));
}

}  // namespace
}  // namespace guildhall::service
