// Users, settings, counts, workspaces and mail of the instance, for instance admins, over HTTP.
#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>

#include "api/server_fixture.h"
#include "storage/outbox_table.h"

namespace guildhall::test {
namespace {

using boost::json::array;
using boost::json::object;
using core::kMinute;

struct instance : ServerTest {
    HttpClient ada = server.set_up();

    std::string user_path(const std::string& email) { return "/instance/users/" + server.user_id(email).str(); }
};
struct instance_users : instance {};
struct instance_settings : instance {};
struct instance_workspaces : instance {};

std::vector<std::string> names(const HttpAnswer& list) {
    std::vector<std::string> names;
    const boost::json::value items = list["items"];
    for (const auto& item : items.as_array()) names.emplace_back(item.at("name").as_string().c_str());
    return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_F(instance, is_for_instance_admins_and_their_instance_tokens) {
    server.add_workspace("Beta");
    HttpClient ben = server.add_member("ben@example.com", core::Role::admin);
    HttpClient robot = server.with_token("ben@example.com", {service::Scope::instance_read}, "");
    HttpClient reader = server.with_token(kAdminEmail, {service::Scope::instance_read}, "");
    HttpClient narrow = server.with_token(kAdminEmail, {service::Scope::members_write}, "acme");
    for (const char* path :
         {"/instance/users", "/instance/settings", "/instance/summary", "/instance/workspaces", "/instance/mail"}) {
        EXPECT_EQ(server.client().get(path).status, 401) << path;
        EXPECT_EQ(ben.get(path).status, 403) << path;
        EXPECT_EQ(robot.get(path).status, 403) << path;
        EXPECT_EQ(narrow.get(path).status, 403) << path;
        EXPECT_EQ(ada.get(path).status, 200) << path;
        EXPECT_EQ(reader.get(path).status, 200) << path;
    }
    for (const std::string& path :
         {user_path(kAdminEmail) + "/archive", user_path(kAdminEmail) + "/unarchive",
          user_path(kAdminEmail) + "/password-reset", std::string("/instance/workspaces/acme/archive"),
          std::string("/instance/workspaces/acme/unarchive"),
          std::string("/instance/mail/01890000-0000-7000-8000-000000000000/retry")}) {
        EXPECT_EQ(ben.post(path).status, 403) << path;
        EXPECT_EQ(reader.post(path).status, 403) << path;
    }
    EXPECT_EQ(ben.patch(user_path(kAdminEmail), {{"instance_admin", false}}).status, 403);
    EXPECT_EQ(reader.patch("/instance/settings", {{"name", "x"}}).status, 403);
}

TEST_F(instance_users, are_listed_filtered_sorted_and_paged) {
    server.add_member("ben@example.com");
    server.clock().advance(1);
    server.invite("cleo@example.com", core::Role::builder);
    EXPECT_EQ(names(ada.get("/instance/users")), (Names{"Ada", "ben", "cleo"}));
    EXPECT_EQ(names(ada.get("/instance/users?sort=-email")), (Names{"cleo", "ben", "Ada"}));
    EXPECT_EQ(names(ada.get("/instance/users?sort=-created_at"))[0], "cleo");
    EXPECT_EQ(names(ada.get("/instance/users?sort=-status"))[0], "cleo");
    EXPECT_EQ(names(ada.get("/instance/users?status=pending")), Names{"cleo"});
    EXPECT_EQ(names(ada.get("/instance/users?q=BE")), Names{"ben"});
    for (const char* sort : {"name", "-email", "status", "-created_at"}) {
        const std::string path = "/instance/users?limit=2&sort=" + std::string(sort);
        const HttpAnswer first = ada.get(path);
        EXPECT_EQ(first["total"], 3);
        EXPECT_EQ(names(ada.get(path + "&cursor=" + first.text("next_cursor"))).size(), 1u) << sort;
    }
    for (const char* bad : {"sort=x", "status=x", "limit=0", "limit=201", "cursor=x", "page=2"})
        EXPECT_EQ(ada.get("/instance/users?" + std::string(bad)).status, 400) << bad;
    const HttpAnswer cleo = ada.get(user_path("cleo@example.com"));
    EXPECT_EQ(cleo["account_status"], "pending");
    EXPECT_EQ(cleo["email_verified"], false);
    EXPECT_EQ(cleo["/memberships/0/workspace/slug"], "acme");
    EXPECT_EQ(cleo["/memberships/0/role"], "builder");
    EXPECT_EQ(cleo["/memberships/0/status"], "invited");
    EXPECT_FALSE(cleo.header("ETag").empty());
    EXPECT_EQ(ada.get("/instance/users/01890000-0000-7000-8000-000000000000").status, 404);
}

TEST_F(instance_users, M35_only_a_verified_account_becomes_instance_admin_and_the_caller_gave_the_password_lately) {
    server.add_member("ben@example.com");
    server.invite("cleo@example.com");
    const std::string ben = user_path("ben@example.com");
    const HttpAnswer preview = ada.patch(ben + "?dry_run=true", {{"instance_admin", true}});
    EXPECT_EQ(preview.status, 200);
    EXPECT_FALSE(preview.text("/plan/digest").empty());
    EXPECT_EQ(ada.patch(user_path("cleo@example.com"), {{"instance_admin", true}})["code"], "invalid_state");
    const HttpAnswer made = ada.patch(ben, {{"instance_admin", true}}, {{"If-Match", "\"x\""}});
    EXPECT_EQ(made.status, 412);
    EXPECT_EQ(ada.patch(ben, {{"instance_admin", true}})["instance_admin"], true);
    server.clock().advance(11 * kMinute);
    EXPECT_EQ(ada.patch(ben, {{"instance_admin", false}}).status, 200) << "taking it needs no password";
    EXPECT_EQ(ada.patch(ben, {{"instance_admin", true}})["code"], "reauthentication_required");
    HttpClient robot = server.with_token(kAdminEmail, {service::Scope::instance_write}, "");
    EXPECT_EQ(robot.patch(ben, {{"instance_admin", true}})["code"], "forbidden") << "M37";
    for (const boost::json::value& wrong : {boost::json::value(), boost::json::value("true"), boost::json::value(1)})
        EXPECT_EQ(ada.patch(ben, {{"instance_admin", wrong}}).status, 400);
}

TEST_F(instance_users, a_confirmed_session_is_recent_again) {
    server.add_member("ben@example.com");
    server.clock().advance(11 * kMinute);
    const std::string ben = "/instance/users/" + server.user_id("ben@example.com").str();
    EXPECT_EQ(ada.patch(ben, {{"instance_admin", true}})["code"], "reauthentication_required");
    const HttpAnswer wrong = ada.post("/session/confirm", {{"password", "wrong"}});
    EXPECT_EQ(wrong.status, 400);
    EXPECT_EQ(wrong["/errors/0/code"], "wrong_password");
    EXPECT_EQ(ada.post("/session/confirm", {{"password", kPassword}}).status, 204);
    EXPECT_EQ(ada.patch(ben, {{"instance_admin", true}}).status, 200);
}

TEST_F(instance_users, M25_an_instance_admin_remains) {
    HttpClient ben = server.add_member("ben@example.com");
    EXPECT_EQ(ada.patch(user_path(kAdminEmail), {{"instance_admin", false}})["code"], "last_instance_admin");
    EXPECT_EQ(ada.post(user_path(kAdminEmail) + "/archive")["code"], "invalid_state") << "nobody archives themself";
    ada.patch(user_path("ben@example.com"), {{"instance_admin", true}});
    EXPECT_EQ(ben.patch(user_path(kAdminEmail), {{"instance_admin", false}}).status, 200);
    EXPECT_EQ(ada.get("/instance/users").status, 403) << "at the next request";
}

TEST_F(instance_users, M45_archiving_ends_all_and_unarchiving_leaves_memberships_archived) {
    server.add_workspace("Beta");
    HttpClient ben = server.add_member("ben@example.com");
    server.invite("ben@example.com", core::Role::end_user, "beta");
    const std::string ben_path = user_path("ben@example.com");
    const HttpAnswer plan = ada.post(ben_path + "/archive?dry_run=true");
    ASSERT_EQ(plan.status, 200) << plan.body;
    EXPECT_EQ(plan["/plan/counts/member_archived"], 2);
    EXPECT_EQ(ben.get("/me").status, 200);
    const HttpAnswer archived = ada.post(ben_path + "/archive");
    ASSERT_EQ(archived.status, 200) << archived.body;
    EXPECT_EQ(archived["account_status"], "archived");
    EXPECT_EQ(archived["/memberships/0/status"], "archived");
    EXPECT_EQ(archived["/memberships/1/status"], "archived");
    EXPECT_FALSE(archived.header("Guildhall-Instance-Revision").empty());
    EXPECT_EQ(ben.get("/me").status, 401);
    EXPECT_EQ(ada.post(ben_path + "/archive")["code"], "invalid_state");
    EXPECT_EQ(ada.post(ben_path + "/password-reset")["code"], "invalid_state");
    const HttpAnswer back = ada.post(ben_path + "/unarchive");
    EXPECT_EQ(back["account_status"], "active");
    EXPECT_EQ(back["/memberships/0/status"], "archived");
    EXPECT_EQ(ada.post(ben_path + "/unarchive")["code"], "invalid_state");
}

TEST_F(instance_users, M24_archiving_the_last_admin_is_refused_or_the_place_taken) {
    server.add_workspace("Beta");
    server.add_member("ben@example.com", core::Role::admin, "beta");
    server.change(core::ArchiveMember{*core::MemberId::parse(server.member_id(kAdminEmail, "beta"))}, "beta");
    const std::string path = user_path("ben@example.com") + "/archive";
    const HttpAnswer refused = ada.post(path);
    EXPECT_EQ(refused["code"], "last_admin");
    EXPECT_NE(refused.text("detail").find("Beta"), std::string::npos) << "the workspaces concerned are named";
    HttpAnswer done = ada.post(path + "?take_over=true");
    if (done["code"] == "confirmation_required")
        done = ada.post(path + "?take_over=true&confirm=" + done.text("/plan/digest"));
    EXPECT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(server.workspace("beta")->member(*core::MemberId::parse(server.member_id(kAdminEmail, "beta")))->status,
              core::MemberStatus::active);
    EXPECT_EQ(ada.post(path + "?take_over=yes").status, 400);
}

TEST_F(instance_users, a_reset_link_is_shown_where_mail_is_not_configured_and_verifies) {
    server.add_member("ben@example.com");
    HttpClient ben = server.sign_in("ben@example.com");
    const std::string path = user_path("ben@example.com") + "/password-reset";
    const HttpAnswer made = ada.post(path, object(), {{"Idempotency-Key", "k1"}});
    ASSERT_EQ(made.status, 201) << made.body;
    const std::string link = made.text("reset_url");
    EXPECT_TRUE(link.starts_with("http://localhost:8080/password-reset#")) << link;
    const HttpAnswer replay = ada.post(path, object(), {{"Idempotency-Key", "k1"}});
    EXPECT_EQ(replay["reset_url"], nullptr);
    EXPECT_EQ(replay.header("Idempotent-Replayed"), "true");
    const object body = {{"token", link.substr(link.find('#') + 1)}, {"password", "a brand new one 99"}};
    EXPECT_EQ(server.client().post("/password-resets/redeem", body).status, 204);
    EXPECT_EQ(ben.get("/me").status, 401);
    EXPECT_EQ(server.client().post("/password-resets/redeem", body)["code"], "invitation_invalid") << "single use";
    server.clock().advance(11 * kMinute);
    EXPECT_EQ(ada.post(path)["code"], "reauthentication_required");
    EXPECT_EQ(ada.post("/instance/users/01890000-0000-7000-8000-000000000000/password-reset").status, 404);
}

TEST_F(instance_settings, are_changed_by_difference) {
    const HttpAnswer before = ada.get("/instance/settings");
    EXPECT_EQ(before["user_limit"], nullptr);
    EXPECT_EQ(before["invitation_days"], 7);
    EXPECT_EQ(before["base_url"], "http://localhost:8080");
    const HttpAnswer changed =
        ada.patch("/instance/settings", {{"name", "The Hall"}, {"user_limit", 40}, {"invitation_days", 3}},
                  {{"If-Match", before.header("ETag")}});
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(changed["name"], "The Hall");
    EXPECT_EQ(changed.json(), ada.get("/instance/settings").json());
    EXPECT_EQ(server.client().get("/instance")["name"], "The Hall");
    EXPECT_EQ(ada.patch("/instance/settings", {{"user_limit", nullptr}})["user_limit"], nullptr);
    EXPECT_EQ(ada.get("/instance/settings")["invitation_days"], 3) << "what is absent stays";
    const std::string revision = changed.header("Guildhall-Instance-Revision");
    EXPECT_FALSE(revision.empty());
    const HttpAnswer same = ada.patch("/instance/settings", {{"invitation_days", 3}});
    EXPECT_EQ(same.status, 200) << "M29";
    EXPECT_EQ(ada.patch("/instance/settings", object(), {{"If-Match", before.header("ETag")}}).status, 412);
    for (const object& bad :
         {object{{"user_limit", 0}}, object{{"user_limit", "4"}}, object{{"invitation_days", 91}},
          object{{"invitation_days", nullptr}}, object{{"anyone_makes_workspaces", 1}}, object{{"name", ""}},
          object{{"base_url", "https://x.example"}}, object{{"guarded_origins", object()}}})
        EXPECT_EQ(ada.patch("/instance/settings", bad).status, 400) << boost::json::serialize(bad);
}

TEST_F(instance_settings, guarded_origins_are_origins_of_others_given_to_a_workspace) {
    const std::string acme = server.workspace()->id.str();
    const auto patch = [&](const std::string& origin, const std::string& workspace) {
        return ada.patch("/instance/settings",
                         {{"guarded_origins", array{object{{"origin", origin}, {"workspace_id", workspace}}}}});
    };
    const HttpAnswer set = patch("https://Apps.example.org:443", acme);
    ASSERT_EQ(set.status, 200) << set.body;
    EXPECT_EQ(set["/guarded_origins/0/origin"], "https://apps.example.org");
    EXPECT_EQ(patch("https://apps.example.org/path", acme)["/errors/0/code"], "invalid_origin");
    EXPECT_EQ(patch("http://localhost:9000", acme)["/errors/0/code"], "own_host");
    EXPECT_EQ(patch("ftp://apps.example.org", acme)["/errors/0/pointer"], "/guarded_origins/0/origin");
    EXPECT_EQ(patch("https://apps.example.org", "01890000-0000-7000-8000-000000000000")["/errors/0/code"], "not_found");
    const object one = {{"origin", "https://a.example.org"}, {"workspace_id", acme}};
    EXPECT_EQ(ada.patch("/instance/settings", {{"guarded_origins", array{one, one}}})["/errors/0/code"], "duplicate");
    EXPECT_EQ(ada.patch("/instance/settings", {{"guarded_origins", array()}})["guarded_origins"], array());
}

TEST_F(instance, M50_M51_summary_counts_each_person_once) {
    server.add_workspace("Beta");
    server.add_member("ben@example.com", core::Role::builder);
    server.add_member("ben@example.com", core::Role::end_user, "beta");
    server.invite("cleo@example.com");
    server.add_member("dora@example.com");
    server.change(core::ArchiveMember{*core::MemberId::parse(server.member_id("dora@example.com"))});
    ada.patch("/instance/settings", {{"user_limit", 10}});
    const HttpAnswer summary = ada.get("/instance/summary");
    EXPECT_EQ(summary["users"], (object{{"total", 3}, {"limit", 10}}));
    EXPECT_EQ(summary["builders"], (object{{"total", 2}, {"limit", nullptr}}));
    EXPECT_EQ(summary["end_users"], 1);
    EXPECT_EQ(summary["instance_admins"], 1);
}

TEST_F(instance_workspaces, are_listed_archived_and_unarchived) {
    server.add_workspace("Beta");
    HttpClient ben = server.add_member("ben@example.com", core::Role::builder, "beta");
    server.invite("cleo@example.com", core::Role::end_user, "beta");
    const HttpAnswer listed = ada.get("/instance/workspaces?sort=-member_count");
    EXPECT_EQ(names(listed), (Names{"Beta", "Acme"}));
    EXPECT_EQ(listed["/items/0/member_count"], 3);
    EXPECT_EQ(listed["/items/0/builder_count"], 2);
    EXPECT_EQ(names(ada.get("/instance/workspaces?q=ac")), Names{"Acme"});
    EXPECT_EQ(ben.get("/me")["/workspaces/0/reason"], boost::json::value());
    const HttpAnswer archived = ada.post("/instance/workspaces/beta/archive");
    ASSERT_EQ(archived.status, 200) << archived.body;
    EXPECT_EQ(archived["status"], "archived");
    EXPECT_EQ(ada.post("/instance/workspaces/beta/archive")["code"], "invalid_state");
    EXPECT_EQ(names(ada.get("/instance/workspaces?status=archived")), Names{"Beta"});
    EXPECT_EQ(ben.get("/me")["/workspaces/0/reason"], "workspace_archived") << "M47";
    EXPECT_EQ(ada.get("/instance/summary")["/users/total"], 1);
    const HttpAnswer back = ada.post("/instance/workspaces/" + archived.text("id") + "/unarchive");
    EXPECT_EQ(back["status"], "active");
    EXPECT_EQ(ben.get("/me")["/workspaces/0/reason"], boost::json::value()) << "unarchive restores all";
    EXPECT_EQ(ada.post("/instance/workspaces/beta/unarchive")["code"], "invalid_state");
    EXPECT_EQ(ada.post("/instance/workspaces/nowhere/archive").status, 404);
}

TEST_F(instance_workspaces, M24_unarchiving_one_without_an_active_admin_needs_take_over) {
    server.add_workspace("Beta");
    server.add_member("ben@example.com", core::Role::admin, "beta");
    server.change(core::ArchiveMember{*core::MemberId::parse(server.member_id(kAdminEmail, "beta"))}, "beta");
    server.change(core::ArchiveWorkspace{server.workspace("beta")->id}, "");
    server.change(core::ArchiveUser{server.user_id("ben@example.com"), false}, "");
    EXPECT_EQ(ada.post("/instance/workspaces/beta/unarchive")["code"], "last_admin");
    HttpClient robot = server.with_token(kAdminEmail, {service::Scope::instance_write}, "");
    EXPECT_EQ(robot.post("/instance/workspaces/beta/unarchive?take_over=true").status, 403) << "M37";
    EXPECT_EQ(ada.post("/instance/workspaces/beta/unarchive?take_over=true").status, 200);
}

/// Of one kind or another, as the outbox holds it when nobody sends.
std::string queue_mail(ApiServer& server, bool with_token) {
    storage::Mail mail;
    mail.id = server.services().ids.next_uuid();
    mail.kind = "password_reset";
    mail.recipient = kAdminEmail;
    mail.user = server.user_id(kAdminEmail);
    mail.details = R"({"expires_at": 9999999999999})";
    if (with_token) mail.sealed_token = {1, 2, 3};
    (void)server.services().store.write([&](service::Tx& tx) -> core::Result<core::Done> {
        storage::insert_mail(tx.connection, mail);
        storage::set_mail_failed(tx.connection, mail.id, "The server refused it.", std::nullopt);
        return core::Done{};
    });
    return core::to_string(mail.id);
}

TEST_F(instance, a_failed_mail_is_tried_again_and_the_trail_tells_it) {
    const std::string id = queue_mail(server, true), wiped = queue_mail(server, false);
    const HttpAnswer failed = ada.get("/instance/mail?state=failed");
    EXPECT_EQ(failed["total"], 2) << failed.body;
    EXPECT_EQ(failed["/items/0/error"], "The server refused it.");
    const HttpAnswer tried = ada.post("/instance/mail/" + id + "/retry");
    EXPECT_EQ(tried.status, 200) << tried.body;
    EXPECT_EQ(tried["state"], "queued");
    EXPECT_EQ(ada.post("/instance/mail/" + id + "/retry")["code"], "invalid_state") << "it waits already";
    EXPECT_EQ(ada.post("/instance/mail/" + wiped + "/retry")["code"], "invalid_state") << "its link is gone";
    const HttpAnswer trail = ada.get("/instance/audit-events?action=mail.retried");
    EXPECT_EQ(trail["total"], 1) << trail.body;
    EXPECT_EQ(trail["/items/0/target/name"], kAdminEmail);
}

}  // namespace guildhall::test
