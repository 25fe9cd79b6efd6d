#include "api/codecs/plan_json.h"

#include <algorithm>
#include <boost/json/array.hpp>
#include <charconv>

#include "api/cursor.h"
#include "api/json_write.h"
#include "core/access_diff.h"
#include "service/audit_fields.h"

namespace guildhall::api {

using boost::json::array;
using boost::json::object;
using boost::json::value;

namespace {

value id_or_null(const core::ThingRef& thing) { return text_or_null(thing.id); }

value person(const core::ThingRef& thing) {
    return object{{"id", id_or_null(thing)}, {"email", thing.email}, {"name", thing.name}};
}

value text_or_null(const std::optional<std::string>& text) { return text ? value(*text) : value(); }

object seat_count(std::int64_t before, std::int64_t after, const std::optional<std::int64_t>& limit) {
    return {{"before", before}, {"after", after}, {"limit", to_json(limit)}};
}

array notes_json(const std::vector<core::RowNote>& notes) {
    array json;
    for (const core::RowNote& note : notes)
        json.push_back(
            object{{"column", api::text_or_null(note.column)}, {"code", note.code}, {"detail", note.detail}});
    return json;
}

value role_or_null(const std::optional<core::Role>& role) { return role ? value(core::to_string(*role)) : value(); }

object row_json(const core::ImportRowReport& row, bool applied) {
    using Verdict = core::ImportRowReport::Verdict;
    object json;
    json["row"] = row.row;
    json["email"] = api::text_or_null(row.email);
    json["verdict"] = row.verdict == Verdict::invite           ? "invite"
                      : row.verdict == Verdict::already_member ? "already_member"
                                                               : "error";
    const bool is_there = applied || row.verdict != Verdict::invite;
    json["member_id"] = is_there ? text_or_null(row.member_id) : value();
    json["role"] = role_or_null(row.role);
    json["upgraded_from"] = role_or_null(row.upgraded_from);
    json["errors"] = notes_json(row.errors);
    json["warnings"] = notes_json(row.warnings);
    if (row.invitation_url) json["invitation_url"] = *row.invitation_url;
    return json;
}

}  // namespace

object effect_json(const core::Effect& effect) { return service::effect_fields(effect); }

object seats_json(const core::SeatChange& seats) {
    return {{"users", seat_count(seats.before.users, seats.after.users, seats.user_limit)},
            {"builders", seat_count(seats.before.builders, seats.after.builders, seats.builder_limit)}};
}

object plan_json(const core::Plan& plan) {
    object json{{"digest", plan.digest}, {"requires_confirmation", plan.requires_confirmation}};
    object counts;
    for (const auto& [kind, count] : plan.counts) counts[core::to_string(kind)] = count;
    json["counts"] = std::move(counts);
    array effects;
    for (const core::Effect& effect : core::effects_page(plan, 0, kInlineEffects))
        effects.push_back(effect_json(effect));
    json["effects"] = std::move(effects);
    json["effects_next_cursor"] =
        core::effect_count(plan) > kInlineEffects ? value(effects_cursor(kInlineEffects)) : value();
    json["seats"] = seats_json(plan.seats);
    json["settleable_count"] = plan.settleable.size();
    array settleable;
    for (std::size_t i = 0; i < std::min(plan.settleable.size(), kInlineSettleable); ++i)
        settleable.push_back(
            object{{"member", person(plan.settleable[i].member)}, {"from", "builder"}, {"to", "end_user"}});
    json["settleable"] = std::move(settleable);
    array skipped;
    for (const core::Skipped& each : plan.skipped)
        skipped.push_back(object{{"member", person(each.member)}, {"code", each.code}});
    json["skipped"] = std::move(skipped);
    array warnings;
    for (const core::Warning& each : plan.warnings)
        warnings.push_back(object{{"code", each.code}, {"detail", each.detail}});
    json["warnings"] = std::move(warnings);
    return json;
}

object report_json(const core::ImportReport& report, bool applied) {
    object json;
    json["summary"] = object{{"rows", report.rows},
                             {"invite", report.invite},
                             {"already_member", report.already_member},
                             {"error", report.error}};
    array rows;
    for (const core::ImportRowReport& row : report.items) rows.push_back(row_json(row, applied));
    json["rows"] = std::move(rows);
    array warnings;
    for (const std::string& column : report.unknown_columns)
        warnings.push_back(object{{"column", column},
                                  {"code", "unknown_column"},
                                  {"detail", "The column “" + column + "” isn't known here and is left out."}});
    json["warnings"] = std::move(warnings);
    json["plan"] = report.plan ? value(plan_json(*report.plan)) : value();
    return json;
}

std::string effects_cursor(std::size_t offset) { return encode_cursor({std::to_string(offset)}); }

core::Result<std::size_t> parse_effects_cursor(std::string_view text) {
    const auto values = TRY(parse_cursor(text, 1));
    std::size_t offset = 0;
    const char* end = values[0].data() + values[0].size();
    const auto [stop, error] = std::from_chars(values[0].data(), end, offset);
    if (error != std::errc() || stop != end || std::to_string(offset) != values[0])
        return invalid_query("cursor", "invalid", "This cursor isn't one of this list. Start again without it.");
    return offset;
}

}  // namespace guildhall::api
