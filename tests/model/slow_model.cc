#include "model/slow_model.h"

#include <algorithm>
#include <tuple>

namespace guildhall::model {
namespace {

template <class Things, class Test>
bool any(const Things& things, Test test) {
    return std::any_of(things.begin(), things.end(), test);
}

bool counts(const Org& org, const Id& user) {  // M50: through a membership here
    const auto member = org.members.find(user);
    return org.status == "active" && member != org.members.end() && is_here(member->second) &&
           org.accounts.at(user).status != "archived";
}

std::vector<Group> groups_of(const Org& org, const Id& user) {  // G of section 4
    const Member& member = org.members.at(user);
    std::vector<Group> groups = {org.groups.at(member.role)};
    for (const auto& [id, end] : member.groups)
        if (is_live(org, end)) groups.push_back(org.groups.at(id));
    return groups;
}

}  // namespace

Org empty_org() {
    const Group all = {kPermissions,
                       {{"a", {"app", "edit", false, true, {}}}, {"d", {"data_source", "configure", false, true, {}}}}};
    Org org;
    org.groups = {{"admin", all}, {"builder", all}, {"end_user", {}}};  // M4, M5, M6
    return org;
}

bool is_here(const Member& member) { return member.status != "archived"; }

bool is_live(const Org& org, Time end) { return end == kNever || org.now < end; }

std::string gate(const Org& org, const Id& user) {
    const auto account = org.accounts.find(user);
    const auto member = org.members.find(user);
    if (account == org.accounts.end()) return "not_a_member";
    if (account->second.status != "active") return "account_" + account->second.status;
    if (!account->second.instance_admin && member == org.members.end()) return "not_a_member";
    if (!account->second.instance_admin && member->second.status != "active") return "member_" + member->second.status;
    return org.status == "active" ? "" : "workspace_archived";
}

bool is_admin(const Org& org, const Id& user) {
    return org.accounts.at(user).instance_admin || org.members.at(user).role == "admin";
}

Words all_implied(const Type& type, const Id& action) {
    Words found = {action};
    for (const auto& [name, implies] : type.actions)
        if (name == action)
            for (const Id& implied : implies) found.merge(all_implied(type, implied));
    return found;
}

Words actions_on(const Org& org, const std::string& type) {
    Words found;
    for (const std::string& action : kResourceActions)
        if (action.starts_with(type + ":")) found.insert(action);
    if (org.types.contains(type))
        for (const auto& [name, implies] : org.types.at(type).actions) found.insert(type + ":" + name);
    return found;
}

bool may(const Org& org, const Id& user, const std::string& action, const Id& resource) {
    const std::string type = action.substr(0, action.find(':'));
    const auto found = org.resources.find(resource);
    if (!(resource.empty() ? kWorkspaceActions : actions_on(org, type)).contains(action)) return false;
    if (!resource.empty() && (found == org.resources.end() || found->second.type != type)) return false;
    if (!gate(org, user).empty()) return false;  // M11
    if (is_admin(org, user)) return true;        // M12
    const Resource on = resource.empty() ? Resource{} : found->second;

    const auto groups = groups_of(org, user);  // M10: any of them is enough
    const auto can = [&](const char* permission) {
        return any(groups, [&](const Group& group) { return group.permissions.contains(permission); });
    };
    const auto granted = [&](const char* access, bool shown = false) {
        return any(groups, [&](const Group& group) {
            return any(group.grants, [&](const auto& each) {
                const Grant& grant = each.second;
                return grant.type == type && grant.access == access &&
                       (grant.all || grant.resources.contains(resource)) && !(shown && grant.hide);
            });
        });
    };
    const bool owns = on.owner == user;
    if (org.types.contains(type)) {
        for (const auto& [access, implies] : org.types.at(type).actions)
            if (granted(access.c_str()) &&
                all_implied(org.types.at(type), access).contains(action.substr(type.size() + 1)))
                return true;
        return owns;
    }
    const bool edits = owns || granted("edit"), configures = owns || granted("configure");
    if (action == "app:create") return can("app_create");
    if (action == "app:edit") return edits;
    if (action == "app:view") return edits || (granted("view") && on.released);
    if (action == "app:list") return edits || (granted("view", true) && on.released);
    if (action == "app:delete") return edits && can("app_delete");
    if (action == "data_source:create") return can("data_source_create");
    if (action == "data_source:configure") return configures;
    if (action == "data_source:use") return configures || granted("use");
    if (action == "data_source:delete") return configures && can("data_source_delete");
    if (action == "folder:see")
        return can("folder_manage") || any(org.resources, [&](const auto& each) {
                   return each.second.folder == resource && may(org, user, "app:list", each.first);
               });
    if (type == "folder") return can("folder_manage");
    if (action == "constant:list" || (action == "constant:read" && !on.secret))
        return org.members.at(user).role == "builder" || can("constant_manage");
    if (type == "constant") return can("constant_manage");
    return false;  // workspace:administer
}

bool is_builder_level(const Org& org, const Group& group) {
    return !group.permissions.empty() || any(group.grants, [&](const auto& each) {
        const auto& [type, access] = std::tie(each.second.type, each.second.access);
        if (!org.types.contains(type)) return type == "data_source" || access == "edit";
        const Words marked = org.types.at(type).builder_level;
        return any(all_implied(org.types.at(type), access), [&](const Id& given) { return marked.contains(given); });
    });
}

bool has_cause(const Org& org, const Member& member) {
    return any(member.groups, [&](const auto& in) {
        return is_live(org, in.second) && is_builder_level(org, org.groups.at(in.first));
    });
}

bool is_settleable(const Org& org, const Member& member) {
    return is_here(member) && member.cause == "automatic" && !has_cause(org, member);
}

bool m15_holds(const Org& org) {
    return !any(org.members, [&](const auto& each) {
        return is_here(each.second) && each.second.role == "end_user" && has_cause(org, each.second);
    });
}

bool m16_holds(const Org& org) {
    return !any(org.resources, [&](const auto& each) {
        return !each.second.owner.empty() && org.members.at(each.second.owner).role == "end_user";
    });
}

bool m24_holds(const Org& org) {
    return org.status != "active" || any(org.members, [&](const auto& each) {
               return each.second.role == "admin" && each.second.status == "active" &&
                      org.accounts.at(each.first).status == "active";
           });
}

std::set<Id> counted_users(const std::vector<Org>& orgs) {
    std::set<Id> users;
    for (const Org& org : orgs)
        for (const auto& [id, account] : org.accounts)
            if ((account.instance_admin && account.status != "archived") || counts(org, id)) users.insert(id);
    return users;
}

std::set<Id> counted_builders(const std::vector<Org>& orgs) {
    std::set<Id> users;
    for (const Org& org : orgs)
        for (const auto& [id, member] : org.members)
            if (counts(org, id) && member.role != "end_user") users.insert(id);
    return users;
}

}  // namespace guildhall::model
