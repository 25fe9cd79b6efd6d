// Which app a guarded origin serves at a path, and who may say so.
#include "core/launch_paths.h"

#include <gtest/gtest.h>

#include <random>

#include "core/organisation.h"
#include "core/planner.h"

namespace guildhall::test {
namespace {

using namespace core;

CreateApp app_at(const std::string& name, const std::string& url) {
    CreateApp change;
    change.fields.name = AppName::parse(name).value();
    change.fields.url = AppUrl::parse(url).value();
    return change;
}

ChangeApp move_to(ResourceId app, const std::string& url) {
    ChangeApp change{app, {}, {}};
    change.fields.url = AppUrl::parse(url).value();
    return change;
}

/// Acme's apps as "https://crm.example.org" serves them.
struct launch_paths : testing::Test {
    Organisation org;
    LaunchPaths paths{"https://crm.example.org"};

    ResourceId add(const std::string& name, const std::string& url) { return *org.apply(app_at(name, url))->resource; }
    const Workspace& acme() const { return *org.state->workspaces[0]; }

    /// The app's name; "forbidden …" where there is none.
    std::string at(const std::string& path) {
        paths.follow(acme().resources[kApp].items);
        const auto found = paths.find(decode_path(path).value());
        if (!found.ok()) return found.error().detail.substr(0, found.error().detail.find(' '));
        return acme().resource({kApp, *found})->name;
    }
};

TEST(decode_path, takes_only_what_every_server_reads_alike) {
    for (const auto& [path, decoded] :
         std::vector<std::pair<std::string, std::string>>{{"/", "/"},
                                                          {"/a/", "/a/"},
                                                          {"/a%20b", "/a b"},
                                                          {"/%C3%9F", "/ß"},
                                                          {"/ß", "/ß"},
                                                          {"/a%252fb", "/a%2fb"},
                                                          {"/...", "/..."},
                                                          {"/.well-known", "/.well-known"},
                                                          {"/a;b=..", "/a;b=.."},
                                                          {"/%3F", "/?"}})
        EXPECT_EQ(decode_path(path), decoded) << path;
    for (const char* path : {"",          "a",       "//",      "/a//b",   "/a//",      "/.",
                             "/..",       "/a/./b",  "/a/../b", "/a/..",   "/%2e%2E/b", "/a/%2e",
                             "/a/..;x/b", "/a/.;/b", "/a%2fb",  "/a%2Fb",  "/a%5cb",    "/a%5Cb",
                             "/a\\b",     "/%",      "/%4",     "/%zz",    "/a%00",     "/a%0d%0ab",
                             "/a\tb",     "/a%7f",   "/%ff",    "/%c0%af", "/a#b",      "https://crm.example.org/"})
        EXPECT_EQ(decode_path(path), std::nullopt) << path;
}

TEST_F(launch_paths, the_longest_that_equals_the_path_or_is_its_prefix_at_a_slash) {
    add("CRM", "https://CRM.example.org:443/crm?tab=1#x");
    add("Admin", "https://crm.example.org/crm/admin");
    add("Docs", "https://crm.example.org/docs/");
    add("Elsewhere", "https://crm.example.org:8443/crm/else");
    add("Plain", "http://crm.example.org/crm/plain");
    EXPECT_EQ(at("/crm"), "CRM");
    EXPECT_EQ(at("/crm/"), "CRM");
    EXPECT_EQ(at("/crm/list"), "CRM");
    EXPECT_EQ(at("/crm/else"), "CRM");
    EXPECT_EQ(at("/crm/plain"), "CRM");
    EXPECT_EQ(at("/crm/adm%69n"), "Admin");
    EXPECT_EQ(at("/crm/admin/x/y/z"), "Admin");
    EXPECT_EQ(at("/crm/administration"), "CRM") << "not at a slash";
    EXPECT_EQ(at("/crmx"), "No");
    EXPECT_EQ(at("/CRM"), "No");
    EXPECT_EQ(at("/"), "No");
    EXPECT_EQ(at("/docs"), "No");
    EXPECT_EQ(at("/docs/"), "Docs");
    EXPECT_EQ(at("/docs/a"), "Docs");
    add("Root", "https://crm.example.org");
    EXPECT_EQ(at("/"), "Root");
    EXPECT_EQ(at("/docs"), "Root");
    EXPECT_EQ(at("/crm/admin"), "Admin");
    EXPECT_EQ(at("/" + std::string(5000, 'x') + "/y"), "Root");
    EXPECT_EQ(at("/crm/" + std::string(5000, 'x')), "CRM");
}

TEST_F(launch_paths, two_alike_are_none_and_one_that_servers_read_differently_is_no_app) {
    const ResourceId one = add("One", "https://crm.example.org/a%62");
    add("Two", "https://crm.example.org/ab?x");
    add("Root", "https://crm.example.org/");
    add("Odd", "https://crm.example.org/x/../odd");
    EXPECT_EQ(at("/ab/c"), "More");
    EXPECT_EQ(at("/odd"), "Root");
    org.apply(move_to(one, "https://crm.example.org/one"));
    EXPECT_EQ(at("/ab/c"), "Two");
    EXPECT_EQ(at("/one"), "One");
}

TEST_F(launch_paths, apps_that_are_moved_or_deleted_are_followed_forth_and_back) {
    const ResourceId one = add("One", "https://crm.example.org/one");
    for (int i = 0; i < 600; ++i)  // several chunks
        add("Filler " + std::to_string(i), "https://crm.example.org/filler/" + std::to_string(i));
    const ResourceId last = add("Last", "https://crm.example.org/last");
    const auto before = org.state;
    EXPECT_EQ(at("/one"), "One");
    EXPECT_EQ(at("/filler/599/x"), "Filler 599");
    EXPECT_EQ(at("/last"), "Last");
    org.apply(move_to(one, "https://away.example.org/one"));
    org.apply(DeleteResource{kApp, last});
    EXPECT_EQ(at("/one"), "No");
    EXPECT_EQ(at("/last"), "No");
    EXPECT_EQ(at("/filler/0"), "Filler 0");
    const auto after = org.state;
    org.state = before;
    EXPECT_EQ(at("/one"), "One");
    EXPECT_EQ(at("/last"), "Last");
    org.state = after;
    EXPECT_EQ(at("/last"), "No");
}

/// The same by looking at every app for every prefix.
std::string slowly(const Workspace& workspace, const std::string& path) {
    std::size_t longest = 0;
    std::vector<std::string> names;
    for (ResourceNumber number = 0; number < workspace.resources[kApp].items.size(); ++number) {
        const Resource* app = workspace.find_resource({kApp, number});
        if (!app) continue;
        const std::string launch = AppUrl::parse(app->url).value().path();
        const bool fits =
            path == launch || (path.starts_with(launch) && (launch.back() == '/' || path[launch.size()] == '/'));
        if (!fits || launch.size() < longest) continue;
        if (launch.size() > longest) names.clear();
        longest = launch.size();
        names.push_back(app->name);
    }
    return names.empty() ? "No" : names.size() > 1 ? "More" : names[0];
}

TEST_F(launch_paths, agree_with_the_plain_search_on_random_apps) {
    std::mt19937 random(7);
    const auto path = [&] {
        std::string text;
        for (int i = static_cast<int>(random() % 4); i >= 0; --i) text += random() % 2 ? "/a" : "/b";
        return random() % 3 ? text : text + "/";
    };
    std::vector<ResourceId> apps;
    for (int i = 0; i < 12; ++i) apps.push_back(add("App " + std::to_string(i), "https://crm.example.org" + path()));
    int found = 0;
    for (int round = 0; round < 300; ++round) {
        org.apply(move_to(apps[random() % apps.size()], "https://crm.example.org" + path()));
        const std::string asked = path();
        EXPECT_EQ(at(asked), slowly(acme(), asked)) << asked;
        found += slowly(acme(), asked).starts_with("App");
    }
    EXPECT_GT(found, 50) << "or the comparison says little";
}

TEST(planner, a_launch_url_on_a_guarded_origin_is_set_changed_and_deleted_by_admins_of_its_workspace_only) {
    Organisation org;
    const MemberId bob = org.member("Bob", Role::builder), ann = org.member("Ann", Role::admin);
    const WorkspaceId other = org.workspace("Other");
    const ResourceId inside = *org.apply(app_at("CRM", "https://crm.example.org/crm"))->resource;
    const ResourceId outside = *org.apply(app_at("Wiki", "https://wiki.example.org"))->resource;
    const auto all_of_bob = [&](const std::string& wanted) {
        EXPECT_EQ(org.refusal(app_at("New", "https://crm.example.org/new"), {.by = bob}), wanted);
        EXPECT_EQ(org.refusal(move_to(outside, "https://crm.example.org/x"), {.by = bob}), wanted);
        EXPECT_EQ(org.refusal(move_to(inside, "https://crm.example.org/y"), {.by = bob}), wanted);
        EXPECT_EQ(org.refusal(move_to(inside, "https://away.example.org"), {.by = bob}), wanted);
        EXPECT_EQ(org.refusal(DeleteResource{kApp, inside}, {.by = bob}), wanted);
    };
    all_of_bob("");
    InstanceSettings settings;
    settings.guarded_origins = {{"https://crm.example.org", org.state->workspaces[0]->id}};
    org.apply(ChangeSettings{settings});
    all_of_bob("forbidden");
    EXPECT_NE(org.plan(DeleteResource{kApp, inside}, {.by = bob}).error().detail.find("https://crm.example.org"),
              std::string::npos);
    EXPECT_EQ(org.refusal(move_to(inside, "https://crm.example.org/y"), {.by = ann}), "");
    EXPECT_EQ(org.refusal(DeleteResource{kApp, inside}, {.by = ann}), "");
    EXPECT_EQ(org.refusal(DeleteResource{kApp, outside}, {.by = bob}), "") << "elsewhere nothing changes";
    settings.guarded_origins = {{"https://crm.example.org", other}};
    org.apply(ChangeSettings{settings});
    EXPECT_EQ(org.refusal(move_to(inside, "https://crm.example.org/y"), {.by = ann}), "forbidden")
        << "an admin, but not of the workspace that the origin was given to";
}

TEST(check_guardable, never_the_base_urls_host_and_plain_http_only_beside_a_plain_base_url) {
    const auto code = [](const std::string& origin, const std::string& base) {
        const auto checked = check_guardable(AppUrl::parse(origin).value(), base, "/origin");
        return checked.ok() ? "" : checked.error().fields.at(0).code;
    };
    EXPECT_EQ(code("https://crm.example.org", "https://guildhall.example.org"), "");
    EXPECT_EQ(code("https://GUILDHALL.example.org:8443", "https://guildhall.example.org"), "own_host");
    EXPECT_EQ(code("http://crm.example.org", "https://guildhall.example.org"), "invalid_origin");
    EXPECT_EQ(code("http://crm.localhost", "http://localhost:8080"), "");
    EXPECT_EQ(code("https://crm.localhost", "http://localhost:8080"), "");
    EXPECT_EQ(code("http://localhost", "http://localhost:8080"), "own_host");
}

}  // namespace
}  // namespace guildhall::test
