#include "api/fields.h"

#include <boost/json/array.hpp>

#include "api/context.h"

namespace guildhall::api {

using boost::json::value;

namespace {

constexpr std::size_t kMaxItems = 10'000;

std::string text_of(const value& string) { return {string.get_string().data(), string.get_string().size()}; }

std::string escaped(std::string_view name) {
    std::string out;
    for (const char c : name) out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return out;
}

/// The whole number, where `number` is one that fits.
std::optional<std::int64_t> whole(const value& number) {
    if (number.is_int64()) return number.get_int64();
    if (number.is_uint64() && number.get_uint64() <= std::uint64_t{INT64_MAX})
        return static_cast<std::int64_t>(number.get_uint64());
    return std::nullopt;
}

}  // namespace

Fields::Fields(const Context& context) : object_(context.body) {}
Fields::Fields(const boost::json::object& object, std::string pointer)
    : object_(object), pointer_(std::move(pointer)) {}

std::string Fields::place(std::string_view name) const { return pointer_ + "/" + escaped(name); }

const value* Fields::find(std::string_view name) {
    known_.emplace(name);
    return object_.if_contains(boost::json::string_view(name.data(), name.size()));
}

bool Fields::is_null(std::string_view name) {
    const value* found = find(name);
    return found && found->is_null();
}

bool Fields::require(std::string_view name) {
    if (find(name)) return true;
    refuse(name, "missing", "This field is required.");
    return false;
}

void Fields::refuse(std::string_view name, std::string code, std::string detail) {
    fault(place(name), std::move(code), std::move(detail));
}

void Fields::fault(std::string pointer, std::string code, std::string detail) {
    faults_.push_back({std::move(pointer), std::move(code), std::move(detail)});
}

void Fields::add(core::Error error) {
    if (error.code == core::ErrorCode::reserved_name && faults_.empty()) reserved_ = true;
    for (core::FieldError& each : error.fields) faults_.push_back(std::move(each));
    if (error.fields.empty()) fault(pointer_, "invalid", std::move(error.detail));
}

void Fields::wrong_type(std::string_view name, std::string_view wanted) {
    const value* found = find(name);
    const bool null = found && found->is_null();
    refuse(name, "wrong_type",
           "This field must be " + std::string(wanted) + (null ? ", not null. Leave it out instead." : "."));
}

std::optional<std::string> Fields::required_string(std::string_view name) {
    return require(name) ? optional_string(name) : std::nullopt;
}

std::optional<std::string> Fields::optional_string(std::string_view name) {
    const value* found = find(name);
    if (!found) return std::nullopt;
    if (found->is_string()) return text_of(*found);
    wrong_type(name, "a string");
    return std::nullopt;
}

std::optional<bool> Fields::required_bool(std::string_view name) {
    return require(name) ? optional_bool(name) : std::nullopt;
}

std::optional<bool> Fields::optional_bool(std::string_view name) {
    const value* found = find(name);
    if (!found) return std::nullopt;
    if (found->is_bool()) return found->get_bool();
    wrong_type(name, "true or false");
    return std::nullopt;
}

std::optional<std::int64_t> Fields::required_int(std::string_view name, std::int64_t min, std::int64_t max) {
    return require(name) ? optional_int(name, min, max) : std::nullopt;
}

std::optional<std::int64_t> Fields::optional_int(std::string_view name, std::int64_t min, std::int64_t max) {
    const value* found = find(name);
    if (!found) return std::nullopt;
    const auto number = found->is_number() ? whole(*found) : std::nullopt;
    if (!number) {
        wrong_type(name, "a whole number");
        return std::nullopt;
    }
    if (*number >= min && *number <= max) return number;
    refuse(name, "invalid", "This number must be from " + std::to_string(min) + " to " + std::to_string(max) + ".");
    return std::nullopt;
}

std::optional<service::Secret> Fields::required_secret(std::string_view name) {
    return require(name) ? optional_secret(name) : std::nullopt;
}

std::optional<service::Secret> Fields::optional_secret(std::string_view name) {
    auto text = optional_string(name);
    if (!text) return std::nullopt;
    return service::Secret(std::move(*text));
}

std::optional<core::Role> Fields::required_role(std::string_view name) {
    return required_word<core::Role>(name, core::parse_role, "admin, builder or end_user");
}

std::optional<core::Role> Fields::optional_role(std::string_view name) {
    return optional_word<core::Role>(name, core::parse_role, "admin, builder or end_user");
}

std::optional<std::vector<std::string>> Fields::optional_strings(std::string_view name) {
    const boost::json::array* array = optional_array(name);
    if (!array) return std::nullopt;
    if (array->size() > kMaxItems) {
        refuse(name, "too_long", "This list may have at most 10,000 entries.");
        return std::nullopt;
    }
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < array->size(); ++i) {
        if ((*array)[i].is_string())
            texts.push_back(text_of((*array)[i]));
        else
            fault(place(name) + "/" + std::to_string(i), "wrong_type", "Every entry of this list must be a string.");
    }
    return texts;
}

