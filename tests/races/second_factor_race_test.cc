// Races about second factors: a code is taken once, nobody comes in by what was enough before one was set up or by a
// passkey that was removed, and nobody is left without one where it is demanded.
#include "races/race.h"
#include "support/authenticator_app.h"
#include "support/software_passkey.h"

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

SoftwarePasskey add_passkey(Stage& stage, const std::string& session) {
    SoftwarePasskey passkey;
    const auto options = stage.sure({Method::post, "/me/passkeys/options", {}, session})["options"];
    stage.sure({Method::post, "/me/passkeys", passkey.made_for(options, "Key"), session});
    return passkey;
}

std::string path_of_passkey(Stage& stage, const std::string& session, int number) {
    const HttpAnswer factor = stage.sure({Method::get, "/me/second-factor", {}, session});
    return "/me/passkeys/" + factor.text("/passkeys/" + std::to_string(number) + "/id");
}

struct RemovedWhileSigningIn : OfFay {
    using OfFay::OfFay;
    static Guard without_guard() { return {false, "FROM passkeys"}; }
    void arrange() override {
        const std::string session =
            cookie_in(stage.sure({Method::post, "/session", object{{"email", kFay}, {"password", kRacePassword}}}));
        const SoftwarePasskey passkey = add_passkey(stage, session);
        const auto options = stage.sure({Method::post, "/session/passkey-options"})["options"];
        answer = passkey.answer_to(options);
        path = "/instance/users/" + stage.instance()->account_of_email(kFay)->id.str() + "/second-factor";
    }
    void act(std::size_t racer) override {
        answers[racer] = stage.ask(racer, racer == 0 ? Asked{Method::del, path, {}, stage.ada()}
                                                     : Asked{Method::post, "/session", object{{"passkey", answer}}});
    }
    std::string judge() override {
        if (answers[0].status != 204) return "not removed: " + answers[0].body;
        if (answers[1].status == 401) return "";
        if (answers[1].status != 201) return "the sign-in was answered " + answers[1].body;
        const HttpAnswer me = stage.node().ask({Method::get, "/me", {}, cookie_in(answers[1])});
        return me.status == 401 ? "" : "a session lives by a passkey that was removed";
    }
    object answer;
    std::string path;
};

TEST(races, who_signs_in_by_a_passkey_while_it_is_removed_is_out) { expect_held<RemovedWhileSigningIn>(); }
TEST(races, control_who_signs_in_by_a_passkey_while_it_is_removed) { expect_broken<RemovedWhileSigningIn>(); }

/// Ada, of whom a second factor is demanded.
struct BothPasskeysRemoved : Race {
    explicit BothPasskeysRemoved(Stage& on) : Race(on) { stage.set_up(); }
    static constexpr int kRoundsOfOneStage = 200;
    static Guard without_guard() { return {false, "FROM passkeys"}; }
    void arrange() override {
        while (stage.sure({Method::get, "/me/second-factor", {}, stage.ada()})["/passkeys"].as_array().size() < 2)
            add_passkey(stage, stage.ada());
        if (!stage.acme()->second_factor_required)
            stage.sure({Method::patch, "/workspaces/acme", object{{"second_factor_required", true}}, stage.ada()});
        for (int n : {0, 1}) paths[n] = path_of_passkey(stage, stage.ada(), n);
    }
    void act(std::size_t racer) override {
        answers[racer] = stage.ask(racer, {Method::del, paths[racer], {}, stage.ada()});
    }
    std::string judge() override {
        const auto left = stage.node().ask({Method::get, "/me/second-factor", {}, stage.ada()})["/passkeys"];
        if (left.as_array().size() != 1) return std::to_string(left.as_array().size()) + " passkeys are left";
        const HttpAnswer& refused = answers[answers[0].status == 204];
        return refused.text("/code") == "second_factor_demanded" ? "" : "the other was told " + refused.body;
    }
    std::string paths[2];
    HttpAnswer answers[2];
};

TEST(races, of_two_passkeys_removed_at_once_one_stays_where_it_is_demanded) { expect_held<BothPasskeysRemoved>(); }
TEST(races, control_of_two_passkeys_removed_at_once) { expect_broken<BothPasskeysRemoved>(); }

struct RemovedWhileDemanded : Race {
    explicit RemovedWhileDemanded(Stage& on) : Race(on) { stage.set_up(); }
    static constexpr int kRoundsOfOneStage = 200;
    void arrange() override {
        if (stage.acme()->second_factor_required)
            stage.sure({Method::patch, "/workspaces/acme", object{{"second_factor_required", false}}, stage.ada()});
        if (!stage.instance()->account_of_email("ada@example.com")->second_factor_at) add_passkey(stage, stage.ada());
        path = path_of_passkey(stage, stage.ada(), 0);
    }
    void act(std::size_t racer) override {
        const object demand{{"second_factor_required", true}};
        answers[racer] = stage.ask(racer, racer == 0 ? Asked{Method::del, path, {}, stage.ada()}
                                                     : Asked{Method::patch, "/workspaces/acme", demand, stage.ada()});
    }
    std::string judge() override {
        const std::string removal = answers[0].text("/code"), demand = answers[1].text("/code");
        if (answers[0].status == 204 && demand == "invalid_state") return "";
        if (answers[1].status == 200 && removal == "second_factor_demanded") return "";
        return "the removal was answered " + std::to_string(answers[0].status) + ", the demand " +
               std::to_string(answers[1].status);
    }
    std::string path;
    HttpAnswer answers[2];
};

TEST(races, the_last_passkey_goes_or_a_second_factor_is_demanded) { expect_held<RemovedWhileDemanded>(); }
TEST(races, control_the_last_passkey_goes_or_a_second_factor_is_demanded) { expect_broken<RemovedWhileDemanded>(); }

}  // namespace
}  // namespace guildhall::test
