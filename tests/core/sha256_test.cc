// SHA-256 against the examples of FIPS 180-4 and lengths around the block border; base64url against RFC 4648.
#include "core/sha256.h"

#include <gtest/gtest.h>

#include <string>

#include "core/base64url.h"

namespace guildhall::core {

Sha256 sha256_plainly(std::string_view message);  // what sha256() does where the processor has no instructions for it

namespace {

std::string hex(const Sha256& digest) {
    std::string text;
    for (const std::uint8_t byte : digest) {
        text += "0123456789abcdef"[byte >> 4];
        text += "0123456789abcdef"[byte & 15];
    }
    return text;
}

TEST(sha256, gives_the_digests_of_the_standard) {
    EXPECT_EQ(hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(hex(sha256("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnop"
                         "qrsmnopqrstnopqrstu")),
              "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
    EXPECT_EQ(hex(sha256(std::string(1'000'000, 'a'))),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(sha256, pads_right_around_the_border_of_a_block) {
    EXPECT_EQ(hex(sha256(std::string(55, 'a'))), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
    EXPECT_EQ(hex(sha256(std::string(56, 'a'))), "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
    EXPECT_EQ(hex(sha256(std::string(64, 'a'))), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
}

TEST(sha256, is_the_same_with_and_without_the_processors_instructions) {
    std::string text;
    for (int i = 0; i < 300; ++i) {
        EXPECT_EQ(sha256(text), sha256_plainly(text)) << i;
        text += static_cast<char>(i * 31);
    }
    EXPECT_EQ(hex(sha256_plainly("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(sha256, counts_bytes_behind_a_NUL) {
    EXPECT_NE(sha256(std::string_view("a\0b", 3)), sha256(std::string_view("a\0c", 3)));
}

TEST(base64url, gives_the_texts_of_the_standard_without_padding) {
    EXPECT_EQ(base64url(std::string_view("")), "");
    EXPECT_EQ(base64url(std::string_view("f")), "Zg");
    EXPECT_EQ(base64url(std::string_view("fo")), "Zm8");
    EXPECT_EQ(base64url(std::string_view("foo")), "Zm9v");
    EXPECT_EQ(base64url(std::string_view("foobar")), "Zm9vYmFy");
    EXPECT_EQ(base64url(std::string_view("\xfb\xff\xfe")), "-__-");
}

TEST(base64url, reads_back_every_byte_at_every_length) {
    std::string bytes;
    for (int i = 0; i < 300; ++i) {
        EXPECT_EQ(parse_base64url(base64url(bytes)), bytes);
        bytes += static_cast<char>(i * 7);
    }
}

TEST(base64url, refuses_what_it_would_not_have_made) {
    for (const char* text : {"A", "Zg==", "Zm9+", "Zm9/", "Zm 9", "Zh", "Zm9", "AAAAA"}) {
        EXPECT_FALSE(parse_base64url(text)) << text;
    }
}

}  // namespace
}  // namespace guildhall::core
