// The slow model: the rules once more, as plainly as they can be written, from the text of the rules alone and never
// from src/core. Tests run the product and this side by side on the same organisations and changes. Here: what there is
// and who may do what; slow_changes.h: what follows from a change.
// One Org is one workspace. A user and their membership share one id, as one workspace never has two of them.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace guildhall::model {

using Id = std::string;
using Time = std::int64_t;
using Words = std::set<std::string>;

inline constexpr Time kNever = 0, kKeepEnd = -1;  // ends of a group membership: none; "not sent" in a change

struct Account {
    std::string status = "active";  // pending, active, archived
    bool instance_admin = false, has_password = true;
    bool operator==(const Account&) const = default;
};
struct Member {
    std::string status = "active", role = "end_user", cause = "explicit";
    std::map<Id, Time> groups;  // custom groups, each with its end, or kNever
    bool operator==(const Member&) const = default;
};
struct Grant {
    std::string type = "app", access = "view";
    bool hide = false, all = false;
    std::set<Id> resources;  // empty where `all`
    bool operator==(const Grant&) const = default;
};
struct Group {
    Words permissions;
    std::map<Id, Grant> grants;
    bool operator==(const Group&) const = default;
};
/// A registered type: each action with those that it implies directly, in the order of declaration.
struct Type {
    std::vector<std::pair<Id, Words>> actions;
    Words builder_level;
    bool operator==(const Type&) const = default;
};
struct Resource {
    std::string type = "app";  // app, data_source, folder, constant or one of Org::types
    Id owner, folder;          // empty: none
    bool released = true, secret = false;
    bool operator==(const Resource&) const = default;
};
struct Org {
    std::string status = "active";  // active, archived
    Time now = 1000;
    std::map<Id, Account> accounts;
    std::map<Id, Member> members;
    std::map<Id, Group> groups;  // the role groups under the names of their roles
    std::map<Id, Resource> resources;
    std::map<Id, Type> types;
    bool operator==(const Org&) const = default;
};

inline const Words kPermissions = {"app_create",         "app_delete",    "data_source_create",
                                   "data_source_delete", "folder_manage", "constant_manage"};
/// The actions on one resource, and those that name none.
inline const Words kResourceActions = {
    "app:edit",        "app:view",           "app:list",        "app:delete",           "data_source:use",
    "folder:see",      "data_source:delete", "folder:update",   "folder:delete",        "constant:read",
    "constant:update", "constant:delete",    "constant:reveal", "data_source:configure"};
inline const Words kWorkspaceActions = {"app:create",      "data_source:create", "folder:create",
                                        "constant:create", "constant:list",      "workspace:administer"};

Org empty_org();                                   ///< M1: the three role groups and nothing else
std::string gate(const Org& org, const Id& user);  ///< M11: empty where open, else the reason
bool is_admin(const Org& org, const Id& user);     ///< M12, behind the gate
/// The decision of section 4: one of actions_on() with a resource, one of kWorkspaceActions without.
bool may(const Org& org, const Id& user, const std::string& action, const Id& resource = "");
bool is_here(const Member& member);                         ///< invited or active
bool is_live(const Org& org, Time end);                     ///< M36
bool is_builder_level(const Org& org, const Group& group);  ///< M14
Words all_implied(const Type& type, const Id& action);      ///< the action and what it implies, however far
/// The actions on a resource of that type, as "type:action".
Words actions_on(const Org& org, const std::string& type);
bool has_cause(const Org& org, const Member& member);      ///< M23: in a builder-level custom group, live
bool is_settleable(const Org& org, const Member& member);  ///< M23: by members/settle
bool m15_holds(const Org& org);
bool m16_holds(const Org& org);
bool m24_holds(const Org& org);
std::set<Id> counted_users(const std::vector<Org>& orgs);     ///< M50
std::set<Id> counted_builders(const std::vector<Org>& orgs);  ///< M51

}  // namespace guildhall::model
