// The query parameters of a request, decoded, each of a declared name and there at most once. Readers give the value or
// an invalid_request that names the parameter.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/id.h"
#include "core/result.h"
#include "core/time.h"

namespace guildhall::api {

struct Endpoint;

/// For a parameter that says what isn't known or can't be read.
core::Error invalid_query(std::string_view name, std::string_view code, std::string detail);

class Query {
public:
    /// Error: bad escape, unknown or repeated parameter, NUL or invalid UTF-8.
    static core::Result<Query> parse(std::string_view raw, const Endpoint& endpoint);

    bool has(std::string_view name) const { return values_.find(name) != values_.end(); }
    /// As sent; nothing where it wasn't.
    std::optional<std::string> text(std::string_view name) const;
    /// `true` or `false`.
    core::Result<std::optional<bool>> flag(std::string_view name) const;
    core::Result<std::optional<std::int64_t>> number(std::string_view name, std::int64_t min, std::int64_t max) const;
    core::Result<std::optional<core::Time>> time(std::string_view name) const;

    /// A word of a closed set: `parse` gives nothing for an unknown one, which is then refused naming `words`.
    template <class T>
    core::Result<std::optional<T>> word(std::string_view name, std::optional<T> (*parse)(std::string_view),
                                        std::string_view words) const {
        const auto value = text(name);
        if (!value) return std::optional<T>();
        if (auto parsed = parse(*value)) return parsed;
        return invalid_query(name, "invalid", "“" + *value + "” is not known here. Use " + std::string(words) + ".");
    }

    /// An id; a malformed one is as unknown as a wrong one: `not_found`.
    template <class IdType>
    core::Result<std::optional<IdType>> id(std::string_view name) const {
        const auto value = text(name);
        if (!value) return std::optional<IdType>();
        if (auto parsed = IdType::parse(*value)) return parsed;
        return invalid_query(name, "not_found", "There is nothing here with this id. Take it from a list.");
    }

    /// Up to 200 characters for `q`, trimmed; empty where it wasn't sent.
    core::Result<std::string> search() const;

    const std::map<std::string, std::string, std::less<>>& values() const { return values_; }

private:
    std::map<std::string, std::string, std::less<>> values_;
};

}  // namespace guildhall::api
