// Races about second factors: a code is taken once, and nobody comes in by what was enough before one was set up.
#include "races/race.h"
#include "support/authenticator_app.h"

namespace guildhall::test {
namespace {

using boost::json::object;
using http::Method;

constexpr const char* kFay = "fay@example.com";

object sign_in_body(const std::string& code = "") {
    object body{{"email", kFay}, {"password", kRacePassword}};
    if (!code.empty()) body["second_factor"] = code;
    return body;
}

/// Fay, who sets up a second factor anew before each round.
struct OfFay : Race {
    explicit OfFay(Stage& on) : Race(on) {
        stage.set_up();
        fay = stage.add_person(kFay, "end_user");
    }
    static constexpr int kRoundsOfOneStage = 80;  ///< so that the failures of its address stay below 100
    AuthenticatorApp begin() {
        return {stage.sure({Method::post, "/me/second-factor", {}, fay}).text("/secret"), clock};
    }
    Asked confirm(const AuthenticatorApp& app) const {
        return {Method::post, "/me/second-factor/confirm", object{{"code", app.code()}}, fay};
    }
    service::SystemClock clock;
    std::string fay;
    HttpAnswer answers[2];
};

struct OneCodeTwice : OfFay {
    using OfFay::OfFay;
    static Guard without_guard() { return {false, "FROM second_factors"}; }
    void arrange() override {
        const AuthenticatorApp app = begin();
        stage.sure(confirm(app));
        code = app.code(1);
    }
    void act(std::size_t racer) override {
        answers[racer] = stage.ask(racer, {Method::post, "/session", sign_in_body(code)});
    }
    std::string judge() override {
        const int in = (answers[0].status == 201) + (answers[1].status == 201);
        const std::string other = answers[answers[0].status == 201].text("/code");
        if (in == 1 && other == "second_factor_invalid") return "";
        return std::to_string(in) + " came in, and the other was told " + other;
    }
    std::string code;
};

TEST(races, a_code_of_a_second_factor_that_is_sent_twice_lets_in_one) { expect_held<OneCodeTwice>(); }
TEST(races, control_a_code_of_a_second_factor_that_is_sent_twice) { expect_broken<OneCodeTwice>(); }

struct SetUpWhileSigningIn : OfFay {
    using OfFay::OfFay;
    void arrange() override {
        const core::Account& account = *stage.instance()->account_of_email(kFay);
        if (account.second_factor_at) stage.sure({Method::del, "/me/second-factor", {}, fay});
        app = begin();
    }
    void act(std::size_t racer) override {
        answers[racer] = stage.ask(racer, racer == 0 ? confirm(app) : Asked{Method::post, "/session", sign_in_body()});
    }
    std::string judge() override {
        if (answers[0].status != 200) return "not set up: " + answers[0].body;
        if (answers[1].status == 401 && answers[1].text("/code") == "second_factor_required") return "";
        if (answers[1].status != 201) return "the sign-in was answered " + answers[1].body;
        const int sessions =
            static_cast<int>(stage.node().ask({Method::get, "/me/sessions", {}, fay})["/items"].as_array().size());
        return sessions == 1 ? "" : std::to_string(sessions) + " sessions live, one of them by the password alone";
    }
    AuthenticatorApp app;
};

TEST(races, who_signs_in_while_a_second_factor_is_set_up_is_out_or_gave_it) { expect_held<SetUpWhileSigningIn>(); }
TEST(races, control_who_signs_in_while_a_second_factor_is_set_up) { expect_broken<SetUpWhileSigningIn>(); }

}  // namespace
}  // namespace guildhall::test
