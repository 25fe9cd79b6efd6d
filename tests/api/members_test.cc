// Members: lists, invitations, edits, archive and back.
#include <set>

#include "api/members_fixture.h"

namespace guildhall::test {
namespace {

using boost::json::object;
using boost::json::value;

class MembersTest : public PeopleTest {};

TEST_F(MembersTest, an_invitation_makes_a_member_and_shows_a_link_of_its_own) {
    const std::string hr = make_group("HR");
    const auto made = admin.post(kMembers, {{"email", "Bea@Example.com"},
                                            {"name", " Bea "},
                                            {"role", "end_user"},
                                            {"group_ids", {hr}},
                                            {"metadata", {{"office", "Zürich"}}}});
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.text("/member/email"), "Bea@Example.com");
    EXPECT_EQ(made.text("/member/name"), "Bea");
    EXPECT_EQ(made.text("/member/status"), "invited");
    EXPECT_EQ(made.text("/member/groups/0/name"), "HR");
    EXPECT_EQ(made["/member/groups/0/ended"], false);
    EXPECT_EQ(made.text("/member/metadata/office"), "Zürich");
    EXPECT_EQ(made.text("/invitation_url").find(server.services().settings.base_url), 0u);
    EXPECT_FALSE(made.header("guildhall-revision").empty());
    EXPECT_EQ(events("member.metadata_changed"), 1);
    EXPECT_EQ(events("member.invited"), 1);

    const auto shown = admin.get(member(made.text("/member/id")));
    EXPECT_EQ(shown.json(), made["member"]);
    EXPECT_FALSE(shown.header("etag").empty());
}

TEST_F(MembersTest, metadata_is_sealed_in_the_database_and_absent_from_the_audit_trail) {
    const auto made = admin.post(
        kMembers,
        {{"email", "bea@example.com"}, {"name", "Bea"}, {"role", "end_user"}, {"metadata", {{"badge", "SECRET-77"}}}});
    ASSERT_EQ(made.status, 201) << made.body;
    const auto found = [&](const char* sql) {
        return server.services().store.read(
            [&](storage::Connection& connection) { return *connection.query_value<std::int64_t>(sql); });
    };
    EXPECT_EQ(found("SELECT count(*) FROM member_metadata"), 1);
    EXPECT_EQ(found("SELECT count(*) FROM member_metadata WHERE instr(CAST(sealed AS TEXT), 'SECRET') > 0"), 0);
    EXPECT_EQ(found("SELECT count(*) FROM audit_events WHERE body LIKE '%badge%'"), 1);
    EXPECT_EQ(found("SELECT count(*) FROM audit_events WHERE body LIKE '%SECRET%'"), 0);
}

TEST_F(MembersTest, M40_until_acceptance_nothing_is_told_about_the_account) {
    server.add_workspace("Other");
    server.add_member("bea@example.com", core::Role::end_user, "other");
    const auto known = admin.post(kMembers, {{"email", "bea@example.com"}, {"name", "Bee"}, {"role", "end_user"}});
    const auto fresh = admin.post(kMembers, {{"email", "cid@example.com"}, {"name", "Cid"}, {"role", "end_user"}});
    ASSERT_EQ(known.status, 201) << known.body;
    EXPECT_EQ(known.text("/member/name"), "Bee");
    for (const auto& invited : {known, fresh}) {
        EXPECT_TRUE(invited["/member/user_id"].is_null());
        EXPECT_EQ(invited.text("/member/account_status"), "pending");
        EXPECT_EQ(invited["/member/email_verified"], false);
        EXPECT_FALSE(invited["/member/invitation_expires_at"].is_null());
    }
    server.add_member("dora@example.com");
    const auto accepted = admin.get(member(member_of("dora@example.com")));
    EXPECT_EQ(accepted.text("/user_id"), server.user_id("dora@example.com").str());
    EXPECT_EQ(accepted["email_verified"], true);
    EXPECT_TRUE(accepted["invitation_expires_at"].is_null());

    // Shown from then on, also when archived and invited again.
    ASSERT_EQ(admin.post(member(member_of("dora@example.com"), "/archive")).status, 200);
    ASSERT_EQ(admin.post(member(member_of("dora@example.com"), "/unarchive")).status, 200);
    EXPECT_EQ(admin.get(member(member_of("dora@example.com"))).text("/user_id"),
              server.user_id("dora@example.com").str());
}

TEST_F(MembersTest, inviting_a_member_again_names_the_member_and_their_status) {
    const std::string bea = server.invite("bea@example.com");
    const object again{{"email", "BEA@example.com"}, {"name", "Bea"}, {"role", "end_user"}};
    auto refused = admin.post(kMembers, again);
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.text("/code"), "already_member");
    EXPECT_EQ(refused.text("/member_id"), bea);
    EXPECT_EQ(refused.text("/member_status"), "invited");
    ASSERT_EQ(admin.post(member(bea, "/archive")).status, 200);
    refused = admin.post(kMembers, again);
    EXPECT_EQ(refused.text("/member_status"), "archived");
}

