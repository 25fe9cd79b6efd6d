#include "service/audit.h"

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "core/text.h"
#include "service/audit_chain.h"
#include "service/audit_events.h"

namespace guildhall::service {
namespace {

constexpr std::size_t kSearchBytes = 4'000;

std::string_view via_of(core::Actor::Via via) {
    switch (via) {
        case core::Actor::Via::session: return "session";
        case core::Actor::Via::token: return "token";
        case core::Actor::Via::command_line: return "command_line";
        case core::Actor::Via::invitation:
        case core::Actor::Via::setup: return "public";
    }
    return "public";
}

/// Appends the texts of a value, without its keys, while room lasts.
void collect_texts(std::string& into, const boost::json::value& value) {
    if (const auto* text = value.if_string()) {
        if (into.size() + text->size() < kSearchBytes) into.append("\n").append(text->begin(), text->end());
    } else if (const auto* array = value.if_array()) {
        for (const auto& item : *array) collect_texts(into, item);
    } else if (const auto* object = value.if_object()) {
        for (const auto& [key, item] : *object) collect_texts(into, item);
    }
}

std::string search_text(const AuditNote& note, const std::string& actor_email) {
    std::string text = note.action + "\n" + note.target_name + "\n" + actor_email;
    collect_texts(text, note.before);
    collect_texts(text, note.after);
    for (const std::string& word : note.found_by) text.append("\n").append(word);
    return core::fold(text);
}

boost::json::value or_null(const boost::json::object& fields) {
    return fields.empty() ? boost::json::value(nullptr) : boost::json::value(fields);
}

std::string body_of(const AuditNote& note) {
    boost::json::object body;
    body["before"] = or_null(note.before);
    body["after"] = or_null(note.after);
    if (!note.effects.empty()) body["effects"] = note.effects;
    if (!note.counts.empty()) body["counts"] = note.counts;
    if (note.effects_cut) body["effects_cut"] = true;
    return boost::json::serialize(body);
}

std::string actor_email(const Tx& tx, const Caller& caller) {
    if (!caller.email.empty() || caller.actor.user.is_nil()) return caller.email;
    const core::Account* account = tx.instance->account(caller.actor.user);
    return account ? account->email : "";
}

}  // namespace

void Audit::append(Tx& tx, const Call& call, const AuditNote& note) {
    const storage::TrailEnd end = storage::trail_end(tx.connection, note.workspace);
    storage::AuditRow row;
    row.trail = note.workspace;
    if (!note.workspace.is_nil()) row.workspace = note.workspace;
    row.seq = end.seq + 1;
    row.id = tx.ids.next<core::EventId>();
    row.at = tx.now;
    row.change_id = call.change_id.is_nil() ? tx.ids.next_uuid() : call.change_id;
    if (!call.caller.actor.user.is_nil()) row.actor = call.caller.actor.user;
    row.actor_email = actor_email(tx, call.caller);
    row.via = via_of(call.caller.actor.via);
    row.address = call.address;
    row.request_id = call.request_id;
    row.action = note.action;
    row.target_type = note.target_type;
    row.target_id = note.target_id;
    row.target_name = note.target_name;
    row.body = body_of(note);
    if (!note.undo.empty()) row.undo = note.undo;
    row.search_text = search_text(note, row.actor_email);
    row.previous_hash = end.hash;
    row.hash = event_hash(row);
    storage::insert_audit_event(tx.connection, row);
    // The instance's first event is signed at once: by it a start sees whether the key file is the database's own.
    const bool is_first = row.seq == 1 && note.workspace.is_nil();
    if (is_first || row.seq % kCheckpointEvery == 0) sign_checkpoint(tx, row.trail, {row.seq, row.hash});
}

void Audit::append_plan(Tx& tx, const Call& call, const PlannedChange& change, const std::vector<AuditNote>& extra) {
    for (const AuditNote& note : events_of(change, extra)) append(tx, call, note);
}

void Audit::sign_open_checkpoints(Tx& tx) {
    const auto sign_open = [&](core::WorkspaceId trail) {
        const storage::TrailEnd end = storage::trail_end(tx.connection, trail);
        if (storage::last_checkpoint(tx.connection, trail) < end.seq) sign_checkpoint(tx, trail, end);
    };
    sign_open({});
    for (core::WorkspaceNumber number = 0; number < tx.instance->workspaces.size(); ++number)
        sign_open(tx.instance->workspaces[number]->id);
}

void Audit::sign_checkpoint(Tx& tx, core::WorkspaceId trail, const storage::TrailEnd& end) {
    storage::AuditCheckpoint checkpoint{trail, end.seq, end.hash, tx.now, {}};
    const Signature signature = keys_.sign(checkpoint_message(checkpoint));
    checkpoint.signature.assign(signature.begin(), signature.end());
    storage::insert_audit_checkpoint(tx.connection, checkpoint);
}

AuditNote user_event(std::string action, const core::Account& account) {
    AuditNote note;
    note.action = std::move(action);
    note.target_type = "user";
    note.target_id = account.id.str();
    note.target_name = account.email;
    return note;
}

AuditNote member_event(std::string action, const core::Workspace& workspace, const core::Member& member,
                       const core::Account& account) {
    AuditNote note;
    note.action = std::move(action);
    note.workspace = workspace.id;
    note.target_type = "member";
    note.target_id = member.id.str();
    note.target_name = account.email;
    return note;
}

}  // namespace guildhall::service
