// M33, M34 under load: writers change several group memberships by one change, again and again; readers ask about all
// of them at once, and each set that they see must be that of exactly one revision, none older than the last change
// that was acknowledged before they asked. GUILDHALL_STRESS_SECONDS: how long (2 where it isn't set).
#include <guildhall.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <mutex>
#include <optional>
#include <thread>

#include "api/resources_fixture.h"
#include "core/question.h"

namespace guildhall::test {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t kGroups = 16;
constexpr const char* kBob = "bob@example.com";

/// What Bob sees: bit i stands for the app of group i.
using Seen = std::uint32_t;

/// What he must see at a revision. Neighbours differ in about half of all bits, so a mixture of two is none of them.
Seen state_at(std::int64_t revision) {
    const auto mixed = static_cast<std::uint64_t>(revision) * 0x9e3779b97f4a7c15ull;
    return static_cast<Seen>((mixed >> 32) & 0xfff0u) | static_cast<Seen>(revision & 0xf);
}

enum class Verdict { one_revision, torn, stale };

/// What one reader asked, and what the writers had done before and after. A change has begun before its reply has come.
struct Observation {
    std::int64_t acknowledged_before, begun_after;
    Seen seen;
};

Verdict judge(const Observation& of) {
    for (std::int64_t revision = of.acknowledged_before; revision <= of.begun_after; ++revision)
        if (state_at(revision) == of.seen) return Verdict::one_revision;
    for (std::int64_t back = 1; back <= 8; ++back)
        if (state_at(of.acknowledged_before - back) == of.seen) return Verdict::stale;
    return Verdict::torn;
}

milliseconds stress_time() {
    const char* seconds = std::getenv("GUILDHALL_STRESS_SECONDS");
    return seconds ? milliseconds(static_cast<std::int64_t>(std::atof(seconds) * 1000)) : milliseconds(2000);
}

struct Counts {
    std::atomic<std::int64_t> changes = 0, one_revision = 0, torn = 0, stale = 0;

    void add(Verdict verdict) {
        (verdict == Verdict::torn ? torn : verdict == Verdict::stale ? stale : one_revision)++;
    }
};

class RevisionStress : public ResourcesTest {
protected:
    std::vector<std::string> apps, groups;
    std::string bob, token;
    std::mutex turn;  ///< the state of a revision is known only where one change follows another
    std::atomic<std::int64_t> acknowledged = 0, begun = 0;
    std::atomic<bool> readers_end = false, writers_end = false;
    Counts counts;
    std::vector<std::thread> writers, readers;

    void SetUp() override {
        for (std::size_t i = 0; i < kGroups; ++i) {
            apps.push_back(add_app("App " + std::to_string(i)));
            groups.push_back(add_group("Group " + std::to_string(i), {{.resources = {apps.back()}}}));
        }
        server.add_member(kBob);
        bob = server.member_id(kBob);
        server.add_workspace("Other");
        const auto made = admin.post("/workspaces/acme/tokens", {{"name", "Stress"}, {"scopes", {"decisions:read"}}});
        token = made.text("/secret");
        ASSERT_NE(token, "") << made.body;
        HttpClient writer = server.sign_in(kAdminEmail);
        change_once(writer);
    }
    void TearDown() override { end(); }

    /// The next revision: Bob leaves and joins groups so that he sees what it says.
    void change_once(HttpClient& writer) {
        const std::lock_guard lock(turn);
        const std::int64_t next = revision() + 1;
        const Seen before = acknowledged == 0 ? 0 : state_at(next - 1), after = state_at(next);
        boost::json::array add, remove;
        for (std::size_t i = 0; i < kGroups; ++i) {
            const Seen bit = Seen{1} << i;
            if (after & ~before & bit) add.emplace_back(groups[i]);
            if (before & ~after & bit) remove.emplace_back(groups[i]);
        }
        begun = next;
        const auto done = writer.patch("/workspaces/acme/members/" + bob,
                                       {{"add_group_ids", std::move(add)}, {"remove_group_ids", std::move(remove)}});
        ASSERT_EQ(done.status, 200) << done.body;
        ASSERT_EQ(done.header("Guildhall-Revision"), std::to_string(next));
        acknowledged = next;
        ++counts.changes;
        ASSERT_EQ(seen_by_snapshot(), after) << "M34: the reply has come, the state must be the new one";
    }

    /// Two writers in turns, and one in another workspace whose commits go together with theirs.
    void start_writers() {
        for (int i = 0; i < 2; ++i)
            writers.emplace_back([this] {
                HttpClient writer = server.sign_in(kAdminEmail);
                while (!writers_end && !HasFatalFailure()) change_once(writer);
            });
        writers.emplace_back([this] {
            HttpClient writer = server.sign_in(kAdminEmail);
            for (int i = 0; !writers_end; ++i)
                EXPECT_EQ(writer.patch("/workspaces/other", {{"name", "Other " + std::to_string(i)}}).status, 200);
        });
    }
    void start_reader(std::function<void()> read) {
        readers.emplace_back([this, read = std::move(read)] {
            while (!readers_end) read();
        });
    }
    /// Readers first: one that waits for a further revision gets it.
    void end() {
        readers_end = true;
        for (std::thread& each : readers) each.join();
        writers_end = true;
        for (std::thread& each : writers) each.join();
        readers.clear();
        writers.clear();
    }
    /// One observation by a way to look.
    template <class Look>
    void observe(Look&& look) {
        Observation made{acknowledged, 0, 0};
        made.seen = look();
        made.begun_after = begun;
        counts.add(judge(made));
    }

