// Unicode text in the product's one form: valid UTF-8, NFC, compared case-folded. Used by names, CSV and the policies.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace guildhall::core {

/// The code points of `text`, or nothing where it isn't valid UTF-8 (surrogates and over-long forms are not).
std::optional<std::vector<char32_t>> code_points(std::string_view text);

/// How many code points; nothing where `text` isn't valid UTF-8.
std::optional<std::size_t> count_code_points(std::string_view text);

bool is_valid_utf8(std::string_view text);

/// Appends one code point. REQUIRES: a Unicode scalar value
void append_utf8(std::string& text, char32_t code_point);

/// Normalization Form C; nothing where `text` isn't valid UTF-8.
std::optional<std::string> to_nfc(std::string_view text);

/// The form in which unique names are compared: full case folding, then NFC. fold(fold(x)) == fold(x).
/// Text that isn't valid UTF-8 comes back unchanged (no parse() lets any through).
std::string fold(std::string_view text);

/// Without white space (Unicode's) at both ends; the bytes between stay as they are.
std::string_view trim(std::string_view text);

/// At most `limit` code points, cut where a person sees a character end: never within a code point, and within a
/// cluster (a letter with its marks, a joined emoji) only where the first cluster alone is longer than `limit`.
/// REQUIRES: valid UTF-8
std::string cut_to(std::string_view text, std::size_t limit);

/// ASCII letters to lower case, every other byte as it is.
std::string ascii_lower(std::string_view text);
/// The same, written to `room`. REQUIRES: room.size() >= text.size()
std::string_view ascii_lower(std::string_view text, std::span<char> room);

bool is_ascii(std::string_view text);

/// a == b, quicker where both are short: no call.
inline bool same_word(std::string_view a, std::string_view b) {
    const std::size_t n = a.size();
    if (n != b.size()) return false;
    if (n < 4 || n > 8) return std::ranges::equal(a, b);
    std::uint32_t words[4];
    std::memcpy(&words[0], a.data(), 4);
    std::memcpy(&words[1], b.data(), 4);
    std::memcpy(&words[2], a.data() + n - 4, 4);
    std::memcpy(&words[3], b.data() + n - 4, 4);
    return words[0] == words[1] && words[2] == words[3];
}

/// True for controls (category Cc), the line and paragraph separators, and the characters that override, embed or
/// isolate a direction (U+202A-202E, U+2066-2069), with which a name could be shown as another. The plain marks U+200E,
/// U+200F and U+061C are allowed: correct Arabic and Hebrew text uses them, and they turn no text round.
bool is_forbidden_in_names(char32_t code_point);

/// True where at least one code point can be seen: neither white space nor a format character.
bool has_visible(std::string_view text);

/// The folding of reserved names (model section 2): case-folded, without white space, format characters, `-` and `_`.
std::string fold_reserved(std::string_view text);

/// Base letters of `text` in a-z and 0-9, everything else as single inner hyphens: "Überblick 2" -> "uberblick-2".
/// Empty where nothing is left.
std::string to_slug_text(std::string_view text);

}  // namespace guildhall::core
