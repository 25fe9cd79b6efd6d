// Plans as the API shows them, inline and page by page.
#include "api/codecs/plan_json.h"
#include "api/server_fixture.h"

namespace guildhall::test {
namespace {

using boost::json::value;
using core::Role;

class PlansTest : public ServerTest {
protected:
    HttpClient admin = server.set_up();

    std::string add_group(const char* name) {
        return admin.post("/workspaces/acme/groups", {{"name", name}}).text("/id");
    }

    /// What Ada is shown for the change.
    service::PlanPointer preview(const core::Change& change) {
        service::Call call;
        call.caller.actor.user = server.user_id(kAdminEmail);
        auto plan = server.services().changes.preview(call, server.workspace()->id, change);
        EXPECT_TRUE(plan.ok());
        return *plan;
    }

    core::SetPermissions app_create_on(const std::string& group) {
        core::SetPermissions change{*core::GroupId::parse(group), {}};
        change.switches[static_cast<std::size_t>(core::Permission::app_create)] = true;
        return change;
    }
};

TEST_F(PlansTest, M20_an_upgrade_is_shown_with_its_cause) {
    server.add_member("bob@example.com");
    const std::string group = add_group("HR");
    const core::MemberId bob = *core::MemberId::parse(server.member_id("bob@example.com"));
    server.change(core::AddGroupMembers{*core::GroupId::parse(group), {bob}, false, {}});
    const value plan = api::plan_json(*preview(app_create_on(group)));
    EXPECT_EQ(plan.at("requires_confirmation"), true);
    EXPECT_EQ(plan.at_pointer("/counts/role_changed"), 1);
    const value& effect = plan.at_pointer("/effects/0");
    EXPECT_EQ(effect.at("kind"), "role_changed");
    EXPECT_EQ(effect.at_pointer("/member/email"), "bob@example.com");
    EXPECT_EQ(effect.at_pointer("/member/id"), value(bob.str()));
    EXPECT_EQ(effect.at("from"), "end_user");
    EXPECT_EQ(effect.at("to"), "builder");
    EXPECT_EQ(effect.at_pointer("/because/rule"), "M20");
    EXPECT_EQ(effect.at_pointer("/because/group/id"), value(group));
    EXPECT_EQ(plan.at_pointer("/seats/builders/after"), 2);
    EXPECT_TRUE(plan.at_pointer("/seats/builders/limit").is_null());
    EXPECT_EQ(plan.at("settleable_count"), 0);
    EXPECT_TRUE(plan.at("effects_next_cursor").is_null());
}

TEST_F(PlansTest, further_effects_come_page_by_page_to_their_actor_only) {
    const std::string group = add_group("HR");
    std::vector<core::MemberId> members;
    for (int i = 0; i < 130; ++i)
        members.push_back(*core::MemberId::parse(server.invite("m" + std::to_string(i) + "@example.com")));
    const auto plan = preview(core::AddGroupMembers{*core::GroupId::parse(group), members, false, {}});
    const auto both = preview(app_create_on(group));
    const std::string effects = "/workspaces/acme/plans/" + plan->digest + "/effects";
    const auto all = admin.get(effects + "?limit=200");
    EXPECT_EQ(all["/total"], 130);
    EXPECT_TRUE(all["/next_cursor"].is_null());
    const auto first = admin.get(effects + "?limit=100");
    const auto second = admin.get(effects + "?limit=100&cursor=" + first.text("/next_cursor"));
    EXPECT_EQ(second["/items"].as_array().size(), 30U);
    EXPECT_EQ(second["/items/0"], all["/items/100"]);
    EXPECT_EQ(admin.get(effects + "?cursor=x").status, 400);

    auto other = server.add_member("eve@example.com", Role::admin);
    EXPECT_EQ(other.get(effects).status, 404);
    EXPECT_EQ(admin.get("/instance/plans/" + plan->digest + "/effects").status, 404);
    server.clock().advance(16 * core::kMinute);
    EXPECT_EQ(admin.get(effects).status, 404);
}

TEST_F(PlansTest, M52_a_seat_limit_shows_the_numbers) {
    core::InstanceSettings settings;
    settings.user_limit = 1;
    server.change(core::ChangeSettings{settings}, "");
    try {
        server.invite("bob@example.com");
        FAIL() << "no seat was left";
    } catch (const std::runtime_error& error) {
        EXPECT_TRUE(std::string(error.what()).starts_with("seat_limit")) << error.what();
    }
}

}  // namespace
}  // namespace guildhall::test
