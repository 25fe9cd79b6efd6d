#include <algorithm>

#include "core/access_diff.h"
#include "core/base64url.h"
#include "core/planning.h"
#include "core/sha256.h"

namespace guildhall::core {
namespace {

/// Lines of fields, each with its length before it, so that no two different lists are the same text.
class Canonical {
public:
    Canonical& field(std::string_view text) {
        text_ += std::to_string(text.size());
        text_ += ':';
        text_ += text;
        return *this;
    }
    std::string take() { return std::move(text_); }

private:
    std::string text_;
};

/// A thing that the plan makes has no id yet; its e-mail or name stands for it.
void add_name(Canonical& line, const std::optional<ThingRef>& thing) {
    if (!thing)
        line.field("-");
    else if (thing->id.empty())
        line.field(thing->email + "/" + thing->name);
    else
        line.field(thing->id);
}

std::string line_of(const Effect& effect) {
    Canonical line;
    const auto text_of = [](const std::optional<std::string>& text) { return text ? std::string_view(*text) : "-"; };
    line.field(to_string(effect.kind));
    add_name(line, effect.workspace);
    add_name(line, effect.member);
    add_name(line, effect.group);
    line.field(effect.resource ? std::string_view(effect.resource->type) : "-");
    add_name(line, effect.resource);
    line.field(text_of(effect.from)).field(text_of(effect.to));
    add_name(line, effect.from_owner);
    add_name(line, effect.to_owner);
    line.field(effect.because ? std::string_view(effect.because->rule) : "-")
        .field(std::to_string(effect.member_count));
    return line.take();
}

void add_ids(std::set<GroupId>& ids, const std::vector<GroupId>& more) { ids.insert(more.begin(), more.end()); }

/// The groups that the change names.
std::set<GroupId> groups_named(const Change& change) {
    std::set<GroupId> ids;
    std::visit(
        [&](const auto& kind) {
            if constexpr (requires { kind.group.is_nil(); }) ids.insert(kind.group);
        },
        change);
    if (const auto* invite = std::get_if<InviteMember>(&change)) add_ids(ids, invite->groups);
    if (const auto* edit = std::get_if<EditMember>(&change)) {
        add_ids(ids, edit->add_groups);
        add_ids(ids, edit->remove_groups);
    }
    if (const auto* bulk = std::get_if<BulkChange>(&change)) {
        if (bulk->group) ids.insert(*bulk->group);
        if (bulk->filter.group) ids.insert(*bulk->filter.group);
    }
    if (const auto* undo = std::get_if<Undo>(&change))
        for (const Reversal& reversal : undo->reversals) ids.insert(reversal.group);
    return ids;
}

/// "id=version" of every group named or touched, and of the role groups of a role change.
std::set<std::string> group_versions(const Planning& planning) {
    std::set<std::string> versions;
    const Plan& plan = planning.plan;
    const auto add = [&](const Workspace& before, GroupNumber number) {
        if (number < before.groups.size() && before.groups[number])
            versions.insert(before.groups[number]->id.str() + "=" + std::to_string(before.groups[number]->version));
    };
    for (const auto& [number, touch] : plan.touched.workspaces) {
        const Workspace* before =
            number < plan.before->workspaces.size() ? plan.before->workspaces[number].get() : nullptr;
        if (!before) continue;
        const Workspace& after = *plan.after->workspaces[number];
        for (const GroupNumber group : touch.groups) add(*before, group);
        for (const GroupId id : groups_named(planning.request.change))
            if (const auto named = before->group_number(id)) add(*before, *named);
        for (const MemberNumber member : touch.members) {
            const bool known = member < before->members.size();
            if (known && before->members[member]->role == after.members[member]->role) continue;
            add(*before, before->role_groups[static_cast<std::size_t>(after.members[member]->role)]);
            if (known) add(*before, before->role_groups[static_cast<std::size_t>(before->members[member]->role)]);
        }
    }
    return versions;
}

}  // namespace

std::string digest_of(const Planning& planning) {
    Canonical text;
    text.field(planning.request.actor.user.str())
        .field(planning.request.workspace.str())
        .field(planning.request.canonical);
    std::vector<std::string> lines;
    lines.reserve(planning.plan.effects.size());
    for (const Effect& effect : planning.plan.effects) lines.push_back(line_of(effect));
    for (std::string& line : permission_lines(planning.plan)) lines.push_back(std::move(line));
    std::sort(lines.begin(), lines.end());
    for (const std::string& line : lines) text.field(line);
    for (const std::string& version : group_versions(planning)) text.field(version);
    return base64url(sha256(text.take()));
}

}  // namespace guildhall::core
