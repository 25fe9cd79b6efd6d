#include "service/known_browser.h"

#include <gtest/gtest.h>

#include "support/temporary_folder.h"

namespace guildhall::service {
namespace {

constexpr core::Time kNow{1'767'225'600'000};

struct known_browsers : testing::Test {
    test::TemporaryFolder folder;
    Keys keys = Keys::load_or_create(folder / "key");
    std::string text = known_browser(keys, {"Ada@example.com", "hash"}, kNow + core::kDay);
    /// Whether the text makes a browser known to that account, with that password.
    bool knows(const std::string& with, std::string_view account, core::Time now = kNow, const char* hash = "hash") {
        return known_until(keys, with, {account, hash}, now).has_value();
    }
};

TEST_F(known_browsers, a_browser_is_known_to_its_account_until_its_end) {
    EXPECT_TRUE(knows(text, "ada@example.com"));
    EXPECT_TRUE(knows(text, " ADA@EXAMPLE.COM")) << "however it is typed";
    EXPECT_TRUE(knows(text, "ada@example.com", kNow + (core::kDay - 1)));
    EXPECT_FALSE(knows(text, "ada@example.com", kNow + core::kDay));
    EXPECT_FALSE(knows(text, "bob@example.com"));
    EXPECT_FALSE(knows(text, "ada@example.com", kNow, "hash of the next password"));
    EXPECT_EQ(known_until(keys, text, {"ada@example.com", "hash"}, kNow), kNow + core::kDay);
    EXPECT_FALSE(known_until(keys, known_browser(keys, {"no@example.com", ""}, kNow + core::kDay),
                             {"no@example.com", ""}, kNow));
}

TEST_F(known_browsers, nobody_makes_one_without_the_key_file) {
    const Keys other = Keys::load_or_create(folder / "other");
    EXPECT_FALSE(knows(known_browser(other, {"ada@example.com", "hash"}, kNow + core::kDay), "ada@example.com"));
    const std::string later = std::to_string(kNow.ms + 2 * core::kDay) + text.substr(text.find('.'));
    EXPECT_FALSE(knows(later, "ada@example.com")) << "nor puts its end off";
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string changed = text;
        changed[at] = changed[at] == '7' ? '8' : '7';
        EXPECT_FALSE(knows(changed, "ada@example.com")) << changed;
        EXPECT_FALSE(knows(text.substr(0, at), "ada@example.com")) << at;
    }
    EXPECT_FALSE(knows(text + "A", "ada@example.com"));
}

TEST_F(known_browsers, one_is_written_in_one_way_only) {
    const std::string until = text.substr(0, text.find('.')), behind = text.substr(text.find('.'));
    EXPECT_TRUE(knows(until + behind, "ada@example.com")) << "control";
    for (const std::string& other : {"0" + until, "000" + until, " " + until, "+" + until, until + " ", until + "."})
        EXPECT_FALSE(knows(other + behind, "ada@example.com")) << other;
    EXPECT_FALSE(knows("", "ada@example.com"));
    EXPECT_FALSE(knows(behind, "ada@example.com"));
}

}  // namespace
}  // namespace guildhall::service
