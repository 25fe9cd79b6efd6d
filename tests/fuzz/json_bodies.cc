// The strict reader of JSON: what it takes has one canonical form, which it takes again.
#include "api/json_body.h"

#include <algorithm>

#include "core/text.h"
#include "fuzz/fuzz.h"

using namespace guildhall;

/// Numbers with a fraction or an exponent are read to the last digit but one.
static bool has_fraction(const boost::json::value& value) {
    if (const auto* array = value.if_array()) return std::any_of(array->begin(), array->end(), has_fraction);
    const auto* object = value.if_object();
    const auto in_member = [](const auto& member) { return has_fraction(member.value()); };
    return value.is_double() || (object && std::any_of(object->begin(), object->end(), in_member));
}

FUZZ(bytes) {
    const auto value = api::parse_json(bytes);
    (void)api::parse_body(bytes);
    if (!value.ok()) return;
    must(core::is_valid_utf8(bytes) && bytes.find('\0') == std::string_view::npos, "JSON is UTF-8 without NUL");
    const std::string canonical = api::canonical_json(*value);
    const auto again = api::parse_json(canonical);
    must(again.ok(), "the canonical form is JSON");
    must(has_fraction(*value) || api::canonical_json(*again) == canonical, "the canonical form stays as it is");
}