TEST_F(MembersTest, an_archived_account_is_not_invited) {
    server.add_workspace("Other");
    server.invite("bea@example.com", core::Role::end_user, "other");
    server.change(core::ArchiveUser{server.user_id("bea@example.com")}, "");
    const auto refused = admin.post(kMembers, {{"email", "bea@example.com"}, {"name", "Bea"}, {"role", "end_user"}});
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.text("/code"), "account_archived");
}

TEST_F(MembersTest, faulty_fields_of_an_invitation_are_all_named) {
    const auto refused = admin.post(kMembers, {{"email", "no address"}, {"role", "boss"}, {"extra", 1}});
    EXPECT_EQ(refused.status, 400);
    std::set<std::string> places;
    const value errors = refused["errors"];
    for (const value& error : errors.as_array()) places.insert(error.at("pointer").as_string().c_str());
    EXPECT_EQ(places, (std::set<std::string>{"/email", "/name", "/role", "/extra"}));
}

TEST_F(MembersTest, faulty_metadata_is_refused_by_its_key) {
    const std::string bea = server.invite("bea@example.com");
    const auto patched = [&](object metadata) { return admin.patch(member(bea), {{"metadata", std::move(metadata)}}); };
    EXPECT_EQ(patched({{"a/b", std::string(2001, 'x')}}).text("/errors/0/pointer"), "/metadata/a~1b");
    EXPECT_EQ(patched({{std::string(51, 'k'), "x"}}).status, 400);
    EXPECT_EQ(patched({{"", "x"}}).status, 400);
    EXPECT_EQ(patched({{"n", 7}}).status, 400);
    object many;
    for (int i = 0; i < 51; ++i) many[std::to_string(i)] = "x";
    EXPECT_EQ(patched(many).text("/errors/0/code"), "too_many");
    EXPECT_EQ(patched({{std::string(50, 'k'), std::string(2000, 'x')}}).status, 200);
}

TEST_F(MembersTest, M29_metadata_is_merged_and_null_removes) {
    const std::string bea = server.invite("bea@example.com");
    ASSERT_EQ(admin.patch(member(bea), {{"metadata", {{"a", "1"}, {"b", "2"}}}}).status, 200);
    const auto merged = admin.patch(member(bea), {{"metadata", {{"a", nullptr}, {"c", "3"}}}});
    EXPECT_EQ(merged["metadata"], (value{{"b", "2"}, {"c", "3"}})) << merged.body;
    EXPECT_EQ(events("member.metadata_changed"), 2);

    const auto again = admin.patch(member(bea), {{"metadata", {{"a", nullptr}, {"c", "3"}}}});
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(events("member.metadata_changed"), 2);
    EXPECT_EQ(again.header("guildhall-revision"), merged.header("guildhall-revision"));
}

TEST_F(MembersTest, M33_metadata_alone_raises_the_revision) {
    const std::string bea = server.invite("bea@example.com");
    const auto before = server.workspace()->revision;
    const auto done = admin.patch(member(bea), {{"metadata", {{"a", "1"}}}});
    EXPECT_EQ(done.header("guildhall-revision"), std::to_string(before + 1));
    EXPECT_EQ(server.workspace()->revision, before + 1);
}

