#include "service/password_policy.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

using namespace guildhall;
using namespace guildhall::service;

namespace {

const PasswordOwner kOwner{"ana.diaz@example.com", "Ana Díaz-Fröhlich", {"Acme Rockets"}};

std::string verdict(std::string_view password, PasswordPolicy policy = {}) {
    const auto result = check_password(Secret::copy_of(password), policy, kOwner);
    if (result.ok()) return "ok";
    EXPECT_EQ(result.error().fields.at(0).pointer, "/password");
    return result.error().fields.at(0).code;
}

}  // namespace

TEST(password_policy, length_counts_code_points_after_composition) {
    EXPECT_EQ(verdict(""), "missing");
    EXPECT_EQ(verdict("kX7-plum-tg"), "too_short");
    EXPECT_EQ(verdict("kX7-plum-tgu"), "ok");
    EXPECT_EQ(verdict("kX7-plum-te\xcc\x81"), "too_short") << "e with its accent is one character";
    EXPECT_EQ(verdict("žluťoučký kůň"), "ok");
    EXPECT_EQ(verdict("kX7-plum-tgu", {15, 128}), "too_short");
    std::string longest;
    while (longest.size() < 128) longest += "plum violin tractor moss ";
    longest.resize(128);
    EXPECT_EQ(verdict(longest), "ok");
    EXPECT_EQ(verdict(longest + "x"), "too_long");
    EXPECT_EQ(verdict("plum violin \xff"), "invalid_utf8");
}

TEST(password_policy, common_passwords_and_their_disguises_are_refused) {
    for (const char* password :
         {"passwordpassword", "Password1234",    "P@ssw0rd2024!", "welcome2024!!",  "Qwertyuiop12",
          "1q2w3e4r5t6y",     "Iloveyou!!2024",  "administrator", "letmeinletmein", "changeme-4711",
          "Summer2024!!!!",   "dragonmonkey1",   "AAAAAAAAAAAA",  "123456789012",   "abcdefghijklm",
          "987654321098",     "abcabcabcabc",    "121212121212",  "w3lc0me-1234",   "1111password1111",
          "password    ",     "thequickbrownfox"})
        EXPECT_EQ(verdict(password), "common_password") << password;
}

TEST(password_policy, own_names_are_refused) {
    for (const char* password : {"ana.diaz@example.com", "AnaDiaz2024!!", "anadíaz-fröhlich", "acme-rockets-1",
                                 "Acme Rockets Password1", "diazdiazdiaz1"})
        EXPECT_EQ(verdict(password), "own_name") << password;
}

TEST(password_policy, passphrases_and_random_texts_pass) {
    for (const char* password :
         {"correct horse battery staple", "tigers paint 4 windows", "xK9#mQ2$vL7@", "83017 46265 99",
          "Ana likes green elephants", "Passwort ist Rübe & Zwirn", "日本語のとても長い秘密の言葉"})
        EXPECT_EQ(verdict(password), "ok") << password;
}

RC_GTEST_PROP(password_policy, any_bytes_get_a_verdict, (const std::string& bytes)) { verdict(bytes, {1, 128}); }
