#include "http/fields.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace guildhall::http {

namespace {

constexpr std::array<bool, 256> kTokenCharacters = [] {
    std::array<bool, 256> found{};
    for (int c = 0; c < 128; ++c)
        found[static_cast<std::size_t>(c)] = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    for (const char c : std::string_view("!#$%&'*+-.^_`|~")) found[static_cast<unsigned char>(c)] = true;
    return found;
}();

/// Sixteen characters, looked at together (vectors of the compiler: SSE2, NEON or plain code).
constexpr std::size_t kBlock = 16;
using Block = unsigned char __attribute__((vector_size(kBlock)));

/// Whether `wrong`, asked of a block, holds for any of the characters. REQUIRES: wrong('a') is false
template <class Test>
bool any(std::string_view text, Test wrong) {
    const auto any_of_block = [&](const char* at, std::size_t size) {
        Block some;
        if (size < kBlock) some = Block{} + static_cast<unsigned char>('a');
        std::memcpy(&some, at, size);
        const auto found = wrong(some);
        std::array<std::uint64_t, 2> halves;
        std::memcpy(halves.data(), &found, sizeof halves);
        return (halves[0] | halves[1]) != 0;
    };
    std::size_t at = 0;
    for (; at + kBlock < text.size(); at += kBlock)
        if (any_of_block(text.data() + at, kBlock)) return true;
    return at < text.size() && any_of_block(text.data() + at, text.size() - at);
}

}  // namespace

std::size_t token_length(std::string_view text) {
    std::size_t length = 0;
    while (length < text.size() && kTokenCharacters[static_cast<unsigned char>(text[length])]) ++length;
    return length;
}

bool is_token(std::string_view text) { return !text.empty() && token_length(text) == text.size(); }

bool is_field_value(std::string_view text) {
    return !any(text, [](Block some) { return ((some < 0x20) & (some != '\t')) | (some == 0x7f); });
}

bool is_visible(std::string_view text) {
    return !any(text, [](Block some) { return (some <= ' ') | (some >= 0x7f); });
}

std::string_view trim_blanks(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

bool parse_field(std::string_view line, Header& found) {
    const std::size_t length = token_length(line);
    if (length == 0 || length == line.size() || line[length] != ':') return false;
    found.name = line.substr(0, length);
    found.value = trim_blanks(line.substr(length + 1));
    return is_field_value(found.value);
}

}  // namespace guildhall::http
