// The product's planner and decisions agree with the slow model on random organisations; and the harness that says so
// notices when they don't.
#include <gtest/gtest.h>

#include <iostream>

#include "model/harness.h"
#include "model/random_org.h"

namespace guildhall::model {
namespace {

constexpr int kChanges = 25;

TEST(agreement, the_product_and_the_slow_model_agree_on_random_organisations_and_changes) {
    Tally tally;
    const std::uint64_t first = first_seed(), runs = random_runs(60);
    for (std::uint64_t seed = first; seed < first + runs; ++seed) {
        const std::string differs = run(seed, kChanges, Rules{}, tally);
        ASSERT_TRUE(differs.empty()) << differs;
    }
    std::cout << tally.decisions << " questions, " << tally.changes << " changes\n";
    EXPECT_GT(tally.changes, runs * kChanges / 2);
    if (runs < 20) return;
    EXPECT_GT(tally.refusals, 0u);
    EXPECT_GT(tally.without_effect, 0u);
    EXPECT_GT(tally.confirmations, 0u);
    EXPECT_GT(tally.undone, runs);
}

/// True where some run out of a few tells of a difference.
bool notices(const Rules& rules) {
    Tally tally;
    for (std::uint64_t seed = 1; seed <= 20; ++seed)
        if (!run(seed, kChanges, rules, tally).empty()) return true;
    return false;
}

TEST(agreement, control_a_model_that_ignores_hide_from_dashboard_is_noticed) {
    Rules spoiled;
    spoiled.may = [](Org org, const Id& user, const std::string& action, const Id& resource) {
        for (auto& [id, group] : org.groups)
            for (auto& [grant_id, grant] : group.grants) grant.hide = false;
        return may(org, user, action, resource);
    };
    EXPECT_TRUE(notices(spoiled));
}

TEST(agreement, control_a_model_that_ignores_the_end_of_memberships_is_noticed) {
    Rules spoiled;
    spoiled.may = [](Org org, const Id& user, const std::string& action, const Id& resource) {
        for (auto& [id, member] : org.members)
            for (auto& [group, end] : member.groups) end = kNever;
        return may(org, user, action, resource);
    };
    EXPECT_TRUE(notices(spoiled));
}

TEST(agreement, control_a_model_that_ignores_what_actions_of_a_type_imply_is_noticed) {
    Rules spoiled;
    spoiled.may = [](Org org, const Id& user, const std::string& action, const Id& resource) {
        for (auto& [id, type] : org.types)
            for (auto& [name, implies] : type.actions) implies.clear();
        return may(org, user, action, resource);
    };
    EXPECT_TRUE(notices(spoiled));
}

TEST(agreement, control_a_model_that_skips_M20_is_noticed) {
    Rules spoiled;
    spoiled.apply = [](Org& org, const ModelChange& change) {
        const Org before = org;
        const std::string refused = apply(org, change);
        for (auto& [id, member] : org.members)
            if (const auto was = before.members.find(id);
                was != before.members.end() && member.cause == "automatic" && was->second.role == "end_user")
                member = was->second;
        return refused;
    };
    EXPECT_TRUE(notices(spoiled));
}

TEST(agreement, control_a_model_that_keeps_what_a_lowered_member_owns_is_noticed) {
    Rules spoiled;
    spoiled.apply = [](Org& org, const ModelChange& change) {
        const Org before = org;
        const std::string refused = apply(org, change);
        for (auto& [id, resource] : org.resources)
            if (const auto was = before.resources.find(id); was != before.resources.end() && change.kind != "set_owner")
                resource.owner = was->second.owner;
        return refused;
    };
    EXPECT_TRUE(notices(spoiled));
}

TEST(agreement, control_a_model_that_lets_the_last_admin_go_is_noticed) {
    Rules spoiled;
    spoiled.apply = [](Org& org, const ModelChange& change) {
        const std::string refused = apply(org, change);
        return refused == "last_admin" ? std::string() : refused;
    };
    EXPECT_TRUE(notices(spoiled));
}

}  // namespace
}  // namespace guildhall::model
