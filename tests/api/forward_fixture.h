// A server with two guarded origins of Acme and a third of the workspace Other, asked as a reverse proxy asks it.
#pragma once

#include "api/resources_fixture.h"

namespace guildhall::test {

constexpr const char* kBaseUrl = "https://guildhall.example.org";
constexpr const char* kCrm = "crm.example.org";           ///< a sub-domain beside the base URL's
constexpr const char* kTools = "tools.example.net:8443";  ///< an unrelated host
constexpr const char* kOthers = "others.example.com";

class ForwardTest : public ResourcesTest {
protected:
    ForwardTest() : ResourcesTest(trusting("127.0.0.1")) {}

    static ApiServerOptions trusting(const char* proxies, const char* base_url = kBaseUrl) {
        ApiServerOptions options;
        options.settings.base_url = base_url;
        options.settings.trusted_proxies = service::AddressRanges::parse(proxies).value();
        return options;
    }

    void SetUp() override {
        server.add_workspace("Other");
        guard({kCrm, kTools});
    }

    static std::string origin(const std::string& host) { return "https://" + host; }

    /// These hosts become Acme's, kOthers Other's.
    void guard(const std::vector<std::string>& hosts) {
        core::InstanceSettings settings = server.services().store.snapshot()->instance->settings;
        settings.guarded_origins = {{origin(kOthers), server.workspace("other")->id}};
        for (const std::string& host : hosts)
            settings.guarded_origins.push_back({origin(host), server.workspace()->id});
        server.change(core::ChangeSettings{settings}, "");
    }

    /// What a proxy in front of `host` sends.
    static HttpHeaders from(const std::string& host, const std::string& uri = "") {
        HttpHeaders headers{{"X-Forwarded-Host", host}, {"X-Forwarded-Proto", "https"}};
        if (!uri.empty()) headers["X-Forwarded-Uri"] = uri;
        return headers;
    }

    /// Forward-auth's answer to a browser with this cookie value, "" for none.
    HttpAnswer ask(const std::string& cookie, const std::string& host = kCrm, const std::string& uri = "/crm") {
        HttpClient browser = server.client();
        if (!cookie.empty()) browser.set_cookie("__Host-guildhall-forward", cookie);
        return browser.get("//forward-auth", from(host, uri));
    }

    /// One browser's way through the sign-in, step by step.
    struct SignIn {
        std::string nonce = {}, request = {}, code = {};
    };
    SignIn begin(const std::string& host = kCrm, const std::string& to = "%2Fcrm%3Fa%3D1") {
        HttpClient browser = server.client();
        const HttpAnswer begun = browser.get("//.guildhall/sign-in?to=" + to, from(host));
        EXPECT_EQ(begun.status, 302) << begun.body;
        const std::string start = std::string(kBaseUrl) + "/.guildhall/continue?request=";
        EXPECT_TRUE(begun.header("Location").starts_with(start)) << begun.header("Location");
        return {browser.cookies().at("__Host-guildhall-nonce"), begun.header("Location").substr(start.size())};
    }
    /// At Guildhall itself, where `person` is signed in.
    HttpAnswer go_on(HttpClient& person, const SignIn& sign_in) {
        return person.get("//.guildhall/continue?request=" + sign_in.request);
    }
    HttpAnswer finish(const SignIn& sign_in, const std::string& host = kCrm) {
        HttpClient browser = server.client();
        if (!sign_in.nonce.empty()) browser.set_cookie("__Host-guildhall-nonce", sign_in.nonce);
        return browser.get("//.guildhall/callback?code=" + sign_in.code, from(host));
    }
    /// Up to the code.
    SignIn get_code(HttpClient& person, const std::string& host = kCrm) {
        SignIn made = begin(host);
        const HttpAnswer back = go_on(person, made);
        const std::string start = origin(host) + "/.guildhall/callback?code=";
        EXPECT_EQ(back.status, 302) << back.body;
        EXPECT_TRUE(back.header("Location").starts_with(start)) << back.header("Location");
        made.code = back.header("Location").substr(start.size());
        return made;
    }
    /// The value of the cookie that serves forward-auth at this host.
    std::string sign_in_at(HttpClient& person, const std::string& host = kCrm) {
        const HttpAnswer done = finish(get_code(person, host), host);
        EXPECT_EQ(done.status, 302) << done.body;
        const std::string set = done.header("Set-Cookie"), name = "__Host-guildhall-forward=";
        EXPECT_TRUE(set.starts_with(name)) << set;
        return set.substr(name.size(), set.find(';') - name.size());
    }

    std::string app_at(const std::string& name, const std::string& host, const std::string& path) {
        return add_app(name, {{"url", origin(host) + path}});
    }
    /// An end-user whose group may view these apps.
    HttpClient viewer(const std::string& email, std::initializer_list<std::string> apps) {
        HttpClient made = server.add_member(email);
        const std::string group = add_group("Group of " + email.substr(0, 4), {{.resources = apps}});
        add_to_group(group, email);
        return made;
    }
};

}  // namespace guildhall::test