std::optional<core::Time> Fields::optional_time(std::string_view name) {
    const auto text = optional_string(name);
    if (!text) return std::nullopt;
    if (auto time = core::parse_rfc3339(*text)) return time;
    refuse(name, "invalid", "Send a time such as 2026-01-31T08:00:00Z.");
    return std::nullopt;
}

std::optional<std::optional<core::Time>> Fields::nullable_time(std::string_view name) {
    if (is_null(name)) return std::optional<std::optional<core::Time>>(std::in_place);
    const auto time = optional_time(name);
    return time ? std::optional<std::optional<core::Time>>(time) : std::nullopt;
}

std::optional<std::optional<std::string>> Fields::nullable_string(std::string_view name) {
    if (is_null(name)) return std::optional<std::optional<std::string>>(std::in_place);
    const auto text = optional_string(name);
    return text ? std::optional<std::optional<std::string>>(text) : std::nullopt;
}

std::optional<std::optional<std::int64_t>> Fields::nullable_int(std::string_view name, std::int64_t min,
                                                                std::int64_t max) {
    if (is_null(name)) return std::optional<std::optional<std::int64_t>>(std::in_place);
    const auto number = optional_int(name, min, max);
    return number ? std::optional<std::optional<std::int64_t>>(number) : std::nullopt;
}

std::optional<Fields::Texts> Fields::optional_texts(std::string_view name, bool null_allowed) {
    const boost::json::object* object = optional_object(name);
    if (!object) return std::nullopt;
    Texts texts;
    for (const auto& pair : *object) {
        const std::string key(pair.key().data(), pair.key().size());
        if (pair.value().is_string())
            texts[key] = text_of(pair.value());
        else if (null_allowed && pair.value().is_null())
            texts[key] = std::nullopt;
        else
            fault(place(name) + "/" + escaped(key), "wrong_type", "Every value of this object must be a string.");
    }
    return texts;
}

const boost::json::object* Fields::optional_object(std::string_view name) {
    const value* found = find(name);
    if (!found || found->is_object()) return found ? &found->get_object() : nullptr;
    wrong_type(name, "an object");
    return nullptr;
}

const boost::json::array* Fields::optional_array(std::string_view name) {
    const value* found = find(name);
    if (!found || found->is_array()) return found ? &found->get_array() : nullptr;
    wrong_type(name, "a list");
    return nullptr;
}

core::Result<core::Done> Fields::done() {
    const bool only_reserved = reserved_ && faults_.size() == 1;
    for (const auto& pair : object_) {
        const std::string name(pair.key().data(), pair.key().size());
        if (!known_.contains(name)) refuse(name, "unknown_field", "This request takes no such field. Leave it out.");
    }
    if (faults_.empty()) return core::Done{};
    core::Error error{core::ErrorCode::invalid_request, faults_.front().detail};
    if (only_reserved && faults_.size() == 1) error.code = core::ErrorCode::reserved_name;
    if (faults_.size() > 1) error.detail = "Several fields can't be taken as they are: see errors.";
    error.fields = std::move(faults_);
    faults_.clear();
    return error;
}

}  // namespace guildhall::api
