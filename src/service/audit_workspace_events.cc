#include "service/audit_workspace_events.h"

#include <algorithm>

#include "core/time.h"

namespace guildhall::service {
namespace {

using boost::json::object;
using boost::json::value;

value end_text(std::int64_t expires_at) {
    return expires_at == core::kNever ? value(nullptr) : value(core::to_rfc3339(core::Time{expires_at}));
}

value time_text(const std::optional<core::Time>& time) {
    return time ? value(core::to_rfc3339(*time)) : value(nullptr);
}

object role_fields(core::Role role, core::RoleCause cause) {
    return {{"role", core::to_string(role)}, {"role_cause", core::to_string(cause)}};
}

object own_fields(const core::Workspace& workspace) {
    return {{"name", workspace.name},
            {"slug", workspace.slug},
            {"second_factor_required", workspace.second_factor_required}};
}

bool is_import(const core::Change& change) {
    return std::holds_alternative<core::ImportMembers>(change) ||
           std::holds_alternative<core::ImportOrganisation>(change);
}

std::string kind_of(const core::Workspace& workspace, const core::Resource& resource) {
    const core::ResourceType& type = workspace.types[resource.type];
    return type.is_registered() ? "resource" : type.name;
}

const core::Workspace* workspace_before(const core::Plan& plan, core::WorkspaceNumber number) {
    return number < plan.before->workspaces.size() ? plan.before->workspaces[number].get() : nullptr;
}

Place place_in(const core::Instance& instance, const core::Workspace& workspace) { return {instance, workspace}; }

}  // namespace

void WorkspaceEvents::People::add(const std::string& email, const std::string& id) {
    emails.push_back(email);
    ids.push_back(id);
}

WorkspaceEvents::WorkspaceEvents(const PlannedChange& change, core::WorkspaceNumber number)
    : request_(change.request),
      plan_(change.plan),
      touch_(plan_.touched.workspaces.at(number)),
      before_(workspace_before(plan_, number)),
      was_(before_ ? place_in(*plan_.before, *before_) : place_in(*plan_.after, *plan_.after->workspaces[number])),
      is_(place_in(*plan_.after, *plan_.after->workspaces[number])),
      is_import_(is_import(request_.change)) {
    const std::string id = is_.workspace.id.str();
    for (const core::Effect& effect : plan_.effects)
        if (effect.kind == core::EffectKind::role_changed && (!effect.workspace || effect.workspace->id == id))
            role_effects_[effect.member->email] = &effect;
}

std::vector<AuditNote> WorkspaceEvents::write() {
    workspace_itself();
    if (is_import_ && plan_.report) import_applied();
    for (const core::TypeNumber number : touch_.types) type(number);
    for (const core::ResourceRef& ref : touch_.resources) resource(ref);
    for (const core::GroupNumber number : touch_.groups) group(number);
    members();
    concern_people();
    return std::move(notes_);
}

AuditNote& WorkspaceEvents::add(std::string action, std::string type, std::string id, std::string name) {
    AuditNote note;
    note.action = std::move(action);
    note.workspace = is_.workspace.id;
    note.target_type = std::move(type);
    note.target_id = std::move(id);
    note.target_name = std::move(name);
    return notes_.emplace_back(std::move(note));
}

AuditNote& WorkspaceEvents::add(std::string action, const core::Group& group) {
    return add(std::move(action), "group", group.id.str(), group.name);
}

AuditNote& WorkspaceEvents::add(std::string action, const core::Resource& resource) {
    return add(kind_of(is_.workspace, resource) + "." + action, is_.workspace.types[resource.type].name, resource.key(),
               resource.name);
}

const core::Member* WorkspaceEvents::member_before(core::MemberNumber number) const {
    return before_ && number < before_->members.size() ? before_->members[number].get() : nullptr;
}

const core::Group* WorkspaceEvents::group_before(core::GroupNumber number) const {
    return before_ && number < before_->groups.size() ? before_->groups[number].get() : nullptr;
}

const core::Resource* WorkspaceEvents::resource_before(core::ResourceRef ref) const {
    return before_ ? before_->find_resource(ref) : nullptr;
}

void WorkspaceEvents::workspace_itself() {
    const core::Workspace& is = is_.workspace;
    const auto add_own = [&](std::string action) -> AuditNote& {
        return add("workspace." + std::move(action), "workspace", is.id.str(), is.name);
    };
    if (!before_) {
        add_own("created").after = {{"name", is.name}, {"slug", is.slug}};
        return;
    }
    if (before_->status != is.status) {
        AuditNote& note = add_own(is.status == core::WorkspaceStatus::archived ? "archived" : "unarchived");
        note.before = {{"status", core::to_string(before_->status)}};
        note.after = {{"status", core::to_string(is.status)}};
    }
    const object before = own_fields(*before_), after = own_fields(is);
    if (before != after) {
        AuditNote& note = add_own("changed");
        note.before = before;
        note.after = after;
        keep_differences(note.before, note.after);
    }
}

void WorkspaceEvents::import_applied() {
    const core::ImportReport& report = *plan_.report;
    AuditNote& note = add("import.applied", "workspace", is_.workspace.id.str(), is_.workspace.name);
    note.after = {{"rows", report.rows},
                  {"invited", report.invite},
                  {"already_member", report.already_member},
                  {"left_out", report.error}};
}

void WorkspaceEvents::members() {
    for (const core::MemberNumber number : touch_.members) member(number);
    for (const auto& [number, moved] : moves_) moves(number, moved);
}

void WorkspaceEvents::concern_people() {
    for (AuditNote& note : notes_) {
        if (note.action == "import.applied") note.found_by = std::move(imported_);
        if (const auto ids = came_or_went_.find(note.target_id); ids != came_or_went_.end())
            note.found_by = ids->second;
    }
}

void WorkspaceEvents::member(core::MemberNumber number) {
    const core::Member& is = *is_.workspace.members[number];
    const core::Member* was = member_before(number);
    if (!was && is_import_) {  // told by import.applied
        const core::Account& account = is_.instance.account_of(is);
        imported_.insert(imported_.end(), {core::shown_name(account, is), account.email, is.id.str()});
        return;
    }
    const auto found = role_effects_.find(is_.email(number));
    const core::Effect* effect = found == role_effects_.end() ? nullptr : found->second;
    const bool raised_at_once = !was && effect && effect->from;
    const core::Role role_sent = raised_at_once ? core::parse_role(*effect->from).value_or(is.role) : is.role;
    if (!was || was->status != is.status) status(was, is, role_sent);
    if (was && (was->role != is.role || was->role_cause != is.role_cause))
        role(is, role_fields(was->role, was->role_cause), effect);
    else if (raised_at_once)
        role(is, role_fields(role_sent, core::RoleCause::explicit_), effect);
    links(was, is);
}

void WorkspaceEvents::status(const core::Member* was, const core::Member& is, core::Role role) {
    std::string action = "member.accepted";
    if (is.status == core::MemberStatus::archived)
        action = std::holds_alternative<core::LeaveWorkspace>(request_.change) ? "member.left" : "member.archived";
    else if (was && was->status == core::MemberStatus::archived)
        action = "member.unarchived";
    else if (is.status == core::MemberStatus::invited)
        action = "member.invited";
    const core::Account& account = is_.instance.account_of(is);
    AuditNote& note = add(std::move(action), "member", is.id.str(), account.email);
    if (was) note.before = {{"status", core::to_string(was->status)}};
    note.after = {{"status", core::to_string(is.status)}};
    if (was) return;
    note.after["email"] = account.email;
    note.after["name"] = core::shown_name(account, is);
    note.after["role"] = core::to_string(role);
    note.after["source"] = core::to_string(is.source);
}

void WorkspaceEvents::role(const core::Member& is, object before, const core::Effect* effect) {
    AuditNote& note = add("member.role_changed", "member", is.id.str(), is_.instance.account_of(is).email);
    note.before = std::move(before);
    note.after = role_fields(is.role, is.role_cause);
    if (effect && effect->because) note.after["because"] = because_fields(*effect->because);
}

void WorkspaceEvents::links(const core::Member* was, const core::Member& is) {
    const std::string& email = is_.instance.account_of(is).email;
    const std::string id = is.id.str();
    for (const core::GroupLink& link : is.groups) {
        if (!group_before(link.group)) {  // told by the group's own event
            came_or_went_[is_.workspace.groups[link.group]->id.str()].push_back(id);
            continue;
        }
        const core::GroupLink* had = was ? core::find_link(*was, link.group) : nullptr;
        if (had && *had == link) continue;
        GroupMoves& moved = moves_[link.group];
        if (had) {
            moved.end_changed.add(email, id);
            moved.ends_before[email] = end_text(had->expires_at);
            moved.ends_after[email] = end_text(link.expires_at);
            continue;
        }
        moved.added.add(email, id);
        if (link.expires_at != core::kNever) moved.ends[email] = end_text(link.expires_at);
    }
    if (!was) return;
    for (const core::GroupLink& link : was->groups) {
        if (!is_.workspace.groups[link.group]) {
            came_or_went_[group_before(link.group)->id.str()].push_back(id);
        } else if (!core::find_link(is, link.group)) {
            moves_[link.group].removed.add(email, id);
        }
    }
}

void WorkspaceEvents::moves(core::GroupNumber number, const GroupMoves& moved) {
    const core::Group& group = *is_.workspace.groups[number];
    if (!moved.added.ids.empty()) {
        AuditNote& note = add("group.member_added", group);
        note.found_by = moved.added.ids;
        add_list(note.after, "members", moved.added.emails);
        if (!moved.ends.empty()) note.after["expires_at"] = moved.ends;
    }
    if (!moved.removed.ids.empty()) {
        AuditNote& note = add("group.member_removed", group);
        note.found_by = moved.removed.ids;
        add_list(note.before, "members", moved.removed.emails);
    }
    if (!moved.end_changed.ids.empty()) {
        AuditNote& note = add("group.member_end_changed", group);
        note.found_by = moved.end_changed.ids;
        note.before["expires_at"] = moved.ends_before;
        note.after["expires_at"] = moved.ends_after;
    }
}

void WorkspaceEvents::group(core::GroupNumber number) {
    const core::Group* was = group_before(number);
    const core::Group* is = is_.workspace.groups[number].get();
    if (was && is) return group_changes(*was, *is);
    if (was) {
        add("group.deleted", *was).before = fields_of(was_, *was);
        return;
    }
    if (!is || is->kind == core::GroupKind::role) return;  // role groups come with their workspace
    const auto* copied = std::get_if<core::DuplicateGroup>(&request_.change);
    AuditNote& note = add(copied ? "group.duplicated" : "group.created", *is);
    note.after = fields_of(is_, *is);
    if (!copied) return;
    if (const core::Group* original = is_.workspace.group(copied->group))
        note.before = {{"original", object{{"id", original->id.str()}, {"name", original->name}}}};
}

void WorkspaceEvents::group_changes(const core::Group& was, const core::Group& is) {
    if (was.name != is.name) {
        AuditNote& note = add("group.renamed", is);
        note.before = {{"name", was.name}};
        note.after = {{"name", is.name}};
    }
    if (was.reviewed_at != is.reviewed_at) {
        AuditNote& note = add("group.reviewed", is);
        note.before = {{"reviewed_at", time_text(was.reviewed_at)}};
        note.after = {{"reviewed_at", time_text(is.reviewed_at)}};
    }
    if (!(was.permissions == is.permissions)) {
        AuditNote& note = add("group.permissions_changed", is);
        for (const core::Permission permission : core::kPermissions) {
            if (was.permissions.has(permission) == is.permissions.has(permission)) continue;
            note.before[core::to_string(permission)] = was.permissions.has(permission);
            note.after[core::to_string(permission)] = is.permissions.has(permission);
        }
    }
    grants(was, is);
}

void WorkspaceEvents::grants(const core::Group& was, const core::Group& is) {
    const object group{{"id", is.id.str()}, {"name", is.name}};
    const auto find = [](const core::Group& in, core::GrantId id) {
        const auto at = std::find_if(in.grants.begin(), in.grants.end(), [&](const auto& g) { return g->id == id; });
        return at == in.grants.end() ? nullptr : at->get();
    };
    const auto add_grant = [&](std::string action, const core::Grant& grant) -> AuditNote& {
        return add("grant." + std::move(action), "grant", grant.id.str(), grant.name);
    };
    for (const auto& grant : was.grants)
        if (!find(is, grant->id)) {
            AuditNote& note = add_grant("deleted", *grant);
            note.before = fields_of(was_, *grant);
            note.before["group"] = group;
        }
    for (const auto& grant : is.grants) {
        const core::Grant* earlier = find(was, grant->id);
        if (earlier && (*earlier == *grant || only_lost_deleted_resources(*earlier, *grant))) continue;
        object before, after = fields_of(is_, *grant);
        if (earlier) {
            before = fields_of(was_, *earlier);
            keep_differences(before, after);
            if (after.empty()) continue;  // its type's actions have other numbers
        }
        AuditNote& note = add_grant(earlier ? "changed" : "created", *grant);
        note.before = std::move(before);
        note.after = std::move(after);
        note.after["group"] = group;
    }
}

/// The deletion of the resources is the event (M13).
bool WorkspaceEvents::only_lost_deleted_resources(const core::Grant& was, const core::Grant& is) const {
    core::Grant rest = was;
    std::erase_if(rest.resources, [&](core::ResourceNumber number) {
        return !is_.workspace.resource({was.type, number});
    });
    return rest == is;
}

/// The deletion of a type is the event of all its objects too.
void WorkspaceEvents::type(core::TypeNumber number) {
    const bool known = before_ && number < before_->types.size();
    const core::ResourceType *was = known ? &before_->types[number] : nullptr, *is = &is_.workspace.types[number];
    if (!is->is_registered()) is = nullptr;
    const core::ResourceType& one = is ? *is : *was;
    const std::string action = !was ? "created" : is ? "changed" : "deleted";
    AuditNote& note = add("resource_type." + action, "resource_type", one.id.str(), one.name);
    if (was) note.before = fields_of(*was);
    if (is) note.after = fields_of(*is);
    if (was && is) keep_differences(note.before, note.after);
    if (was && !is) note.before["resource_count"] = before_->index->existing(number).count();
}

void WorkspaceEvents::resource(core::ResourceRef ref) {
    if (touch_.types.contains(ref.type)) return;
    const core::Resource *was = resource_before(ref), *is = is_.workspace.resource(ref);
    if (was && is) return resource_changes(*was, *is);
    const core::Resource* one = was ? was : is;
    if (!one) return;
    AuditNote& note = add(was ? "deleted" : "created", *one);
    object& fields = was ? note.before : note.after;
    fields = fields_of(was ? was_ : is_, *one);
    if (is_.workspace.types[ref.type].owner_gives) fields["owner"] = owner_of(was ? was_ : is_, *one);
}

void WorkspaceEvents::resource_changes(const core::Resource& was, const core::Resource& is) {
    object before = fields_of(was_, was), after = fields_of(is_, is);
    keep_differences(before, after);
    const bool folder_gone = was.folder && !is.folder && !is_.workspace.resource({core::kFolder, *was.folder});
    if (folder_gone) {  // the folder's deletion is the event
        before.erase("folder");
        after.erase("folder");
    }
    const auto* edit = std::get_if<core::ChangeResource>(&request_.change);
    if (edit && edit->content && edit->resource == is.id) after["content"] = "changed";
    if (!after.empty()) {
        AuditNote& note = add("changed", is);
        note.before = std::move(before);
        note.after = std::move(after);
    }
    if (was.owner == is.owner) return;
    AuditNote& note = add("owner_changed", is);
    note.before = {{"owner", owner_of(was_, was)}};
    note.after = {{"owner", owner_of(is_, is)}};
}

}  // namespace guildhall::service
