#include "http/message.h"

#include <algorithm>
#include <array>
#include <utility>

#include "http/fields.h"

namespace guildhall::http {

namespace {

constexpr std::array<std::string_view, 8> kMethodNames = {"GET",   "HEAD",   "POST",    "PUT",
                                                          "PATCH", "DELETE", "OPTIONS", "OTHER"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool same_letter(char a, char b) { return a == b || lower(a) == lower(b); }

/// Most names differ in their length already.
inline bool is_named(const Header& header, std::string_view name) {
    return header.name.size() == name.size() && equals_ignoring_case(header.name, name);
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char small = lower(c);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

}  // namespace

std::string_view to_string(Method method) { return kMethodNames[static_cast<std::size_t>(method)]; }

Method method_from(std::string_view name) {
    for (std::size_t i = 0; i + 1 < kMethodNames.size(); ++i) {
        if (kMethodNames[i] == name) return static_cast<Method>(i);
    }
    return Method::other;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), same_letter);
}

std::optional<std::string_view> RequestHead::header(std::string_view name) const {
    for (const Header& header : headers) {
        if (is_named(header, name)) return header.value;
    }
    return std::nullopt;
}

std::size_t RequestHead::header_count(std::string_view name) const {
    return static_cast<std::size_t>(
        std::count_if(headers.begin(), headers.end(), [&](const Header& header) { return is_named(header, name); }));
}

std::optional<std::string_view> RequestHead::cookie(std::string_view name) const {
    std::optional<std::string_view> found;
    for (const Header& header : headers) {
        if (!is_named(header, "cookie")) continue;
        for (const auto& [key, value] : parse_cookies(header.value)) {
            if (key != name) continue;
            if (found && *found != value) return std::nullopt;
            found = value;
        }
    }
    return found;
}

std::optional<std::string> percent_decode(std::string_view text, PlusSign plus) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus == PlusSign::space) {
            decoded += ' ';
        } else if (text[i] != '%') {
            decoded += text[i];
        } else {
            if (text.size() - i < 3) return std::nullopt;
            const int high = hex_digit(text[i + 1]);
            const int low = hex_digit(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            decoded += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    return decoded;
}

std::optional<std::vector<std::pair<std::string, std::string>>> parse_query(std::string_view raw) {
    std::vector<std::pair<std::string, std::string>> pairs;
    while (!raw.empty()) {
        const std::string_view part = raw.substr(0, raw.find('&'));
        raw.remove_prefix(std::min(raw.size(), part.size() + 1));
        if (part.empty()) continue;
        const auto equals = part.find('=');
        auto name = percent_decode(part.substr(0, equals), PlusSign::space);
        auto value = percent_decode(equals == std::string_view::npos ? std::string_view{} : part.substr(equals + 1),
                                    PlusSign::space);
        if (!name || !value) return std::nullopt;
        pairs.emplace_back(std::move(*name), std::move(*value));
    }
    return pairs;
}

std::vector<std::pair<std::string_view, std::string_view>> parse_cookies(std::string_view header_value) {
    std::vector<std::pair<std::string_view, std::string_view>> pairs;
    while (!header_value.empty()) {
        const std::string_view part = header_value.substr(0, header_value.find(';'));
        header_value.remove_prefix(std::min(header_value.size(), part.size() + 1));
        const auto equals = part.find('=');
        if (equals == std::string_view::npos) continue;
        const std::string_view name = trim_blanks(part.substr(0, equals));
        std::string_view value = trim_blanks(part.substr(equals + 1));
        if (name.empty()) continue;
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
        pairs.emplace_back(name, value);
    }
    return pairs;
}

}  // namespace guildhall::http
