#include "model/random_org.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>
#include <sstream>
#include <utility>

namespace guildhall::model {
namespace {

/// Plain draws; std's distributions differ between standard libraries.
struct Dice {
    Random& random;

    std::uint64_t below(std::uint64_t n) { return random() % n; }
    int between(int low, int high) { return low + static_cast<int>(below(static_cast<std::uint64_t>(high - low + 1))); }
    bool chance(int percent) { return below(100) < static_cast<std::uint64_t>(percent); }
    template <class Things>
    auto one_of(const Things& things) {
        return *std::next(std::begin(things), static_cast<std::ptrdiff_t>(below(std::size(things))));
    }
};

std::string name(const std::string& start, std::size_t number) {
    std::string id = start;
    return id += std::to_string(number);
}

template <class Map>
std::vector<Id> ids_where(const Map& map,
                          const std::function<bool(const Id&, const typename Map::mapped_type&)>& test) {
    std::vector<Id> ids;
    for (const auto& [id, each] : map)
        if (test(id, each)) ids.push_back(id);
    return ids;
}

std::vector<Id> of_type(const Org& org, const std::string& type) {
    return ids_where(org.resources, [&](const Id&, const Resource& each) { return each.type == type; });
}

std::vector<Id> custom_groups(const Org& org) {
    return ids_where(org.groups,
                     [](const Id& id, const Group&) { return id != "admin" && id != "builder" && id != "end_user"; });
}

std::vector<Id> possible_owners(const Org& org) {
    return ids_where(org.members,
                     [](const Id&, const Member& each) { return each.role != "end_user" && each.status == "active"; });
}

template <class Map>
Id new_id(const Map& map, const std::string& start) {
    for (std::size_t number = 0;; ++number)
        if (!map.contains(name(start, number))) return name(start, number);
}

constexpr const char* kType = "invoice";

/// One to four actions, each implying some of those before it.
Type random_type(Dice& dice) {
    Type type;
    for (const char* name : {"read", "comment", "sign", "approve"}) {
        if (dice.chance(30)) continue;
        Words implies;
        for (const auto& [earlier, of_earlier] : type.actions)
            if (dice.chance(45)) implies.insert(earlier);
        type.actions.emplace_back(name, implies);
        if (dice.chance(35)) type.builder_level.insert(name);
    }
    return type.actions.empty() ? random_type(dice) : type;
}

Grant random_grant(Dice& dice, const Org& org) {
    Grant grant;
    grant.type = dice.chance(75) ? "app" : "data_source";
    if (!org.types.empty() && dice.chance(35)) {
        grant.type = kType;
        grant.access = dice.one_of(org.types.at(kType).actions).first;
    }
    if (grant.type == "app") grant.access = dice.chance(70) ? "view" : "edit";
    if (grant.type == "data_source") grant.access = dice.chance(60) ? "use" : "configure";
    grant.hide = grant.access == "view" && dice.chance(35);
    grant.all = dice.chance(20);
    for (const Id& id : of_type(org, grant.type))
        if (!grant.all && dice.chance(35)) grant.resources.insert(id);
    return grant;
}

void add_resources(Dice& dice, Org& org) {
    const auto owners = ids_where(org.members, [](const Id&, const Member& each) { return each.role != "end_user"; });
    const auto owner = [&] { return dice.chance(50) ? dice.one_of(owners) : Id(); };
    for (int i = dice.between(0, 3); i > 0; --i) org.resources[new_id(org.resources, "folder")].type = "folder";
    const auto folders = of_type(org, "folder");
    for (int i = dice.between(2, 10); i > 0; --i) {
        Resource& app = org.resources[new_id(org.resources, "app")];
        app.owner = owner();
        app.released = dice.chance(65);
        if (!folders.empty() && dice.chance(50)) app.folder = dice.one_of(folders);
    }
    for (int i = dice.between(1, 4); i > 0; --i)
        org.resources[new_id(org.resources, "source")] = {"data_source", owner(), "", true, false};
    if (dice.chance(70)) org.types[kType] = random_type(dice);
    for (int i = org.types.empty() ? 0 : dice.between(0, 3); i > 0; --i)
        org.resources[new_id(org.resources, "object")] = {kType, owner(), "", true, false};
    for (int i = dice.between(0, 3); i > 0; --i)
        org.resources[new_id(org.resources, "constant")] = {"constant", "", "", true, dice.chance(50)};
}

void add_groups(Dice& dice, Org& org) {
    for (int i = dice.between(2, 8); i > 0; --i) {
        Group& group = org.groups[new_id(org.groups, "group")];
        for (const std::string& permission : kPermissions)
            if (dice.chance(6)) group.permissions.insert(permission);
        for (int grants = dice.between(0, 3); grants > 0; --grants)
            group.grants[new_id(group.grants, "grant")] = random_grant(dice, org);
    }
    if (dice.chance(40)) org.groups["builder"] = {};  // M5: emptied, so that the groups' own rights show
}

void add_member(Dice& dice, Org& org, const Id& id) {
    Member& member = org.members[id];
    Account& account = org.accounts[id];
    const auto draw = dice.below(100);
    member.role = draw < 55 ? "end_user" : draw < 82 ? "builder" : "admin";
    member.status = dice.chance(70) ? "active" : dice.chance(50) ? "invited" : "archived";
    if (member.status != "active" && dice.chance(50)) account.status = "pending";
    if (member.status == "archived" && dice.chance(40)) account.status = "archived";
    account.has_password = account.status == "active" || (account.status == "archived" && dice.chance(70));
    if (member.role == "builder" && dice.chance(30)) member.cause = "automatic";
}

void join_groups(Dice& dice, Org& org) {
    const auto groups = custom_groups(org);
    for (auto& [id, member] : org.members)
        for (const Id& group : groups)
            if (dice.chance(33)) member.groups[group] = dice.chance(30) ? org.now + dice.between(-20, 60) : kNever;
}

using Ids = std::vector<Id>;

/// Fills one kind's fields; false where the org has nothing for it.
struct Draft {
    Dice& dice;
    const Org& org;
    ModelChange& change;

