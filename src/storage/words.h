// Several words in one text column, with a space between two.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace guildhall::storage {

/// REQUIRES: no word has a space in it
inline std::string join_words(const std::vector<std::string>& words) {
    std::string joined;
    for (const std::string& word : words) joined += (joined.empty() ? "" : " ") + word;
    return joined;
}

inline std::vector<std::string> split_words(std::string_view joined) {
    std::vector<std::string> words;
    while (!joined.empty()) {
        const auto space = joined.find(' ');
        words.emplace_back(joined.substr(0, space));
        joined.remove_prefix(space == std::string_view::npos ? joined.size() : space + 1);
    }
    return words;
}

}  // namespace guildhall::storage
