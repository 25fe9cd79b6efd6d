// The compiled index: sets of numbers, and the same index whether updated or rebuilt. That its answers are right is
// shown by decision_test.cc and, on random organisations, by tests/model.
#include "core/access_index.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "core/draft.h"
#include "core/organisation.h"

namespace guildhall::test {
namespace {

using namespace core;

bool is_as_rebuilt(const Organisation& org) {
    return *org.acme().index == *AccessIndex::build(*org.state, org.acme(), next_edition());
}

TEST(bitmap, equals_a_set_over_random_writes) {
    std::mt19937_64 random(3);
    Bitmap bitmap;
    std::set<std::uint32_t> plain;
    for (int step = 0; step < 3000; ++step) {
        const auto n = static_cast<std::uint32_t>(random() % 2000);
        if (random() % 3 == 0) {
            bitmap.erase(n);
            plain.erase(n);
        } else {
            bitmap.insert(n);
            plain.insert(n);
        }
    }
    std::vector<std::uint32_t> listed;
    bitmap.for_each([&](std::uint32_t n) { listed.push_back(n); });
    EXPECT_EQ(listed, std::vector(plain.begin(), plain.end()));
    EXPECT_EQ(bitmap.count(), plain.size());
}

TEST(bitmap, compares_by_content_whatever_its_capacity) {
    Bitmap small(10), large(1000);
    small.insert(3);
    large.insert(3);
    EXPECT_EQ(small, large);
    large.insert(900);
    EXPECT_FALSE(small == large);
    EXPECT_FALSE(small.contains(900));
}

TEST(bitmap, unites_and_intersects_sets_of_different_lengths) {
    Bitmap a, b;
    a.insert(1);
    a.insert(500);
    b.insert(1);
    b.insert(2);
    Bitmap both = b;
    both |= a;
    EXPECT_EQ(both.count(), 3u);
    a &= b;
    EXPECT_TRUE(a.contains(1));
    EXPECT_FALSE(a.contains(500));
}

TEST(number_set, answers_alike_where_dense_and_where_sparse) {
    for (const std::uint32_t step : {1u, 3u, 1000u}) {
        std::vector<std::uint32_t> numbers;
        for (std::uint32_t i = 0; i < 200; ++i) numbers.push_back(i * step + 5);
        const NumberSet set(numbers);
        Bitmap added;
        set.add_to(added);
        EXPECT_EQ(added.count(), numbers.size());
        for (std::uint32_t n = 0; n < 200 * step + 10; ++n) {
            const bool expected = std::binary_search(numbers.begin(), numbers.end(), n);
            ASSERT_EQ(set.contains(n), expected);
            ASSERT_EQ(added.contains(n), expected);
        }
    }
    EXPECT_FALSE(NumberSet().contains(0));
}

TEST(access_index, is_the_same_updated_as_rebuilt_over_changes_of_every_kind) {
    Organisation org;
    const GroupId hr = org.group("HR"), makers = org.group_with(Permission::app_create);
    const MemberId eve = org.member("Eve", Role::end_user, {hr}), bob = org.member("Bob", Role::builder, {makers});
    const ResourceId crm = org.app("CRM", {.by = bob}), lake = org.data_source("Lake", bob);
    org.grant_hidden(hr, {crm});
    org.grant_all(hr, "view");
    org.grant(makers, "use", {lake});
    EXPECT_TRUE(is_as_rebuilt(org));
    org.join(eve, makers, in_days(org, 1));
    EXPECT_TRUE(is_as_rebuilt(org));
    org.apply(Organisation::set_role(bob, Role::end_user));  // hands over
    EXPECT_TRUE(is_as_rebuilt(org));
    org.apply(DeleteGroup{makers});
    EXPECT_TRUE(is_as_rebuilt(org));
    org.apply(DeleteResource{kApp, crm});
    EXPECT_TRUE(is_as_rebuilt(org));
    org.apply(ArchiveUser{org.user(eve)});
    EXPECT_TRUE(is_as_rebuilt(org));
}

TEST(access_index, control_another_state_has_another_index) {
    Organisation org;
    const auto before = org.acme().index;
    const MemberId eve = org.member("Eve");
    EXPECT_FALSE(*before == *org.acme().index);
    const auto with_eve = org.acme().index;
    org.apply(Organisation::set_role(eve, Role::builder));
    EXPECT_FALSE(*with_eve == *org.acme().index);
}

TEST(access_index, actions_and_resources_give_the_same_answer) {
    Organisation org;
    org.empty_builder_group();
    const GroupId hr = org.group("HR"), ops = org.group("Ops");
    std::vector<ResourceId> apps;
    for (int i = 0; i < 100; ++i) apps.push_back(org.app("App " + std::to_string(i), {.released = i % 3 != 0}));
    org.grant(hr, "view", {apps.begin(), apps.begin() + 50});
    org.grant_hidden(hr, {apps.begin() + 40, apps.begin() + 80});
    org.grant(ops, "edit", {apps[0], apps[99]});
    const MemberId eve = org.member("Eve", Role::end_user, {hr}), bob = org.member("Bob", Role::builder, {hr, ops});
    for (const MemberId member : {eve, bob, org.ada}) {
        const MemberNumber number = *org.acme().member_number(member);
        for (std::uint8_t action = 0; action < 3; ++action) {
            const Bitmap listed = org.acme().index->resources(number, kApp, action, org.now);
            for (ResourceNumber app = 0; app < 100; ++app)
                EXPECT_EQ(listed.contains(app), org.acme().index->actions(number, {kApp, app}, org.now) >> action & 1);
        }
    }
}

TEST(access_index, finds_who_and_what_where_lists_outgrow_a_cache_line) {
    Organisation org;
    org.empty_builder_group();
    const ResourceId shared = org.app("Shared"), other = org.app("Other");
    const MemberId eve = org.member("Eve"), one = org.member("One"), none = org.member("None");
    std::vector<GroupId> groups;
    for (int i = 0; i < 30; ++i) {
        groups.push_back(org.group("Group " + std::to_string(i)));
        org.grant(groups.back(), "view", {shared});
        org.join(eve, groups.back());
        EXPECT_TRUE(org.may(eve, "view", shared));
        EXPECT_FALSE(org.may(eve, "view", other));
    }
    org.join(one, groups[17]);
    EXPECT_TRUE(org.may(one, "view", shared));
    EXPECT_FALSE(org.may(none, "view", shared));
    EXPECT_TRUE(is_as_rebuilt(org));
    for (const GroupId group : groups) {
        EXPECT_TRUE(org.may(eve, "view", shared));
        org.apply(DeleteGroup{group});
    }
    EXPECT_FALSE(org.may(eve, "view", shared));
    EXPECT_FALSE(org.may(one, "view", shared));
    EXPECT_TRUE(is_as_rebuilt(org));
    for (int i = 0; i < 20; ++i) {
        const GroupId group = org.group("All " + std::to_string(i));
        org.grant_all(group, "view");
        if (i == 18) org.join(one, group);
        EXPECT_EQ(org.may(one, "view", other), i >= 18);
    }
    EXPECT_TRUE(is_as_rebuilt(org));
}

TEST(access_index, knows_the_apps_of_a_folder) {
    Organisation org;
    const ResourceId people = org.folder("People"), money = org.folder("Money");
    const ResourceId payroll = org.app("Payroll", {.folder = people}), rota = org.app("Rota", {.folder = people});
    const auto in = [&](ResourceId folder) {
        const auto apps = org.acme().index->apps_in(org.acme().resource_by_id.find(folder)->number);
        return std::vector<ResourceNumber>(apps.begin(), apps.end());
    };
    EXPECT_EQ(in(people), (std::vector<ResourceNumber>{0, 1}));
    EXPECT_TRUE(in(money).empty());
    org.apply(DeleteResource{kApp, payroll});
    EXPECT_EQ(in(people), (std::vector<ResourceNumber>{1}));
    org.apply(DeleteResource{kFolder, people});
    EXPECT_TRUE(is_as_rebuilt(org));
    EXPECT_FALSE(org.at(rota).folder);
}

}  // namespace
}  // namespace guildhall::test
