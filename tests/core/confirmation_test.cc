// Plan, then apply: when a confirmation is asked for, what a digest covers, what a plan shows (M30, M31).
#include <gtest/gtest.h>

#include "core/access_diff.h"
#include "core/organisation.h"

namespace guildhall::test {
namespace {

using namespace core;
using Kind = EffectKind;
using Strings = std::multiset<std::string>;

/// Deleting the group HR, which has a member and therefore asks.
struct confirmation : testing::Test {
    Organisation org;
    GroupId hr = org.group("HR");
    MemberId eve = org.member("Eve", Role::end_user, {hr});
    MemberId cleo = org.member("Cleo", Role::admin);
    Change change = DeleteGroup{hr};

    std::string digest(const Ask& ask = {}) const { return org.plan(change, ask).value()->digest; }
    std::string answer(const std::optional<std::string>& confirm) const {
        const auto result = confirmed(org.plan(change).value(), confirm);
        return result.ok() ? "" : to_string(result.error().code);
    }
};

TEST_F(confirmation, M30_a_plan_that_asks_is_refused_until_its_digest_comes) {
    EXPECT_EQ(answer(std::nullopt), "confirmation_required");
    EXPECT_EQ(answer(digest()), "");
    const auto refused = confirmed(org.plan(change).value(), std::nullopt);
    ASSERT_TRUE(refused.error().plan);
    EXPECT_EQ(refused.error().plan->digest, digest());
}

TEST_F(confirmation, M30_a_digest_that_is_sent_is_always_compared) {
    change = CreateGroup{GroupName::parse("New").value()};
    EXPECT_EQ(answer(std::nullopt), "");
    EXPECT_EQ(answer("anything"), "confirmation_required");
    EXPECT_EQ(answer(digest()), "");
}

TEST_F(confirmation, M31_the_same_plan_has_the_same_digest_whatever_ids_it_would_make) {
    change = Organisation::invite("Ian", Role::builder, {hr});
    const std::string before = digest();
    org.group("Unrelated");  // the next ids differ
    EXPECT_EQ(digest(), before);
}

TEST_F(confirmation, M31_another_actors_digest_differs) { EXPECT_NE(digest(), digest({.by = cleo})); }

TEST_F(confirmation, M31_a_change_of_the_groups_permissions_or_grants_makes_the_digest_stale) {
    const std::string stale = digest();
    org.grant(hr, "view", {});
    EXPECT_NE(digest(), stale);
    EXPECT_EQ(answer(stale), "confirmation_required");
}

TEST_F(confirmation, M31_another_effect_makes_the_digest_stale) {
    const std::string stale = digest();
    org.member("Tim", Role::end_user, {hr});
    EXPECT_EQ(answer(stale), "confirmation_required");
}

TEST_F(confirmation, M31_a_change_of_a_role_group_makes_the_digest_of_a_role_change_stale) {
    change = Organisation::set_role(eve, Role::builder);
    const std::string stale = digest();
    org.permit(org.role_group(Role::builder), Permission::app_create, false);
    EXPECT_EQ(answer(stale), "confirmation_required");
}

TEST_F(confirmation, M31_seats_names_and_the_revision_are_not_covered) {
    const std::string before = digest();
    org.member("Tim", Role::builder);
    org.app("CRM");
    org.apply(ChangeOwnName{PersonName::parse("Evelyn").value()}, {.by = eve});
    org.limit_seats(100, 100);
    EXPECT_EQ(digest(), before);
}

TEST_F(confirmation, M31_the_canonical_change_is_covered) {
    ChangeRequest request{{}, org.here, change, "one text", false, {}, org.now, {}};
    request.actor.user = org.user(org.ada);
    const std::string one = make_plan(org.state, request).value()->digest;
    request.canonical = "another text";
    EXPECT_NE(make_plan(org.state, request).value()->digest, one);
}

TEST_F(confirmation, M30_what_was_confirmed_is_what_happens_or_nothing_does) {
    const GroupId makers = org.group_with(Permission::app_create);
    change = AddGroupMembers{makers, {eve}, false, {}};
    const std::string shown = digest();
    org.apply(Organisation::set_role(eve, Role::builder));  // so nobody is raised any more
    EXPECT_EQ(answer(shown), "confirmation_required");
    EXPECT_EQ(answer(std::nullopt), "");
}

TEST_F(confirmation, M30_access_permissions_seats_settleable_and_warnings_never_demand_it) {
    org.limit_seats(5, 5);
    org.app("CRM");
    change = Organisation::set_role(eve, Role::builder);
    const auto plan = org.plan(change).value();
    EXPECT_FALSE(plan->warnings.empty());
    EXPECT_EQ(plan->counts.at(Kind::permission_gained), 6);
    EXPECT_EQ(plan->counts.at(Kind::access_gained), 1);
    EXPECT_FALSE(plan->requires_confirmation);
}

TEST_F(confirmation, effects_come_roles_groups_and_owners_before_access_and_page_without_a_gap) {
    const GroupId makers = org.group_with(Permission::app_create);
    for (int i = 0; i < 5; ++i) org.app("App " + std::to_string(i));
    const auto plan = org.plan(AddGroupMembers{makers, {eve}, false, {}}).value();
    ASSERT_EQ(effect_count(*plan), 1u + 1u + 6u + 5u);
    std::vector<Kind> whole, in_pages;
    for (const Effect& effect : effects_page(*plan, 0, 1000)) whole.push_back(effect.kind);
    for (std::size_t at = 0; at < effect_count(*plan); at += 4)
        for (const Effect& effect : effects_page(*plan, at, 4)) in_pages.push_back(effect.kind);
    EXPECT_EQ(whole, in_pages);
    EXPECT_TRUE(std::is_sorted(whole.begin(), whole.end()));
    EXPECT_TRUE(effects_page(*plan, 1000, 4).empty());
}

TEST_F(confirmation, access_effects_tell_the_highest_level_before_and_after_whatever_gives_it) {
    org.empty_builder_group();
    const ResourceId crm = org.app("CRM"), draft = org.app("Draft", {.released = false});
    org.grant(hr, "view", {crm, draft});
    const GroupId makers = org.group("Makers");
    org.grant(makers, "edit", {crm, draft});
    const auto plan = org.apply(AddGroupMembers{makers, {eve}, false, {}});
    EXPECT_EQ(effects(*plan, Kind::access_gained),
              (Strings{"eve CRM view -> edit", "eve Draft none -> edit"}));  // a draft isn't viewed
}

TEST_F(confirmation, access_effects_of_a_release_concern_who_may_view) {
    const ResourceId draft = org.app("Draft", {.released = false});
    org.grant(hr, "view", {draft});
    ChangeApp release{draft, {}, {}};
    release.fields.released = true;
    EXPECT_EQ(effects(*org.apply(release), Kind::access_gained), Strings{"eve Draft none -> view"});
    EXPECT_EQ(effects(*org.apply(DeleteResource{kApp, draft}), Kind::access_lost),
              (Strings{"ada Draft edit -> none", "cleo Draft edit -> none", "eve Draft view -> none"}));
}

TEST_F(confirmation, invited_members_count_as_if_active_and_archived_ones_not_at_all) {
    const ResourceId crm = org.app("CRM");
    org.invited("Ian", Role::end_user, {hr});
    org.archived("Zoe", Role::end_user, {hr});
    const auto plan = org.apply(org.new_grant("view", hr, {crm}));
    EXPECT_EQ(effects(*plan, Kind::access_gained), (Strings{"eve CRM none -> view", "ian CRM none -> view"}));
}

TEST_F(confirmation, warnings_tell_first_what_the_builder_role_itself_gives) {
    const GroupId makers = org.group_with(Permission::app_create);
    org.app("CRM");
    org.constant("KEY", "secret");
    const auto plan = org.plan(AddGroupMembers{makers, {eve}, false, {}}).value();
    ASSERT_FALSE(plan->warnings.empty());
    EXPECT_EQ(plan->warnings[0].code, "role_gives_more");
    for (const char* words : {"edit the 1 app", "configure all data sources to come", "reveal secrets"})
        EXPECT_NE(plan->warnings[0].detail.find(words), std::string::npos) << plan->warnings[0].detail;
}

TEST_F(confirmation, warnings_tell_of_tokens_seats_and_unverified_addresses) {
    EXPECT_EQ(warning_codes(*org.plan(ArchiveMember{eve}).value()), std::set<std::string>{"tokens_stop"});
    org.limit_seats(4, {});
    EXPECT_EQ(warning_codes(*org.plan(Organisation::invite("Ian")).value()), std::set<std::string>{"seat_near_limit"});
    const MemberId tim = org.invited("Tim");
    org.apply(AcceptInvitation{tim, {}, true});
    EXPECT_TRUE(
        warning_codes(*org.plan(Organisation::set_role(tim, Role::admin)).value()).contains("email_unverified"));
    EXPECT_FALSE(
        warning_codes(*org.plan(Organisation::set_role(eve, Role::admin)).value()).contains("email_unverified"));
}

TEST_F(confirmation, things_that_a_plan_would_make_have_no_id_yet) {
    const auto plan = org.plan(Organisation::invite("Ian", Role::end_user, {hr})).value();
    for (const Effect& effect : plan->effects) EXPECT_EQ(effect.member->id, "");
    EXPECT_EQ(plan->effects[0].member->email, "ian@example.org");
}

TEST_F(confirmation, a_plan_leaves_the_state_that_it_started_from_as_it_was) {
    const auto before = org.state;
    const auto revision = org.acme().revision;
    const auto plan = org.plan(change).value();
    EXPECT_EQ(org.acme().revision, revision);
    EXPECT_TRUE(org.is_in(eve, hr));
    EXPECT_EQ(plan->before, before);
    EXPECT_EQ(plan->after->workspace(org.here)->revision, revision + 1);
}

}  // namespace
}  // namespace guildhall::test