TEST_F(MembersTest, an_edit_changes_role_and_groups) {
    const std::string bea = server.invite("bea@example.com"), hr = make_group("HR"), it = make_group("IT");
    ASSERT_EQ(add_to_group(it, bea).status, 200);
    const auto done =
        admin.patch(member(bea), {{"role", "builder"}, {"add_group_ids", {hr}}, {"remove_group_ids", {it}}});
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(done.text("/role"), "builder");
    ASSERT_EQ(done["groups"].as_array().size(), 1u);
    EXPECT_EQ(done.text("/groups/0/name"), "HR");
    EXPECT_EQ(events("member.role_changed"), 1);
}

TEST_F(MembersTest, what_an_edit_can_not_do_says_which_code) {
    const std::string bea = server.invite("bea@example.com"), hr = make_group("HR");
    make_builder_level(hr);
    const std::string role_group = server.workspace()->role_group(core::Role::builder).id.str();
    EXPECT_EQ(admin.patch(member(bea), {{"role", "end_user"}, {"add_group_ids", {hr}}}).status, 400);
    EXPECT_EQ(admin.patch(member(bea), {{"add_group_ids", {kIdOfNothing}}}).text("/errors/0/code"), "not_found");
    EXPECT_EQ(admin.patch(member(bea), {{"add_group_ids", {role_group}}}).text("/code"), "role_group_immutable");
    EXPECT_EQ(admin.patch(member(member_of(kAdminEmail)), {{"role", "builder"}}).text("/code"), "last_admin");
    EXPECT_EQ(admin.patch(member(kIdOfNothing), {{"role", "builder"}}).status, 404);
    EXPECT_EQ(admin.patch(member("nonsense"), {{"role", "builder"}}).status, 404);
    ASSERT_EQ(admin.post(member(bea, "/archive")).status, 200);
    const std::string it = make_group("IT");
    EXPECT_EQ(admin.patch(member(bea), {{"add_group_ids", {it}}}).text("/code"), "invalid_state");
    EXPECT_EQ(admin.patch(member(bea), {{"role", "builder"}}).status, 200);
}

TEST_F(MembersTest, an_edit_with_an_old_etag_is_refused) {
    const std::string bea = server.invite("bea@example.com");
    const std::string etag = admin.get(member(bea)).header("etag");
    ASSERT_EQ(admin.patch(member(bea), {{"metadata", {{"a", "1"}}}}, {{"If-Match", etag}}).status, 200);
    EXPECT_EQ(admin.patch(member(bea), {{"metadata", {{"a", "2"}}}}, {{"If-Match", etag}}).status, 412);
}

TEST_F(MembersTest, archive_and_unarchive_change_the_status_and_need_the_right_one) {
    const std::string bea = server.invite("bea@example.com");
    const auto archived = admin.post(member(bea, "/archive"));
    EXPECT_EQ(archived.text("/status"), "archived");
    EXPECT_TRUE(archived["invitation_expires_at"].is_null());
    EXPECT_EQ(admin.post(member(bea, "/archive")).text("/code"), "invalid_state");
    const auto back = admin.post(member(bea, "/unarchive"));
    EXPECT_EQ(back.text("/status"), "invited");
    EXPECT_FALSE(back.text("/invitation_url").empty());
    EXPECT_EQ(admin.post(member(bea, "/unarchive")).text("/code"), "invalid_state");
    EXPECT_EQ(admin.post(member(member_of(kAdminEmail), "/archive")).text("/code"), "last_admin");
}

TEST_F(MembersTest, an_archived_member_is_refused_at_once_and_told_why) {
    HttpClient bea = server.add_member("bea@example.com", core::Role::admin);
    ASSERT_EQ(bea.get(kMembers).status, 200);
    ASSERT_EQ(admin.post(member(member_of("bea@example.com"), "/archive")).status, 200);
    const auto refused = bea.get(kMembers);
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(refused.text("/reason"), "member_archived");
}

TEST_F(MembersTest, who_leaves_is_archived_and_the_last_admin_stays) {
    HttpClient bea = server.add_member("bea@example.com");
    EXPECT_EQ(bea.post("/workspaces/acme/leave").status, 204);
    EXPECT_EQ(admin.get(member(member_of("bea@example.com"))).text("/status"), "archived");
    EXPECT_EQ(events("member.left"), 1);
    EXPECT_EQ(admin.post("/workspaces/acme/leave").text("/code"), "last_admin");
}

