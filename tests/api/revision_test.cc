// Revisions: what a change's reply names, and reads and decisions that wait for one.
#include <boost/json/serialize.hpp>
#include <chrono>
#include <future>

#include "api/resources_fixture.h"

namespace guildhall::test {
namespace {

using boost::json::array;
using boost::json::object;

constexpr const char* kQuestions = "//workspaces/acme/access/v1";

class RevisionTest : public ResourcesTest {
protected:
    std::string wiki = add_app("Wiki");
    HttpClient bob = server.add_member("bob@example.com");
    std::string group = add_group("HR", {{.resources = {wiki}}});

    /// May Bob view the wiki?
    object question(std::int64_t min_revision) const {
        return {{"subject", {{"type", "user"}, {"id", "bob@example.com"}}},
                {"action", {{"name", "view"}}},
                {"resource", {{"type", "app"}, {"id", wiki}}},
                {"context", {{"min_revision", min_revision}}}};
    }

    /// Asks from another thread; the change that the question waits for comes when it is being handled.
    HttpAnswer asked_before_the_change(const std::function<HttpAnswer(HttpClient&)>& ask) {
        std::promise<void> begins;
        auto answer = std::async(std::launch::async, [&] {
            HttpClient client = server.sign_in(kAdminEmail);
            begins.set_value();
            return ask(client);
        });
        begins.get_future().wait();
        EXPECT_EQ(answer.wait_for(std::chrono::milliseconds(100)), std::future_status::timeout) << "it waits";
        add_to_group(group, "bob@example.com");
        return answer.get();
    }
};

TEST_F(RevisionTest, M33_a_decision_waits_for_its_revision_and_answers_from_it) {
    const std::int64_t next = revision() + 1;
    const auto answer = asked_before_the_change(
        [&](HttpClient& client) { return client.post(std::string(kQuestions) + "/evaluation", question(next)); });
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer["decision"], true) << "as of revision " << next;
}

TEST_F(RevisionTest, M33_a_batch_and_a_search_wait_too_and_answer_from_one_state) {
    const std::int64_t next = revision() + 1;
    // Only the last one asks for the revision; the first is answered from it as well.
    const object without{{"subject", question(0)["subject"]}, {"resource", question(0)["resource"]}};
    const auto batch = asked_before_the_change([&](HttpClient& client) {
        return client.post(std::string(kQuestions) + "/evaluations",
                           {{"action", {{"name", "view"}}}, {"evaluations", array{without, question(next)}}});
    });
    EXPECT_EQ(batch.body, R"({"evaluations":[{"decision":true},{"decision":true}]})");
    server.change(core::RemoveGroupMember{*core::GroupId::parse(group),
                                          *core::MemberId::parse(server.member_id("bob@example.com"))});
    const auto found = asked_before_the_change([&, later = revision() + 1](HttpClient& client) {
        return client.post(std::string(kQuestions) + "/search/resource", question(later));
    });
    EXPECT_EQ(found["results"].as_array().size(), 1u) << found.body;
}

TEST_F(RevisionTest, M33_a_read_waits_for_its_revision_and_shows_it) {
    const auto shown = asked_before_the_change([&, next = revision() + 1](HttpClient& client) {
        return client.get("/workspaces/acme/groups/" + group + "?min_revision=" + std::to_string(next));
    });
    EXPECT_EQ(shown.status, 200) << shown.body;
    EXPECT_EQ(shown["member_count"], 1);
}

TEST_F(RevisionTest, M33_what_isnt_reached_within_two_seconds_is_unavailable) {
    const auto began = std::chrono::steady_clock::now();
    const auto late = admin.post(std::string(kQuestions) + "/evaluation", question(revision() + 1));
    const auto waited = std::chrono::steady_clock::now() - began;
    EXPECT_EQ(late.status, 503) << late.body;
    EXPECT_EQ(late.text("/code"), "unavailable");
    EXPECT_EQ(late.header("Retry-After"), "1");
    EXPECT_GE(waited, std::chrono::milliseconds(1'900));
    EXPECT_EQ(admin.post(std::string(kQuestions) + "/evaluation", question(revision()))["decision"], false)
        << "control";
    for (const boost::json::value& wrong : {boost::json::value("7"), boost::json::value(1.5), boost::json::value(-1)}) {
        object asked = question(0);
        asked["context"] = object{{"min_revision", wrong}};
        EXPECT_EQ(admin.post(std::string(kQuestions) + "/evaluation", asked).status, 400) << wrong;
    }
}

TEST_F(RevisionTest, M33_many_that_wait_hold_up_nobody_else) {
    std::vector<std::future<int>> waiting;
    for (int i = 0; i < 20; ++i)
        waiting.push_back(std::async(std::launch::async, [&, far = revision() + 1'000] {
            HttpClient client = server.sign_in(kAdminEmail);
            return client.get("/workspaces/acme/groups?min_revision=" + std::to_string(far)).status;
        }));
    // 20 waits of 2 s that held the pool's 4 threads would be 10 s.
    const auto began = std::chrono::steady_clock::now();
    EXPECT_EQ(admin.post("/workspaces/acme/groups", {{"name", "Sales"}}).status, 201);
    EXPECT_EQ(bob.get("/workspaces/acme/apps").status, 200);
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));
    for (auto& each : waiting) EXPECT_EQ(each.get(), 503);
}

TEST_F(RevisionTest, M33_every_change_names_the_revision_that_it_made) {
    std::int64_t last = revision();
    const auto once = [&](const HttpAnswer& answer) {
        EXPECT_LT(answer.status, 300) << answer.body;
        EXPECT_EQ(answer.header("Guildhall-Revision"), std::to_string(++last)) << answer.body;
        EXPECT_EQ(revision(), last);
    };
    const std::string acme = "/workspaces/acme", path = acme + "/groups/" + group;
    once(admin.patch(path, {{"name", "People"}}));
    once(admin.patch(path + "/permissions", {{"app_delete", true}}));
    once(admin.patch(acme + "/apps/" + wiki, {{"released", false}}));
    once(admin.post(acme + "/folders", {{"name", "Tools"}}));
    once(admin.post(acme + "/members", {{"email", "ivy@example.com"}, {"name", "Ivy"}, {"role", "end_user"}}));
    once(admin.post(path + "/duplicate", {{"parts", array{"permissions"}}}));
    once(admin.del(acme + "/apps/" + wiki));
    const auto same = admin.patch(path, {{"name", "People"}});
    EXPECT_EQ(same.header("Guildhall-Revision"), std::to_string(last)) << "M29: no change, no revision";
    EXPECT_EQ(revision(), last);
}

}  // namespace
}  // namespace guildhall::test
