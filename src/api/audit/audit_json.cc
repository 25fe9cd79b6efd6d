#include "api/audit/audit_json.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "api/json_write.h"
#include "core/csv.h"
#include "service/audit_chain.h"
#include "service/undo.h"

namespace guildhall::api {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;

value actor_json(const storage::AuditRow& event) {
    if (event.via == "command_line") return object{{"command_line", true}};
    if (!event.actor) return nullptr;
    return object{{"user_id", event.actor->str()}, {"email", event.actor_email}};
}

value target_json(const storage::AuditRow& event) {
    if (event.target_type.empty()) return nullptr;
    return object{
        {"type", event.target_type}, {"id", text_or_null(event.target_id)}, {"name", text_or_null(event.target_name)}};
}

/// Also where somebody has put something else there behind Guildhall's back: the trail has to stay readable.
object body_of(const storage::AuditRow& event) {
    boost::system::error_code broken;
    value body = boost::json::parse(event.body, broken);
    return !broken && body.is_object() ? std::move(body.get_object()) : object();
}

value part(const object& body, std::string_view key, value otherwise) {
    const value* found = body.if_contains(key);
    return found ? *found : std::move(otherwise);
}

std::string text_of(const object& body, std::string_view key) {
    const value* found = body.if_contains(key);
    return !found || found->is_null() ? "" : boost::json::serialize(*found);
}

}  // namespace

object audit_event_json(const storage::AuditRow& event, const storage::ChangeState& state) {
    const object body = body_of(event);
    object json{{"id", event.id.str()},
                {"seq", event.seq},
                {"at", to_json(event.at)},
                {"actor", actor_json(event)},
                {"via", event.via},
                {"address", text_or_null(event.address)},
                {"action", event.action},
                {"target", target_json(event)},
                {"workspace_id", event.workspace ? value(event.workspace->str()) : value(nullptr)},
                {"change_id", core::to_string(event.change_id)},
                {"undoable", state.reversible && !state.undone && service::is_undoable_action(event.action)},
                {"before", part(body, "before", nullptr)},
                {"after", part(body, "after", nullptr)},
                {"effects", part(body, "effects", array())},
                {"counts", part(body, "counts", object())}};
    if (body.contains("effects_cut")) json["effects_cut"] = true;
    json["request_id"] = text_or_null(event.request_id);
    json["hash"] = service::hexadecimal(event.hash);
    return json;
}

void write_audit_csv_header(std::string& csv) {
    core::write_csv_record(csv, {"seq", "at", "actor", "via", "address", "action", "target_type", "target_id",
                                 "target_name", "before", "after", "counts", "request_id", "change_id", "id", "hash"});
}

void write_audit_csv_row(std::string& csv, const storage::AuditRow& event) {
    const object body = body_of(event);
    core::write_csv_record(
        csv, {std::to_string(event.seq), core::to_rfc3339(event.at), event.actor_email, event.via, event.address,
              event.action, event.target_type, event.target_id, event.target_name, text_of(body, "before"),
              text_of(body, "after"), text_of(body, "counts"), event.request_id, core::to_string(event.change_id),
              event.id.str(), service::hexadecimal(event.hash)});
}

}  // namespace guildhall::api
