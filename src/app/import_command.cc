#include <algorithm>

#include "app/commands.h"
#include "app/organisation_file.h"
#include "core/base64url.h"
#include "core/sha256.h"
#include "core/text.h"

namespace guildhall::app {
namespace {

namespace json = boost::json;

constexpr std::size_t kShownErrors = 50, kShownUpgrades = 20;

const core::Workspace* find_workspace(const core::Instance& instance, const std::string& wanted) {
    if (const core::Workspace* found = instance.find_workspace(wanted)) return found;
    const auto number = instance.workspace_by_name.find(core::fold(wanted));
    return number ? instance.workspaces[*number].get() : nullptr;
}

std::string known_workspaces(const core::Instance& instance) {
    std::string names;
    for (std::size_t i = 0; i < instance.workspaces.size() && i < 10; ++i)
        names += (names.empty() ? "" : ", ") + instance.workspaces[i]->slug;
    return names.empty() ? "There are none yet: set the instance up first." : "There are: " + names + ".";
}

std::size_t live_groups(const core::Workspace& workspace) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < workspace.groups.size(); ++i) count += workspace.groups[i] != nullptr;
    return count;
}

/// What the plan would do, in lines.
std::string describe(const core::Plan& plan) {
    const core::Workspace& before = *plan.before->workspaces[plan.workspace];
    const core::Workspace& after = *plan.after->workspaces[plan.workspace];
    const core::ImportReport& report = *plan.report;
    const auto count = [&](core::EffectKind kind) {
        const auto found = plan.counts.find(kind);
        return std::to_string(found == plan.counts.end() ? 0 : found->second);
    };
    std::string text = "Into the workspace " + after.name + " (" + after.slug + "):\n";
    text += "  apps to add:             " + std::to_string(after.resource_by_id.size() - before.resource_by_id.size()) +
            "\n";
    text += "  groups to add:           " + std::to_string(live_groups(after) - live_groups(before)) + "\n";
    text += "  people to invite:        " + std::to_string(report.invite) + "\n";
    text += "  already members:         " + std::to_string(report.already_member) + "\n";
    text += "  group memberships to add: " + count(core::EffectKind::group_joined) + "\n";
    text += "  End-users who become Builders: " + count(core::EffectKind::role_changed) + "\n";
    text += "  faulty rows:             " + std::to_string(report.error) + "\n";
    text += "  users:    " + std::to_string(plan.seats.before.users) + " -> " + std::to_string(plan.seats.after.users) +
            "\n";
    text += "  builders: " + std::to_string(plan.seats.before.builders) + " -> " +
            std::to_string(plan.seats.after.builders) + "\n";
    for (const core::Warning& warning : plan.warnings) text += "  note: " + warning.detail + "\n";
    std::size_t shown = 0;
    for (const core::Effect& effect : plan.effects) {
        if (effect.kind != core::EffectKind::role_changed || shown++ >= kShownUpgrades) continue;
        text += "  " + effect.member->email + " becomes Builder, because of the group " +
                (effect.because && effect.because->group ? effect.because->group->name : std::string()) + "\n";
    }
    if (shown > kShownUpgrades) text += "  … and " + std::to_string(shown - kShownUpgrades) + " more\n";
    return text;
}

std::string describe_errors(const core::ImportReport& report) {
    std::string text;
    std::size_t shown = 0;
    for (const core::ImportRowReport& row : report.items)
        for (const core::RowNote& error : row.errors) {
            if (shown++ >= kShownErrors) continue;
            text +=
                "  row " + std::to_string(row.row) + " " + row.email + ": " + error.detail + " (" + error.code + ")\n";
        }
    if (shown > kShownErrors) text += "  … and " + std::to_string(shown - kShownErrors) + " more\n";
    return text;
}

}  // namespace

Outcome import_organisation(service::Services& services, const json::object& request) {
    const OrganisationFiles files{text_of(request, "apps"), text_of(request, "groups"), text_of(request, "people")};
    const auto organisation = read_organisation(files, services.settings.imports);
    if (!organisation.ok()) return {1, organisation.error().detail + "\nNothing was changed.\n"};
    const auto snapshot = services.store.snapshot();
    const core::Workspace* workspace = find_workspace(*snapshot->instance, text_of(request, "workspace"));
    if (!workspace)
        return {1, "There is no workspace \"" + text_of(request, "workspace") + "\". " +
                       known_workspaces(*snapshot->instance) + "\n"};

    service::Call call;
    call.caller.actor.via = core::Actor::Via::command_line;
    call.change_id = services.ids.next_uuid();
    call.request_id = core::to_string(call.change_id);
    call.canonical =
        "guildhall import " + core::base64url(core::sha256(files.apps + '\0' + files.groups + '\0' + files.people));
    const auto preview = services.changes.preview(call, workspace->id, *organisation);
    if (!preview.ok()) return {1, preview.error().detail + "\nNothing was changed.\n"};
    const core::Plan& plan = **preview;
    Outcome outcome{0, describe(plan) + describe_errors(*plan.report)};
    if (plan.report->refused()) {
        outcome.exit_code = 1;
        outcome.output += "Nothing was changed: correct the faulty rows first.\n";
        return outcome;
    }
    const json::value* yes = request.if_contains("yes");
    if (!yes || !yes->is_bool() || !yes->as_bool()) {
        outcome.output += "Nothing was changed. Run it again with --yes to do this.\n";
        return outcome;
    }
    call.confirm = plan.digest;
    const auto applied = services.changes.apply(call, workspace->id, *organisation);
    if (!applied.ok()) return {1, outcome.output + applied.error().detail + "\nNothing was changed.\n"};
    outcome.output += (*applied)->changes_nothing() ? "All of it was there already; nothing was changed.\n" : "Done.\n";
    return outcome;
}

}  // namespace guildhall::app
