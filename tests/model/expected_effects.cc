#include "model/expected_effects.h"

#include <algorithm>

#include "core/access_diff.h"
#include "model/product_org.h"

namespace guildhall::model {
namespace {

std::string line(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        if (!word.empty()) text += (text.empty() ? "" : " ") + word;
    return text;
}

std::string end_text(Time end) { return end == kNever ? "" : core::to_rfc3339({end}); }

/// The Org in which invited members count as if active (M30), and whoever is archived as nobody.
Org as_if_active(Org org) {
    org.status = "active";
    for (auto& [id, account] : org.accounts)
        if (account.status == "pending") account.status = "active";
    for (auto& [id, member] : org.members)
        if (is_here(member)) member.status = "active";
    return org;
}

class Expectation {
public:
    Expectation(const Org& before, const Org& after, const ModelChange& change, const May& may)
        : before_(before), after_(after), change_(change), may_(may) {}

    Consequences work_out() {
        for (const auto& [id, member] : after_.members) {
            status(id, member);
            role(id, member);
            links(id, member);
        }
        for (const auto& [id, group] : before_.groups)
            if (!after_.groups.contains(id)) deleted(id, group);
        for (const auto& [id, resource] : before_.resources) owner(id, resource);
        access();
        settleable();
        return std::move(found_);
    }

private:
    const Member* was(const Id& id) const {
        const auto at = before_.members.find(id);
        return at == before_.members.end() ? nullptr : &at->second;
    }
    bool named(const Id& id) const { return std::ranges::count(change_.members, id) > 0; }

    void status(const Id& id, const Member& member) {
        const Member* earlier = was(id);
        if (earlier && earlier->status == member.status) return;
        if (member.status == "archived")
            found_.effects.insert(line({"member_archived", id}));
        else if (member.status == "active")
            found_.effects.insert(line({"member_joined", id, member.role}));
        else if (earlier)
            found_.effects.insert(line({"member_unarchived", id}));
        else
            found_.effects.insert(line({"member_invited", id, member.role}));
    }

    void role(const Id& id, const Member& member) {
        const Member* earlier = was(id);
        const bool taken_over = change_.take_over && id == change_.actor;
        const std::string from = earlier ? earlier->role : taken_over ? member.role : change_.role;
        if (from == member.role) return;
        const bool sent = named(id) && change_.role == member.role && earlier;
        std::string because;
        if (!sent && member.cause == "automatic") because = "M20";
        if (!sent && member.role == "end_user") because = "M23";
        if (!because.empty()) found_.requires_confirmation = true;  // M30 (a), (e)
        found_.effects.insert(line({"role_changed", id, from, member.role, because}));
    }

    void links(const Id& id, const Member& member) {
        const Member* earlier = was(id);
        for (const auto& [group, end] : member.groups)
            if (!earlier || !earlier->groups.contains(group) || earlier->groups.at(group) != end)
                found_.effects.insert(line({"group_joined", id, group, end_text(end)}));
        if (!earlier) return;
        for (const auto& [group, end] : earlier->groups) {
            if (member.groups.contains(group) || !after_.groups.contains(group)) continue;
            const bool by_name = (change_.kind == "remove_from_group" && change_.group == group && named(id)) ||
                                 std::ranges::count(change_.remove_groups, group) > 0;
            if (!by_name) found_.requires_confirmation = true;  // M30 (b)
            found_.effects.insert(line({"group_left", id, group, by_name ? "" : "M21"}));
        }
    }

    void deleted(const Id& id, const Group& group) {
        int here = 0, all = 0;
        for (const auto& [member_id, member] : before_.members) {
            const auto in = member.groups.find(id);
            if (in == member.groups.end() || !is_live(before_, in->second)) continue;
            ++all;
            here += is_here(member);
        }
        if (all > 0 || !group.grants.empty()) found_.requires_confirmation = true;  // M30 (d)
        found_.effects.insert(line({"group_deleted", id, std::to_string(here)}));
    }

    void owner(const Id& id, const Resource& resource) {
        const auto is = after_.resources.find(id);
        if (is == after_.resources.end() || is->second.owner == resource.owner) return;
        const bool asked = change_.kind == "set_owner" || change_.kind == "put_object";
        if (!asked) found_.requires_confirmation = true;  // M30 (c)
        const auto who = [](const Id& owner) { return owner.empty() ? std::string("nobody") : owner; };
        found_.effects.insert(
            line({"owner_changed", id, who(resource.owner), who(is->second.owner), asked ? "" : "M21"}));
    }

