// Bulk changes of members and the filters that choose them (api.md, "members/bulk").
#include <gtest/gtest.h>

#include "core/member_filter.h"
#include "core/organisation.h"

namespace guildhall::test {
namespace {

using namespace core;
using Action = BulkChange::Action;

struct bulk : testing::Test {
    Organisation org;
    GroupId hr = org.group("HR");
    MemberId eve = org.member("Eve"), tim = org.member("Tim"), zoe = org.archived("Zoe");

    static BulkChange of(Action action, std::vector<MemberId> members) {
        BulkChange change;
        change.action = action;
        change.members = std::move(members);
        return change;
    }
    static std::vector<std::string> codes(const Plan& plan) {
        std::vector<std::string> found;
        for (const Skipped& skipped : plan.skipped) found.push_back(skipped.member.name + " " + skipped.code);
        return found;
    }
    std::set<std::string> chosen(const MemberFilter& filter) const {
        std::set<std::string> names;
        for (const MemberNumber number : matching_members(*org.state, org.acme(), filter, org.now))
            names.insert(shown_name(org.state->account_of(*org.acme().members[number]), *org.acme().members[number]));
        return names;
    }
};

TEST_F(bulk, what_does_not_fit_is_skipped_with_its_code_and_the_rest_is_done) {
    const auto plan = org.apply(of(Action::archive, {eve, zoe, tim}));
    EXPECT_EQ(plan->changed, 2);
    EXPECT_EQ(codes(*plan), std::vector<std::string>{"Zoe invalid_state"});
    EXPECT_EQ(org.at(eve).status, MemberStatus::archived);
    const auto back = org.apply(of(Action::unarchive, {eve, zoe, tim, org.ada}));
    EXPECT_EQ(back->changed, 3);
    EXPECT_EQ(codes(*back), std::vector<std::string>{"Ada invalid_state"});
}

TEST_F(bulk, an_archived_account_is_skipped_with_its_own_code) {
    org.apply(ArchiveUser{org.user(eve)});
    const auto plan = org.apply(of(Action::unarchive, {eve, zoe}));
    EXPECT_EQ(codes(*plan), std::vector<std::string>{"Eve account_archived"});
}

TEST_F(bulk, M43_archived_members_are_not_added_to_a_group) {
    auto change = of(Action::add_to_group, {eve, zoe});
    change.group = hr;
    change.expires_at = in_days(org, 1);
    const auto plan = org.apply(change);
    EXPECT_EQ(plan->changed, 1);
    EXPECT_EQ(codes(*plan), std::vector<std::string>{"Zoe invalid_state"});
    EXPECT_EQ(org.at(eve).groups[0].expires_at, in_days(org, 1).ms);
}

TEST_F(bulk, M29_what_is_so_already_is_neither_changed_nor_skipped) {
    auto change = of(Action::set_role, {eve, tim});
    change.role = Role::end_user;
    const auto plan = org.apply(change);
    EXPECT_EQ(plan->changed, 0);
    EXPECT_TRUE(plan->skipped.empty());
    EXPECT_TRUE(plan->changes_nothing());
}

TEST_F(bulk, M24_and_M52_refuse_the_whole) {
    EXPECT_EQ(org.refusal(of(Action::archive, {eve, org.ada})), "last_admin");
    org.limit_seats(3, {});
    EXPECT_EQ(org.refusal(of(Action::unarchive, {zoe, eve})), "seat_limit");
}

TEST_F(bulk, parts_that_the_action_needs_and_unknown_ids_are_faulty_fields) {
    EXPECT_EQ(org.faulty_field(of(Action::add_to_group, {eve})), "missing /group_id");
    EXPECT_EQ(org.faulty_field(of(Action::set_role, {eve})), "missing /role");
    EXPECT_EQ(org.faulty_field(of(Action::archive, {eve, MemberId()})), "not_found /ids/1");
    auto change = of(Action::add_to_group, {eve});
    change.group = hr;
    change.expires_at = org.now;
    EXPECT_EQ(org.faulty_field(change), "in_the_past /expires_at");
    BulkChange by_filter;
    by_filter.filter.group = GroupId();
    EXPECT_EQ(org.faulty_field(by_filter), "not_found /filter/group_id");
}

TEST_F(bulk, a_filter_chooses_all_that_match) {
    BulkChange change;
    change.filter.statuses = {MemberStatus::active};
    change.filter.roles = {Role::end_user};
    EXPECT_EQ(org.apply(change)->changed, 2);
    EXPECT_EQ(org.at(org.ada).status, MemberStatus::active);
}

TEST_F(bulk, filters_look_into_name_and_email_in_any_case_and_short_ones_are_prefixes) {
    org.member("Steve");
    const auto by_query = [&](const std::string& query) {
        MemberFilter filter;
        filter.query = query;
        return chosen(filter);
    };
    EXPECT_EQ(by_query("EVE"), (std::set<std::string>{"Eve", "Steve"}));
    EXPECT_EQ(by_query("ev"), std::set<std::string>{"Eve"});
    EXPECT_EQ(by_query("eve@"), (std::set<std::string>{"Eve", "Steve"}));
    EXPECT_EQ(by_query("nobody"), std::set<std::string>{});
}

TEST_F(bulk, filters_take_custom_and_role_groups) {
    org.join(eve, hr);
    MemberFilter filter;
    filter.group = hr;
    EXPECT_EQ(chosen(filter), std::set<std::string>{"Eve"});
    filter.group = org.role_group(Role::admin);
    EXPECT_EQ(chosen(filter), std::set<std::string>{"Ada"});
}

}  // namespace
}  // namespace guildhall::test
