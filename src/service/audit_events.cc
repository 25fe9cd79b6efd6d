#include "service/audit_events.h"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <set>

#include "core/time.h"
#include "service/audit_fields.h"
#include "service/audit_workspace_events.h"
#include "service/reversal_codec.h"

namespace guildhall::service {
namespace {

using boost::json::object;
using boost::json::value;

/// Accounts, settings: what belongs to no workspace.
class InstanceEvents {
public:
    explicit InstanceEvents(const PlannedChange& change) : request_(change.request), plan_(change.plan) {}

    std::vector<AuditNote> write() {
        for (const core::AccountNumber number : plan_.touched.accounts) account(number);
        if (!(plan_.before->settings == plan_.after->settings)) {
            AuditNote& note = add("settings.changed", "settings", "", plan_.after->settings.name);
            note.before = fields_of(plan_.before->settings);
            note.after = fields_of(plan_.after->settings);
            keep_differences(note.before, note.after);
        }
        return std::move(notes_);
    }

private:
    AuditNote& add(std::string action, std::string type, std::string id, std::string name) {
        AuditNote note;
        note.action = std::move(action);
        note.target_type = std::move(type);
        note.target_id = std::move(id);
        note.target_name = std::move(name);
        return notes_.emplace_back(std::move(note));
    }

    static object fields_of_account(const core::Account& account) {
        return {{"status", core::to_string(account.status)},
                {"instance_admin", account.instance_admin},
                {"email_verified", account.email_verified_at.has_value()}};
    }

    void account(core::AccountNumber number) {
        const core::Account& is = *plan_.after->accounts[number];
        const core::Account* was =
            number < plan_.before->accounts.size() ? plan_.before->accounts[number].get() : nullptr;
        const auto add_user = [&](std::string action) -> AuditNote& {
            AuditNote& note = add("user." + std::move(action), "user", is.id.str(), is.email);
            note.after = fields_of_account(is);
            if (was) note.before = fields_of_account(*was);
            if (was) keep_differences(note.before, note.after);
            return note;
        };
        if (std::holds_alternative<core::SetUp>(request_.change)) {
            add_user("setup").after["name"] = is.name;
            return;
        }
        if (was && was->second_factor_at != is.second_factor_at) second_factor(*was, is);
        if (is.instance_admin != (was && was->instance_admin)) {
            add_user("instance_admin_changed");
            return;
        }
        if (!was) return;  // an invitation's: told in its workspace
        if (was->status != core::AccountStatus::archived && is.status == core::AccountStatus::archived)
            add_user("archived");
        if (was->status == core::AccountStatus::archived && is.status != core::AccountStatus::archived)
            add_user("unarchived");
        if (!was->email_verified_at && is.email_verified_at) add_user("email_verified");
        // A pending account's name is given with the acceptance, which is told in its workspace.
        if (was->name != is.name && was->status != core::AccountStatus::pending) {
            AuditNote& note = add("user.renamed", "user", is.id.str(), is.email);
            note.before = {{"name", was->name}};
            note.after = {{"name", is.name}};
        }
    }

    void second_factor(const core::Account& was, const core::Account& is) {
        const auto* change = std::get_if<core::SetSecondFactor>(&request_.change);
        const bool by_oneself = change && change->how == core::SetSecondFactor::How::disabled;
        const char* action = by_oneself ? "user.second_factor_disabled" : "user.second_factor_removed";
        if (is.second_factor_at) action = "user.second_factor_enabled";
        AuditNote& note = add(action, "user", is.id.str(), is.email);
        note.before = {{"second_factor", was.second_factor_at.has_value()}};
        note.after = {{"second_factor", is.second_factor_at.has_value()}};
    }

    const core::ChangeRequest& request_;
    const core::Plan& plan_;
    std::vector<AuditNote> notes_;
};

/// What a workspace that the change only concerns by its people is told (M60: one in each): nothing about somebody who
/// never accepted there, for an invitation tells nothing about accounts (M40).
bool concerns(const core::Workspace& workspace, const AuditNote& about_user) {
    const auto id = core::UserId::parse(about_user.target_id);
    if (!id || about_user.target_type != "user") return false;
    if (about_user.action == "user.instance_admin_changed") return true;
    const core::Member* member = workspace.member_of(*id);
    return member && member->accepted_at;
}

std::vector<AuditNote> derived_notes(const PlannedChange& change) {
    const std::vector<AuditNote> of_instance = InstanceEvents(change).write();
    std::vector<AuditNote> notes = of_instance, in_workspaces;
    for (const auto& [number, touch] : change.plan.touched.workspaces) {
        std::vector<AuditNote> own = WorkspaceEvents(change, number).write();
        for (const AuditNote& note : own) {
            if (!change.plan.of_instance || !note.action.starts_with("workspace.")) continue;
            notes.push_back(note);
            notes.back().workspace = {};
        }
        if (own.empty())
            for (const AuditNote& note : of_instance)
                if (concerns(*change.plan.after->workspaces[number], note)) {
                    own.push_back(note);
                    own.back().workspace = change.plan.after->workspaces[number]->id;
                }
        in_workspaces.insert(in_workspaces.end(), own.begin(), own.end());
    }
    notes.insert(notes.end(), in_workspaces.begin(), in_workspaces.end());
    return notes;
}

void merge_extra(std::vector<AuditNote>& notes, const AuditNote& extra) {
    const auto same = std::find_if(notes.begin(), notes.end(), [&](const AuditNote& note) {
        const bool same_target = extra.target_id.empty() || note.target_id == extra.target_id;
        return note.workspace == extra.workspace && note.action == extra.action && same_target;
    });
    if (same == notes.end()) {
        notes.insert(extra.action == "undo.applied" ? notes.begin() : notes.end(), extra);
        return;
    }
    same->after.erase("content");
    for (const auto& [key, is] : extra.before) same->before[key] = is;
    for (const auto& [key, is] : extra.after) same->after[key] = is;
}

/// The plan's effects, of a workspace's trail in a change of the instance only those there.
void add_effects(AuditNote& note, const core::Plan& plan) {
    const bool all = !plan.of_instance || note.workspace.is_nil();
    std::map<core::EffectKind, std::int64_t> counts;
    if (all) counts = plan.counts;
    for (const core::Effect& effect : plan.effects) {
        if (!all && !(effect.workspace && effect.workspace->id == note.workspace.str())) continue;
        if (!all) ++counts[effect.kind];
        if (note.effects.size() < kListedInEvent)
            note.effects.push_back(effect_fields(effect));
        else
            note.effects_cut = true;
    }
    for (const auto& [kind, count] : counts)
        if (count) note.counts[core::to_string(kind)] = count;
}

}  // namespace

std::vector<AuditNote> events_of(const PlannedChange& change, const std::vector<AuditNote>& extra) {
    const core::Plan& plan = change.plan;
    std::vector<AuditNote> notes = derived_notes(change);
    for (const AuditNote& note : extra) merge_extra(notes, note);
    std::set<core::WorkspaceId> begun;
    for (AuditNote& note : notes) {
        if (!begun.insert(note.workspace).second) continue;
        // A change within a workspace may tell the instance's trail about an account: its effects stay where they are.
        if (note.workspace.is_nil() && !plan.of_instance) continue;
        if (!plan.of_instance && note.workspace != change.request.workspace) continue;
        add_effects(note, plan);
        if (plan.undoable && !plan.reversals.empty()) note.undo = boost::json::serialize(to_json(plan.reversals));
    }
    return notes;
}

}  // namespace guildhall::service
