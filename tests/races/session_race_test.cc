// A session that ends: what comes by it at the same moment was done before, or not at all.
#include "races/race.h"

namespace guildhall::test {
namespace {

using boost::json::object;
using http::Method;

/// Ada signs a browser out while a request of that browser changes something.
struct ChangeWhileSigningOut : Race {
    explicit ChangeWhileSigningOut(Stage& on) : Race(on) { stage.set_up(); }
    static Guard without_guard() { return {false, "FROM sessions WHERE id"}; }
    void arrange() override {
        const object ada{{"email", "ada@example.com"}, {"password", kRacePassword}};
        browser = cookie_in(stage.sure({Method::post, "/session", ada}));
        name = "Guildhall " + std::to_string(++rounds_);
    }
    void act(std::size_t racer) override {
        answers[racer] = racer == 0
                             ? stage.ask(racer, {Method::del, "/session", {}, browser})
                             : stage.ask(racer, {Method::patch, "/instance/settings", object{{"name", name}}, browser});
    }
    std::string judge() override {
        if (answers[0].status != 204) return "not signed out: " + answers[0].body;
        const bool done = answers[1].status == 200;
        if (!done && answers[1].status != 401) return "the change was answered " + answers[1].body;
        if (done != (stage.instance()->settings.name == name)) return "the answer and the name differ";
        return done && last("settings.changed") > last("session.ended") ? "a change by a session that had ended" : "";
    }

    std::string browser, name;
    HttpAnswer answers[2];

private:
    /// The place of the newest such event in the instance's trail.
    std::int64_t last(const std::string& action) {
        return stage.node().services().store.read([&](storage::Connection& connection) {
            return *connection.query_value<std::int64_t>(
                "SELECT max(seq) FROM audit_events WHERE workspace_id IS NULL AND action = $1", {action});
        });
    }
    int rounds_ = 0;
};

TEST(races, a_session_that_ends_changes_nothing_any_more) { expect_held<ChangeWhileSigningOut>(); }
TEST(races, control_a_session_that_ends) { expect_broken<ChangeWhileSigningOut>(); }

}  // namespace
}  // namespace guildhall::test
