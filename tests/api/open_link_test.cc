// The link to an app as a browser follows it: what people see where it is refused.
#include "api/second_factor_fixture.h"

namespace guildhall::test {
namespace {

using core::Role;

const HttpHeaders kFollowed = {{"Sec-Fetch-Mode", "navigate"}, {"Accept", "text/html,application/xhtml+xml,*/*;q=0.8"}};
const HttpHeaders kOldBrowser = {{"Accept", "text/html,application/xhtml+xml,*/*;q=0.8"}};
const HttpHeaders kFetched = {{"Sec-Fetch-Mode", "cors"}, {"Accept", "text/html"}};
constexpr const char* kProblem = "application/problem+json";

class OpenLink : public SecondFactorTest {
protected:
    HttpClient ada = server.set_up();
    std::string link = open(
        ada.post("/workspaces/acme/apps", {{"name", "Wiki"}, {"url", "https://wiki.example.com/"}, {"released", true}})
            .text("/id"));

    static std::string open(const std::string& app) { return "/workspaces/acme/apps/" + app + "/open"; }

    static void expect_page(const HttpAnswer& answer, int status, const std::string& back) {
        EXPECT_EQ(answer.status, status);
        EXPECT_EQ(answer.header("Content-Type"), "text/html; charset=utf-8");
        EXPECT_NE(answer.body.find("<a href=\"" + back + "\">Back to the dashboard</a>"), std::string::npos)
            << answer.body;
    }
    static void expect_problem(const HttpAnswer& answer, int status) {
        EXPECT_EQ(answer.status, status);
        EXPECT_EQ(answer.header("Content-Type"), kProblem);
        EXPECT_EQ(answer.header("Location"), "");
    }
};

TEST_F(OpenLink, nobody_is_led_to_the_sign_in_and_back) {
    HttpClient nobody = server.client();
    for (const HttpHeaders& browser : {kFollowed, kOldBrowser}) {
        const auto led = nobody.get(link, browser);
        EXPECT_EQ(led.status, 302);
        std::string to = "/api/v1" + link;
        for (std::size_t at; (at = to.find('/')) != std::string::npos;) to.replace(at, 1, "%2F");
        EXPECT_EQ(led.header("Location"), "/sign-in?to=" + to);
        EXPECT_EQ(led.header("Cache-Control"), "no-store");
    }
    expect_problem(nobody.get(link, kFetched), 401);
    expect_problem(nobody.get(link), 401);
    expect_problem(nobody.get("/workspaces/acme/apps", kFollowed), 401);  // control: no link that people follow
}

TEST_F(OpenLink, who_may_not_open_it_sees_a_page_with_a_way_back) {
    HttpClient bob = server.add_member("bob@example.com");
    expect_page(bob.get(link, kFollowed), 403, "/acme");
    expect_page(bob.get(link, kOldBrowser), 403, "/acme");
    expect_problem(bob.get(link, kFetched), 403);
    expect_problem(bob.get(link), 403);
    expect_page(ada.get(open("missing"), kFollowed), 404, "/acme");
    server.add_workspace("Other");
    expect_page(bob.get("/workspaces/other/apps/wiki/open", kFollowed), 404, "/");
    EXPECT_EQ(ada.get(link, kFollowed).header("Location"), "https://wiki.example.com/");
}

TEST_F(OpenLink, who_lacks_a_demanded_second_factor_is_led_to_the_dashboard) {
    HttpClient bob = server.add_member("bob@example.com", Role::admin);
    EXPECT_EQ(bob.get(link, kFollowed).header("Location"), "https://wiki.example.com/");
    enrol(ada);
    ASSERT_EQ(ada.patch("/workspaces/acme", {{"second_factor_required", true}}).status, 200);
    const auto led = bob.get(link, kFollowed);
    EXPECT_EQ(led.status, 302);
    EXPECT_EQ(led.header("Location"), "/acme");
    expect_problem(bob.get(link), 403);
}

TEST_F(OpenLink, no_address_leads_elsewhere_or_writes_into_the_page) {
    HttpClient nobody = server.client(), bob = server.add_member("bob@example.com");
    const std::string odd = "/workspaces/%2F%2Fevil.example/apps/%22%3E%3Cb%3E/open";
    EXPECT_EQ(nobody.get(odd + "?to=//evil.example", kFollowed).header("Location"),
              "/sign-in?to=%2Fapi%2Fv1%2Fworkspaces%2F%252F%252Fevil.example%2Fapps%2F%2522%253E%253Cb%253E%2Fopen");
    const auto page = bob.get(odd, kFollowed);
    expect_page(page, 404, "/");
    EXPECT_EQ(page.body.find("<b>"), std::string::npos);
}

}  // namespace
}  // namespace guildhall::test
