#include "model/slow_changes.h"

#include <algorithm>
#include <stdexcept>

namespace guildhall::model {
namespace {

using Refusal = std::string;
const Refusal kDone;

const Words kRoles = {"admin", "builder", "end_user"};
const Words kGoOnWhenArchived = {"time_passes", "instance_archive", "instance_unarchive", "unarchive_workspace"};

Refusal set_role(const Org& org, Member& member, const std::string& role) {
    if (role == "end_user" && member.role != "end_user")  // M21
        std::erase_if(member.groups, [&](const auto& in) {
            return is_live(org, in.second) && is_builder_level(org, org.groups.at(in.first));
        });
    member.role = role;
    member.cause = "explicit";  // M23
    return kDone;
}

Refusal add_to_group(const Org& org, Member& member, const Id& group, Time end) {
    if (kRoles.contains(group)) return "role_group_immutable";  // M2
    if (end > kNever && end <= org.now) return "invalid_request";
    const auto in = member.groups.find(group);
    const bool present = in != member.groups.end() && is_live(org, in->second);
    if (present && (end == kKeepEnd || end == in->second)) return kDone;  // M29
    if (!is_here(member)) return "invalid_state";                         // M43
    member.groups[group] = std::max(end, kNever);
    return kDone;
}

Refusal patch_member(const Org& org, Member& member, const ModelChange& change) {
    for (const Id& group : change.add_groups)
        if (change.role == "end_user" && is_builder_level(org, org.groups.at(group))) return "invalid_request";
    if (!change.role.empty()) set_role(org, member, change.role);
    for (const Id& group : change.remove_groups) member.groups.erase(group);
    for (const Id& group : change.add_groups)
        if (auto refusal = add_to_group(org, member, group, kKeepEnd); refusal != kDone) return refusal;
    return kDone;
}

Refusal edit_group(Org& org, const ModelChange& change) {
    if (change.group == "admin" || change.group == "end_user") return "role_group_immutable";  // M4, M6
    Group& group = org.groups.at(change.group);
    if (change.kind == "delete_grant") return group.grants.erase(change.grant_id), kDone;
    if (change.kind == "set_permission") {
        change.on ? (void)group.permissions.insert(change.permission)
                  : (void)group.permissions.erase(change.permission);
        return kDone;
    }
    const Grant& grant = change.grant;  // add_grant, change_grant
    if (grant.hide && (grant.type != "app" || grant.access != "view")) return "invalid_request";
    if (grant.all && !grant.resources.empty()) return "invalid_request";
    group.grants[change.grant_id] = grant;
    return kDone;
}

Refusal delete_group(Org& org, const Id& group) {  // M27
    if (kRoles.contains(group)) return "role_group_immutable";
    org.groups.erase(group);
    for (auto& [id, member] : org.members) member.groups.erase(group);
    return kDone;
}

Refusal duplicate(Org& org, const ModelChange& change) {  // M28
    const Group from = org.groups.at(change.group);
    Group& copy = org.groups[change.new_id];
    if (change.parts.contains("permissions")) copy.permissions = from.permissions;
    for (const auto& [id, grant] : from.grants)
        if (change.parts.contains(org.types.contains(grant.type) ? "grants:" + grant.type : grant.type + "s"))
            copy.grants[id] = grant;
    for (auto& [id, member] : org.members) {
        if (!is_here(member) || !change.parts.contains("members")) continue;
        const auto in = member.groups.find(change.group);
        if (in != member.groups.end() && is_live(org, in->second)) member.groups[change.new_id] = in->second;
        if (member.role == change.group) member.groups[change.new_id] = kNever;
    }
    return kDone;
}

Refusal invite(Org& org, const Id& user, const ModelChange& change) {  // M40
    if (org.members.contains(user)) return "already_member";
    if (org.accounts.try_emplace(user, Account{"pending", false, false}).first->second.status == "archived")
        return "account_archived";
    Member& member = org.members[user];
    member.status = "invited";
    member.role = change.role;
    for (const Id& group : change.add_groups) member.groups[group] = kNever;
    return kDone;
}

Refusal accept(Account& account, Member& member) {  // M42
    if (member.status != "invited") return "invitation_invalid";
    member.status = account.status = "active";
    account.has_password = true;
    return kDone;
}

Refusal unarchive(const Account& account, Member& member) {  // M44
    if (is_here(member)) return "invalid_state";
    if (account.status == "archived") return "account_archived";
    member.status = "invited";
    return kDone;
}

Refusal archive(Member& member) {  // M43
    if (!is_here(member)) return "invalid_state";
    member.status = "archived";
    return kDone;
}

Refusal change_account(Org& org, const Id& user, const ModelChange& change) {  // M45
    Account& account = org.accounts.at(user);
    const bool archives = change.kind == "instance_archive";
    if ((account.status == "archived") == archives || (archives && user == change.actor)) return "invalid_state";
    account.status = archives ? "archived" : account.has_password ? "active" : "pending";
    if (archives && org.members.contains(user)) org.members.at(user).status = "archived";
    return kDone;
}

Refusal settle(Org& org, const std::vector<Id>& only) {  // M23
    for (auto& [id, member] : org.members)
        if (is_settleable(org, member) && (only.empty() || std::ranges::count(only, id) > 0))
            set_role(org, member, "end_user");
    return kDone;
}

Refusal delete_resource(Org& org, const Id& gone) {  // M13
    org.resources.erase(gone);
    for (auto& [id, resource] : org.resources)
        if (resource.folder == gone) resource.folder = "";
    for (auto& [id, group] : org.groups)
        for (auto& [grant_id, grant] : group.grants) grant.resources.erase(gone);
    return kDone;
}

Refusal put_object(Org& org, const ModelChange& change) {
    if (!org.types.contains(change.grant.type)) return "not_found";
    Resource& object = org.resources[change.resource];
    object.type = change.grant.type;
    object.owner = change.new_owner;
    return kDone;
}

Refusal change_type(Org& org, const Id& id, const Type& type) {
    if (!org.types.contains(id)) return "not_found";
    org.types[id] = type;
    Words known;
    for (const auto& [name, implies] : type.actions) known.insert(name);
    for (auto& [group_id, group] : org.groups)
        std::erase_if(group.grants,
                      [&](const auto& each) { return each.second.type == id && !known.contains(each.second.access); });
    return kDone;
}

Refusal delete_type(Org& org, const Id& id) {
    if (org.types.erase(id) == 0) return "not_found";
    std::erase_if(org.resources, [&](const auto& each) { return each.second.type == id; });
    for (auto& [group_id, group] : org.groups)
        std::erase_if(group.grants, [&](const auto& each) { return each.second.type == id; });
    return kDone;
}

bool can_own(const Org& org, const Id& user) {  // M16: to whom a thing may be handed over
    const auto member = org.members.find(user);
    return member != org.members.end() && member->second.status == "active" && member->second.role != "end_user";
}

Refusal hand_over(const Org& before, Org& after, const ModelChange& change) {  // M21, M16
    const auto takes = [&](const Id& user) {
        const auto lowered = [&] {
            return before.members.at(user).role == "admin" && after.members.at(user).role != "admin";
        };
        return can_own(before, user) && can_own(after, user) && !lowered();
    };
    if (!change.new_owner.empty() && !takes(change.new_owner)) return "invalid_request";
    for (auto& [id, resource] : after.resources) {
        if (resource.owner.empty() || after.members.at(resource.owner).role != "end_user") continue;
        if (resource.owner == change.actor && change.new_owner.empty()) return "invalid_request";
        resource.owner = !change.new_owner.empty() ? change.new_owner : takes(change.actor) ? change.actor : "";
    }
    return kDone;
}

Refusal do_to_one(Org& org, const Id& user, const ModelChange& change) {
    if (change.kind == "invite") return invite(org, user, change);
    if (change.kind.starts_with("instance_")) return change_account(org, user, change);
    Member& member = org.members.at(user);
    if (change.kind == "set_role") return set_role(org, member, change.role);
    if (change.kind == "patch_member") return patch_member(org, member, change);
    if (change.kind == "add_to_group") return add_to_group(org, member, change.group, change.time);
    if (change.kind == "remove_from_group")
        return kRoles.contains(change.group) ? "role_group_immutable" : (member.groups.erase(change.group), kDone);
    if (change.kind == "accept") return accept(org.accounts.at(user), member);
    if (change.kind == "unarchive") return unarchive(org.accounts.at(user), member);
    if (change.kind == "archive" || change.kind == "leave") return archive(member);
    throw std::logic_error("no such kind of change: " + change.kind);
}

Refusal do_it(Org& org, const ModelChange& change) {
    if (change.kind == "set_permission" || change.kind.ends_with("_grant")) return edit_group(org, change);
    if (change.kind == "make_group") return org.groups[change.new_id] = {}, kDone;
    if (change.kind == "delete_group") return delete_group(org, change.group);
    if (change.kind == "duplicate") return duplicate(org, change);
    if (change.kind == "settle") return settle(org, change.members);
    if (change.kind == "set_owner") return org.resources.at(change.resource).owner = change.new_owner, kDone;
    if (change.kind == "set_released") return org.resources.at(change.resource).released = change.on, kDone;
    if (change.kind == "delete_resource") return delete_resource(org, change.resource);
    if (change.kind == "put_object") return put_object(org, change);
    if (change.kind == "make_type") return org.types[change.grant.type] = change.type, kDone;
    if (change.kind == "change_type") return change_type(org, change.grant.type, change.type);
    if (change.kind == "delete_type") return delete_type(org, change.grant.type);
    if (change.kind == "time_passes") return org.now += change.time, kDone;
    if (change.kind == "archive_workspace") return org.status = "archived", kDone;  // M47
    if (change.kind == "unarchive_workspace") return org.status = "active", kDone;
    for (const Id& user : change.members)
        if (auto refusal = do_to_one(org, user, change); refusal != kDone) return refusal;
    return kDone;
}

}  // namespace

void settle_m20(Org& org) {
    for (auto& [id, member] : org.members)
        if (is_here(member) && member.role == "end_user" && has_cause(org, member))
            member.role = "builder", member.cause = "automatic";
}

std::string apply(Org& org, const ModelChange& change) {
    if (org.status != "active" && !kGoOnWhenArchived.contains(change.kind)) return "workspace_archived";
    Org after = org;
    if (auto refusal = do_it(after, change); refusal != kDone) return refusal;
    settle_m20(after);
    for (auto& [id, member] : after.members)  // M23: those whose last cause this very change takes away
        if (change.settle_roles && is_settleable(after, member) && org.members.contains(id) &&
            has_cause(org, org.members.at(id)))
            set_role(after, member, "end_user");
    if (auto refusal = hand_over(org, after, change); refusal != kDone) return refusal;
    if (change.take_over && !m24_holds(after)) {
        Member& actor = after.members[change.actor];
        actor.status = "active";
        set_role(after, actor, "admin");
    }
    if (!m24_holds(after)) return "last_admin";
    org = after;
    return kDone;
}

}  // namespace guildhall::model