TEST_F(MembersTest, a_replayed_invitation_shows_no_link_and_makes_nobody) {
    const object body{{"email", "bea@example.com"}, {"name", "Bea"}, {"role", "end_user"}};
    const auto made = admin.post(kMembers, body, {{"Idempotency-Key", "k1"}});
    const auto replay = admin.post(kMembers, body, {{"Idempotency-Key", "k1"}});
    EXPECT_EQ(replay.status, 201);
    EXPECT_EQ(replay.header("idempotent-replayed"), "true");
    EXPECT_TRUE(replay["invitation_url"].is_null());
    EXPECT_EQ(replay.text("/member/id"), made.text("/member/id"));
    EXPECT_EQ(events("member.invited"), 1);
}

TEST_F(MembersTest, M37_a_token_gives_nobody_the_role_admin_and_exports_nobody) {
    HttpClient token = server.with_token(kAdminEmail, {service::Scope::members_write});
    EXPECT_EQ(token.post(kMembers, {{"email", "a@example.com"}, {"name", "A"}, {"role", "admin"}}).status, 403);
    const auto made = token.post(kMembers, {{"email", "b@example.com"}, {"name", "B"}, {"role", "end_user"}});
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(token.patch(member(made.text("/member/id")), {{"role", "admin"}}).status, 403);
    EXPECT_EQ(token.get(std::string(kMembers) + "/export.csv").status, 403);
    const std::string cid = server.invite("cid@example.com", core::Role::admin);
    EXPECT_EQ(token.post(member(cid, "/invitation-link")).status, 403);
    EXPECT_EQ(admin.post(member(cid, "/invitation-link")).status, 201);
    ASSERT_EQ(admin.post(member(cid, "/archive")).status, 200);
    EXPECT_EQ(token.post(member(cid, "/unarchive")).status, 403);
}

TEST_F(MembersTest, a_copied_link_is_new_each_time_and_without_mail_nothing_is_resent) {
    const std::string bea = server.invite("bea@example.com");
    const auto first = admin.post(member(bea, "/invitation-link")),
               second = admin.post(member(bea, "/invitation-link"));
    EXPECT_EQ(first.status, 201);
    EXPECT_NE(first.text("/invitation_url"), second.text("/invitation_url"));
    EXPECT_EQ(events("member.link_shown"), 2);
    EXPECT_EQ(admin.post(member(bea, "/resend-invitation")).text("/code"), "invalid_state");
    EXPECT_EQ(admin.post(member(kIdOfNothing, "/invitation-link")).status, 404);
    EXPECT_EQ(admin.post(member(member_of(kAdminEmail), "/invitation-link")).text("/code"), "invalid_state");
}

class MembersWithMailTest : public PeopleTest {
protected:
    MembersWithMailTest() : PeopleTest({.with_mail = true}) {}
};

TEST_F(MembersWithMailTest, an_invitation_is_mailed_beside_the_shown_link_and_resent_once_a_minute) {
    const auto made = admin.post(kMembers, {{"email", "bea@example.com"}, {"name", "Bea"}, {"role", "end_user"}});
    ASSERT_EQ(made.status, 201) << made.body;
    const std::string bea = made.text("/member/id");
    const auto mails = server.mails(1);
    ASSERT_EQ(mails.size(), 1u);
    EXPECT_NE(mails[0].find("bea@example.com"), std::string::npos);
    EXPECT_EQ(mails[0].find(made.text("/invitation_url")), std::string::npos);

    EXPECT_EQ(admin.post(member(bea, "/resend-invitation")).status, 202);
    const auto limited = admin.post(member(bea, "/resend-invitation"));
    EXPECT_EQ(limited.status, 429);
    EXPECT_FALSE(limited.header("retry-after").empty());
    EXPECT_EQ(server.mails(2).size(), 2u);

    ASSERT_EQ(admin.post(member(bea, "/archive")).status, 200);
    EXPECT_FALSE(admin.post(member(bea, "/unarchive")).json().as_object().contains("invitation_url"));
}

}  // namespace
}  // namespace guildhall::test