    /// The accesses that somebody has, as their names.
    Words held(const Org& org, const Id& user, const Id& resource) const {
        static const Words kNotGranted = {"app:list", "app:delete", "data_source:delete"};
        const auto at = org.resources.find(resource);
        Words found;
        if (at == org.resources.end()) return found;
        for (const std::string& action : actions_on(org, at->second.type))
            if (!kNotGranted.contains(action) && may_(org, user, action, resource))
                found.insert(action.substr(action.find(':') + 1));
        return found;
    }

    std::string level(const Org& org, const Id& user, const Id& resource) const {
        const auto at = org.resources.find(resource);
        if (at == org.resources.end()) return "none";
        if (const auto type = org.types.find(at->second.type); type != org.types.end()) {
            const Words has = held(org, user, resource);
            std::string names;
            for (const auto& [name, implies] : type->second.actions) {
                const bool implied = std::ranges::any_of(has, [&](const Id& other) {
                    return other != name && all_implied(type->second, other).contains(name);
                });
                if (has.contains(name) && !implied) names += (names.empty() ? "" : "+") + name;
            }
            return names.empty() ? "none" : names;
        }
        for (const char* action : {"app:edit", "app:view", "data_source:configure", "data_source:use"})
            if (std::string_view(action).starts_with(at->second.type + ":") && may_(org, user, action, resource))
                return std::string(action).substr(at->second.type.size() + 1);
        return "none";
    }

    static Words permissions(const Org& org, const Id& user) {
        if (!gate(org, user).empty()) return {};
        if (is_admin(org, user)) return kPermissions;
        const Member& member = org.members.at(user);
        Words held = org.groups.at(member.role).permissions;
        for (const auto& [group, end] : member.groups)
            if (is_live(org, end))
                held.insert(org.groups.at(group).permissions.begin(), org.groups.at(group).permissions.end());
        return held;
    }

    void access() {
        const Org from = as_if_active(before_), to = as_if_active(after_);
        std::set<Id> resources;
        for (const Org* org : {&from, &to})
            for (const auto& [id, resource] : org->resources)
                if (resource.type != "folder" && resource.type != "constant") resources.insert(id);
        for (const auto& [id, member] : after_.members) {
            for (const Id& resource : resources) {
                const Words had = held(from, id, resource), has = held(to, id, resource);
                if (had == has) continue;
                found_.effects.insert(line({std::ranges::includes(had, has) ? "access_lost" : "access_gained", id,
                                            resource, level(from, id, resource), level(to, id, resource)}));
            }
            const Words had = permissions(from, id), has = permissions(to, id);
            for (const std::string& permission : kPermissions)
                if (had.contains(permission) != has.contains(permission))
                    found_.effects.insert(
                        line({had.contains(permission) ? "permission_lost" : "permission_gained", id, permission}));
        }
    }

    void settleable() {
        if (change_.settle_roles || change_.kind == "settle") return;
        for (const auto& [id, member] : after_.members)
            if (is_settleable(after_, member) && was(id) && has_cause(before_, *was(id))) found_.settleable.insert(id);
    }

    const Org &before_, &after_;
    const ModelChange& change_;
    const May& may_;
    Consequences found_;
};

Id person(const core::ThingRef& who) { return who.email.substr(0, who.email.find('@')); }
Id owner_text(const std::optional<core::ThingRef>& who) { return who ? person(*who) : "nobody"; }

std::string line_of(const core::Effect& effect) {
    return line({std::string(to_string(effect.kind)), effect.member ? person(*effect.member) : "",
                 effect.resource ? effect.resource->name : "", effect.group ? effect.group->name : "",
                 effect.permission, effect.from.value_or(""), effect.to.value_or(""),
                 effect.kind == core::EffectKind::owner_changed ? owner_text(effect.from_owner) : "",
                 effect.kind == core::EffectKind::owner_changed ? owner_text(effect.to_owner) : "",
                 effect.kind == core::EffectKind::group_deleted ? std::to_string(effect.member_count) : "",
                 effect.because ? effect.because->rule : ""});
}

}  // namespace

Consequences expected_consequences(const Org& before, const Org& after, const ModelChange& change, const May& may) {
    return Expectation(before, after, change, may).work_out();
}

Consequences planned_consequences(const core::Plan& plan) {
    Consequences planned;
    // In pages of seven, as a client reads them.
    for (std::size_t offset = 0;;) {
        const auto page = core::effects_page(plan, offset, 7);
        for (const core::Effect& effect : page) planned.effects.insert(line_of(effect));
        offset += page.size();
        if (page.size() < 7) break;
    }
    planned.requires_confirmation = plan.requires_confirmation;
    for (const core::Settleable& each : plan.settleable) planned.settleable.insert(person(each.member));
    return planned;
}

}  // namespace guildhall::model