    bool whom(const Ids& from, int most = 1) {
        if (from.empty()) return false;
        for (int i = dice.between(1, most); i > 0; --i) {
            const Id id = dice.one_of(from);
            if (std::find(change.members.begin(), change.members.end(), id) == change.members.end())
                change.members.push_back(id);
        }
        return true;
    }
    Ids members(const std::string& status = "") const {
        return ids_where(org.members,
                         [&](const Id&, const Member& each) { return status.empty() || each.status == status; });
    }
    Ids members_here() const {
        return ids_where(org.members, [](const Id&, const Member& each) { return is_here(each); });
    }
    bool which_group(bool or_builder) {
        auto groups = custom_groups(org);
        if (or_builder) groups.push_back("builder");
        if (groups.empty()) return false;
        change.group = dice.chance(1) ? "admin" : dice.one_of(groups);
        return true;
    }
    bool which_grant() {
        if (!which_group(true) || org.groups.at(change.group).grants.empty()) return false;
        change.grant_id = dice.one_of(org.groups.at(change.group).grants).first;
        change.grant = org.groups.at(change.group).grants.at(change.grant_id);
        return true;
    }
    bool which_resource(const Ids& from) {
        if (from.empty()) return false;
        change.resource = dice.one_of(from);
        return true;
    }
    std::string role() { return dice.chance(50) ? "end_user" : dice.chance(60) ? "builder" : "admin"; }
    bool owns_something(const Id& user) const {
        return std::any_of(org.resources.begin(), org.resources.end(),
                           [&](const auto& each) { return each.second.owner == user; });
    }
    /// new_owner_id for a change that lowers somebody; now and then one that can't be.
    void name_new_owner() {
        const auto named = [&](const Id& id) { return std::ranges::count(change.members, id) > 0; };
        const auto fitting = ids_where(org.members, [&](const Id& id, const Member& each) {
            return each.role != "end_user" && each.status == "active" && each.cause == "explicit" && !named(id);
        });
        if (!fitting.empty() && dice.chance(40)) change.new_owner = dice.one_of(fitting);
        if (change.kind == "set_role" && owns_something(change.members[0]) && dice.chance(15))
            change.new_owner = dice.one_of(members());
    }

