// Refused requests are lines of the log (ASVS V16.3.2, V16.3.3): who tried what, from where; few each second.
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <sstream>

#include "api/resources_fixture.h"

namespace guildhall::test {
namespace {

using boost::json::object;

class RefusalsTest : public ResourcesTest {
protected:
    std::ostringstream written;
    std::shared_ptr<spdlog::logger> before = spdlog::default_logger();

    void SetUp() override {
        auto log = std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(written));
        log->set_pattern("%v");
        spdlog::set_default_logger(log);
    }
    void TearDown() override { spdlog::set_default_logger(before); }

    /// What was written since the last call.
    std::string said() {
        std::string text = written.str();
        written.str("");
        return text;
    }
    static std::string line(const std::string& id, const std::string& rest) {
        return "request " + id + ": refused as " + rest + " from 127.0.0.1\n";
    }
};

const std::string kGroups = "/workspaces/acme/groups";

TEST_F(RefusalsTest, who_tried_what_is_said_with_the_requests_id) {
    auto bob = server.add_member("bob@example.com");
    const std::string user = "user " + server.user_id("bob@example.com").str();
    said();
    EXPECT_EQ(bob.post(kGroups, {{"name", "Mine"}}, {{"X-Request-ID", "r-1"}}).status, 403);
    EXPECT_EQ(said(), line("r-1", "forbidden: POST /api/v1/workspaces/{ws}/groups of " + user));
    EXPECT_EQ(bob.post("/session/confirm", {{"password", 1}}, {{"X-Request-ID", "r-2"}}).status, 400);
    EXPECT_EQ(said(), line("r-2", "invalid_request: POST /api/v1/session/confirm of " + user));
    EXPECT_EQ(bob.post(kGroups, {{"name", "Mine"}}, {{"X-Request-ID", "r-3"}, {"Sec-Fetch-Site", "cross-site"}}).status,
              403);
    EXPECT_EQ(said(), line("r-3", "forbidden: POST /api/v1/workspaces/{ws}/groups of " + user));
    auto stranger = server.client();
    stranger.use_token("guild_no-token-that-was-ever-made");
    EXPECT_EQ(stranger.get(kGroups, {{"X-Request-ID", "r-4"}}).status, 401);
    EXPECT_EQ(said(), line("r-4", "unauthenticated: GET /api/v1/workspaces/{ws}/groups of nobody"));
}

TEST_F(RefusalsTest, control_what_is_done_or_no_refusal_is_not_said) {
    said();
    EXPECT_EQ(admin.post(kGroups, {{"name", "Mine"}}).status, 201);
    EXPECT_EQ(admin.get(kGroups + "/" + kIdOfNothing).status, 404);
    EXPECT_EQ(admin.post(kGroups, {{"name", "Mine"}}).status, 409);
    EXPECT_EQ(server.client().get(kGroups).status, 401) << "who has to sign in first tries nothing";
    EXPECT_EQ(said(), "");
}

TEST_F(RefusalsTest, a_flood_of_them_is_a_few_lines_each_second_and_a_count) {
    auto bob = server.add_member("bob@example.com");
    said();
    for (int i = 0; i < 50; ++i) EXPECT_EQ(bob.post(kGroups, {{"name", "Mine"}}).status, 403);
    const std::string flood = said();
    EXPECT_EQ(std::count(flood.begin(), flood.end(), '\n'), api::Refusals::kEachSecond);
    server.clock().advance(core::kSecond);
    EXPECT_EQ(bob.post(kGroups, {{"name", "Mine"}}).status, 403);
    EXPECT_NE(said().find("(45 more went unsaid before)"), std::string::npos);
}

}  // namespace
}  // namespace guildhall::test
