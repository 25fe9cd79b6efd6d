// The words that most passwords are made of, for password_policy.cc. Lower case, letters only.
#pragma once

#include <span>
#include <string_view>

namespace guildhall::service {

/// Sorted words of four letters and more, from the well-known lists of leaked passwords, in a few languages.
std::span<const std::string_view> common_password_words();

/// Whole passwords of 12 characters and more that no rule about words, repeats and rows of keys finds.
std::span<const std::string_view> common_long_passwords();

}  // namespace guildhall::service
