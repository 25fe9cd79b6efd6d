// Apps over HTTP: what the contract says of each operation, and who sees and opens what (model sections 2 and 4).
#include "api/resources_fixture.h"

namespace guildhall::test {
namespace {

using boost::json::object;
using core::Permission;
using core::Role;
using service::Scope;
using Names = std::vector<std::string>;

class AppsTest : public ResourcesTest {
protected:
    static std::string at(const std::string& id) { return std::string(kApps) + "/" + id; }
};

TEST_F(AppsTest, an_app_is_made_as_a_draft_owned_by_its_maker) {
    auto builder = server.add_member("bob@example.com", Role::builder);
    const auto made = builder.post(kApps, {{"name", "Payroll Überblick"}, {"url", "https://pay.example.com/a?b=1"}});
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.text("/slug"), "payroll-uberblick");
    EXPECT_EQ(made.text("/url"), "https://pay.example.com/a?b=1");
    EXPECT_EQ(made.text("/description"), "");
    EXPECT_TRUE(made["/icon"].is_null());
    EXPECT_TRUE(made["/folder_id"].is_null());
    EXPECT_EQ(made["/released"], false);
    EXPECT_EQ(made.text("/owner/id"), server.member_id("bob@example.com"));
    EXPECT_EQ(made.text("/access"), "edit");
    EXPECT_EQ(made.header("Guildhall-Revision"), std::to_string(revision()));
    EXPECT_EQ(builder.get(at(made.text("/id"))).json(), made.json());
    EXPECT_EQ(builder.get(at("payroll-uberblick")).json(), made.json());
}

TEST_F(AppsTest, every_field_is_kept) {
    const std::string folder = add_folder("People");
    const object fields{{"name", "HR"},         {"slug", "people"}, {"url", "http://10.0.0.7:8080"},
                        {"description", "All"}, {"icon", "people"}, {"folder_id", folder},
                        {"released", true}};
    const auto made = admin.post(kApps, fields);
    ASSERT_EQ(made.status, 201) << made.body;
    for (const auto& field : fields) EXPECT_EQ(made["/" + std::string(field.key())], field.value());
}

TEST_F(AppsTest, faulty_fields_are_refused_by_name) {
    const auto code = [&](const object& change) {
        object body{{"name", "HR"}, {"url", "https://hr.example.com"}};
        for (const auto& field : change) body[field.key()] = field.value();
        const auto answer = admin.post(kApps, body);
        EXPECT_EQ(answer.status, 400) << answer.body;
        return field_code(answer) + " at " + answer.text("/errors/0/pointer");
    };
    EXPECT_EQ(code({{"name", ""}}), "missing at /name");
    EXPECT_EQ(code({{"name", std::string(51, 'a')}}), "too_long at /name");
    EXPECT_EQ(code({{"name", nullptr}}), "wrong_type at /name");
    EXPECT_EQ(code({{"slug", "No Slug"}}), "invalid_slug at /slug");
    EXPECT_EQ(code({{"url", "https://ada:secret@hr.example.com"}}), "invalid_url at /url");
    EXPECT_EQ(code({{"url", "javascript:alert(1)"}}), "invalid_url at /url");
    EXPECT_EQ(code({{"url", "//hr.example.com"}}), "invalid_url at /url");
    EXPECT_EQ(code({{"icon", "unicorn"}}), "invalid at /icon");
    EXPECT_EQ(code({{"description", std::string(2001, 'a')}}), "too_long at /description");
    EXPECT_EQ(code({{"folder_id", "0192f0c4-0000-7000-8000-000000000000"}}), "not_found at /folder_id");
    EXPECT_EQ(code({{"folder_id", "x"}}), "not_found at /folder_id");
    EXPECT_EQ(code({{"released", "yes"}}), "wrong_type at /released");
    EXPECT_EQ(code({{"owner_id", server.member_id(kAdminEmail)}}), "unknown_field at /owner_id");
    EXPECT_EQ(field_code(admin.post(kApps, object{})), "missing");
    EXPECT_EQ(admin.get(kApps)["/total"], 0);
}

TEST_F(AppsTest, names_and_slugs_are_unique_and_a_taken_one_gets_a_number) {
    add_app("HR");
    const auto again = admin.post(kApps, {{"name", "hr"}, {"url", "https://b.example.com"}});
    EXPECT_EQ(again.status, 409);
    EXPECT_EQ(again.text("/code"), "name_taken");
    const auto same_slug = admin.post(kApps, {{"name", "Other"}, {"slug", "hr"}, {"url", "https://b.example.com"}});
    EXPECT_EQ(same_slug.status, 409);
    EXPECT_EQ(same_slug.text("/errors/0/pointer"), "/slug");
    const auto numbered = admin.post(kApps, {{"name", "H R!"}, {"slug", "hr-2"}, {"url", "https://b.example.com"}});
    EXPECT_EQ(numbered.status, 201);
    EXPECT_EQ(admin.post(kApps, {{"name", "HR."}, {"url", "https://b.example.com"}}).text("/slug"), "hr-3");
}

TEST_F(AppsTest, M6_an_end_user_lists_and_opens_exactly_what_custom_groups_give) {
    const std::string payroll = add_app("Payroll"), wiki = add_app("Wiki"), crm = add_app("CRM");
    auto bob = server.add_member("bob@example.com"), eve = server.add_member("eve@example.com");
    EXPECT_EQ(names_of(bob.get(kApps)), Names{});
    add_to_group(add_group("HR", {{.resources = {payroll}}, {.resources = {wiki}}}), "bob@example.com");
    add_to_group(add_group("Sales", {{.resources = {crm}}}), "eve@example.com");
    EXPECT_EQ(names_of(bob.get(kApps)), (Names{"Payroll", "Wiki"}));
    EXPECT_EQ(names_of(eve.get(kApps)), Names{"CRM"});
    EXPECT_EQ(bob.get(at(payroll) + "/open").status, 302);
    EXPECT_EQ(bob.get(at(crm) + "/open").status, 403);
    EXPECT_EQ(eve.get(at(crm) + "/open").status, 302);
    EXPECT_EQ(bob.get(at(wiki)).text("/access"), "view");
}

TEST_F(AppsTest, opening_goes_to_the_launch_url_and_is_never_stored) {
    const std::string id = add_app("Wiki", {{"url", "https://wiki.example.com/größe?x=1#y"}});
    const auto open = admin.get(at(id) + "/open");
    EXPECT_EQ(open.status, 302);
    EXPECT_EQ(open.header("Location"), "https://wiki.example.com/gr%C3%B6%C3%9Fe?x=1#y");
    EXPECT_EQ(open.header("Cache-Control"), "no-store");
    EXPECT_EQ(open.body, "");
    EXPECT_EQ(admin.get(at("wiki") + "/open").status, 302);
}

TEST_F(AppsTest, a_draft_is_open_to_who_edits_it_and_closed_to_who_views) {
    const std::string draft = add_app("Draft", {{"released", false}});
    auto bob = server.add_member("bob@example.com"), eve = server.add_member("eve@example.com", Role::builder);
    add_to_group(add_group("HR", {{.resources = {draft}}}), "bob@example.com");
    EXPECT_EQ(names_of(bob.get(kApps)), Names{});
    EXPECT_EQ(bob.get(at(draft) + "/open").status, 403);
    EXPECT_EQ(eve.get(at(draft) + "/open").status, 302);
    ASSERT_EQ(admin.patch(at(draft), {{"released", true}}).status, 200);
    EXPECT_EQ(names_of(bob.get(kApps)), Names{"Draft"});
    EXPECT_EQ(bob.get(at(draft) + "/open").status, 302);
}

TEST_F(AppsTest, hidden_apps_are_open_but_not_listed_and_visible_beats_hidden) {
    const std::string id = add_app("Wiki");
    auto bob = server.add_member("bob@example.com");
    add_to_group(add_group("Quiet", {{.resources = {id}, .hide = true}}), "bob@example.com");
    EXPECT_EQ(names_of(bob.get(kApps)), Names{});
    EXPECT_EQ(bob.get(at(id) + "/open").status, 302);
    add_to_group(add_group("Loud", {{.resources = {id}}}), "bob@example.com");
    EXPECT_EQ(names_of(bob.get(kApps)), Names{"Wiki"});
}

TEST_F(AppsTest, the_list_is_searched_sorted_filtered_and_paged) {
    const std::string folder = add_folder("Back office");
    for (const char* name : {"beta", "Alpha", "gamma"}) add_app(name);
    add_app("Alphabet", {{"folder_id", folder}});
    const std::string list = kApps;
    EXPECT_EQ(names_of(admin.get(list)), (Names{"Alpha", "Alphabet", "beta", "gamma"}));
    EXPECT_EQ(names_of(admin.get(list + "?sort=-name")), (Names{"gamma", "beta", "Alphabet", "Alpha"}));
    EXPECT_EQ(names_of(admin.get(list + "?q=PHAB")), Names{"Alphabet"});
    EXPECT_EQ(names_of(admin.get(list + "?q=b")), Names{"beta"});
    EXPECT_EQ(names_of(admin.get(list + "?folder_id=" + folder)), Names{"Alphabet"});
    const auto first = admin.get(list + "?limit=3");
    EXPECT_EQ(first["/total"], 4);
    EXPECT_EQ(names_of(admin.get(list + "?limit=3&cursor=" + first.text("/next_cursor"))), Names{"gamma"});
    for (const char* wrong : {"?sort=url", "?limit=0", "?cursor=x", "?scope=mine", "?nothing=1", "?folder_id=x"})
        EXPECT_EQ(admin.get(list + wrong).status, 400) << wrong;
}

TEST_F(AppsTest, only_admins_list_every_app) {
    add_app("Draft", {{"released", false}});
    auto builder = server.add_member("bob@example.com", Role::builder);
    server.change(core::SetPermissions{server.workspace()->role_group(Role::builder).id, {}});
    EXPECT_EQ(names_of(admin.get(std::string(kApps) + "?scope=all")), Names{"Draft"});
    EXPECT_EQ(builder.get(std::string(kApps) + "?scope=all").status, 403);
    EXPECT_EQ(builder.get(std::string(kApps) + "?scope=listed").status, 200);
}

TEST_F(AppsTest, admins_find_what_archived_people_own) {
    HttpClient builder = server.add_member("bea@example.com", core::Role::builder);
    for (const char* path : {kApps, kDataSources}) {
        const bool apps = std::string(path) == kApps;
        const auto make = [&](HttpClient& by, const char* name) {
            boost::json::object body{{"name", name}};
            if (apps)
                body["url"] = "https://x.example.com";
            else
                body["kind"] = "postgresql";
            EXPECT_EQ(by.post(path, body).status, 201);
        };
        make(admin, "Ada's");
        make(builder, "Bea's");
    }
    const auto owned = [&](HttpClient& by, const char* path, const char* status) {
        return by.get(std::string(path) + "?owner_status=" + status + (path == std::string(kApps) ? "&scope=all" : ""));
    };
    for (const char* path : {kApps, kDataSources}) {
        EXPECT_EQ(owned(admin, path, "archived")["total"], 0);
        EXPECT_EQ(builder.get(std::string(path) + "?owner_status=archived").status, 403) << path;
        EXPECT_EQ(owned(admin, path, "away").status, 400);
    }
    server.change(core::ArchiveMember{*core::MemberId::parse(server.member_id("bea@example.com"))});
    ASSERT_EQ(admin.patch(std::string(kApps) + "/" + add_app("Nobody's"), {{"owner_id", nullptr}}).status, 200);
    for (const char* path : {kApps, kDataSources}) {
        EXPECT_EQ(names_of(owned(admin, path, "archived")), std::vector<std::string>{"Bea's"});
        EXPECT_EQ(owned(admin, path, "archived")["total"], 1);
    }
}

TEST_F(AppsTest, a_folder_that_the_caller_does_not_see_is_as_unknown_as_none) {
    const std::string folder = add_folder("Secret plans");
    auto bob = server.add_member("bob@example.com");
    const std::string list = std::string(kApps) + "?folder_id=";
    const HttpHeaders same{{"X-Request-ID", "a"}};
    const auto unseen = bob.get(list + folder, same);
    EXPECT_EQ(unseen.status, 400);
    EXPECT_EQ(unseen.body, bob.get(list + "0192f0c4-0000-7000-8000-000000000000", same).body);
}

TEST_F(AppsTest, an_edit_changes_what_is_sent_and_nothing_else) {
    const std::string id = add_app("Wiki", {{"description", "Pages"}, {"icon", "book"}});
    const auto edited = admin.patch(at(id), {{"name", "Handbook"}, {"icon", nullptr}});
    ASSERT_EQ(edited.status, 200) << edited.body;
    EXPECT_EQ(edited.text("/name"), "Handbook");
    EXPECT_EQ(edited.text("/slug"), "wiki");
    EXPECT_EQ(edited.text("/description"), "Pages");
    EXPECT_TRUE(edited["/icon"].is_null());
    EXPECT_EQ(edited.header("Guildhall-Revision"), std::to_string(revision()));
    EXPECT_EQ(admin.patch(at(id), {{"name", ""}}).status, 400);
    EXPECT_EQ(admin.patch(at(id), {{"id", id}}).status, 400);
    add_app("Other");
    EXPECT_EQ(admin.patch(at(id), {{"slug", "other"}}).text("/code"), "name_taken");
}

TEST_F(AppsTest, M29_what_is_already_so_makes_no_revision_and_no_event) {
    const std::string id = add_app("Wiki");
    const std::int64_t before = revision(), events = event_count();
    const auto same = admin.patch(at(id), {{"name", "Wiki"}, {"released", true}, {"url", "https://app.example.com"}});
    EXPECT_EQ(same.status, 200);
    EXPECT_EQ(same.header("Guildhall-Revision"), std::to_string(before));
    EXPECT_EQ(admin.patch(at(id), object{}).status, 200);
    EXPECT_EQ(revision(), before);
    EXPECT_EQ(event_count(), events);
    EXPECT_EQ(admin.patch(at(id), {{"name", "WIKI"}}).text("/name"), "WIKI");
    EXPECT_EQ(revision(), before + 1);
}

TEST_F(AppsTest, M30_an_edit_can_be_asked_as_a_plan) {
    const std::string id = add_app("Wiki", {{"released", false}});
    server.add_member("bob@example.com");
    add_to_group(add_group("HR", {{.resources = {id}}}), "bob@example.com");
    const std::int64_t before = revision();
    const auto plan = admin.patch(at(id) + "?dry_run=true", {{"released", true}});
    ASSERT_EQ(plan.status, 200) << plan.body;
    EXPECT_EQ(plan["/plan/counts/access_gained"], 1);
    EXPECT_EQ(plan["/plan/requires_confirmation"], false);
    EXPECT_EQ(revision(), before);
    EXPECT_EQ(admin.patch(at(id) + "?confirm=stale", {{"released", true}}).text("/code"), "confirmation_required");
    EXPECT_EQ(admin.patch(at(id) + "?confirm=" + plan.text("/plan/digest"), {{"released", true}}).status, 200);
}

TEST_F(AppsTest, M16_admins_hand_an_app_over_to_active_builders_and_admins_only) {
    const std::string id = add_app("Wiki");
    auto bob = server.add_member("bob@example.com", Role::builder);
    server.add_member("eve@example.com");
    const std::string bob_id = server.member_id("bob@example.com");
    const auto by_builder = bob.patch(at(id), {{"owner_id", bob_id}});
    EXPECT_EQ(by_builder.status, 403);
    EXPECT_EQ(field_code(admin.patch(at(id), {{"owner_id", server.member_id("eve@example.com")}})), "not_allowed");
    EXPECT_EQ(field_code(admin.patch(at(id), {{"owner_id", server.invite("i@example.com", Role::builder)}})),
              "not_allowed");
    EXPECT_EQ(field_code(admin.patch(at(id), {{"owner_id", "0192f0c4-0000-7000-8000-000000000000"}})), "not_found");
    EXPECT_EQ(admin.patch(at(id), {{"owner_id", bob_id}}).text("/owner/id"), bob_id);
    EXPECT_TRUE(admin.patch(at(id), {{"owner_id", nullptr}})["/owner"].is_null());
}

TEST_F(AppsTest, M16_an_owner_edits_what_they_own_whatever_the_groups_say) {
    auto bob = server.add_member("bob@example.com", Role::builder);
    const std::string id = bob.post(kApps, {{"name", "Mine"}, {"url", "https://a.example.com"}}).text("/id");
    const core::Group builders = server.workspace()->role_group(Role::builder);
    for (const auto& grant : std::vector(builders.grants)) server.change(core::DeleteGrant{builders.id, grant->id});
    const std::string other = add_app("Other");
    EXPECT_EQ(names_of(bob.get(kApps)), Names{"Mine"});
    EXPECT_EQ(bob.patch(at(id), {{"description", "Still mine"}}).status, 200);
    EXPECT_EQ(bob.patch(at(other), {{"description", "Not mine"}}).status, 403);
}

TEST_F(AppsTest, a_deleted_app_leaves_the_grants_that_list_it) {
    const std::string gone = add_app("Gone"), stays = add_app("Stays");
    const core::GroupId group = *core::GroupId::parse(add_group("HR", {{.resources = {gone, stays}}}));
    const auto answer = admin.del(at(gone));
    EXPECT_EQ(answer.status, 204);
    EXPECT_EQ(answer.header("Guildhall-Revision"), std::to_string(revision()));
    EXPECT_EQ(admin.get(at(gone)).status, 404);
    EXPECT_EQ(admin.del(at(gone)).status, 404);
    const auto workspace = server.workspace();
    const core::Grant& grant = *workspace->group(group)->grants[0];
    ASSERT_EQ(grant.resources.size(), 1U);
    EXPECT_EQ(workspace->resource({core::kApp, grant.resources[0]})->id.str(), stays);
}

TEST_F(AppsTest, deleting_takes_the_level_edit_and_the_permission) {
    const std::string id = add_app("Wiki");
    auto bob = server.add_member("bob@example.com", Role::builder);
    core::SetPermissions set{server.workspace()->role_group(Role::builder).id, {}};
    set.switches[static_cast<std::size_t>(Permission::app_delete)] = false;
    server.change(set);
    EXPECT_EQ(bob.del(at(id)).status, 403);
    set.switches[static_cast<std::size_t>(Permission::app_delete)] = true;
    server.change(set);
    EXPECT_EQ(bob.del(at(id)).status, 204);
}

TEST_F(AppsTest, who_lacks_the_right_gets_403_for_apps_that_exist_and_that_do_not) {
    const std::string id = add_app("Wiki");
    auto bob = server.add_member("bob@example.com"), eve = server.add_member("eve@example.com", Role::builder);
    const HttpHeaders same{{"X-Request-ID", "a"}};
    const auto expect_alike = [](const HttpAnswer& there, const HttpAnswer& missing) {
        EXPECT_EQ(there.status, 403);
        EXPECT_EQ(there.body, missing.body);
    };
    expect_alike(bob.get(at(id), same), bob.get(at("missing"), same));
    expect_alike(bob.get(at(id) + "/open", same), bob.get(at("missing") + "/open", same));
    expect_alike(bob.get(at(id) + "/access", same), bob.get(at("missing") + "/access", same));
    expect_alike(bob.patch(at(id), object{}, same), bob.patch(at("missing"), object{}, same));
    expect_alike(bob.del(at(id), same), bob.del(at("missing"), same));
    EXPECT_EQ(bob.post(kApps, {{"name", "A"}, {"url", "https://a.example.com"}}).status, 403);
    // A builder has every app by the role group, so learns that there is none.
    EXPECT_EQ(eve.get(at("missing")).status, 404);
    EXPECT_EQ(eve.get(at("missing") + "/access").status, 403);
}

TEST_F(AppsTest, view_on_all_apps_is_not_view_on_every_draft) {
    const std::string draft = add_app("Draft", {{"released", false}});
    auto bob = server.add_member("bob@example.com");
    add_to_group(add_group("All", {{}}), "bob@example.com");
    const HttpHeaders same{{"X-Request-ID", "a"}};
    EXPECT_EQ(bob.get(at(draft), same).status, 403);
    EXPECT_EQ(bob.get(at(draft), same).body, bob.get(at("missing"), same).body);
}

TEST_F(AppsTest, another_workspaces_app_is_as_unknown_as_none) {
    server.add_workspace("Other");
    const std::string foreign =
        admin.post("/workspaces/other/apps", {{"name", "CRM"}, {"url", "https://crm.example.com"}}).text("/id");
    const std::string folder = admin.post("/workspaces/other/folders", {{"name", "F"}}).text("/id");
    const std::string own = add_app("Wiki");
    const HttpHeaders same{{"X-Request-ID", "a"}};
    for (const char* way : {"", "/open", "/access"}) {
        const auto there = admin.get(at(foreign) + way, same);
        EXPECT_EQ(there.status, 404);
        EXPECT_EQ(there.body, admin.get(at("0192f0c4-0000-7000-8000-000000000000") + way, same).body);
    }
    EXPECT_EQ(admin.patch(at(foreign), {{"name", "X"}}).status, 404);
    EXPECT_EQ(admin.del(at(foreign)).status, 404);
    EXPECT_EQ(field_code(admin.patch(at(own), {{"folder_id", folder}})), "not_found");
    auto stranger = server.add_member("eve@example.com", Role::admin, "other");
    EXPECT_EQ(stranger.get(kApps).status, 404);
    EXPECT_EQ(stranger.get(at(own) + "/open").status, 404);
}

TEST_F(AppsTest, M11_an_archived_member_gets_nothing) {
    const std::string id = add_app("Wiki");
    auto bob = server.add_member("bob@example.com");
    add_to_group(add_group("HR", {{.resources = {id}}}), "bob@example.com");
    EXPECT_EQ(bob.get(at(id) + "/open").status, 302);
    server.change(core::ArchiveMember{*core::MemberId::parse(server.member_id("bob@example.com"))});
    const auto closed = bob.get(at(id) + "/open");
    EXPECT_EQ(closed.status, 403);
    EXPECT_EQ(closed.text("/reason"), "member_archived");
    EXPECT_EQ(bob.get(kApps).status, 403);
}

TEST_F(AppsTest, tokens_need_the_scope_for_resources) {
    const std::string id = add_app("Wiki");
    auto reader = server.with_token(kAdminEmail, {Scope::resources_read});
    EXPECT_EQ(reader.get(kApps).status, 200);
    EXPECT_EQ(reader.patch(at(id), {{"name", "X"}}).status, 403);
    EXPECT_EQ(reader.get(at(id) + "/access").status, 403);
    auto writer = server.with_token(kAdminEmail, {Scope::resources_write});
    EXPECT_EQ(writer.patch(at(id), {{"name", "X"}}).status, 200);
    EXPECT_EQ(server.with_token(kAdminEmail, {Scope::decisions_read}).get(at(id) + "/access").status, 200);
}

TEST_F(AppsTest, an_etag_guards_edits_and_deletions) {
    const std::string id = add_app("Wiki");
    const std::string etag = admin.get(at(id)).header("ETag");
    EXPECT_EQ(admin.get(at(id), {{"If-None-Match", etag}}).status, 304);
    EXPECT_EQ(admin.patch(at(id), {{"name", "B"}}, {{"If-Match", etag}}).status, 200);
    EXPECT_EQ(admin.patch(at(id), {{"name", "C"}}, {{"If-Match", etag}}).text("/code"), "precondition_failed");
    EXPECT_EQ(admin.del(at(id), {{"If-Match", etag}}).status, 412);
}

TEST_F(AppsTest, a_repeated_creation_with_the_same_key_makes_one_app) {
    const object body{{"name", "Wiki"}, {"url", "https://wiki.example.com"}};
    const auto first = admin.post(kApps, body, {{"Idempotency-Key", "k"}});
    const auto second = admin.post(kApps, body, {{"Idempotency-Key", "k"}});
    EXPECT_EQ(second.status, 201);
    EXPECT_EQ(second.header("Idempotent-Replayed"), "true");
    EXPECT_EQ(second.json(), first.json());
    EXPECT_EQ(admin.get(kApps)["/total"], 1);
}

TEST_F(AppsTest, launch_urls_on_a_guarded_origin_are_its_workspaces_admins_business) {
    core::InstanceSettings settings = server.services().store.snapshot()->instance->settings;
    server.add_workspace("Other");
    settings.guarded_origins = {{"https://crm.example.com", server.workspace("other")->id}};
    server.change(core::ChangeSettings{settings}, "");
    auto bob = server.add_member("bob@example.com", Role::admin);
    const object on_origin{{"name", "CRM"}, {"url", "https://CRM.example.com:443/x"}};
    EXPECT_EQ(bob.post(kApps, on_origin).status, 403);
    const std::string id = add_app("Wiki");
    EXPECT_EQ(bob.patch(at(id), {{"url", "https://crm.example.com"}}).status, 403);
    EXPECT_EQ(bob.post(kApps, {{"name", "Port"}, {"url", "https://crm.example.com:444"}}).status, 201);
    ASSERT_EQ(admin.patch(at(id), {{"url", "https://crm.example.com/wiki"}}).status, 200);
    EXPECT_EQ(bob.patch(at(id), {{"url", "https://away.example.com"}}).status, 403);
    EXPECT_EQ(bob.patch(at(id), {{"url", "https://crm.example.com/wiki"}, {"description", "x"}}).status, 200);
}

}  // namespace
}  // namespace guildhall::test
