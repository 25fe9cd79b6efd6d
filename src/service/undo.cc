#include "service/undo.h"

#include <algorithm>
#include <array>
#include <boost/json/parse.hpp>

#include "service/reversal_codec.h"

namespace guildhall::service {
namespace {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

constexpr std::array<std::string_view, 9> kUndoableActions = {"group.member_added",
                                                              "group.member_removed",
                                                              "group.member_end_changed",
                                                              "group.permissions_changed",
                                                              "group.renamed",
                                                              "group.deleted",
                                                              "grant.created",
                                                              "grant.changed",
                                                              "grant.deleted"};

Error not_undoable(std::string detail) { return Error{ErrorCode::invalid_state, std::move(detail)}; }

Error undone_already() {
    return not_undoable("This change was undone already. Look at the newest events to see where things stand.");
}

AuditNote note_of(const storage::AuditRow& first) {
    AuditNote note;
    note.action = "undo.applied";
    note.workspace = first.trail;
    note.target_type = "change";
    note.target_id = core::to_string(first.change_id);
    note.target_name = first.action + (first.target_name.empty() ? "" : ": " + first.target_name);
    note.before = {{"action", first.action}, {"seq", first.seq}, {"at", core::to_rfc3339(first.at)}};
    return note;
}

Beside beside_of(storage::Trail trail, const storage::AuditRow& first) {
    Beside beside;
    beside.before = [trail, change = first.change_id](Tx& tx, const core::Plan&) -> Result<Done> {
        if (storage::state_of_change(tx.connection, trail, change).undone) return undone_already();
        return Done{};
    };
    beside.notes.push_back(note_of(first));
    return beside;
}

}  // namespace

bool is_undoable_action(std::string_view action) {
    return action == "member.role_changed" ||
           std::find(kUndoableActions.begin(), kUndoableActions.end(), action) != kUndoableActions.end();
}

Result<FoundUndo> find_undo(storage::Connection& connection, storage::Trail trail, core::EventId event) {
    const auto found = storage::find_audit_event(connection, trail, event);
    if (!found) return Error{ErrorCode::not_found, "There is no such event in this trail."};
    const auto events = storage::audit_events_of_change(connection, trail, found->change_id);
    const auto is_undo = [](const storage::AuditRow& row) { return row.action == "undo.applied"; };
    if (std::any_of(events.begin(), events.end(), is_undo))
        return not_undoable("This is an undo itself. Make the change that you want by hand.");
    const auto kept =
        std::find_if(events.begin(), events.end(), [](const storage::AuditRow& row) { return row.undo.has_value(); });
    if (kept == events.end())
        return not_undoable(
            "This can't be undone. Changes of group memberships, permissions, grants, roles and group names, and the "
            "deletion of a group can; make all others by hand.");
    if (storage::state_of_change(connection, trail, found->change_id).undone) return undone_already();
    boost::system::error_code broken;
    auto reversals = reversals_from_json(boost::json::parse(*kept->undo, broken));
    if (broken || !reversals)
        return not_undoable(
            "What this event kept for an undo can't be read. Check the trail, and make the change by hand.");
    return FoundUndo{{std::move(*reversals)}, found->change_id, beside_of(trail, *kept)};
}

}  // namespace guildhall::service
