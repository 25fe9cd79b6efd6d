#include "organisation.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <random>

namespace guildhall::bench {
namespace {

enum class Thing : std::uint8_t { user, member, group, grant, app, workspace };

/// An id that is as random as real ones, and the same each time.
core::Uuid uuid_of(Thing thing, std::uint32_t workspace, std::uint32_t number) {
    std::uint64_t x = std::uint64_t{workspace} << 40 | std::uint64_t{number} << 8 | static_cast<std::uint8_t>(thing);
    std::array<std::uint8_t, 10> random{};
    for (std::uint8_t& byte : random) {
        x += 0x9e3779b97f4a7c15ull;  // splitmix64
        std::uint64_t z = x;
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9ull;
        z = (z ^ z >> 27) * 0x94d049bb133111ebull;
        byte = static_cast<std::uint8_t>(z >> 56);
    }
    return core::make_uuid_v7(1'700'000'000'000 + number, random);
}

std::vector<std::uint32_t> distinct(std::mt19937_64& random, std::uint32_t n, std::uint32_t below) {
    std::vector<std::uint32_t> numbers;
    while (numbers.size() < std::min(n, below)) {
        const auto number = static_cast<std::uint32_t>(random() % below);
        if (std::find(numbers.begin(), numbers.end(), number) == numbers.end()) numbers.push_back(number);
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

std::string numbered(const char* name, std::uint32_t number) { return name + std::to_string(number); }

core::Group role_group(core::Role role, std::uint32_t workspace) {
    core::Group group;
    group.id = core::GroupId(uuid_of(Thing::group, workspace, ~static_cast<std::uint32_t>(role)));
    group.name = group.name_folded = core::role_title(role);
    group.kind = core::GroupKind::role;
    group.role = role;
    return group;
}

}  // namespace

Size size_of(const std::string& name) {
    if (name == "small") return {1, 1'000, 100, 1'000};
    if (name == "large") return {100, 1'000, 100, 500};
    if (name == "huge") return {1, 1'000'000, 100'000, 1'000'000};
    std::cerr << "The sizes are small, large and huge, not '" << name << "'.\n";
    std::exit(2);
}

Organisation::Organisation(Size of, std::uint64_t seed) : size(of), places(of.workspaces) {
    std::mt19937_64 random(seed);
    for (Place& place : places) {
        for (std::uint32_t i = 0; i < size.users; ++i)
            place.groups_of_user.push_back(distinct(random, kGroupsPerUser, size.groups));
        for (std::uint32_t i = 0; i < size.groups; ++i)
            place.apps_of_group.push_back(distinct(random, kAppsPerGroup, size.apps));
    }
}

std::string Organisation::user_id(std::uint32_t workspace, std::uint32_t user) const {
    return core::to_string(uuid_of(Thing::user, workspace, user));
}

std::string Organisation::app_id(std::uint32_t workspace, std::uint32_t app) const {
    return core::to_string(uuid_of(Thing::app, workspace, app));
}

bool Organisation::may_view(const Place& place, std::uint32_t user, std::uint32_t app) const {
    return std::ranges::any_of(place.groups_of_user[user], [&](std::uint32_t group) {
        return std::ranges::binary_search(place.apps_of_group[group], app);
    });
}

std::vector<Asked> Organisation::questions(std::size_t n, std::uint64_t seed) const {
    std::mt19937_64 random(seed);
    const auto below = [&](std::size_t end) { return static_cast<std::uint32_t>(random() % end); };
    std::vector<Asked> asked;
    while (asked.size() < n) {
        const std::uint32_t workspace = below(size.workspaces), user = below(size.users);
        const Place& place = places[workspace];
        const auto& groups = place.groups_of_user[user];
        const auto& apps = place.apps_of_group[groups[below(groups.size())]];
        const bool wanted = asked.size() % 2 == 0;
        const std::uint32_t app = wanted ? apps[below(apps.size())] : below(size.apps);
        if (may_view(place, user, app) == wanted) asked.push_back({workspace, user, app, wanted});
    }
    std::shuffle(asked.begin(), asked.end(), random);
    return asked;
}

core::Draft Organisation::draft() const {
    core::Draft draft(core::empty_instance());
    for (std::uint32_t w = 0; w < size.workspaces; ++w) {
        core::Workspace fields;
        fields.id = core::WorkspaceId(uuid_of(Thing::workspace, w, 0));
        fields.name = fields.name_folded = fields.slug = numbered("w", w);
        const core::WorkspaceNumber workspace = draft.add_workspace(std::move(fields));
        for (const core::Role role : core::kRoles) draft.add_group(workspace, role_group(role, w));
        const Place& place = places[w];
        std::vector<std::vector<core::MemberNumber>> members_of_group(size.groups);
        const core::GroupNumber first = 3;  // after the role groups
        for (std::uint32_t i = 0; i < size.users; ++i) {
            core::Account account;
            account.id = core::UserId(uuid_of(Thing::user, w, i));
            account.email = numbered("person", i) + "@" + numbered("w", w) + ".example.org";
            account.name = numbered("Person ", i);
            account.status = core::AccountStatus::active;
            core::Member member;
            member.id = core::MemberId(uuid_of(Thing::member, w, i));
            member.account = draft.add_account(std::move(account));
            member.status = core::MemberStatus::active;
            for (const std::uint32_t group : place.groups_of_user[i]) {
                member.groups.push_back({first + group});
                members_of_group[group].push_back(i);
            }
            draft.add_member(workspace, std::move(member));
        }
        for (std::uint32_t i = 0; i < size.apps; ++i) {
            core::Resource app;
            app.id = core::ResourceId(uuid_of(Thing::app, w, i));
            app.name = app.name_folded = app.slug = numbered("app-", i);
            draft.add_resource(workspace, std::move(app));
        }
        for (std::uint32_t i = 0; i < size.groups; ++i) {
            core::Group group;
            group.id = core::GroupId(uuid_of(Thing::group, w, i));
            group.name = group.name_folded = numbered("group-", i);
            group.members = std::move(members_of_group[i]);
            const auto& apps = place.apps_of_group[i];
            for (std::size_t from = 0; from < apps.size(); from += 10) {
                core::Grant grant;
                grant.id = core::GrantId(uuid_of(Thing::grant, w, i * 2 + (from ? 1 : 0)));
                grant.name = grant.name_folded = from ? "more" : "some";
                const auto end = std::min(apps.size(), from + 10);
                grant.resources.assign(apps.begin() + static_cast<std::ptrdiff_t>(from),
                                       apps.begin() + static_cast<std::ptrdiff_t>(end));
                group.grants.push_back(std::make_shared<const core::Grant>(std::move(grant)));
            }
            draft.add_group(workspace, std::move(group));
        }
    }
    return draft;
}

}  // namespace guildhall::bench
