// Who must have a second factor, and who may set one, turn it off or demand it.
#include "core/second_factor.h"

#include <gtest/gtest.h>

#include "core/organisation.h"

namespace guildhall::test {
namespace {

using namespace core;
using How = SetSecondFactor::How;

struct second_factor : testing::Test {
    Organisation org;
    MemberId bob = org.member("Bob", Role::admin), eve = org.member("Eve", Role::builder);

    void set(MemberId member, How how = How::enabled) {
        org.apply(SetSecondFactor{org.user(member), how}, {.by = member, .in = {}});
    }
    std::string refusal(SetSecondFactor change, MemberId by) { return org.refusal(change, {.by = by}); }
    InstanceSettings demanding(SecondFactorDemand demand) const {
        InstanceSettings settings = org.state->settings;
        settings.second_factor = demand;
        return settings;
    }
    bool lacks(MemberId member) const { return lacks_second_factor(*org.state, org.account(member)); }
    bool lacks_here(MemberId member) const { return lacks_second_factor(*org.state, org.acme(), org.account(member)); }
};

TEST_F(second_factor, is_demanded_by_the_instance_of_nobody_of_admins_or_of_all) {
    set(org.ada);
    EXPECT_FALSE(lacks(bob));
    org.apply(ChangeSettings{demanding(SecondFactorDemand::admins)});
    EXPECT_TRUE(lacks(bob));
    EXPECT_TRUE(lacks_here(bob));
    EXPECT_FALSE(lacks(eve));
    EXPECT_FALSE(lacks_here(eve));
    EXPECT_FALSE(lacks(org.ada)) << "she has one";
    org.apply(ChangeSettings{demanding(SecondFactorDemand::everyone)});
    EXPECT_TRUE(lacks(eve));
    set(eve);
    EXPECT_FALSE(lacks(eve));
    EXPECT_FALSE(lacks_here(eve));
}

TEST_F(second_factor, only_active_admins_of_active_workspaces_are_admins) {
    const WorkspaceId other = org.workspace("Other");
    const MemberId there = *org.apply(Organisation::invite("Eve", Role::admin), {.in = other})->member;
    set(org.ada);
    org.apply(ChangeSettings{demanding(SecondFactorDemand::admins)});
    EXPECT_FALSE(lacks(eve)) << "invited";
    org.apply(AcceptInvitation{there, {}}, {.in = other});
    EXPECT_TRUE(lacks(eve));
    org.apply(ArchiveWorkspace{other});
    EXPECT_FALSE(lacks(eve));
}

TEST_F(second_factor, is_demanded_by_a_workspace_of_all_who_enter_it) {
    set(org.ada);
    const WorkspaceId other = org.workspace("Other");
    org.apply(ChangeWorkspace{{}, {}, true});
    EXPECT_TRUE(lacks_here(eve));
    EXPECT_FALSE(lacks(eve));
    EXPECT_FALSE(lacks_second_factor(*org.state, *org.state->workspace(other), org.account(eve)));
    const auto demanders = second_factor_demanders(*org.state, org.account(eve));
    EXPECT_FALSE(demanders.instance);
    ASSERT_EQ(demanders.workspaces.size(), 1u);
    EXPECT_EQ(demanders.workspaces[0], &org.acme());
}

TEST_F(second_factor, nobody_demands_of_others_what_they_havent_done) {
    EXPECT_EQ(org.refusal(ChangeWorkspace{{}, {}, true}, {.by = bob}), "invalid_state");
    EXPECT_EQ(org.refusal(ChangeSettings{demanding(SecondFactorDemand::admins)}), "invalid_state");
    set(org.ada);
    org.apply(ChangeSettings{demanding(SecondFactorDemand::everyone)});
    org.apply(ChangeWorkspace{{}, {}, true});
    EXPECT_TRUE(org.apply(ChangeWorkspace{{}, {}, true}, {.by = bob})->changes_nothing());
    org.apply(ChangeWorkspace{{}, {}, false}, {.by = bob});
    EXPECT_FALSE(org.acme().second_factor_required) << "whoever lacks one takes a demand back, at the gate of sessions";
}

TEST_F(second_factor, M37_what_is_demanded_is_lowered_by_no_token) {
    set(org.ada);
    const auto refused_to_token = [&](const Change& change) {
        return org.refusal(change, {.via = Actor::Via::token}) == "forbidden";
    };
    EXPECT_FALSE(lowers_second_factor_demand(*org.state, {}, ChangeSettings{demanding(SecondFactorDemand::optional)}));
    org.apply(ChangeSettings{demanding(SecondFactorDemand::admins)}, {.via = Actor::Via::token});
    org.apply(ChangeSettings{demanding(SecondFactorDemand::everyone)}, {.via = Actor::Via::token});
    org.apply(ChangeWorkspace{{}, {}, true}, {.via = Actor::Via::token});
    EXPECT_TRUE(refused_to_token(ChangeSettings{demanding(SecondFactorDemand::admins)}));
    EXPECT_TRUE(refused_to_token(ChangeSettings{demanding(SecondFactorDemand::optional)}));
    EXPECT_TRUE(refused_to_token(ChangeWorkspace{{}, {}, false}));
    EXPECT_TRUE(org.apply(ChangeWorkspace{{}, {}, true}, {.via = Actor::Via::token})->changes_nothing());
    EXPECT_FALSE(lowers_second_factor_demand(*org.state, org.acme().id, ChangeWorkspace{}));
    org.apply(ChangeSettings{demanding(SecondFactorDemand::admins)});
    org.apply(ChangeWorkspace{{}, {}, false});
    EXPECT_FALSE(lowers_second_factor_demand(*org.state, org.acme().id, ChangeWorkspace{{}, {}, false}));
}

TEST_F(second_factor, is_turned_off_by_its_owner_unless_it_is_demanded) {
    EXPECT_EQ(refusal({org.user(bob), How::disabled}, bob), "invalid_state");
    set(bob);
    EXPECT_TRUE(org.account(bob).second_factor_at);
    EXPECT_EQ(refusal({org.user(bob), How::disabled}, org.ada), "forbidden") << "not for others";
    EXPECT_EQ(refusal({org.user(eve), How::enabled}, org.ada), "forbidden");
    org.apply(ChangeWorkspace{{}, {}, true}, {.by = bob});
    EXPECT_EQ(refusal({org.user(bob), How::disabled}, bob), "second_factor_demanded");
    org.apply(ChangeWorkspace{{}, {}, false}, {.by = bob});
    set(bob, How::disabled);
    EXPECT_FALSE(org.account(bob).second_factor_at);
}

TEST_F(second_factor, is_removed_by_instance_admins_and_the_command_line_though_it_is_demanded) {
    set(org.ada);
    set(bob);
    org.apply(ChangeSettings{demanding(SecondFactorDemand::everyone)});
    EXPECT_EQ(refusal({org.user(org.ada), How::removed}, bob), "forbidden");
    EXPECT_EQ(refusal({org.user(org.ada), How::removed}, org.ada), "invalid_state") << "not one's own";
    EXPECT_EQ(org.refusal(SetSecondFactor{org.user(bob), How::removed}, {.via = Actor::Via::token}), "forbidden");
    org.apply(SetSecondFactor{org.user(bob), How::removed});
    EXPECT_FALSE(org.account(bob).second_factor_at);
    EXPECT_EQ(refusal({org.user(bob), How::removed}, org.ada), "invalid_state") << "there is none";
    org.apply(SetSecondFactor{org.user(org.ada), How::removed}, {.via = Actor::Via::command_line});
    EXPECT_FALSE(org.account(org.ada).second_factor_at);
}

TEST_F(second_factor, M33_raises_the_revision_of_each_workspace_that_shows_it) {
    const std::int64_t before = org.acme().revision;
    set(bob);
    EXPECT_EQ(org.acme().revision, before + 1);
}

TEST_F(second_factor, M35_of_an_unverified_account_goes_with_its_verification) {
    const MemberId cyd = org.invited("Cyd");
    org.apply(AcceptInvitation{cyd, PersonName::parse("Cyd").value(), true, false});
    set(cyd);
    org.apply(VerifyEmail{org.user(cyd)});
    EXPECT_FALSE(org.account(cyd).second_factor_at) << "who set it up had never proved the address";
    set(cyd);
    org.apply(VerifyEmail{org.user(cyd)});
    EXPECT_TRUE(org.account(cyd).second_factor_at) << "verified already";
}

TEST_F(second_factor, M35_stays_where_who_verifies_the_address_has_given_it) {
    const WorkspaceId other = org.workspace("Other");
    for (const bool keeps : {true, false}) {
        const std::string name = keeps ? "Kit" : "Len";
        const MemberId member = org.invited(name);
        org.apply(AcceptInvitation{member, PersonName::parse(name).value(), true, false});
        set(member);
        const MemberId there = *org.apply(Organisation::invite(name), {.in = other})->member;
        org.apply(AcceptInvitation{there, {}, false, true, keeps}, {.in = other});
        EXPECT_EQ(org.account(member).second_factor_at.has_value(), keeps);
        EXPECT_TRUE(org.account(member).email_verified_at);
    }
}

}  // namespace
}  // namespace guildhall::test
