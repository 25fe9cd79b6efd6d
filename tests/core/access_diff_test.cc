// Counting what a plan gives and takes, where few of many resources differ, which are then asked for one by one: the
// same numbers as when everybody is asked about everything.
#include "core/access_diff.h"

#include <gtest/gtest.h>

#include "organisation.h"

namespace guildhall::core {
namespace {

using test::Organisation;
using test::PlanPointer;

struct Counts {
    std::int64_t gained = 0, lost = 0;
    bool operator==(const Counts&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Counts& counts) {
    return out << counts.gained << " gained, " << counts.lost << " lost";
}

/// The grantable actions that the member has on the resource in a state.
ActionMask level_in(const Workspace& in, MemberNumber member, ResourceRef ref, Time now) {
    ActionMask level = 0;
    for (std::uint8_t action = 0; action < in.types[ref.type].actions.size(); ++action)
        if (in.types[ref.type].actions[action].grantable &&
            is_allowed({in, {nullptr, member}, now}, Right::act(ref.type, action), ref.number))
            level |= bit(action);
    return level;
}

Counts asked_one_by_one(const Plan& plan) {
    const Workspace &before = *plan.before->workspaces[plan.workspace],
                    &after = *plan.after->workspaces[plan.workspace];
    Counts counts;
    for (MemberNumber member = 0; member < after.members.size(); ++member)
        for (const TypeNumber type : {kApp, kDataSource})
            for (ResourceNumber number = 0; number < after.resources[type].items.size(); ++number) {
                const ActionMask was = level_in(before, member, {type, number}, plan.at),
                                 is = level_in(after, member, {type, number}, plan.at);
                counts.gained += (is & ~was) != 0;
                counts.lost += (is & ~was) == 0 && (was & ~is) != 0;
            }
    return counts;
}

Counts counted(const Plan& plan) {
    const auto of = [&](EffectKind kind) {
        const auto found = plan.counts.find(kind);
        return found == plan.counts.end() ? 0 : found->second;
    };
    return {of(EffectKind::access_gained), of(EffectKind::access_lost)};
}

/// Eve is in "Staff" and "Sales", Bob in "Staff" only; a hundred apps and as many data sources stand beside.
struct access_diff : testing::Test {
    Organisation org;
    GroupId staff = org.group("Staff"), sales = org.group("Sales");
    MemberId eve = org.member("Eve", Role::builder, {staff, sales}), bob = org.member("Bob", Role::builder, {staff});
    ResourceId crm, wiki, draft, spare, db;
    GrantId staff_view, sales_view;

    access_diff() {
        org.empty_builder_group();
        crm = org.app("CRM"), wiki = org.app("Wiki"), spare = org.app("Spare");
        draft = org.app("Draft", {.released = false});
        db = org.data_source("DB");
        for (int i = 0; i < 100; ++i) {
            org.app("App " + std::to_string(i));
            org.data_source("Source " + std::to_string(i));
        }
        staff_view = org.grant(staff, "view", {crm, draft});
        sales_view = org.grant(sales, "view", {crm, wiki});
    }

    void expect_right_counts(const Change& change, const Counts& wanted) {
        const PlanPointer plan = org.apply(change);
        EXPECT_EQ(counted(*plan), asked_one_by_one(*plan));
        EXPECT_EQ(counted(*plan), wanted);
        EXPECT_EQ(effects_page(*plan, 0, 10'000).size(), effect_count(*plan));
    }

    ChangeGrant grant_change(GroupId group, GrantId grant) const { return {group, grant, {}, {}, {}, {}, {}, {}}; }
};

TEST_F(access_diff, M30_of_grants) {
    ChangeGrant adds = grant_change(staff, staff_view), takes = adds, raises = adds;
    adds.add_resources = {{wiki.str()}, {spare.str()}};
    expect_right_counts(adds, {3, 0});  // Eve has the wiki by Sales already
    takes.remove_resources = {{crm.str()}};
    expect_right_counts(takes, {0, 1});  // Eve keeps it
    raises.access = "edit";
    expect_right_counts(raises, {6, 0});  // wiki, spare and the draft, for both
    ChangeGrant hides = grant_change(sales, sales_view);
    hides.hide_from_dashboard = true;
    expect_right_counts(hides, {0, 0});
    expect_right_counts(Organisation::new_grant("configure", sales, {db}), {1, 0});
    ChangeGrant all = grant_change(sales, sales_view);
    all.all = true;
    expect_right_counts(all, {100, 0});
    expect_right_counts(DeleteGrant{sales, sales_view}, {0, 101});
}

TEST_F(access_diff, M30_of_resources_that_go_change_hands_or_are_released) {
    AppFields releases;
    releases.released = true;
    expect_right_counts(ChangeApp{draft, releases, {}}, {2, 0});
    expect_right_counts(ChangeApp{spare, {}, std::optional(std::optional(bob))}, {1, 0});
    expect_right_counts(ChangeApp{spare, {}, std::optional(std::optional(eve))}, {1, 1});
    releases.released = false;
    expect_right_counts(ChangeApp{crm, releases, {}}, {0, 2});
    expect_right_counts(DeleteResource{kApp, wiki}, {0, 2});  // Ada is an admin
}

TEST_F(access_diff, M30_of_memberships) {
    expect_right_counts(AddGroupMembers{sales, {bob}, false, {}}, {1, 0});
    expect_right_counts(RemoveGroupMember{staff, eve}, {0, 0});
    expect_right_counts(DeleteGroup{sales}, {0, 3});
}

}  // namespace
}  // namespace guildhall::core
