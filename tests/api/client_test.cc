// The C++ client (clients/cpp): against a real server, and against one that is busy, slow, gone, or none of
// Guildhall's.
#include <guildhall.hpp>

#include <atomic>
#include <deque>
#include <future>
#include <mutex>
#include <set>
#include <thread>

#include "api/resources_fixture.h"

namespace guildhall::test {
namespace {

using std::chrono::milliseconds;

class ClientTest : public ResourcesTest {
protected:
    std::string wiki = add_app("Wiki");
    std::string group = add_group("HR", {{.resources = {wiki}}});
    std::string token;

    void SetUp() override {
        server.add_member("bob@example.com");
        server.add_member("eve@example.com");
        add_to_group(group, "bob@example.com");
        token = made_token("/workspaces/acme/tokens");
    }
    std::string made_token(const std::string& where) {
        const auto made = admin.post(where, {{"name", "Client"}, {"scopes", {"decisions:read"}}});
        EXPECT_EQ(made.status, 201) << made.body;
        return made.text("/secret");
    }
    Options options() const { return {.url = server.url(), .token = token}; }
    Question view(const std::string& subject) const { return {subject, "view", {"app", wiki}}; }
    std::string id_of(const std::string& email) const { return server.user_id(email).str(); }
};

TEST_F(ClientTest, evaluates_one_and_many_with_the_three_semantics) {
    Client client(options());
    EXPECT_TRUE(client.evaluate(view("bob@example.com")));
    EXPECT_TRUE(client.evaluate({id_of("bob@example.com"), "view", {"app", "wiki"}}));
    EXPECT_FALSE(client.evaluate({"bob@example.com", "edit", {"app", wiki}}));
    EXPECT_FALSE(client.evaluate(view("eve@example.com")));
    EXPECT_FALSE(client.evaluate(view("nobody@example.com")));
    const std::vector<Question> questions = {view("bob@example.com"), view("eve@example.com"), view(kAdminEmail)};
    EXPECT_EQ(client.evaluate_many(questions), (std::vector<bool>{true, false, true}));
    EXPECT_EQ(client.evaluate_many(questions, Semantic::deny_on_first_deny), (std::vector<bool>{true, false}));
    EXPECT_EQ(client.evaluate_many(questions, Semantic::permit_on_first_permit), (std::vector<bool>{true}));
    EXPECT_TRUE(client.evaluate_many({}).empty());
}

TEST_F(ClientTest, explains_a_yes_and_a_no) {
    Client client(options());
    const Explanation yes = client.explain(view("bob@example.com"));
    ASSERT_TRUE(yes.decision);
    ASSERT_EQ(yes.paths.size(), 1u);
    EXPECT_EQ(yes.paths[0].via, "grant");
    EXPECT_EQ(yes.paths[0].group.value_or(NamedId{}).name, "HR");
    const Explanation no = client.explain(view("eve@example.com"));
    EXPECT_FALSE(no.decision);
    EXPECT_EQ(no.reason, "no_grant");
    EXPECT_EQ(no.nearest_group.value_or(NamedId{}).id, group);
    EXPECT_EQ(client.explain(view("nobody@example.com")).reason, "unknown_subject");
}

TEST_F(ClientTest, searches_page_by_page) {
    for (int i = 0; i < 6; ++i) add_app("App " + std::to_string(i));
    Client client(options());
    Search search = client.search_resources({kAdminEmail, "edit", {"app", ""}}, {}, 3);
    std::vector<std::size_t> pages;
    std::set<std::string> found;
    while (const auto page = search.next()) {
        pages.push_back(page->size());
        found.insert(page->begin(), page->end());
    }
    EXPECT_EQ(pages, (std::vector<std::size_t>{3, 3, 1}));
    EXPECT_EQ(found.size(), 7u);
    EXPECT_TRUE(found.contains(wiki));
    EXPECT_EQ(client.search_resources({"bob@example.com", "view", {"app", ""}}).all(), std::vector<std::string>{wiki});
    const auto people = client.search_subjects("view", {"app", wiki}).all();
    EXPECT_EQ(std::set<std::string>(people.begin(), people.end()),
              (std::set<std::string>{id_of("bob@example.com"), id_of(kAdminEmail)}));
    const auto actions = client.search_actions("bob@example.com", {"app", wiki});
    EXPECT_EQ(std::set<std::string>(actions.begin(), actions.end()), (std::set<std::string>{"view", "list"}));
    EXPECT_TRUE(client.search_subjects("fly", {"app", wiki}).all().empty());
}

TEST_F(ClientTest, M33_asks_for_a_revision) {
    Client client(options());
    add_to_group(group, "eve@example.com");
    EXPECT_TRUE(client.evaluate(view("eve@example.com"), {.min_revision = revision()}));
    EXPECT_EQ(client.search_subjects("view", {"app", wiki}, {.min_revision = revision()}).all().size(), 3u);
    Options impatient = options();
    impatient.retries = 0;
    try {
        Client(impatient).evaluate(view("eve@example.com"), {.min_revision = revision() + 1});
        ADD_FAILURE() << "an answer from a state that isn't there";
    } catch (const Problem& problem) {
        EXPECT_EQ(problem.status, 503);
        EXPECT_EQ(problem.code, "unavailable");
    }
}

TEST_F(ClientTest, an_instance_token_asks_in_the_workspace_that_is_named) {
    Options of_instance = options();
    of_instance.token = made_token("/instance/tokens");
    of_instance.workspace = "acme";
    EXPECT_TRUE(Client(of_instance).evaluate(view("bob@example.com")));
    of_instance.workspace = "other";
    EXPECT_THROW(Client(of_instance).evaluate(view("bob@example.com")), Problem);
    of_instance.workspace = "acme/../other";
    EXPECT_THROW(Client{of_instance}, std::invalid_argument);
    of_instance.url = "ftp://x.example.org";
    EXPECT_THROW(Client{of_instance}, std::invalid_argument);
}

TEST_F(ClientTest, a_problem_has_its_code_detail_request_id_and_fields) {
    Options stranger = options();
    stranger.token = "guild_nobody";
    try {
        Client(stranger).evaluate(view("bob@example.com"));
        ADD_FAILURE() << "a stranger got an answer";
    } catch (const Problem& problem) {
        EXPECT_EQ(problem.status, 401);
        EXPECT_EQ(problem.code, "unauthenticated");
        EXPECT_NE(problem.detail, "");
        EXPECT_NE(problem.request_id, "");
    }
    try {
        Client(options()).evaluate({"bob@example.com", "", {"app", wiki}});
        ADD_FAILURE() << "a broken question got an answer";
    } catch (const Problem& problem) {
        ASSERT_EQ(problem.errors.size(), 1u);
        EXPECT_EQ(problem.errors[0].pointer, "/action/name");
    }
}

TEST_F(ClientTest, many_threads_share_one_client) {
    Client client(options());
    std::vector<std::future<int>> all;
    for (int thread = 0; thread < 8; ++thread)
        all.push_back(std::async(std::launch::async, [&] {
            int right = 0;
            for (int i = 0; i < 25; ++i)
                right += client.evaluate(view("bob@example.com")) && !client.evaluate(view("eve@example.com"));
            return right;
        }));
    for (auto& each : all) EXPECT_EQ(each.get(), 25);
}

/// A server that replies with what the test has put into its script, then with a yes.
class ScriptedServer : public http::Application {
public:
    struct Step {
        int status = 200;
        std::string body = R"({"decision":true})", retry_after = {};
        bool drops = false, stalls = false;
    };

