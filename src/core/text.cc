#include "core/text.h"

#include <algorithm>

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

namespace guildhall::core {
namespace {

std::optional<std::string> map(std::string_view text, int options) {
    utf8proc_uint8_t* mapped = nullptr;
    const auto size =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                     &mapped, static_cast<utf8proc_option_t>(options));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
    if (size < 0) return std::nullopt;
    return std::string(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
}

/// The code point at the start of `text` and its length in bytes; length 0 where it isn't valid UTF-8.
struct Step {
    char32_t code_point = 0;
    std::size_t bytes = 0;
};

Step step(std::string_view text) {
    utf8proc_int32_t code_point = 0;
    const auto bytes = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                        static_cast<utf8proc_ssize_t>(text.size()), &code_point);
    if (bytes <= 0) return {};
    return {static_cast<char32_t>(code_point), static_cast<std::size_t>(bytes)};
}

utf8proc_category_t category(char32_t code_point) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
}

bool is_white_space(char32_t c) {
    if (c == ' ' || (c >= 9 && c <= 13) || c == 0x85) return true;
    const auto kind = category(c);
    return kind == UTF8PROC_CATEGORY_ZS || kind == UTF8PROC_CATEGORY_ZL || kind == UTF8PROC_CATEGORY_ZP;
}

bool is_invisible(char32_t c) { return is_white_space(c) || category(c) == UTF8PROC_CATEGORY_CF; }

/// Ordering a run of combining marks costs the square of its length, so a long one, which no language has, is refused.
/// (Unicode's Stream-Safe Text Format allows 30.)
bool has_endless_marks(std::string_view text) {
    constexpr int kMost = 64;
    int run = 0;
    while (!text.empty()) {
        const Step next = step(text);
        if (next.bytes == 0) return false;
        const auto* property = utf8proc_get_property(static_cast<utf8proc_int32_t>(next.code_point));
        run = property->combining_class != 0 ? run + 1 : 0;
        if (run > kMost) return true;
        text.remove_prefix(next.bytes);
    }
    return false;
}

}  // namespace

std::optional<std::vector<char32_t>> code_points(std::string_view text) {
    std::vector<char32_t> points;
    points.reserve(text.size());
    while (!text.empty()) {
        const Step next = step(text);
        if (next.bytes == 0) return std::nullopt;
        points.push_back(next.code_point);
        text.remove_prefix(next.bytes);
    }
    return points;
}

std::optional<std::size_t> count_code_points(std::string_view text) {
    std::size_t count = 0;
    while (!text.empty()) {
        const Step next = step(text);
        if (next.bytes == 0) return std::nullopt;
        ++count;
        text.remove_prefix(next.bytes);
    }
    return count;
}

bool is_valid_utf8(std::string_view text) { return count_code_points(text).has_value(); }

void append_utf8(std::string& text, char32_t code_point) {
    utf8proc_uint8_t bytes[4];
    const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes);
    text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

std::optional<std::string> to_nfc(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    if (has_endless_marks(text)) return std::nullopt;
    return map(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string fold(std::string_view text) {
    if (is_ascii(text)) return ascii_lower(text);  // most names; a hundred times faster
    std::string folded(text);
    if (has_endless_marks(text)) return folded;
    // Canonical caseless matching folds the decomposed text; composing can bring up a letter that folds again (U+0345):
    // a few rounds reach the fixed point.
    for (int round = 0; round < 4 && !folded.empty(); ++round) {
        const auto decomposed = map(folded, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE);
        if (!decomposed) break;
        auto next = map(*decomposed, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
        if (!next || *next == folded) break;
        folded = std::move(*next);
    }
    return folded;
}

std::string_view trim(std::string_view text) {
    while (!text.empty()) {
        const Step first = step(text);
        if (first.bytes == 0 || !is_white_space(first.code_point)) break;
        text.remove_prefix(first.bytes);
    }
    while (!text.empty()) {
        std::size_t start = text.size() - 1;
        while (start > 0 && text.size() - start < 4 && (static_cast<unsigned char>(text[start]) & 0xc0) == 0x80)
            --start;
        const Step last = step(text.substr(start));
        if (last.bytes != text.size() - start || !is_white_space(last.code_point)) break;
        text.remove_suffix(last.bytes);
    }
    return text;
}

std::string cut_to(std::string_view text, std::size_t limit) {
    std::size_t count = 0, at = 0, cluster_end = 0;
    utf8proc_int32_t state = 0;
    char32_t before = 0;
    while (at < text.size()) {
        const Step next = step(text.substr(at));
        if (next.bytes == 0) break;
        const bool breaks =
            count > 0 && utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(before),
                                                          static_cast<utf8proc_int32_t>(next.code_point), &state);
        if (breaks) cluster_end = at;
        if (count == limit) return std::string(text.substr(0, cluster_end > 0 ? cluster_end : at));
        before = next.code_point;
        at += next.bytes;
        ++count;
    }
    return std::string(text.substr(0, at));
}

std::string ascii_lower(std::string_view text) {
    std::string lower(text);
    ascii_lower(text, lower);
    return lower;
}

std::string_view ascii_lower(std::string_view text, std::span<char> room) {
    std::transform(text.begin(), text.end(), room.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return {room.data(), text.size()};
}

bool is_forbidden_in_names(char32_t c) {
    if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)) return true;
    const auto kind = category(c);
    return kind == UTF8PROC_CATEGORY_CC || kind == UTF8PROC_CATEGORY_ZL || kind == UTF8PROC_CATEGORY_ZP;
}

bool has_visible(std::string_view text) {
    const auto points = code_points(text);
    if (!points) return false;
    for (const char32_t c : *points)
        if (!is_invisible(c)) return true;
    return false;
}

std::string fold_reserved(std::string_view text) {
    const auto points = code_points(fold(text));
    std::string folded;
    if (!points) return folded;
    for (const char32_t c : *points)
        if (c != '-' && c != '_' && !is_invisible(c)) append_utf8(folded, c);
    return folded;
}

std::string to_slug_text(std::string_view text) {
    const auto plain = text.empty() || has_endless_marks(text)
                           ? std::nullopt
                           : map(text, UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
                                           UTF8PROC_STRIPMARK);
    std::string slug;
    for (const char c : plain.value_or("")) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            slug += c;
        } else if (!slug.empty() && slug.back() != '-') {
            slug += '-';
        }
    }
    if (!slug.empty() && slug.back() == '-') slug.pop_back();
    return slug;
}

}  // namespace guildhall::core
