#include "storage/keyset.h"

#include <algorithm>
#include <charconv>

#include "core/base64url.h"

namespace guildhall::storage {
namespace {

void append_part(std::string& bytes, std::string_view part) {
    const auto size = static_cast<std::uint32_t>(part.size());
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(size >> shift & 0xff);
    bytes += part;
}

std::optional<std::string> take_part(std::string_view& bytes) {
    if (bytes.size() < 4) return std::nullopt;
    std::uint32_t size = 0;
    for (int i = 0; i < 4; ++i) size = size << 8 | static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
    bytes.remove_prefix(4);
    if (bytes.size() < size) return std::nullopt;
    std::string part(bytes.substr(0, size));
    bytes.remove_prefix(size);
    return part;
}

}  // namespace

std::string make_cursor(std::string_view order, const std::vector<std::string>& columns) {
    std::string bytes;
    append_part(bytes, order);
    for (const std::string& column : columns) append_part(bytes, column);
    return core::base64url(std::string_view(bytes));
}

std::optional<std::vector<std::string>> parse_cursor(std::string_view text, std::string_view order,
                                                     std::size_t columns) {
    const auto bytes = core::parse_base64url(text);
    if (!bytes) return std::nullopt;
    std::string_view rest = *bytes;
    if (take_part(rest) != order) return std::nullopt;
    std::vector<std::string> parts;
    while (!rest.empty()) {
        auto part = take_part(rest);
        if (!part) return std::nullopt;
        parts.push_back(std::move(*part));
    }
    if (parts.size() != columns) return std::nullopt;
    return parts;
}

void Conditions::join(std::string_view sql) {
    if (!sql_.empty()) sql_ += " AND ";
    sql_ += sql;
}

void Conditions::add(std::string_view sql, Value value) {
    std::string text(sql);
    const std::string number = "$" + std::to_string(next_number());
    for (std::size_t at = 0; (at = text.find("$$", at)) != std::string::npos; at += number.size()) {
        text.replace(at, 2, number);
    }
    join(text);
    parameters_.push_back(std::move(value));
}

void Conditions::add_any_of(std::string_view column, const std::vector<std::string_view>& values) {
    std::string list;
    for (const std::string_view value : values) {
        list += (list.empty() ? "$" : ", $") + std::to_string(next_number());
        parameters_.emplace_back(value);
    }
    join(std::string(column) + " IN (" + list + ")");
}

void Conditions::add_numbered(const std::string& sql, const Sql& parameters) {
    join(sql);
    parameters_.insert(parameters_.end(), parameters.begin(), parameters.end());
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

Total count_matches(Connection& connection, const std::string& from, const Conditions& conditions) {
    const auto found = connection.query_value<std::int64_t>("SELECT count(*) FROM (SELECT 1 FROM " + from + " WHERE " +
                                                                conditions.sql() + " LIMIT " +
                                                                std::to_string(kCountedMatches + 1) + ") AS matches",
                                                            conditions.parameters());
    return {std::min(found.value_or(0), kCountedMatches), found.value_or(0) > kCountedMatches};
}

}  // namespace guildhall::storage
