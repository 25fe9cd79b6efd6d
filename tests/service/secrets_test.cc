#include "service/secrets.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <concepts>
#include <ostream>

#include "service/random.h"

using namespace guildhall::service;

namespace {

template <class T>
concept Streamable = requires(std::ostream& out, const T& value) { out << value; };

static_assert(!Streamable<Secret> && !std::convertible_to<Secret, std::string_view> &&
              !std::convertible_to<Secret, std::string>);
static_assert(!fmt::is_formattable<Secret>::value);
static_assert(!boost::json::has_value_from<Secret>::value && !boost::json::has_value_from<FreshToken>::value);
static_assert(!std::is_copy_constructible_v<Secret> && std::is_nothrow_move_constructible_v<Secret>);
static_assert(Streamable<std::string> && fmt::is_formattable<std::string>::value &&
                  boost::json::has_value_from<std::string>::value,
              "the checks above can tell");

}  // namespace

TEST(secrets, leave_nothing_in_their_source) {
    std::string source = "a password that is longer than a short string";
    Secret secret(std::move(source));
    EXPECT_TRUE(source.empty());
    Secret other = std::move(secret);
    EXPECT_TRUE(secret.empty());
    EXPECT_EQ(other.reveal(), "a password that is longer than a short string");
    std::string short_source = "short";
    const char* buffer = short_source.data();
    const Secret taken(std::move(short_source));
    EXPECT_EQ(std::string_view(buffer, 5), std::string_view("\0\0\0\0\0", 5)) << "the short buffer is wiped";
    EXPECT_EQ(taken.reveal(), "short");
}

TEST(secrets, wipe_overwrites_the_whole_buffer) {
    std::string text = "0123456789012345678901234567890123456789";
    const char* buffer = text.data();
    const auto size = text.size();
    text.resize(3);
    wipe(text);
    EXPECT_TRUE(text.empty());
    for (std::size_t i = 0; i < size; ++i) EXPECT_EQ(buffer[i], '\0');
}

TEST(secrets, compare_by_their_text) {
    const auto secret = Secret::copy_of("abc");
    EXPECT_TRUE(secret.equals("abc"));
    EXPECT_FALSE(secret.equals("abd"));
    EXPECT_FALSE(secret.equals("abcd"));
    EXPECT_TRUE(secret.clone().equals("abc"));
}
