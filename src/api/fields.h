// Reads the fields of a JSON object strictly. Readers collect what is wrong and give an empty value there; done() then
// refuses, naming every faulty place, unknown fields too:
//
//   Fields body(ctx);
//   const auto name = body.required_name<core::GroupName>("name");
//   const auto role = body.optional_role("role");
//   TRY(body.done());
//   use(*name, role);   // what is required is there from here on
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/kinds.h"
#include "core/result.h"
#include "core/time.h"
#include "service/secrets.h"

namespace guildhall::api {

class Context;

class Fields {
public:
    /// The request's body.
    explicit Fields(const Context& context);
    /// An object within it; `pointer` is its place ("/filter"). Its faults are its own: call its done() too.
    Fields(const boost::json::object& object, std::string pointer);

    bool has(std::string_view name) const { return object_.contains(name); }

    std::optional<std::string> required_string(std::string_view name);
    std::optional<std::string> optional_string(std::string_view name);
    std::optional<bool> required_bool(std::string_view name);
    std::optional<bool> optional_bool(std::string_view name);
    std::optional<std::int64_t> required_int(std::string_view name, std::int64_t min, std::int64_t max);
    std::optional<std::int64_t> optional_int(std::string_view name, std::int64_t min, std::int64_t max);

    /// A password or token: it never comes back in a message.
    std::optional<service::Secret> required_secret(std::string_view name);
    std::optional<service::Secret> optional_secret(std::string_view name);

    /// A checked name: any class with `static Result<N> parse(std::string_view text, std::string pointer)`.
    template <class N>
    std::optional<N> required_name(std::string_view name) {
        const auto text = required_string(name);
        return text ? taken<N>(N::parse(*text, place(name))) : std::nullopt;
    }
    template <class N>
    std::optional<N> optional_name(std::string_view name) {
        const auto text = optional_string(name);
        return text ? taken<N>(N::parse(*text, place(name))) : std::nullopt;
    }

    /// A word of a closed set; `words` lists them for the message.
    template <class T>
    std::optional<T> required_word(std::string_view name, std::optional<T> (*parse)(std::string_view),
                                   std::string_view words) {
        return word<T>(required_string(name), name, parse, words);
    }
    template <class T>
    std::optional<T> optional_word(std::string_view name, std::optional<T> (*parse)(std::string_view),
                                   std::string_view words) {
        return word<T>(optional_string(name), name, parse, words);
    }
    std::optional<core::Role> required_role(std::string_view name);
    std::optional<core::Role> optional_role(std::string_view name);

    /// A malformed id is as unknown as a wrong one: `not_found`.
    template <class IdType>
    std::optional<IdType> required_id(std::string_view name) {
        return id_of<IdType>(required_string(name), place(name));
    }
    template <class IdType>
    std::optional<IdType> optional_id(std::string_view name) {
        return id_of<IdType>(optional_string(name), place(name));
    }
    /// Absent: nothing. null: an empty inner one.
    template <class IdType>
    std::optional<std::optional<IdType>> nullable_id(std::string_view name) {
        if (is_null(name)) return std::optional<std::optional<IdType>>(std::in_place);
        const auto id = optional_id<IdType>(name);
        return id ? std::optional<std::optional<IdType>>(id) : std::nullopt;
    }
    /// At most 10,000. Absent: nothing.
    template <class IdType>
    std::optional<std::vector<IdType>> optional_ids(std::string_view name) {
        const auto texts = optional_strings(name);
        if (!texts) return std::nullopt;
        std::vector<IdType> ids;
        for (std::size_t i = 0; i < texts->size(); ++i)
            if (auto id = id_of<IdType>((*texts)[i], place(name) + "/" + std::to_string(i))) ids.push_back(*id);
        return ids;
    }
    /// Absent: none.
    template <class IdType>
    std::vector<IdType> ids(std::string_view name) {
        auto ids = optional_ids<IdType>(name);
        return ids ? std::move(*ids) : std::vector<IdType>();
    }
    template <class IdType>
    std::optional<std::vector<IdType>> required_ids(std::string_view name) {
        if (!require(name)) return std::nullopt;
        return optional_ids<IdType>(name);
    }
    std::optional<std::vector<std::string>> optional_strings(std::string_view name);

    std::optional<core::Time> optional_time(std::string_view name);
    std::optional<std::optional<core::Time>> nullable_time(std::string_view name);
    std::optional<std::optional<std::string>> nullable_string(std::string_view name);
    std::optional<std::optional<std::int64_t>> nullable_int(std::string_view name, std::int64_t min, std::int64_t max);

    /// An object whose values are strings, or null where `null` is allowed (metadata: M29).
    using Texts = std::map<std::string, std::optional<std::string>>;
    std::optional<Texts> optional_texts(std::string_view name, bool null_allowed);

    /// The object or array itself; null where it is absent or of another type.
    const boost::json::object* optional_object(std::string_view name);
    const boost::json::array* optional_array(std::string_view name);

    /// Adds a fault that the handler found.
    void refuse(std::string_view name, std::string code, std::string detail);

    /// Nothing, or every fault at once. Call it before anything is done.
    core::Result<core::Done> done();

    /// The JSON pointer of a field.
    std::string place(std::string_view name) const;

private:
    const boost::json::value* find(std::string_view name);
    bool require(std::string_view name);
    bool is_null(std::string_view name);
    void wrong_type(std::string_view name, std::string_view wanted);
    void fault(std::string pointer, std::string code, std::string detail);
    void add(core::Error error);

    template <class T>
    std::optional<T> taken(core::Result<T> result) {
        if (result.ok()) return std::move(result).value();
        add(std::move(result).error());
        return std::nullopt;
    }
    template <class T>
    std::optional<T> word(const std::optional<std::string>& text, std::string_view name,
                          std::optional<T> (*parse)(std::string_view), std::string_view words) {
        if (!text) return std::nullopt;
        if (auto value = parse(*text)) return value;
        refuse(name, "invalid", "This word is not known here. Use " + std::string(words) + ".");
        return std::nullopt;
    }
    template <class IdType>
    std::optional<IdType> id_of(const std::optional<std::string>& text, std::string pointer) {
        if (!text) return std::nullopt;
        if (auto id = IdType::parse(*text)) return id;
        fault(std::move(pointer), "not_found", "There is nothing here with this id. Take it from a list.");
        return std::nullopt;
    }

    const boost::json::object& object_;
    std::string pointer_;
    std::set<std::string, std::less<>> known_;
    std::vector<core::FieldError> faults_;
    bool reserved_ = false;  ///< some name was reserved, and nothing else was wrong
};

}  // namespace guildhall::api
