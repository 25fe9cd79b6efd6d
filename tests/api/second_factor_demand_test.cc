// Where a second factor is demanded: by a workspace of all who enter, by the instance of admins or of everybody.
#include "api/forward_fixture.h"
#include "api/second_factor_fixture.h"

namespace guildhall::test {
namespace {

using boost::json::object;
using core::Role;

constexpr const char* kSetUpFirst = "second_factor_setup_required";

class SecondFactorDemand : public SecondFactorTest {
protected:
    HttpClient ada = server.set_up();

    HttpAnswer demand(const char* of) { return ada.patch("/instance/settings", {{"second_factor", of}}); }
};

TEST_F(SecondFactorDemand, a_workspace_demands_it_of_all_who_enter) {
    HttpClient bob = server.add_member("bob@example.com", Role::admin);
    server.add_workspace("Other");
    server.add_member("bob@example.com", Role::builder, "other");
    EXPECT_EQ(ada.patch("/workspaces/acme", {{"second_factor_required", true}})["code"], "invalid_state")
        << "first one's own";
    EXPECT_EQ(ada.get("/workspaces/acme")["second_factor_required"], false);
    enrol(ada);
    const HttpAnswer on = ada.patch("/workspaces/acme", {{"second_factor_required", true}});
    EXPECT_EQ(on.status, 200) << on.body;
    EXPECT_EQ(on["second_factor_required"], true);
    EXPECT_EQ(on["name"], "Acme");

    const HttpAnswer refused = bob.get("/workspaces/acme/members");
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(refused["code"], kSetUpFirst);
    EXPECT_EQ(bob.get("/workspaces/other").status, 200);
    EXPECT_EQ(bob.get("/workspaces").status, 200) << "the instance demands nothing";
    const HttpAnswer me = bob.get("/me");
    EXPECT_EQ(me["/second_factor_required"], false);
    EXPECT_EQ(me["/workspaces/0/second_factor_required"], true);
    EXPECT_EQ(me["/workspaces/1/second_factor_required"], false);
    EXPECT_EQ(me.json(), bob.get("/session").json());
    const HttpAnswer own = bob.get("/me/second-factor");
    EXPECT_EQ(own["/demanded_by/0/by"], "workspace");
    EXPECT_EQ(own["/demanded_by/0/workspace/slug"], "acme");

    enrol(bob);
    EXPECT_EQ(bob.get("/workspaces/acme/members").status, 200);
    EXPECT_EQ(bob.get("/me")["/workspaces/0/second_factor_required"], false);
    EXPECT_EQ(bob.del("/me/second-factor")["code"], "second_factor_demanded");
    EXPECT_EQ(bob.patch("/workspaces/acme", {{"second_factor_required", false}}).status, 200);
    EXPECT_EQ(bob.del("/me/second-factor").status, 204);
    const boost::json::value events = ada.get("/workspaces/acme/audit-events?action=workspace.changed").json();
    EXPECT_EQ(events.at("items").as_array().size(), 2u);
    EXPECT_EQ(events.at_pointer("/items/0/after"), boost::json::value(object{{"second_factor_required", false}}));
}

TEST_F(SecondFactorDemand, an_instance_admin_who_is_no_member_is_one_who_enters) {
    HttpClient bob = server.add_member("bob@example.com", Role::admin);
    server.change(core::SetInstanceAdmin{server.user_id("bob@example.com"), true}, "");
    server.add_workspace("Other");
    enrol(ada);
    EXPECT_EQ(bob.get("/workspaces/other").status, 200);
    ada.patch("/workspaces/other", {{"second_factor_required", true}});
    EXPECT_EQ(bob.get("/workspaces/other")["code"], kSetUpFirst);
    EXPECT_EQ(bob.get("/instance/users").status, 200);
}

TEST_F(SecondFactorDemand, the_instance_demands_it_of_admins) {
    HttpClient bob = server.add_member("bob@example.com", Role::admin);
    HttpClient cyd = server.add_member("cyd@example.com", Role::builder);
    EXPECT_EQ(demand("admins")["code"], "invalid_state") << "first one's own";
    EXPECT_EQ(demand("sometimes").status, 400);
    enrol(ada);
    EXPECT_EQ(demand("admins")["second_factor"], "admins");
    EXPECT_EQ(bob.get("/workspaces/acme")["code"], kSetUpFirst);
    EXPECT_EQ(bob.get("/workspaces")["code"], kSetUpFirst);
    EXPECT_EQ(bob.get("/me")["/second_factor_required"], true);
    EXPECT_EQ(bob.get("/me/second-factor")["/demanded_by/0/by"], "instance");
    EXPECT_EQ(cyd.get("/workspaces/acme").status, 200);
    EXPECT_EQ(cyd.get("/me")["/second_factor_required"], false);
    EXPECT_EQ(ada.del("/me/second-factor")["code"], "second_factor_demanded");
    EXPECT_EQ(demand("optional").status, 200);
    EXPECT_EQ(ada.del("/me/second-factor").status, 204);
    EXPECT_EQ(events(ada, "settings.changed").size(), 2u);
}

TEST_F(SecondFactorDemand, the_instance_demands_it_of_everybody_but_of_no_token) {
    HttpClient bob = server.add_member("bob@example.com", Role::admin);
    HttpClient of_workspace = server.with_token("bob@example.com", {service::Scope::members_read});
    HttpClient of_instance = server.with_token(kAdminEmail, {service::Scope::instance_read}, "");
    enrol(ada);
    demand("everyone");
    EXPECT_EQ(bob.get("/workspaces/acme")["code"], kSetUpFirst);
    EXPECT_EQ(of_workspace.get("/workspaces/acme/members").status, 200);
    EXPECT_EQ(of_instance.get("/instance/users").status, 200);
    EXPECT_EQ(server.client().get("/instance").status, 200);
    enrol(bob);
    EXPECT_EQ(bob.get("/workspaces/acme/members").status, 200);
}

TEST_F(SecondFactorDemand, is_lowered_by_who_gave_the_password_lately_and_by_no_token) {
    const Enrolled enrolled = enrol(ada);
    HttpClient token = server.with_token(kAdminEmail, {service::Scope::instance_write}, "");
    server.clock().advance(11 * core::kMinute);
    EXPECT_EQ(demand("everyone").status, 200) << "raised without";
    EXPECT_EQ(ada.patch("/workspaces/acme", {{"second_factor_required", true}}).status, 200);

    for (const char* less : {"admins", "optional"}) {
        EXPECT_EQ(demand(less)["code"], "reauthentication_required");
        const HttpAnswer refused = token.patch("/instance/settings", {{"second_factor", less}});
        EXPECT_EQ(refused.status, 403);
        EXPECT_EQ(refused["code"], "forbidden");
    }
    const object off{{"second_factor_required", false}};
    EXPECT_EQ(ada.patch("/workspaces/acme", off)["code"], "reauthentication_required");
    EXPECT_EQ(token.patch("/workspaces/acme", off)["code"], "forbidden");
    EXPECT_EQ(ada.get("/instance/settings")["second_factor"], "everyone");
    EXPECT_EQ(ada.get("/workspaces/acme")["second_factor_required"], true);

    EXPECT_EQ(ada.patch("/instance/settings", {{"name", "Guild"}, {"second_factor", "everyone"}}).status, 200);
    EXPECT_EQ(ada.patch("/workspaces/acme", {{"name", "Acme 2"}}).status, 200) << "other settings need none";
    EXPECT_EQ(token.patch("/instance/settings", {{"name", "Hall"}}).status, 200);

    ada.post("/session/confirm", {{"password", kPassword}, {"second_factor", enrolled.app.code()}});
    EXPECT_EQ(ada.patch("/workspaces/acme", off).status, 200);
    EXPECT_EQ(demand("optional").status, 200);
}

TEST_F(SecondFactorDemand, lists_show_who_has_one) {
    HttpClient bob = server.add_member("bob@example.com");
    server.add_member("cyd@example.com");
    enrol(bob);
    EXPECT_EQ(ada.get("/instance/users?second_factor=true")["total"], 1);
    EXPECT_EQ(ada.get("/instance/users?second_factor=true").text("/items/0/email"), "bob@example.com");
    EXPECT_EQ(ada.get("/instance/users?second_factor=false")["total"], 2);
    EXPECT_EQ(ada.get("/instance/users?second_factor=perhaps").status, 400);
    EXPECT_EQ(ada.get("/instance/users")["total"], 3);
    EXPECT_EQ(ada.get("/workspaces/acme/members?q=bob")["/items/0/second_factor"], true);
    EXPECT_EQ(ada.get("/workspaces/acme/members?q=cyd")["/items/0/second_factor"], false);
    server.add_workspace("Other");
    server.invite("bob@example.com", Role::builder, "other");
    EXPECT_EQ(ada.get("/workspaces/other/members?q=bob")["/items/0/second_factor"], false)
        << "an invitation tells nothing about accounts (M40)";
}

class ForwardSecondFactor : public ForwardTest {};

TEST_F(ForwardSecondFactor, a_session_that_lacks_it_opens_no_app) {
    app_at("CRM", kCrm, "/crm");
    HttpClient bob = server.add_member("bob@example.com", Role::builder);
    const std::string cookie = sign_in_at(bob);
    EXPECT_EQ(ask(cookie).status, 200);
    server.change(core::SetSecondFactor{server.user_id(kAdminEmail), core::SetSecondFactor::How::enabled}, "");
    server.change(core::ChangeWorkspace{{}, {}, true});
    const HttpAnswer refused = ask(cookie);
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(refused["code"], kSetUpFirst);
    HttpClient browser = server.client();
    browser.set_cookie("__Host-guildhall-forward", cookie);
    HttpHeaders headers = from(kCrm, "/crm");
    headers["Accept"] = "text/html";
    const HttpAnswer page = browser.get("//forward-auth", headers);
    EXPECT_EQ(page.status, 403);
    EXPECT_NE(page.body.find(std::string(kBaseUrl) + "/profile"), std::string::npos) << page.body;
    server.change(core::ChangeWorkspace{{}, {}, false});
    EXPECT_EQ(ask(cookie).status, 200);
}

}  // namespace
}  // namespace guildhall::test
