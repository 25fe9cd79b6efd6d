// Races about passwords: who gave the old one while it was changed has nothing of it afterwards.
#include "races/race.h"

namespace guildhall::test {
namespace {

using boost::json::object;
using http::Method;

constexpr const char* kDee = "dee@example.com";

/// Dee, whose password is another one after each round.
struct OfDee : Race {
    explicit OfDee(Stage& on) : Race(on) {
        stage.set_up();
        stage.add_person(kDee, "end_user");
    }
    static Guard without_guard() { return {false, "password_hash FROM accounts"}; }
    static Asked sign_in(const std::string& password) {
        return {Method::post, "/session", object{{"email", kDee}, {"password", password}}};
    }
    static Asked change(const std::string& from, const std::string& to, const std::string& session) {
        return {Method::post, "/me/password", object{{"current_password", from}, {"new_password", to}}, session};
    }
    std::string next() { return "correct horse staple " + std::to_string(++passwords_); }
    bool lives(const std::string& session) {
        return !session.empty() && stage.node().ask({Method::get, "/me", {}, session}).status == 200;
    }
    std::string answers_of_both() const { return answers[0].body + " and " + answers[1].body; }

    std::string password = kRacePassword;
    HttpAnswer answers[2];

private:
    int passwords_ = 0;
};

/// Somebody signs in with the old password while Dee changes it.
struct OldPasswordWhileChanged : OfDee {
    using OfDee::OfDee;
    void arrange() override {
        dee = cookie_in(stage.sure(sign_in(password)));
        old = password;
        password = next();
    }
    void act(std::size_t racer) override {
        answers[racer] = stage.ask(racer, racer == 0 ? change(old, password, dee) : sign_in(old));
    }
    std::string judge() override {
        if (answers[0].status != 204) return "not changed: " + answers_of_both();
        if (answers[1].status != 201 && answers[1].status != 401) return "the old one: " + answers[1].body;
        return lives(cookie_in(answers[1])) ? "a session of the old password lives" : "";
    }
    std::string dee, old;
};

TEST(races, a_sign_in_with_the_old_password_ends_with_it) { expect_held<OldPasswordWhileChanged>(); }
TEST(races, control_a_sign_in_with_the_old_password) { expect_broken<OldPasswordWhileChanged>(); }

/// Sent twice by one session, with different passwords: one of them is the account's.
struct TwoChanges : OfDee {
    using OfDee::OfDee;
    void arrange() override {
        old = password;
        dee = cookie_in(stage.sure(sign_in(old)));
        for (std::string& one : wanted) one = next();
    }
    void act(std::size_t racer) override { answers[racer] = stage.ask(racer, change(old, wanted[racer], dee)); }
    std::string judge() override {
        const int changed = (answers[0].status == 204) + (answers[1].status == 204);
        password = wanted[answers[1].status == 204];
        return changed == 1 ? "" : std::to_string(changed) + " changed it: " + answers_of_both();
    }
    std::string old, dee, wanted[2];
};

TEST(races, of_two_changes_of_a_password_one_is_made) { expect_held<TwoChanges>(); }
TEST(races, control_two_changes_of_a_password) { expect_broken<TwoChanges>(); }

}  // namespace
}  // namespace guildhall::test