    ScriptedServer() { server_.start(); }
    ~ScriptedServer() override {
        ended_ = true;
        server_.stop(milliseconds(0));
    }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(server_.port()); }
    void put(std::initializer_list<Step> steps) {
        const std::lock_guard lock(mutex_);
        script_.assign(steps);
        asked = 0;
    }
    std::uint64_t connections() const { return server_.statistics().connections; }

    std::atomic<int> asked = 0;

private:
    http::Accepted accept(const http::RequestHead&) override { return {.handling = http::Handling::blocking}; }
    http::Response handle(const http::Request&) override {
        ++asked;
        Step step;
        {
            const std::lock_guard lock(mutex_);
            if (!script_.empty()) step = script_.front(), script_.pop_front();
        }
        while (step.stalls && !ended_) std::this_thread::sleep_for(milliseconds(1));
        http::Response response;
        response.status = step.status;
        response.content_type = "application/json";
        if (!step.retry_after.empty()) response.headers.emplace_back("Retry-After", step.retry_after);
        // Throwing in the middle of a stream breaks the connection off.
        if (step.drops) response.stream = [](std::string&) -> bool { throw std::runtime_error("dropped"); };
        if (!step.drops) response.body = step.body;
        return response;
    }
    http::Response failure(const http::Failure& failure) override {
        http::Response response;
        response.status = failure.status;
        return response;
    }

