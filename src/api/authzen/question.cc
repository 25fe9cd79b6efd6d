#include "api/authzen/question.h"

#include <string>

namespace guildhall::api {

using core::Entity;
using core::Error;
using core::Result;

namespace {

Error wrong(const std::string& pointer, const char* what) { return core::invalid_field(pointer, "invalid", what); }

Result<std::string_view> read_text(const boost::json::object& of, const std::string& pointer, std::string_view name) {
    const boost::json::value* value = of.if_contains(name);
    if (!value || !value->is_string() || value->as_string().empty())
        return wrong(pointer + "/" + std::string(name), "Send a text here.");
    const std::string_view text = value->as_string();
    if (text.find('\0') != std::string_view::npos) return wrong(pointer + "/" + std::string(name), "Take the NUL out.");
    return text;
}

Result<Entity> read_entity(const boost::json::value* value, const std::string& pointer, bool with_id) {
    if (!value || !value->is_object()) return wrong(pointer, "Send an object with type and id.");
    Entity entity;
    entity.type = TRY(read_text(value->as_object(), pointer, "type"));
    if (with_id) entity.id = TRY(read_text(value->as_object(), pointer, "id"));
    return entity;
}

Result<std::string_view> read_action(const boost::json::value* value) {
    if (!value || !value->is_object()) return wrong("/action", "Send an object with name.");
    return read_text(value->as_object(), "/action", "name");
}

}  // namespace

const boost::json::value* part_of(const boost::json::object& item, const boost::json::object* defaults,
                                  std::string_view name) {
    if (const boost::json::value* own = item.if_contains(name)) return own;
    return defaults ? defaults->if_contains(name) : nullptr;
}

Result<Question> read_question(const boost::json::object& item, const boost::json::object* defaults, Asked asked) {
    Question question;
    question.subject = TRY(read_entity(part_of(item, defaults, "subject"), "/subject", asked != Asked::subject));
    question.resource = TRY(read_entity(part_of(item, defaults, "resource"), "/resource", asked != Asked::resource));
    if (asked != Asked::action) question.action = TRY(read_action(part_of(item, defaults, "action")));
    const boost::json::value* context = part_of(item, defaults, "context");
    if (!context) return question;
    if (!context->is_object()) return wrong("/context", "Send an object, or leave it out.");
    const boost::json::value* explain = context->as_object().if_contains("explain");
    question.explain = explain && explain->is_bool() && explain->as_bool();
    return question;
}

Result<std::int64_t> wanted_revision(const boost::json::object& item) {
    const boost::json::value* of = item.if_contains("context");
    const boost::json::value* wanted = of && of->is_object() ? of->as_object().if_contains("min_revision") : nullptr;
    if (!wanted) return std::int64_t{0};
    boost::json::error_code is_no_number;
    const auto revision = wanted->to_number<std::int64_t>(is_no_number);
    if (is_no_number || revision < 0) return wrong("/context/min_revision", "Send a whole number.");
    return revision;
}

}  // namespace guildhall::api