    bool set_role() {
        change.role = role();
        return whom(members(), 3);
    }
    bool patch_member() {
        if (!whom(members())) return false;
        if (dice.chance(50)) change.role = role();
        for (const Id& group : custom_groups(org)) {
            if (org.members.at(change.members[0]).groups.contains(group)) {
                if (dice.chance(30)) change.remove_groups.push_back(group);
            } else if (dice.chance(15)) {
                change.add_groups.push_back(group);
            }
        }
        return true;
    }
    bool add_to_group() {
        if (!which_group(false) || !whom(dice.chance(92) ? members_here() : members(), 4)) return false;
        if (dice.chance(35)) change.time = org.now + dice.between(1, 60);
        if (dice.chance(15)) change.time = kNever;
        return true;
    }
    bool remove_from_group() {
        if (!which_group(false)) return false;
        return whom(
            ids_where(org.members, [&](const Id&, const Member& each) { return each.groups.contains(change.group); }),
            2);
    }
    bool set_permission() {
        if (!which_group(true)) return false;
        change.permission = dice.one_of(kPermissions);
        const auto& on = org.groups.at(change.group).permissions;
        if (!on.empty() && dice.chance(60)) change.permission = dice.one_of(on);
        change.on = !on.contains(change.permission);
        return true;
    }
    bool add_grant() {
        if (!which_group(true)) return false;
        change.grant_id = new_id(org.groups.at(change.group).grants, "grant");
        change.grant = random_grant(dice, org);
        return true;
    }
    bool change_grant() {
        if (!which_grant()) return false;
        Grant other = random_grant(dice, org);
        while (other.type != change.grant.type) other = random_grant(dice, org);
        change.grant = other;
        return true;
    }
    bool make_group() { return change.new_id = new_id(org.groups, "group"), org.groups.size() < 12; }
    bool duplicate() {
        change.group = dice.one_of(org.groups).first;
        change.new_id = new_id(org.groups, "group");
        for (const char* part : {"members", "permissions", "apps", "data_sources"})
            if (dice.chance(60)) change.parts.insert(part);
        if (!org.types.empty() && dice.chance(60)) change.parts.insert(std::string("grants:") + kType);
        return !change.parts.empty() && org.groups.size() < 12;
    }
    bool invite() {
        auto users = ids_where(org.accounts, [&](const Id& id, const Account&) { return !org.members.contains(id); });
        if (dice.chance(8)) users = members();
        if (users.empty() || dice.chance(40)) users = {new_id(org.accounts, "user")};
        if (org.members.size() >= 14 || !whom(users)) return false;
        change.role = role();
        for (const Id& group : custom_groups(org))
            if (dice.chance(25)) change.add_groups.push_back(group);
        return true;
    }
    bool of_themself(const std::string& status) {
        if (!whom(members(status))) return false;
        change.actor = change.members[0];
        return true;
    }
    bool settle() {
        if (dice.chance(50)) return true;
        return whom(ids_where(org.members, [&](const Id&, const Member& each) { return is_settleable(org, each); }), 2);
    }
    bool set_owner() {
        auto things = of_type(org, "app");
        for (const Id& id : of_type(org, "data_source")) things.push_back(id);
        const auto owners = dice.chance(85) ? possible_owners(org) : members();
        if (owners.empty() || !which_resource(things)) return false;
        change.new_owner = dice.one_of(owners);
        return true;
    }
    bool put_object() {
        const auto owners = dice.chance(85) ? possible_owners(org) : members();
        if (org.types.empty() || owners.empty()) return false;
        change.grant.type = kType;
        const auto there = of_type(org, kType);
        change.resource = there.empty() || dice.chance(40) ? new_id(org.resources, "object") : dice.one_of(there);
        if (dice.chance(70)) change.new_owner = dice.one_of(owners);
        return org.resources.size() < 25;
    }
    bool change_type(bool there) {
        change.grant.type = kType;
        change.type = random_type(dice);
        return org.types.empty() != there;
    }
    bool set_released() {
        if (!which_resource(of_type(org, "app"))) return false;
        change.on = !org.resources.at(change.resource).released;
        return true;
    }
    bool delete_resource() {
        return which_resource(ids_where(org.resources, [](const Id&, const Resource&) { return true; }));
    }
    bool account(const std::string& status) {
        change.actor = "root";
        change.take_over = dice.chance(40);
        return whom(ids_where(org.accounts, [&](const Id& id, const Account& each) {
            return status.empty() ? each.status != "archived" && (id != "root" || dice.chance(10))
                                  : each.status == status;
        }));
    }
    bool workspace(const std::string& status) {
        change.actor = "root";
        change.take_over = dice.chance(40);
        return org.status == status;
    }
    bool time_passes() { return change.time = dice.between(1, 30), true; }
};

struct Weighted {
    const char* kind;
    std::uint64_t weight;
    std::function<bool(Draft&)> fill;
};

const std::array<Weighted, 29>& kinds() {
    static const std::array<Weighted, 29> all = {{
        {"set_role", 12, [](Draft& draft) { return draft.set_role(); }},
        {"patch_member", 10, [](Draft& draft) { return draft.patch_member(); }},
        {"add_to_group", 12, [](Draft& draft) { return draft.add_to_group(); }},
        {"remove_from_group", 8, [](Draft& draft) { return draft.remove_from_group(); }},
        {"set_permission", 9, [](Draft& draft) { return draft.set_permission(); }},
        {"add_grant", 6, [](Draft& draft) { return draft.add_grant(); }},
        {"change_grant", 9, [](Draft& draft) { return draft.change_grant(); }},
        {"delete_grant", 7, [](Draft& draft) { return draft.which_grant(); }},
        {"make_group", 2, [](Draft& draft) { return draft.make_group(); }},
        {"delete_group", 2, [](Draft& draft) { return draft.which_group(false); }},
        {"duplicate", 4, [](Draft& draft) { return draft.duplicate(); }},
        {"archive", 6, [](Draft& draft) { return draft.whom(draft.members(), 1); }},
        {"unarchive", 6,
         [](Draft& draft) { return draft.whom(draft.members(draft.dice.chance(85) ? "archived" : "")); }},
        {"invite", 5, [](Draft& draft) { return draft.invite(); }},
        {"accept", 8, [](Draft& draft) { return draft.of_themself(draft.dice.chance(92) ? "invited" : "active"); }},
        {"leave", 2, [](Draft& draft) { return draft.of_themself("active"); }},
        {"settle", 4, [](Draft& draft) { return draft.settle(); }},
        {"set_owner", 6, [](Draft& draft) { return draft.set_owner(); }},
        {"put_object", 6, [](Draft& draft) { return draft.put_object(); }},
        {"make_type", 4, [](Draft& draft) { return draft.change_type(false); }},
        {"change_type", 7, [](Draft& draft) { return draft.change_type(true); }},
        {"delete_type", 1, [](Draft& draft) { return draft.change_type(true); }},
        {"set_released", 3, [](Draft& draft) { return draft.set_released(); }},
        {"delete_resource", 1, [](Draft& draft) { return draft.delete_resource(); }},
        {"time_passes", 6, [](Draft& draft) { return draft.time_passes(); }},
        {"instance_archive", 3, [](Draft& draft) { return draft.account(""); }},
        {"instance_unarchive", 3, [](Draft& draft) { return draft.account("archived"); }},
        {"archive_workspace", 1, [](Draft& draft) { return draft.workspace("active"); }},
        {"unarchive_workspace", 40, [](Draft& draft) { return draft.workspace("archived"); }},
    }};
    return all;
}

Id random_actor(Dice& dice, const Org& org) {
    const auto admins = ids_where(
        org.accounts, [&](const Id& id, const Account&) { return gate(org, id).empty() && is_admin(org, id); });
    return admins.empty() ? "root" : dice.one_of(admins);
}

std::uint64_t from_environment(const char* variable, std::uint64_t otherwise) {
    const char* text = std::getenv(variable);
    return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}

}  // namespace

Org random_org(Random& random) {
    Dice dice{random};
    Org org = empty_org();
    org.accounts["root"].instance_admin = true;
    for (int i = dice.between(3, 12); i > 0; --i) add_member(dice, org, new_id(org.members, "user"));
    org.members["user0"] = {"active", "admin", "explicit", {}};
    org.accounts["user0"] = {};
    if (dice.chance(40)) {
        add_member(dice, org, "root");
        org.accounts["root"] = {"active", true, true};
    }
    for (const char* status : {"active", "pending", "archived"})
        if (dice.chance(50)) org.accounts[new_id(org.accounts, "stranger")] = {status, false, status == Id("active")};
    add_resources(dice, org);
    add_groups(dice, org);
    join_groups(dice, org);
    settle_m20(org);
    return org;
}

ModelChange random_change(Random& random, const Org& org) {
    Dice dice{random};
    std::uint64_t total = 0;
    for (const auto& kind : kinds()) total += kind.weight;
    while (true) {
        auto draw = dice.below(total);
        const Weighted* kind = kinds().data();
        for (; draw >= kind->weight; ++kind) draw -= kind->weight;
        ModelChange change;
        change.kind = kind->kind;
        change.actor = random_actor(dice, org);
        change.settle_roles = change.kind != "time_passes" && dice.chance(30);
        Draft draft{dice, org, change};
        const bool fits = org.status == "active" || change.kind == "time_passes" ||
                          change.kind.starts_with("instance_") || change.kind == "unarchive_workspace";
        if (!fits || !kind->fill(draft)) continue;
        const bool lowers = change.role == "end_user" || change.settle_roles || change.kind == "settle";
        if (lowers && change.kind != "set_owner" && change.kind != "put_object") draft.name_new_owner();
        return change;
    }
}

std::string describe(const ModelChange& change) {
    std::ostringstream out;
    const auto list = [&](const char* what, const auto& words) {
        if (std::empty(words)) return;
        out << ' ' << what << "=[";
        for (const auto& word : words) out << word << ' ';
        out << ']';
    };
    const auto text = [&](const char* what, const std::string& word) {
        if (!word.empty()) out << ' ' << what << '=' << word;
    };
    out << change.kind;
    text("actor", change.actor);
    list("members", change.members);
    text("role", change.role);
    text("group", change.group);
    list("add_groups", change.add_groups);
    list("remove_groups", change.remove_groups);
    if (change.time != kKeepEnd) out << " time=" << change.time;
    text("permission", change.permission);
    if (change.on) out << " on";
    text("grant", change.grant_id);
    if (change.kind == "add_grant" || change.kind == "change_grant") {
        out << (change.grant.hide ? " hidden" : "") << (change.grant.all ? " all" : "");
        text("access", change.grant.type + ":" + change.grant.access);
        list("resources", change.grant.resources);
    }
    text("new_id", change.new_id);
    list("parts", change.parts);
    text("resource", change.resource);
    for (const auto& [name, implies] : change.type.actions) list((" type:" + name).c_str(), implies);
    list("builder_level", change.type.builder_level);
    text("new_owner", change.new_owner);
    if (change.settle_roles) out << " settle_roles";
    if (change.take_over) out << " take_over";
    return out.str();
}

std::uint64_t random_runs(std::uint64_t usual) { return from_environment("GUILDHALL_RANDOM_RUNS", usual); }

std::uint64_t first_seed() { return from_environment("GUILDHALL_RANDOM_SEED", 1); }

}  // namespace guildhall::model