    std::mutex mutex_;
    std::deque<Step> script_;
    std::atomic<bool> ended_ = false;
    http::Server server_{{.threads = 1}, *this};
};

using Step = ScriptedServer::Step;

class ClientRetries : public testing::Test {
protected:
    ScriptedServer server;
    Options options{.url = server.url(), .token = "x", .first_pause = milliseconds(1)};
    const Question question{"bob@example.com", "view", {"app", "wiki"}};

    bool ask() { return Client(options).evaluate(question); }
    template <class F>
    static std::string code_of(F&& ask) {
        try {
            ask();
        } catch (const Problem& problem) {
            return problem.code;
        }
        return "no problem";
    }
    static Step busy(int status, const std::string& retry_after = "") {
        return {status, R"({"code":"busy","detail":"Wait."})", retry_after};
    }
};

TEST_F(ClientRetries, a_busy_server_and_a_lost_connection_are_tried_again) {
    server.put({busy(429), busy(503), {.drops = true}});
    EXPECT_TRUE(ask());
    EXPECT_EQ(server.asked, 4);
    options.retries = 2;
    server.put({busy(503), busy(503), busy(429), busy(503)});
    EXPECT_EQ(code_of([&] { ask(); }), "busy");
    EXPECT_EQ(server.asked, 3);
    options.retries = 1;
    server.put({{.drops = true}, {.drops = true}});
    EXPECT_THROW(ask(), Unreachable);
}

TEST_F(ClientRetries, other_errors_are_not_tried_again) {
    for (const int status : {400, 401, 403, 404, 500}) {
        server.put({{status, R"({"code":"some_code","decision":true})"}});
        EXPECT_EQ(code_of([&] { ask(); }), "some_code");
        EXPECT_EQ(server.asked, 1);
    }
}

TEST_F(ClientRetries, retry_after_is_kept_to_or_told_where_it_is_too_long) {
    const auto began = std::chrono::steady_clock::now();
    server.put({busy(429, "1")});
    EXPECT_TRUE(ask());
    EXPECT_GE(std::chrono::steady_clock::now() - began, milliseconds(990));
    server.put({busy(429, "60")});
    EXPECT_EQ(code_of([&] { ask(); }), "busy");
    EXPECT_EQ(server.asked, 1);
}

TEST_F(ClientRetries, what_takes_too_long_is_timed_out) {
    options.timeout = milliseconds(50);
    server.put({{.stalls = true}});
    EXPECT_THROW(ask(), TimedOut);
}

TEST_F(ClientRetries, a_reply_that_is_none_of_guildhall_is_never_a_yes) {
    for (const char* body :
         {"yes", "\"true\"", "{}", R"({"decision":"true"})", R"({"decision":1})", R"([{"decision":true}])"}) {
        server.put({{200, body}});
        EXPECT_EQ(code_of([&] { ask(); }), "not_a_problem") << body;
    }
    server.put({{502, "<html>"}});
    EXPECT_EQ(code_of([&] { ask(); }), "not_a_problem");
    const std::string yes = R"({"decision":true})";
    for (const std::string& list : {std::string(), yes, yes + ",{}", yes + "," + yes + "," + yes}) {
        server.put({{200, "{\"evaluations\":[" + list + "]}"}});
        EXPECT_EQ(code_of([&] { Client(options).evaluate_many({question, question}); }), "not_a_problem") << list;
    }
    server.put({{200, "{\"evaluations\":[" + yes + "]}"}});
    EXPECT_EQ(code_of([&] {
                  Client(options).evaluate_many({question, question}, Semantic::deny_on_first_deny);
              }),
              "not_a_problem")
        << "a yes decides nothing here";
}

TEST_F(ClientRetries, connections_are_kept_alive) {
    Client client(options);
    for (int i = 0; i < 20; ++i) EXPECT_TRUE(client.evaluate(question));
    EXPECT_EQ(server.connections(), 1u);
    EXPECT_EQ(server.asked, 20);
}

TEST(client, no_server_at_all_is_unreachable) {
    Client client({.url = "http://127.0.0.1:9", .token = "x", .retries = 1, .first_pause = milliseconds(1)});
    EXPECT_THROW(client.evaluate({"bob@example.com", "view", {"app", "wiki"}}), Unreachable);
}

}  // namespace
}  // namespace guildhall::test
