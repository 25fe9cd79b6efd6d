#include "api/multipart.h"

#include <optional>

#include "core/text.h"

namespace guildhall::api {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr std::size_t kMaxParts = 16, kMaxHeaders = 8192;

Error malformed() {
    return {ErrorCode::invalid_request,
            "The body isn't a well-formed form with files (multipart/form-data). Send it anew, or send the file itself "
            "as text/csv."};
}

/// A parameter's value, `; name=value` or `; name="value"`; nothing where it is absent or broken.
std::optional<std::string> parameter(std::string_view header, std::string_view wanted) {
    std::size_t at = header.find(';');
    while (at < header.size()) {
        std::string_view rest = core::trim(header.substr(at + 1));
        const std::size_t equals = rest.find('=');
        if (equals == std::string_view::npos) return std::nullopt;
        const std::string name = core::ascii_lower(core::trim(rest.substr(0, equals)));
        rest = core::trim(rest.substr(equals + 1));
        std::string value;
        std::size_t end = 0;
        if (rest.starts_with('"')) {
            for (end = 1; end < rest.size() && rest[end] != '"'; ++end) {
                if (rest[end] == '\\' && end + 1 < rest.size()) ++end;
                value += rest[end];
            }
            if (end >= rest.size()) return std::nullopt;
            end = rest.find(';', end);
        } else {
            end = rest.find(';');
            value = core::trim(rest.substr(0, end));
        }
        if (name == wanted) return value;
        if (end == std::string_view::npos) return std::nullopt;
        at = static_cast<std::size_t>(rest.data() - header.data()) + end;
    }
    return std::nullopt;
}

/// The `name` of a part, from its headers.
std::optional<std::string> name_of(std::string_view headers) {
    while (!headers.empty()) {
        const std::size_t end = std::min(headers.find("\r\n"), headers.size());
        const std::string_view line = headers.substr(0, end);
        headers.remove_prefix(std::min(end + 2, headers.size()));
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) return std::nullopt;
        if (core::ascii_lower(core::trim(line.substr(0, colon))) != "content-disposition") continue;
        const std::string_view value = core::trim(line.substr(colon + 1));
        if (core::ascii_lower(core::trim(value.substr(0, value.find(';')))) != "form-data") return std::nullopt;
        return parameter(value, "name");
    }
    return std::nullopt;
}

/// Takes what stands before `until`, and `until` with it; nothing where it isn't there.
std::optional<std::string_view> take_until(std::string_view& text, std::string_view until) {
    const std::size_t at = text.find(until);
    if (at == std::string_view::npos) return std::nullopt;
    const std::string_view taken = text.substr(0, at);
    text.remove_prefix(at + until.size());
    return taken;
}

}  // namespace

Result<std::vector<FormPart>> parse_multipart(std::string_view content_type, std::string_view body) {
    const auto boundary = parameter(content_type, "boundary");
    if (!boundary || boundary->empty() || boundary->size() > 70) return malformed();
    const std::string delimiter = "\r\n--" + *boundary;
    std::string_view rest = body;
    if (rest.starts_with(std::string_view(delimiter).substr(2)))
        rest.remove_prefix(delimiter.size() - 2);
    else if (!take_until(rest, delimiter))
        return malformed();

    std::vector<FormPart> parts;
    while (!rest.starts_with("--")) {
        while (rest.starts_with(' ') || rest.starts_with('\t')) rest.remove_prefix(1);
        if (!rest.starts_with("\r\n") || parts.size() == kMaxParts) return malformed();
        rest.remove_prefix(2);
        const auto headers = take_until(rest, "\r\n\r\n");
        if (!headers || headers->size() > kMaxHeaders) return malformed();
        auto name = name_of(*headers);
        const auto content = take_until(rest, delimiter);
        if (!name || !content) return malformed();
        parts.push_back({std::move(*name), *content});
    }
    return parts;
}

}  // namespace guildhall::api
