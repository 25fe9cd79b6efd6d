#include "api/query.h"

#include <charconv>
#include <vector>

#include "api/endpoint.h"
#include "core/text.h"
#include "http/message.h"

namespace guildhall::api {

using core::Error;
using core::Result;

namespace {

constexpr std::size_t kMaxSearch = 200;

/// A part of the request, short enough for a message.
std::string shown(const std::string& text) {
    return core::is_valid_utf8(text) ? core::cut_to(text, 60) : std::string("?");
}

}  // namespace

Error invalid_query(std::string_view name, std::string_view code, std::string detail) {
    return core::invalid_field(std::string(name), std::string(code), std::move(detail));
}

Result<Query> Query::parse(std::string_view raw, const Endpoint& endpoint) {
    const auto pairs = http::parse_query(raw);
    if (!pairs)
        return Error{core::ErrorCode::invalid_request,
                     "The query of the address has a broken % escape. Encode it anew."};
    Query query;
    for (const auto& [name, value] : *pairs) {
        if (!endpoint.takes(name))
            return invalid_query(shown(name), "unknown_parameter",
                                 "This request takes no query parameter of that name. Leave it out.");
        if (value.find('\0') != std::string::npos || !core::is_valid_utf8(value))
            return invalid_query(name, "invalid", "The value is not UTF-8 text, or has a NUL in it. Send plain text.");
        if (!query.values_.emplace(name, value).second)
            return invalid_query(name, "duplicate", "This query parameter was sent twice. Send it once.");
    }
    return query;
}

std::optional<std::string> Query::text(std::string_view name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? std::nullopt : std::optional<std::string>(found->second);
}

Result<std::optional<bool>> Query::flag(std::string_view name) const {
    const auto value = text(name);
    if (!value) return std::optional<bool>();
    if (*value == "true") return std::optional<bool>(true);
    if (*value == "false") return std::optional<bool>(false);
    return invalid_query(name, "invalid", "Send true or false.");
}

Result<std::optional<std::int64_t>> Query::number(std::string_view name, std::int64_t min, std::int64_t max) const {
    const auto value = text(name);
    if (!value) return std::optional<std::int64_t>();
    std::int64_t number = 0;
    const char* end = value->data() + value->size();
    const auto [stop, error] = std::from_chars(value->data(), end, number);
    if (error != std::errc() || stop != end || number < min || number > max)
        return invalid_query(name, "invalid",
                             "Send a whole number from " + std::to_string(min) + " to " + std::to_string(max) + ".");
    return std::optional<std::int64_t>(number);
}

Result<std::optional<core::Time>> Query::time(std::string_view name) const {
    const auto value = text(name);
    if (!value) return std::optional<core::Time>();
    if (auto time = core::parse_rfc3339(*value)) return time;
    return invalid_query(name, "invalid", "Send a time such as 2026-01-31T08:00:00Z.");
}

Result<std::string> Query::search() const {
    const auto value = text("q");
    if (!value) return std::string();
    std::string trimmed(core::trim(*value));
    if (core::count_code_points(trimmed).value_or(0) > kMaxSearch)
        return invalid_query("q", "too_long", "Search for at most 200 characters.");
    return trimmed;
}

}  // namespace guildhall::api
