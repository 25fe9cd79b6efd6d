// GET /forward-auth: which proxies and origins, which app a path is, who is let through and with which headers.
#include "api/forward_fixture.h"
#include "api/route_table.h"

namespace guildhall::test {
namespace {

using core::Role;

class ForwardAuth : public ForwardTest {};

void expect_closed(const HttpAnswer& answer, const std::string& what) {
    EXPECT_EQ(answer.status, 403) << what << answer.body;
    EXPECT_EQ(answer.text("/code"), "forbidden") << what;
    EXPECT_NE(answer.text("/detail"), "") << what;
    EXPECT_EQ(answer.header("X-Guildhall-User"), "") << what;
}

TEST_F(ForwardAuth, nobody_is_sent_to_the_sign_in_at_the_apps_own_host) {
    app_at("CRM", kCrm, "/crm");
    const HttpAnswer answer = ask("", kCrm, "/crm/list?q=a&b=%C3%9F");
    EXPECT_EQ(answer.status, 401);
    EXPECT_EQ(answer.text("/code"), "unauthenticated");
    EXPECT_EQ(answer.header("Location"),
              "https://crm.example.org/.guildhall/sign-in?to=%2Fcrm%2Flist%3Fq%3Da%26b%3D%25C3%259F");
    EXPECT_EQ(ask("", kCrm, "/crm?" + std::string(3000, 'x')).header("Location"),
              "https://crm.example.org/.guildhall/sign-in?to=%2F");
    HttpHeaders asks_page = from(kCrm, "/crm?<script>&amp");
    asks_page["Accept"] = "text/html,*/*;q=0.8";
    const HttpAnswer page = server.client().get("//forward-auth", asks_page);
    EXPECT_EQ(page.status, 401);
    EXPECT_EQ(page.header("Content-Type"), "text/html; charset=utf-8");
    EXPECT_NE(page.body.find("content=\"0; url=https://crm.example.org/.guildhall/sign-in?to=%2Fcrm"),
              std::string::npos)
        << "where a proxy shows the reply itself, the browser goes on";
    asks_page["Sec-Fetch-Mode"] = "cors";
    EXPECT_EQ(server.client().get("//forward-auth", asks_page).header("Content-Type"), "application/problem+json")
        << "a script of the app asks, and not a person who goes there";
    EXPECT_EQ(page.body.find("<script>"), std::string::npos);
    EXPECT_EQ(page.header("Cache-Control"), "no-store");
    EXPECT_EQ(page.header("Content-Security-Policy"), "default-src 'none'; frame-ancestors 'none'");
}

TEST_F(ForwardAuth, who_may_view_the_app_passes_with_who_they_are_and_others_dont) {
    const std::string crm = app_at("CRM", kCrm, "/crm"), draft = app_at("Draft", kCrm, "/draft");
    admin.patch(std::string(kApps) + "/" + draft, {{"released", false}});
    HttpClient eve = viewer("eve@example.com", {crm, draft}), ben = server.add_member("ben@example.com", Role::builder),
               sam = server.add_member("sam@example.com");
    const std::string cookie = sign_in_at(eve);
    const HttpAnswer seen = ask(cookie);
    EXPECT_EQ(seen.status, 200) << seen.body;
    EXPECT_EQ(seen.header("X-Guildhall-User"), server.user_id("eve@example.com").str());
    EXPECT_EQ(seen.header("X-Guildhall-Email"), "eve@example.com");
    EXPECT_EQ(seen.header("X-Guildhall-Role"), "end_user");
    EXPECT_EQ(seen.header("X-Guildhall-Access"), "view");
    EXPECT_EQ(seen.body, "");
    expect_closed(ask(cookie, kCrm, "/draft"), "not released");
    const std::string of_ben = sign_in_at(ben);
    EXPECT_EQ(ask(of_ben, kCrm, "/draft").header("X-Guildhall-Access"), "edit");
    EXPECT_EQ(ask(of_ben).header("X-Guildhall-Role"), "builder");
    const HttpAnswer refused = ask(sign_in_at(sam));
    expect_closed(refused, "no grant");
    EXPECT_EQ(refused.header("Location"), "");
    for (const char* query : {"?q=1", "?min_revision=99", "?a&a&%zz"}) {
        HttpClient browser = server.client();
        browser.set_cookie("__Host-guildhall-forward", cookie);
        EXPECT_EQ(browser.get(std::string("//forward-auth") + query, from(kCrm, "/crm")).status, 200)
            << "the query is the browser's, whatever it is: " << query;
    }
    const HttpAnswer head = server.client().send("HEAD", "//forward-auth", "", from(kCrm, "/crm"));
    EXPECT_EQ(head.status, 401);
}

TEST_F(ForwardAuth, M34_a_grant_that_goes_counts_at_the_next_request) {
    const std::string crm = app_at("CRM", kCrm, "/crm");
    const std::string group = add_group("Viewers", {{.resources = {crm}}});
    HttpClient eve = server.add_member("eve@example.com");
    const std::string cookie = sign_in_at(eve);
    const std::string member = server.member_id("eve@example.com");
    for (int i = 0; i < 20; ++i) {
        expect_closed(ask(cookie), "before");
        add_to_group(group, "eve@example.com");
        EXPECT_EQ(ask(cookie).status, 200);
        EXPECT_EQ(admin.del("/workspaces/acme/groups/" + group + "/members/" + member).status, 204);
    }
    add_to_group(group, "eve@example.com");
    EXPECT_EQ(ask(cookie).status, 200);
    admin.patch(std::string(kApps) + "/" + crm, {{"url", "https://crm.example.org/elsewhere"}});
    expect_closed(ask(cookie), "the app has moved");
    EXPECT_EQ(ask(cookie, kCrm, "/elsewhere").status, 200);
}

TEST_F(ForwardAuth, M11_the_gate_stands_before_it) {
    const std::string crm = app_at("CRM", kCrm, "/crm");
    HttpClient eve = viewer("eve@example.com", {crm}),
               nora = server.add_member("nora@example.com", Role::admin, "other");
    const std::string cookie = sign_in_at(eve), of_nora = sign_in_at(nora);
    EXPECT_EQ(ask(of_nora).text("/reason"), "not_a_member");
    server.invite("nora@example.com", Role::admin);
    EXPECT_EQ(ask(of_nora).text("/reason"), "member_invited");
    EXPECT_EQ(ask(cookie).status, 200);
    const auto member = *core::MemberId::parse(server.member_id("eve@example.com"));
    server.change(core::ArchiveMember{member});
    const HttpAnswer archived = ask(cookie);
    expect_closed(archived, "archived");
    EXPECT_EQ(archived.text("/reason"), "member_archived");
    HttpClient ann = server.add_member("ann@example.com", Role::admin);
    const std::string of_ann = sign_in_at(ann);
    EXPECT_EQ(ask(of_ann).status, 200);
    server.change(core::ArchiveUser{server.user_id("ann@example.com"), false}, "");
    EXPECT_EQ(ask(of_ann).status, 401) << "an archived account is nobody";
    const std::string of_ada = sign_in_at(admin);
    EXPECT_EQ(ask(of_ada).status, 200);
    server.change(core::ArchiveWorkspace{server.workspace()->id}, "");
    EXPECT_EQ(ask(of_ada).text("/reason"), "workspace_archived");
}

TEST_F(ForwardAuth, M12_an_instance_admin_is_an_admin_without_membership) {
    HttpClient nora = server.add_member("nora@example.com", Role::admin, "other");
    server.change(core::VerifyEmail{server.user_id("nora@example.com")}, "");
    server.change(core::SetInstanceAdmin{server.user_id("nora@example.com"), true}, "");
    app_at("CRM", kCrm, "/crm");
    const HttpAnswer seen = ask(sign_in_at(nora));
    EXPECT_EQ(seen.header("X-Guildhall-Role"), "admin") << seen.body;
    EXPECT_EQ(seen.header("X-Guildhall-Access"), "edit");
}

TEST_F(ForwardAuth, the_workspace_comes_from_the_origin_alone) {
    app_at("CRM", kCrm, "/crm");
    admin.post("/workspaces/other/apps",
               {{"name", "Ours"}, {"url", "https://crm.example.org/crm/ours"}, {"released", true}});
    admin.post("/workspaces/other/apps",
               {{"name", "Same"}, {"url", "https://crm.example.org/crm"}, {"released", true}});
    admin.post("/workspaces/other/apps", {{"name", "Own"}, {"url", "https://others.example.com"}, {"released", true}});
    HttpClient nora = server.add_member("nora@example.com", Role::admin, "other");
    const std::string cookie = sign_in_at(nora);
    expect_closed(ask(cookie, kCrm, "/crm/ours"), "an app of another workspace is none here");
    EXPECT_EQ(ask(sign_in_at(admin), kCrm, "/crm/ours").status, 200) << "it is Acme's /crm, and alone there";
    EXPECT_EQ(ask(sign_in_at(nora, kOthers), kOthers, "/x").status, 200);
}

TEST_F(ForwardAuth, paths_that_servers_read_differently_or_that_name_no_app_or_two_are_refused) {
    app_at("CRM", kCrm, "/crm");
    app_at("One", kCrm, "/twice");
    app_at("Two", kCrm, "/twice?b");
    const std::string cookie = sign_in_at(admin);
    for (const char* uri :
         {"/crm", "/crm/", "/crm/a?x=/../y", "/crm?//", "/%63rm", "/crm/%2520", "/crm/...", "/crm/a;b"})
        EXPECT_EQ(ask(cookie, kCrm, uri).status, 200) << uri;
    for (const char* uri : {"/",           "/crmx",       "/CRM",       "/twice",    "/twice/x",
                            "//crm",       "/crm//x",     "/crm/./x",   "/x/../crm", "/crm/..",
                            "/crm/%2e%2e", "/crm/.%2E/x", "/crm%2fx",   "/crm%2Fx",  "/crm/x%5cy",
                            "/crm/x%5Cy",  "/crm\\x",     "/crm/..;/x", "/crm/%",    "/crm/%0a",
                            "/crm/%00",    "/crm/%ff",    "/crm#x",     "crm",       "https://crm.example.org/crm",
                            "*",           "?/crm"}) {
        expect_closed(ask(cookie, kCrm, uri), uri);
        EXPECT_EQ(ask("", kCrm, uri).status, 403) << uri;
    }
}

TEST_F(ForwardAuth, only_proxies_that_the_configuration_names_are_answered) {
    for (const char* proxies : {"", "127.0.0.2", "10.0.0.0/8", "::1"}) {
        ApiServer closed(trusting(proxies));
        closed.set_up();
        core::InstanceSettings settings;
        settings.guarded_origins = {{origin(kCrm), closed.workspace()->id}};
        closed.change(core::ChangeSettings{settings}, "");
        HttpHeaders headers = from(kCrm, "/crm");
        headers["X-Forwarded-For"] = "127.0.0.2, 10.0.0.1, ::1";
        for (const char* path : {"//forward-auth", "//.guildhall/sign-in?to=%2F", "//.guildhall/callback?code=x"}) {
            const HttpAnswer answer = closed.client().get(path, headers);
            expect_closed(answer, path);
            EXPECT_NE(answer.text("/detail").find("GUILDHALL_TRUSTED_PROXIES"), std::string::npos) << path;
            EXPECT_EQ(answer.header("Set-Cookie"), "") << path;
        }
    }
    app_at("CRM", kCrm, "/crm");
    EXPECT_EQ(ask("").status, 401) << "the control: a trusted one";
}

TEST_F(ForwardAuth, headers_that_are_missing_double_or_no_host_are_refused) {
    app_at("CRM", kCrm, "/crm");
    HttpClient proxy = server.client();
    const HttpHeaders good = from(kCrm, "/crm");
    EXPECT_EQ(proxy.get("//forward-auth", good).status, 401);
    for (const auto& [name, value] : good) {
        HttpHeaders missing = good, twice = good;
        missing.erase(name);
        twice["x" + name.substr(1)] = value;
        expect_closed(proxy.get("//forward-auth", missing), "without " + name);
        expect_closed(proxy.get("//forward-auth", twice), "twice " + name);
    }
    for (const char* host :
         {"", "crm.example.org, evil.example", "crm.example.org/", "crm.example.org?", "crm.example.org#",
          "user@crm.example.org", "crm.example.org:0", "crm.example.org:x", "crm.example.org.", "crm.example.org:8443",
          "evil.example", "guildhall.example.org", "a crm.example.org"}) {
        HttpHeaders headers = good;
        headers["X-Forwarded-Host"] = host;
        expect_closed(proxy.get("//forward-auth", headers), host);
        expect_closed(proxy.get("//.guildhall/sign-in", headers), host);
    }
    for (const char* scheme : {"", "http", "HTTPS", "https, http", "wss"}) {
        HttpHeaders headers = good;
        headers["X-Forwarded-Proto"] = scheme;
        expect_closed(proxy.get("//forward-auth", headers), scheme);
    }
    HttpHeaders spelled = good;
    spelled["X-Forwarded-Host"] = "CRM.Example.org:443";
    EXPECT_EQ(proxy.get("//forward-auth", spelled).status, 401) << "the same origin";
}

TEST_F(ForwardAuth, never_the_base_urls_host_nor_plain_http_whatever_is_stored) {
    core::InstanceSettings settings;
    const auto acme = server.workspace()->id;
    settings.guarded_origins = {{kBaseUrl, acme}, {"http://crm.example.org", acme}, {origin(kCrm), acme}};
    server.change(core::ChangeSettings{settings}, "");
    add_app("Own", {{"url", std::string(kBaseUrl) + "/crm"}});
    add_app("Plain", {{"url", "http://crm.example.org/crm"}});
    app_at("CRM", kCrm, "/crm");
    expect_closed(ask("", "guildhall.example.org"), "Guildhall's own");
    HttpHeaders plain = from(kCrm, "/crm");
    plain["X-Forwarded-Proto"] = "http";
    expect_closed(server.client().get("//forward-auth", plain), "plain http");
    EXPECT_EQ(ask("").status, 401);
}

TEST_F(ForwardAuth, an_origin_that_is_taken_away_is_closed_at_the_next_request) {
    app_at("CRM", kCrm, "/crm");
    const std::string cookie = sign_in_at(admin);
    EXPECT_EQ(ask(cookie).status, 200);
    guard({});
    expect_closed(ask(cookie), "taken away");
    guard({kCrm});
    EXPECT_EQ(ask(cookie).status, 200);
}

TEST_F(ForwardAuth, it_counts_as_use_of_session_and_membership_and_is_answered_in_the_loop) {
    const std::string crm = app_at("CRM", kCrm, "/crm");
    HttpClient eve = viewer("eve@example.com", {crm});
    const std::string cookie = sign_in_at(eve);
    for (int day = 0; day < 3; ++day) {
        server.clock().advance(23 * core::kHour);
        EXPECT_EQ(ask(cookie).status, 200) << "idle for 23 hours only, on day " << day;
        server.services().activity.flush();
    }
    HttpClient ada = server.sign_in(kAdminEmail);
    const HttpAnswer member = ada.get("/workspaces/acme/members/" + server.member_id("eve@example.com"));
    EXPECT_EQ(member.text("/last_active_at").substr(0, 10), "2026-01-03");
    server.clock().advance(25 * core::kHour);
    EXPECT_EQ(ask(cookie).status, 401) << "the control: idle for too long";
    for (const api::Endpoint& route : api::all_endpoints())
        if (route.pattern == "/forward-auth") EXPECT_EQ(route.handling, http::Handling::in_loop);
}

}  // namespace
}  // namespace guildhall::test
