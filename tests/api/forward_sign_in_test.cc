// /.guildhall/: how a browser gets the cookie that serves forward-auth at one origin, and how it loses it.
#include "api/forward_fixture.h"

namespace guildhall::test {
namespace {

using core::Role;

class ForwardSignIn : public ForwardTest {
protected:
    std::string app = app_at("CRM", kCrm, "/crm");
    std::string tools = app_at("Tools", kTools, "/");
    HttpClient eve = viewer("eve@example.com", {app, tools});

    void refuses(const HttpAnswer& answer, int status, const std::string& what) {
        EXPECT_EQ(answer.status, status) << what << answer.body;
        EXPECT_EQ(answer.header("Set-Cookie"), "") << what;
        EXPECT_EQ(answer.header("Location"), "") << what;
        EXPECT_NE(answer.text("/detail"), "") << what;
    }
};

TEST_F(ForwardSignIn, leads_from_the_apps_host_to_guildhall_and_back_to_the_path) {
    HttpClient browser = server.client();
    const HttpAnswer begun = browser.get("//.guildhall/sign-in?to=%2Fcrm%3Fa%3D1%23%C3%9F", from(kTools));
    ASSERT_EQ(begun.status, 302) << begun.body;
    EXPECT_TRUE(begun.header("Set-Cookie").ends_with("; Path=/; HttpOnly; SameSite=Lax; Max-Age=600; Secure"))
        << begun.header("Set-Cookie");
    EXPECT_EQ(begun.header("Set-Cookie").find("Domain"), std::string::npos);
    const std::string path = begun.header("Location").substr(std::string(kBaseUrl).size());
    const HttpAnswer asked = server.client().get("/" + path);
    EXPECT_EQ(asked.status, 302) << "nobody signs in first, and comes back here";
    std::string encoded = path;
    encoded.replace(encoded.find("?request="), 9, "%3Frequest%3D");
    for (std::size_t at = 0; (at = encoded.find('/', at)) != std::string::npos;) encoded.replace(at, 1, "%2F");
    EXPECT_EQ(asked.header("Location"), std::string(kBaseUrl) + "/sign-in?to=" + encoded);
    const HttpAnswer back = eve.get("/" + path);
    ASSERT_EQ(back.status, 302) << back.body;
    EXPECT_TRUE(back.header("Location").starts_with("https://tools.example.net:8443/.guildhall/callback?code="));
    const HttpAnswer done = browser.get("/" + back.header("Location").substr(origin(kTools).size()), from(kTools));
    ASSERT_EQ(done.status, 302) << done.body;
    EXPECT_EQ(done.header("Location"), "https://tools.example.net:8443/crm?a=1#%C3%9F");
    EXPECT_TRUE(done.header("Set-Cookie").starts_with("__Host-guildhall-forward="));
    EXPECT_TRUE(done.header("Set-Cookie").ends_with("; Path=/; HttpOnly; SameSite=Lax; Max-Age=1209600; Secure"))
        << done.header("Set-Cookie");
    EXPECT_EQ(browser.get("//forward-auth", from(kTools, "/x")).status, 200);
}

TEST_F(ForwardSignIn, goes_on_only_to_a_path_of_that_origin) {
    for (const char* to : {"", "evil.example", "https%3A%2F%2Fevil.example%2F", "%2F%2Fevil.example",
                           "%2F%5Cevil.example", "%5C%5Cevil.example", "%2Fa%5C..%5Cb", "%2F%09%2Fevil.example",
                           "%2F%0D%0ASet-Cookie%3A%20a%3Db", "%2F%7F", "%20%2F", "%3A%2F%2Fevil", "%40evil.example",
                           ".evil.example", "javascript%3Aalert(1)", "%2F%00", "%2F%FF", "%2F%"}) {
        HttpClient browser = server.client();
        refuses(browser.get(std::string("//.guildhall/sign-in?to=") + to, from(kCrm)), 400, to);
    }
    refuses(server.client().get("//.guildhall/sign-in?to=%2F" + std::string(2000, 'a'), from(kCrm)), 400, "too long");
    refuses(server.client().get("//.guildhall/sign-in?to=%2Fa&to=%2Fb", from(kCrm)), 400, "twice");
    for (const auto& [to, location] :
         std::map<std::string, std::string>{{"%2F", "/"},
                                            {"%2F%40evil.example", "/@evil.example"},
                                            {"%2F.evil.example", "/.evil.example"},
                                            {"%2Fa%2F%2Fb", "/a//b"},
                                            {"%2Fhttps%3A%2F%2Fevil.example", "/https://evil.example"},
                                            {"%2F%20x", "/%20x"}}) {
        SignIn made = begin(kCrm, to);
        made.code = go_on(eve, made)
                        .header("Location")
                        .substr(std::string("https://crm.example.org/.guildhall/callback?code=").size());
        EXPECT_EQ(finish(made).header("Location"), "https://crm.example.org" + location) << to;
    }
    SignIn made;
    HttpClient browser = server.client();
    const HttpAnswer begun = browser.get("//.guildhall/sign-in", from(kCrm));
    EXPECT_EQ(begun.status, 302) << "without `to`: to the root";
}

TEST_F(ForwardSignIn, a_code_is_good_once_for_a_minute_at_its_host_and_in_its_browser) {
    const SignIn good = get_code(eve);
    EXPECT_EQ(finish(good).status, 302);
    refuses(finish(good), 403, "used twice");

    const SignIn elsewhere = get_code(eve);
    refuses(finish(elsewhere, kTools), 403, "on another host");
    refuses(finish(elsewhere), 403, "used up by the wrong host");

    SignIn stolen = get_code(eve);
    const std::string own = stolen.nonce;
    stolen.nonce = begin().nonce;
    refuses(finish(stolen), 403, "in another browser");
    stolen.nonce = own;
    refuses(finish(stolen), 403, "used up by the other browser");

    SignIn bare = get_code(eve);
    bare.nonce.clear();
    refuses(finish(bare), 403, "without the cookie");

    const SignIn fresh = get_code(eve), old = get_code(eve);
    server.clock().advance(59 * core::kSecond);
    EXPECT_EQ(finish(fresh).status, 302);
    server.clock().advance(core::kSecond);
    refuses(finish(old), 403, "a minute old");

    SignIn none = begin();
    for (const char* code : {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}) {
        none.code = code;
        refuses(finish(none), 403, code);
    }
}

TEST_F(ForwardSignIn, a_code_ends_with_its_session) {
    HttpClient ben = viewer("ben@example.com", {app});
    const SignIn of_ben = get_code(ben);
    EXPECT_EQ(ben.del("/session").status, 204);
    refuses(finish(of_ben), 403, "signed out");
    for (int day = 0; day < 14; ++day) {
        server.clock().advance(23 * core::kHour);
        EXPECT_EQ(eve.get("/session").status, 200);
        server.services().activity.flush();
    }
    server.clock().advance(14 * core::kHour - 30 * core::kSecond);
    const SignIn late = get_code(eve);
    server.clock().advance(31 * core::kSecond);
    refuses(finish(late), 403, "its session has reached its end meanwhile");
}

TEST_F(ForwardSignIn, a_code_ends_with_its_account) {
    const SignIn of_eve = get_code(eve);
    server.change(core::ArchiveUser{server.user_id("eve@example.com"), false}, "");
    refuses(finish(of_eve), 403, "archived");
}

TEST_F(ForwardSignIn, a_request_is_good_for_ten_minutes_and_only_as_this_server_made_it) {
    const SignIn made = begin();
    for (const std::string& text : {std::string(), std::string("x"), made.request + "A", made.request.substr(1),
                                    made.request.substr(0, made.request.size() - 4) + "AAAA"})
        refuses(eve.get("//.guildhall/continue?request=" + text), 403, text);
    refuses(eve.get("//.guildhall/continue"), 403, "none");
    EXPECT_EQ(go_on(eve, made).status, 302);
    EXPECT_EQ(go_on(eve, made).status, 302) << "a second tab";
    server.clock().advance(10 * core::kMinute);
    refuses(go_on(eve, made), 403, "too old");
    const SignIn later = begin();
    guard({kTools});
    refuses(go_on(eve, later), 403, "the origin was taken away");
}

TEST_F(ForwardSignIn, tabs_of_one_browser_sign_in_side_by_side) {
    HttpClient browser = server.client();
    const auto start = [&] {
        const std::string location = browser.get("//.guildhall/sign-in?to=%2Fcrm", from(kCrm)).header("Location");
        return "/" + location.substr(std::string(kBaseUrl).size());
    };
    const auto end = [&](const std::string& path) {
        const std::string location = eve.get(path).header("Location");
        return browser.get("/" + location.substr(origin(kCrm).size()), from(kCrm)).status;
    };
    const std::string first = start(), second = start();
    EXPECT_EQ(end(first), 302);
    EXPECT_EQ(end(second), 302);
    EXPECT_EQ(browser.get("//forward-auth", from(kCrm, "/crm")).status, 200);
    browser.set_cookie("__Host-guildhall-nonce", "mine");
    const std::string third = start();
    EXPECT_NE(browser.cookies().at("__Host-guildhall-nonce"), "mine") << "only a nonce of the right size is kept";
    EXPECT_EQ(end(third), 302);
}

TEST_F(ForwardSignIn, the_cookie_serves_its_own_host_only_and_nothing_else) {
    const std::string cookie = sign_in_at(eve), there = sign_in_at(eve, kTools);
    EXPECT_EQ(ask(cookie).status, 200);
    EXPECT_EQ(ask(there, kTools, "/").status, 200);
    EXPECT_EQ(ask(cookie, kTools, "/").status, 401) << "another host";
    EXPECT_EQ(ask(there).status, 401);
    HttpHeaders other_port = from("tools.example.net", "/");
    EXPECT_EQ(ask(there, "tools.example.net", "/").status, 403) << "another port is another origin";
    HttpClient thief = server.client();
    thief.set_cookie("__Host-guildhall", cookie);
    EXPECT_EQ(thief.get("/session").status, 401) << "on the API";
    EXPECT_EQ(thief.get("/workspaces/acme/apps").status, 401);
    EXPECT_EQ(go_on(thief, begin()).header("Location").find(std::string(kBaseUrl) + "/sign-in?"), 0u)
        << "and not for a further sign-in";
    thief.forget_cookies();
    thief.set_cookie("__Host-guildhall-forward", cookie);
    EXPECT_EQ(thief.get("/session").status, 401);
    thief.use_token(cookie);
    EXPECT_EQ(thief.get("/session").status, 401);
    EXPECT_EQ(ask(eve.cookies().at("__Host-guildhall")).status, 401)
        << "a session's own cookie isn't one of forward-auth";
    EXPECT_EQ(eve.get("/session").status, 200) << "the control";
    HttpClient robot = server.with_token(kAdminEmail, {service::Scope::decisions_read});
    EXPECT_EQ(robot.get("//forward-auth", from(kCrm, "/crm")).status, 401) << "an API token is no way in here";
}

TEST_F(ForwardSignIn, the_cookie_ends_with_its_session_at_the_next_request) {
    const auto password = [](const char* next) {
        return boost::json::object{{"current_password", kPassword}, {"new_password", next}};
    };
    std::string cookie = sign_in_at(eve);
    HttpClient second = server.sign_in("eve@example.com");
    const std::string of_second = sign_in_at(second);
    EXPECT_EQ(ask(cookie).status, 200);
    EXPECT_EQ(second.del("/session").status, 204);
    EXPECT_EQ(ask(of_second).status, 401) << "signed out";
    EXPECT_EQ(ask(cookie).status, 200) << "another session of the same person";
    HttpClient third = server.sign_in("eve@example.com");
    const std::string of_third = sign_in_at(third);
    ASSERT_EQ(eve.post("/me/password", password("plum-kettle-orbit-91")).status, 204);
    EXPECT_EQ(ask(of_third).status, 401) << "ended by a new password";
    EXPECT_EQ(ask(cookie).status, 401) << "also that of the session that stays";
    cookie = sign_in_at(eve);
    EXPECT_EQ(ask(cookie).status, 200);
    const std::string again = sign_in_at(eve);
    EXPECT_EQ(ask(cookie).status, 401) << "one for each session and host";
    EXPECT_EQ(ask(again).status, 200);
    server.change(core::ArchiveUser{server.user_id("eve@example.com"), false}, "");
    EXPECT_EQ(ask(again).status, 401) << "archived";
}

TEST_F(ForwardSignIn, the_cookie_is_stored_as_a_hash_and_the_sign_in_is_audited_without_it) {
    const SignIn made = get_code(eve);
    HttpClient browser = server.client();
    browser.set_cookie("__Host-guildhall-nonce", made.nonce);
    browser.get("//.guildhall/callback?code=" + made.code, from(kCrm));
    const std::string cookie = browser.cookies().at("__Host-guildhall-forward");
    ASSERT_EQ(ask(cookie).status, 200);
    const std::string stored = database_bytes();
    for (const std::string& secret : {cookie, made.code, made.nonce}) EXPECT_EQ(stored.find(secret), std::string::npos);
    const core::Sha256 hash = core::sha256(cookie);
    EXPECT_NE(stored.find(std::string(hash.begin(), hash.end())), std::string::npos) << "the control";
    const HttpAnswer events = admin.get("/instance/audit-events?action=session.forwarded");
    EXPECT_EQ(events["/total"], 1);
    EXPECT_EQ(events.text("/items/0/actor/email"), "eve@example.com");
    EXPECT_EQ(events.text("/items/0/target/id"), server.user_id("eve@example.com").str());
    EXPECT_EQ(events.text("/items/0/after/origin"), "https://crm.example.org");
    EXPECT_EQ(events.text("/items/0/via"), "session");
    EXPECT_NE(events.text("/items/0/change_id"), core::to_string(core::Uuid()));
}

TEST_F(ForwardSignIn, people_see_its_refusals_as_pages) {
    HttpHeaders browser = from(kCrm);
    browser["Accept"] = "text/html";
    const HttpAnswer answer = server.client().get("//.guildhall/callback?code=x", browser);
    EXPECT_EQ(answer.status, 403);
    EXPECT_EQ(answer.header("Content-Type"), "text/html; charset=utf-8");
    EXPECT_NE(answer.body.find("<a href=\"/\">"), std::string::npos) << answer.body;
    EXPECT_EQ(answer.body.find("http-equiv"), std::string::npos) << "only by a click: else it could go round and round";
}

}  // namespace
}  // namespace guildhall::test
