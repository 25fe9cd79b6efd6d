#include "service/password_policy.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>

#include "core/text.h"
#include "service/password_policy_words.h"

namespace guildhall::service {
namespace {

constexpr int kMostCommonWords = 2;           // more of them are a passphrase
constexpr std::size_t kMostOtherLetters = 2;  // letters beside the words that don't make it harder to guess
constexpr std::ptrdiff_t kMostOtherCharacters = 8;
constexpr const char* kCommonPassword = "common_password";
constexpr const char* kOwnName = "own_name";

using Points = std::vector<char32_t>;

bool is_ascii_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_letter(char32_t c) { return is_ascii_letter(c) || c >= 0x80; }

std::string letters_of(const Points& points) {
    std::string letters;
    for (const char32_t c : points)
        if (is_letter(c)) core::append_utf8(letters, c);
    return letters;
}

/// "p@ssw0rd" -> "password"; `one` is what a 1 stands for.
Points without_leet(Points points, char32_t one) {
    for (char32_t& c : points) {
        switch (c) {
            case '0': c = 'o'; break;
            case '1':
            case '!': c = one; break;
            case '3': c = 'e'; break;
            case '4':
            case '@': c = 'a'; break;
            case '5':
            case '$': c = 's'; break;
            case '7': c = 't'; break;
            default: break;
        }
    }
    return points;
}

/// Without the digits and signs that people put before and after a word.
Points without_ends(const Points& points) {
    const auto first = std::find_if(points.begin(), points.end(), is_letter);
    const auto last = std::find_if(points.rbegin(), points.rend(), is_letter).base();
    return first < last ? Points(first, last) : Points();
}

/// The shortest text of which `text` is a repetition: "abcabcab" -> "abc".
template <class Text>
Text period_of(const Text& text) {
    for (std::size_t period = 1; period < text.size(); ++period) {
        bool repeats = true;
        for (std::size_t i = period; repeats && i < text.size(); ++i) repeats = text[i] == text[i - period];
        if (repeats) return Text(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(period));
    }
    return text;
}

/// Whether every character follows from the one before: "aaaa", "abcd", "9876", "7890123".
bool is_sequence(const Points& points) {
    for (const int step : {0, 1, -1}) {
        bool follows = true;
        for (std::size_t i = 1; follows && i < points.size(); ++i) {
            const auto from = static_cast<std::int64_t>(points[i - 1]), to = static_cast<std::int64_t>(points[i]);
            const bool wraps = (step == 1 && from == '9' && to == '0') || (step == -1 && from == '0' && to == '9');
            follows = wraps || to - from == step;
        }
        if (follows) return true;
    }
    return false;
}

struct Guess {
    std::span<const std::string_view> common;
    std::vector<std::string> own;  ///< what others know of the person, letters only, folded
};

/// Why `letters` is guessed, being own names and a few common words but for a letter or two; null where it isn't.
/// Looks for the cover with the fewest letters outside words.
const char* why_words(const std::string& letters, const Guess& guess) {
    constexpr std::size_t kNever = std::numeric_limits<std::size_t>::max() / 2;
    struct Cover {
        std::size_t others = kNever;
        bool has_word = false, has_own = false;
    };
    std::vector<std::vector<Cover>> best(letters.size() + 1, std::vector<Cover>(kMostCommonWords + 1));
    best[0][0].others = 0;
    const auto improve = [&](Cover& to, const Cover& from, bool is_own) {
        if (from.others < to.others) to = {from.others, true, from.has_own || is_own};
    };
    for (std::size_t at = 0; at < letters.size(); ++at) {
        const std::string_view rest = std::string_view(letters).substr(at);
        for (int words = 0; words <= kMostCommonWords; ++words) {
            const Cover here = best[at][static_cast<std::size_t>(words)];
            if (here.others == kNever) continue;
            Cover& skipped = best[at + 1][static_cast<std::size_t>(words)];
            if (here.others + 1 < skipped.others) skipped = {here.others + 1, here.has_word, here.has_own};
            for (const auto& own : guess.own)
                if (rest.starts_with(own)) improve(best[at + own.size()][static_cast<std::size_t>(words)], here, true);
            if (words == kMostCommonWords) continue;
            for (const auto word : guess.common)
                if (rest.starts_with(word))
                    improve(best[at + word.size()][static_cast<std::size_t>(words) + 1], here, false);
        }
    }
    const Cover* found = nullptr;
    for (const Cover& cover : best[letters.size()])
        if (cover.has_word && cover.others <= kMostOtherLetters && (!found || cover.others < found->others))
            found = &cover;
    return !found ? nullptr : found->has_own ? kOwnName : kCommonPassword;
}

void add_own(std::vector<std::string>& own, std::string_view text) {
    const auto points = core::code_points(core::fold(text));
    if (!points) return;
    std::string word;
    const auto keep = [&] {
        if (word.size() >= 3) own.push_back(word);
        word.clear();
    };
    for (const char32_t c : *points) {
        if (is_letter(c)) {
            core::append_utf8(word, c);
        } else {
            keep();
        }
    }
    keep();
}

std::vector<std::string> own_names(const PasswordOwner& owner) {
    std::vector<std::string> own;
    add_own(own, owner.email);
    add_own(own, owner.name);
    for (const auto& name : owner.workspace_names) add_own(own, name);
    return own;
}

bool is_pattern(const Points& folded, const std::string& text) {
    const auto common = common_long_passwords();
    if (std::find(common.begin(), common.end(), text) != common.end()) return true;
    return is_sequence(folded) || period_of(folded).size() <= 4;
}

/// kCommonPassword or kOwnName for what is guessed first, else null.
const char* why_guessed(std::string_view nfc, const PasswordOwner& owner) {
    const std::string text = core::fold(nfc);
    const Points folded = core::code_points(text).value();
    if (is_pattern(folded, text)) return kCommonPassword;
    const auto others = std::count_if(folded.begin(), folded.end(), [](char32_t c) { return !is_letter(c); });
    if (others > kMostOtherCharacters) return nullptr;
    const Guess guess{common_password_words(), own_names(owner)};
    const Points inner = without_ends(folded);
    for (const Points& spelling : {folded, without_leet(inner, 'i'), without_leet(inner, 'l')})
        if (const char* why = why_words(period_of(letters_of(spelling)), guess)) return why;
    return nullptr;
}

}  // namespace

core::Result<core::Done> check_password(const Secret& password, const PasswordPolicy& policy,
                                        const PasswordOwner& owner, std::string pointer) {
    if (password.empty()) return core::invalid_field(std::move(pointer), "missing", "The password is missing.");
    auto nfc = core::to_nfc(password.reveal());
    if (!nfc) {
        return core::invalid_field(std::move(pointer), "invalid_utf8",
                                   "The password isn't valid UTF-8 text: send it as UTF-8.");
    }
    const Secret owned(std::move(*nfc));
    const std::size_t length = core::count_code_points(owned.reveal()).value();
    if (length < policy.min) {
        return core::invalid_field(std::move(pointer), "too_short",
                                   "The password is too short: use at least " + std::to_string(policy.min) +
                                       " characters. A few words that don't belong together are easy to remember.");
    }
    if (length > policy.max) {
        return core::invalid_field(
            std::move(pointer), "too_long",
            "The password is too long: use at most " + std::to_string(policy.max) + " characters.");
    }
    const char* why = why_guessed(owned.reveal(), owner);
    if (!why) return core::Done{};
    const bool is_own = why == kOwnName;
    return core::invalid_field(std::move(pointer), why,
                               is_own
                                   ? "The password is made of your name, your e-mail address or the workspace's name, "
                                     "which are guessed first: choose another one."
                                   : "The password is among the most common ones, which are guessed first: choose "
                                     "another one.");
}

}  // namespace guildhall::service