    Question question(std::size_t i) const { return {kBob, "view", {"app", apps[i]}}; }
    core::Question core_question(std::size_t i) const { return {{"user", kBob}, {"app", apps[i]}, "view"}; }

    /// In the engine, all at once.
    Seen seen_by_snapshot() { return seen_in(*server.services().store.snapshot()); }
    Seen seen_in(const service::Snapshot& snapshot) {
        const core::Asking asking{*snapshot.instance, *snapshot.instance->find_workspace("acme"), server.clock().now()};
        std::vector<core::Question> questions;
        for (std::size_t i = 0; i < kGroups; ++i) questions.push_back(core_question(i));
        std::array<std::uint8_t, kGroups> answers{};
        core::decide(asking, questions, answers);
        Seen seen = 0;
        for (std::size_t i = 0; i < kGroups; ++i) seen |= answers[i] ? Seen{1} << i : 0;
        return seen;
    }
    Seen seen_by_batch(Client& client, const Ask& ask = {}) const {
        std::vector<Question> questions;
        for (std::size_t i = 0; i < kGroups; ++i) questions.push_back(question(i));
        const std::vector<bool> answers = client.evaluate_many(questions, Semantic::execute_all, ask);
        Seen seen = 0;
        for (std::size_t i = 0; i < kGroups; ++i) seen |= answers[i] ? Seen{1} << i : 0;
        return seen;
    }
    Seen seen_by_search(Client& client, int limit) const {
        Seen seen = 0;
        for (const std::string& id : client.search_resources({kBob, "view", {"app", ""}}, {}, limit).all())
            seen |= Seen{1} << (std::find(apps.begin(), apps.end(), id) - apps.begin());
        return seen;
    }
    Seen seen_on_dashboard(HttpClient& client) const {
        const auto shown = client.get("/workspaces/acme/members/" + bob + "/access?type=app&limit=200");
        const boost::json::value items = shown["items"];
        Seen seen = 0;
        for (const auto& each : items.as_array()) {
            const std::string id = each.at("resource").at("id").as_string().c_str();
            seen |= Seen{1} << (std::find(apps.begin(), apps.end(), id) - apps.begin());
        }
        return seen;
    }

    void run() {
        start_writers();
        std::this_thread::sleep_for(stress_time());
        end();
        std::cout << counts.changes << " changes, " << counts.one_revision << " sets seen of one revision, "
                  << counts.torn << " torn, " << counts.stale << " stale\n";
        EXPECT_GT(counts.changes, 10);
        EXPECT_GT(counts.one_revision, 10);
        EXPECT_EQ(counts.torn, 0);
        EXPECT_EQ(counts.stale, 0);
    }
};

TEST_F(RevisionStress, M34_in_the_engine_no_answer_is_torn_or_stale) {
    for (int i = 0; i < 3; ++i) start_reader([this] { observe([&] { return seen_by_snapshot(); }); });
    run();
}

TEST_F(RevisionStress, M34_over_http_no_batch_search_or_list_is_torn_or_stale) {
    Client client({.url = server.url(), .token = token});
    HttpClient browser = server.sign_in(kAdminEmail);
    start_reader([&] { observe([&] { return seen_by_batch(client); }); });
    start_reader([&] { observe([&] { return seen_by_search(client, 1000); }); });
    start_reader([&] { observe([&] { return seen_on_dashboard(browser); }); });
    run();
}

TEST_F(RevisionStress, M33_a_batch_that_waits_for_the_next_revision_is_answered_from_it) {
    Client client({.url = server.url(), .token = token});
    for (int i = 0; i < 2; ++i)
        start_reader([&] {
            const std::int64_t next = acknowledged + 1;
            observe([&] { return seen_by_batch(client, {.min_revision = next}); });
            EXPECT_GE(begun, next);
        });
    run();
}

TEST_F(RevisionStress, the_pages_of_a_search_are_of_one_revision) {
    Client client({.url = server.url(), .token = token});
    start_reader([&] { observe([&] { return seen_by_search(client, 3); }); });
    run();
}

TEST_F(RevisionStress, control_questions_asked_of_different_snapshots_are_found_torn) {
    start_writers();
    const auto end_by = steady_clock::now() + std::chrono::seconds(20);
    while (counts.torn == 0 && steady_clock::now() < end_by) {
        observe([&] {
            Seen seen = 0;
            for (std::size_t i = 0; i < kGroups; ++i) {
                const Seen now = seen_by_snapshot();
                seen |= now & (Seen{1} << i);
                const std::int64_t at = acknowledged;
                while (i == kGroups / 2 && acknowledged == at && !HasFatalFailure()) std::this_thread::yield();
            }
            return seen;
        });
    }
    EXPECT_GT(counts.torn, 0);
}

TEST_F(RevisionStress, control_an_answer_from_a_snapshot_before_the_reply_is_found_stale) {
    const auto old = server.services().store.snapshot();
    HttpClient writer = server.sign_in(kAdminEmail);
    change_once(writer);
    observe([&] { return seen_in(*old); });
    EXPECT_EQ(counts.stale, 1);
    observe([&] { return seen_by_snapshot(); });
    EXPECT_EQ(counts.one_revision, 1);
}

}  // namespace
}  // namespace guildhall::test
