// The second factor: setting it up, giving it wherever a password is asked for, and losing it.
#include "api/second_factor_fixture.h"

#include <fstream>
#include <set>
#include <sstream>
#include <thread>

#include "api/links.h"
#include "service/key_rotation.h"
#include "service/sealed_places.h"

namespace guildhall::test {
namespace {

using boost::json::object;
using core::kMinute;

class SecondFactor : public SecondFactorTest {
protected:
    HttpClient ada = server.set_up();
};

TEST_F(SecondFactor, is_set_up_in_two_steps_and_then_asked_for) {
    HttpClient elsewhere = server.sign_in(kAdminEmail);
    EXPECT_EQ(ada.get("/me/second-factor")["enabled"], false);
    const HttpAnswer begun = ada.post("/me/second-factor");
    ASSERT_EQ(begun.status, 201) << begun.body;
    EXPECT_EQ(begun.text("/secret").size(), 32u) << "160 bits";
    EXPECT_EQ(begun.text("/uri"),
              "otpauth://totp/Guildhall:ada%40example.com?secret=" + begun.text("/secret") + "&issuer=Guildhall");
    EXPECT_EQ(sign_in(kAdminEmail).status, 201) << "it counts from its confirmation on";
    const AuthenticatorApp app(begun.text("/secret"), server.clock());
    const HttpAnswer wrong = ada.post("/me/second-factor/confirm", {{"code", app.wrong_code()}});
    EXPECT_EQ(wrong.status, 400);
    EXPECT_EQ(wrong["/errors/0/code"], "second_factor_invalid");
    EXPECT_EQ(wrong["/errors/0/pointer"], "/code");
    const HttpAnswer on = ada.post("/me/second-factor/confirm", {{"code", app.code()}});
    ASSERT_EQ(on.status, 200) << on.body;
    EXPECT_EQ(on["recovery_codes"].as_array().size(), 10u);
    EXPECT_EQ(ada.get("/me").status, 200);
    EXPECT_EQ(elsewhere.get("/me").status, 401) << "all other sessions end";
    const HttpAnswer shown = ada.get("/me/second-factor");
    EXPECT_EQ(shown["enabled"], true);
    EXPECT_EQ(shown["recovery_codes_left"], 10);
    EXPECT_TRUE(shown["enabled_at"].is_string());
    EXPECT_EQ(shown["demanded_by"].as_array().size(), 0u);
    EXPECT_EQ(ada.get("/me")["/user/second_factor"], true);
    EXPECT_EQ(events(ada, "user.second_factor_enabled").size(), 1u);
    EXPECT_EQ(server.mails(1, "second factor is on").size(), 1u);

    next_step();
    const HttpAnswer without = sign_in(kAdminEmail);
    EXPECT_EQ(without.status, 401);
    EXPECT_EQ(without["code"], "second_factor_required");
    EXPECT_EQ(without.header("Set-Cookie"), "");
    const HttpAnswer bad = sign_in(kAdminEmail, app.wrong_code());
    EXPECT_EQ(bad.status, 401);
    EXPECT_EQ(bad["code"], "second_factor_invalid");
    const std::string code = app.code();
    EXPECT_EQ(sign_in(kAdminEmail, code.substr(0, 3) + " " + code.substr(3)).status, 201);
    EXPECT_EQ(sign_in(kAdminEmail, code)["code"], "second_factor_invalid") << "each step once";
    EXPECT_EQ(sign_in(kAdminEmail, app.code(-1))["code"], "second_factor_invalid") << "nor an earlier one";
    EXPECT_EQ(sign_in(kAdminEmail, app.code(1)).status, 201) << "a clock that is ahead";
}

TEST_F(SecondFactor, is_confirmed_within_an_hour_and_only_when_begun) {
    EXPECT_EQ(ada.post("/me/second-factor/confirm", {{"code", "123456"}})["code"], "invalid_state");
    const AuthenticatorApp app(ada.post("/me/second-factor").text("/secret"), server.clock());
    server.clock().advance(60 * kMinute);
    EXPECT_EQ(ada.post("/me/second-factor/confirm", {{"code", app.code()}})["code"], "reauthentication_required")
        << "an hour after the sign-in";
    EXPECT_EQ(ada.post("/me/second-factor")["code"], "reauthentication_required");
    EXPECT_EQ(ada.post("/session/confirm", {{"password", kPassword}}).status, 204);
    EXPECT_EQ(ada.post("/me/second-factor/confirm", {{"code", app.code()}})["code"], "invalid_state");
    const AuthenticatorApp first(ada.post("/me/second-factor").text("/secret"), server.clock());
    const AuthenticatorApp second(ada.post("/me/second-factor").text("/secret"), server.clock());
    EXPECT_EQ(ada.post("/me/second-factor/confirm", {{"code", first.code()}}).status, 400) << "replaced";
    EXPECT_EQ(ada.post("/me/second-factor/confirm", {{"code", second.code()}}).status, 200);
}

TEST_F(SecondFactor, another_app_takes_the_place_of_the_first) {
    const Enrolled first = enrol(ada);
    const AuthenticatorApp second(ada.post("/me/second-factor").text("/secret"), server.clock());
    EXPECT_EQ(sign_in(kAdminEmail, first.app.code()).status, 201) << "until the new one is confirmed";
    EXPECT_EQ(ada.post("/me/second-factor/confirm", {{"code", second.code()}}).status, 200);
    next_step();
    EXPECT_EQ(sign_in(kAdminEmail, first.app.code())["code"], "second_factor_invalid");
    EXPECT_EQ(sign_in(kAdminEmail, first.recovery_codes[0])["code"], "second_factor_invalid");
    EXPECT_EQ(sign_in(kAdminEmail, second.code()).status, 201);
}

TEST_F(SecondFactor, a_wrong_password_answers_alike_with_one_and_without) {
    server.add_member("bob@example.com");
    HttpClient cyd = server.add_member("cyd@example.com");
    const Enrolled enrolled = enrol(cyd);
    std::set<std::string> bodies;
    for (const std::string email : {"bob@example.com", "cyd@example.com", "nobody@example.com"})
        for (const std::string& answer : {std::string(), enrolled.app.code(), enrolled.recovery_codes[0]}) {
            const std::size_t worked = server.services().hasher.worked_out();
            const HttpAnswer refused = sign_in(email, answer, "not the password 1");
            EXPECT_EQ(refused.status, 401);
            EXPECT_EQ(server.services().hasher.worked_out(), worked + 1) << email;
            bodies.insert(refused.body);
        }
    EXPECT_EQ(bodies.size(), 1u);
    EXPECT_EQ(sign_in("cyd@example.com", enrolled.app.code()).status, 201) << "neither code was used up";
    EXPECT_EQ(sign_in("cyd@example.com", enrolled.recovery_codes[0]).status, 201);
}

TEST_F(SecondFactor, recovery_codes_are_good_once_each) {
    const Enrolled enrolled = enrol(ada);
    EXPECT_EQ(std::set<std::string>(enrolled.recovery_codes.begin(), enrolled.recovery_codes.end()).size(), 10u);
    std::string spoken = enrolled.recovery_codes[3];
    for (char& c : spoken) c = c == '-' ? ' ' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    EXPECT_EQ(sign_in(kAdminEmail, spoken).status, 201);
    EXPECT_EQ(sign_in(kAdminEmail, enrolled.recovery_codes[3])["code"], "second_factor_invalid");
    EXPECT_EQ(ada.get("/me/second-factor")["recovery_codes_left"], 9);
    EXPECT_EQ(events(ada, "user.recovery_code_used").size(), 1u);
    EXPECT_EQ(server.mails(1, "recovery code was used").size(), 1u);
    const HttpAnswer renewed = ada.post("/me/second-factor/recovery-codes");
    ASSERT_EQ(renewed.status, 200) << renewed.body;
    EXPECT_EQ(sign_in(kAdminEmail, enrolled.recovery_codes[4])["code"], "second_factor_invalid");
    EXPECT_EQ(sign_in(kAdminEmail, renewed.text("/recovery_codes/4")).status, 201);
    EXPECT_EQ(events(ada, "user.recovery_codes_renewed").size(), 1u);
}

TEST_F(SecondFactor, without_one_there_are_no_recovery_codes_and_nothing_to_turn_off) {
    EXPECT_EQ(ada.post("/me/second-factor/recovery-codes")["code"], "invalid_state");
    EXPECT_EQ(ada.del("/me/second-factor")["code"], "invalid_state");
}

/// What 8 requests at once with the same answer get.
std::multiset<int> raced(ApiServer& server, const std::string& answer) {
    std::vector<int> statuses(8);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < statuses.size(); ++i)
        threads.emplace_back([&, i] {
            const object body{{"email", kAdminEmail}, {"password", kPassword}, {"second_factor", answer}};
            const HttpHeaders from{{"X-Forwarded-For", "198.51." + std::to_string(i) + ".1"}};
            statuses[i] = server.client().post("/session", body, from).status;
        });
    for (auto& thread : threads) thread.join();
    return {statuses.begin(), statuses.end()};
}

TEST_F(SecondFactor, a_code_that_is_sent_eight_times_at_once_lets_in_one) {
    const Enrolled enrolled = enrol(ada);
    EXPECT_EQ(raced(server, enrolled.app.code()).count(201), 1u);
}

TEST_F(SecondFactor, a_recovery_code_that_is_sent_eight_times_at_once_lets_in_one) {
    const Enrolled enrolled = enrol(ada);
    EXPECT_EQ(raced(server, enrolled.recovery_codes[0]).count(201), 1u);
}

TEST_F(SecondFactor, is_given_with_the_password_where_somebody_is_signed_in) {
    const Enrolled enrolled = enrol(ada);
    const auto expect_field = [](const HttpAnswer& refused, const char* pointer, const char* code) {
        EXPECT_EQ(refused.status, 400) << refused.body;
        EXPECT_EQ(refused["/errors/0/pointer"], pointer);
        EXPECT_EQ(refused["/errors/0/code"], code);
    };
    const auto confirm = [&](object body) { return ada.post("/session/confirm", body); };
    expect_field(confirm({{"password", kPassword}}), "/second_factor", "second_factor_required");
    expect_field(confirm({{"password", kPassword}, {"second_factor", enrolled.app.wrong_code()}}), "/second_factor",
                 "second_factor_invalid");
    expect_field(confirm({{"password", "not the password"}, {"second_factor", enrolled.app.code()}}), "/password",
                 "wrong_password");
    EXPECT_EQ(confirm({{"password", kPassword}, {"second_factor", enrolled.app.code()}}).status, 204);
    next_step();
    object body{{"current_password", kPassword}, {"new_password", "quite another one 7"}};
    expect_field(ada.post("/me/password", body), "/second_factor", "second_factor_required");
    body["second_factor"] = enrolled.app.wrong_code();
    expect_field(ada.post("/me/password", body), "/second_factor", "second_factor_invalid");
    body["second_factor"] = enrolled.app.code();
    object refused = body;  // which uses up no code
    refused["new_password"] = "short";
    expect_field(ada.post("/me/password", refused), "/new_password", "too_short");
    EXPECT_EQ(ada.post("/me/password", body).status, 204);
    next_step();
    EXPECT_EQ(sign_in(kAdminEmail, enrolled.app.code(), "quite another one 7").status, 201);
}

TEST_F(SecondFactor, is_asked_where_an_invitation_is_accepted_with_a_password) {
    HttpClient bob = server.add_member("bob@example.com");
    const Enrolled enrolled = enrol(bob);
    server.add_workspace("Other");
    server.invite("bob@example.com", core::Role::builder, "other");
    const std::string token = token_in(link_in(server.mails(1, "Other").at(0), "/invitations"));
    object body{{"token", token}, {"password", kPassword}};
    EXPECT_EQ(server.client().post("/invitations/accept", body)["code"], "second_factor_required");
    body["second_factor"] = enrolled.app.wrong_code();
    EXPECT_EQ(server.client().post("/invitations/accept", body)["code"], "second_factor_invalid");
    EXPECT_EQ(server.workspace("other")->member_of(server.user_id("bob@example.com"))->status,
              core::MemberStatus::invited);
    body["second_factor"] = enrolled.app.code();
    EXPECT_EQ(server.client().post("/invitations/accept", body).status, 201);
}

TEST_F(SecondFactor, stays_when_the_password_is_reset) {
    HttpClient bob = server.add_member("bob@example.com");
    const Enrolled enrolled = enrol(bob);
    server.client().post("/password-resets", {{"email", "bob@example.com"}});
    const std::string token = token_in(link_in(server.mails(1, "/password-reset#").at(0), "/password-reset"));
    EXPECT_EQ(
        server.client().post("/password-resets/redeem", {{"token", token}, {"password", "a brand new one 99"}}).status,
        204);
    EXPECT_EQ(sign_in("bob@example.com", "", "a brand new one 99")["code"], "second_factor_required");
    EXPECT_EQ(sign_in("bob@example.com", enrolled.app.code(), "a brand new one 99").status, 201);
}

TEST_F(SecondFactor, M35_goes_where_its_account_proves_its_address_by_a_reset) {
    const std::string member = server.invite("bob@example.com");
    const std::string shown =
        ada.post("/workspaces/acme/members/" + member + "/invitation-link", object()).text("/invitation_url");
    HttpClient stranger = server.client();
    const HttpAnswer accepted =
        stranger.post("/invitations/accept", {{"token", token_in(shown)}, {"name", "Bob"}, {"password", kPassword}});
    ASSERT_EQ(accepted.status, 201) << accepted.body;
    enrol(stranger);
    EXPECT_EQ(ada.get("/instance/users?q=bob")["/items/0/second_factor"], true);
    server.client().post("/password-resets", {{"email", "bob@example.com"}});
    const std::string token = token_in(link_in(server.mails(1, "/password-reset#").at(0), "/password-reset"));
    server.client().post("/password-resets/redeem", {{"token", token}, {"password", "a brand new one 99"}});
    EXPECT_EQ(sign_in("bob@example.com", "", "a brand new one 99").status, 201)
        << "who set it up had never proved the address";
    EXPECT_EQ(events(ada, "user.second_factor_removed").size(), 1u);
    const auto told = server.mails(1, "second factor was removed");
    ASSERT_EQ(told.size(), 1u);
    EXPECT_NE(told[0].find("To: <bob@example.com>"), std::string::npos) << told[0];
    EXPECT_NE(decoded(told[0]).find("was verified just now"), std::string::npos) << told[0];
}

TEST_F(SecondFactor, is_turned_off_by_who_signed_in_just_now) {
    const Enrolled enrolled = enrol(ada);
    server.clock().advance(11 * kMinute);
    EXPECT_EQ(ada.del("/me/second-factor")["code"], "reauthentication_required");
    EXPECT_EQ(ada.post("/me/second-factor/recovery-codes")["code"], "reauthentication_required");
    EXPECT_EQ(ada.post("/me/second-factor")["code"], "reauthentication_required");
    ada.post("/session/confirm", {{"password", kPassword}, {"second_factor", enrolled.app.code()}});
    EXPECT_EQ(ada.del("/me/second-factor").status, 204);
    EXPECT_EQ(sign_in(kAdminEmail).status, 201);
    EXPECT_EQ(ada.get("/me/second-factor")["recovery_codes_left"], 0);
    EXPECT_EQ(events(ada, "user.second_factor_disabled").size(), 1u);
    EXPECT_EQ(server.mails(1, "second factor is off").size(), 1u);
}

TEST_F(SecondFactor, of_who_lost_it_is_removed_by_an_instance_admin) {
    HttpClient bob = server.add_member("bob@example.com");
    const Enrolled enrolled = enrol(bob);
    const std::string path = "/instance/users/" + server.user_id("bob@example.com").str() + "/second-factor";
    EXPECT_EQ(bob.del(path).status, 403);
    server.clock().advance(11 * kMinute);
    EXPECT_EQ(ada.del(path)["code"], "reauthentication_required");
    ada.post("/session/confirm", {{"password", kPassword}});
    EXPECT_EQ(ada.del(path).status, 204);
    EXPECT_EQ(bob.get("/me").status, 401) << "the person's sessions end";
    EXPECT_EQ(sign_in("bob@example.com").status, 201);
    EXPECT_EQ(events(ada, "user.second_factor_removed").size(), 1u);
    EXPECT_EQ(server.mails(1, "second factor was removed").size(), 1u);
    EXPECT_EQ(ada.del(path)["code"], "invalid_state") << "there is none";
    EXPECT_EQ(ada.del(std::string("/instance/users/") + kIdOfNothing + "/second-factor").status, 404);
    enrol(ada);
    EXPECT_EQ(ada.del("/instance/users/" + server.user_id(kAdminEmail).str() + "/second-factor")["code"],
              "invalid_state")
        << "one's own is turned off otherwise";
}

TEST_F(SecondFactor, proof_given_before_it_was_set_up_lets_nobody_in_after) {
    service::Accounts& accounts = server.services().accounts;
    service::Call call;
    call.address = "192.0.2.7";
    call.request_id = "race";
    const std::optional<service::Secret> password = service::Secret::copy_of(kPassword), none;
    const std::optional<service::PasskeyAnswer> no_passkey;
    const auto proven = accounts.prove(call, kAdminEmail, {password, none, no_passkey});
    ASSERT_TRUE(proven.ok());
    enrol(ada);
    const auto late =
        server.services().store.write([&](service::Tx& tx) { return service::Accounts::still_proves(tx, *proven); });
    ASSERT_FALSE(late.ok());
    EXPECT_EQ(late.error().code, core::ErrorCode::second_factor_required);
}

TEST_F(SecondFactor, is_shown_once_and_stands_nowhere_else) {
    HttpClient bob = server.add_member("bob@example.com");
    const HttpHeaders key{{"Idempotency-Key", "k-1"}};
    bob.post("/me/second-factor", object(), key);
    const HttpAnswer begun = bob.post("/me/second-factor", object(), key);
    EXPECT_EQ(begun.header("Idempotent-Replayed"), "") << "no reply is kept";
    const AuthenticatorApp app(begun.text("/secret"), server.clock());
    const object code{{"code", app.code()}};
    const HttpAnswer on = bob.post("/me/second-factor/confirm", code, key);
    ASSERT_EQ(on.status, 200) << on.body;
    EXPECT_EQ(bob.post("/me/second-factor/confirm", code, key)["code"], "invalid_state");

    std::ostringstream stored;
    for (const char* suffix : {"", "-wal"})
        stored << std::ifstream(server.database().string() + suffix, std::ios::binary).rdbuf();
    std::string seen = stored.str();
    for (const char* path : {"/me", "/me/second-factor", "/session", "/me/sessions"}) seen += bob.get(path).body;
    seen += ada.get("/instance/audit-events?limit=200").body + ada.get("/instance/users").body;
    for (const std::string& mail : server.mails(1, "second factor is on")) seen += decoded(mail);
    std::vector<std::string> secrets{begun.text("/secret"), app.secret()};
    const boost::json::value codes = on["recovery_codes"];
    for (const auto& each : codes.as_array()) {
        std::string text = each.as_string().c_str();
        secrets.push_back(text);
        std::erase(text, '-');
        secrets.push_back(text);
    }
    EXPECT_EQ(secrets.size(), 22u);
    for (const std::string& secret : secrets) EXPECT_EQ(seen.find(secret), std::string::npos) << secret;
    EXPECT_NE(seen.find("user.second_factor_enabled"), std::string::npos) << "what was searched holds something";
}

TEST_F(SecondFactor, is_sealed_and_sealed_anew_when_the_key_is_rotated) {
    const Enrolled enrolled = enrol(ada);
    ada.post("/session/confirm", {{"password", kPassword}, {"second_factor", enrolled.app.code()}});
    ada.post("/me/second-factor");
    service::Services& services = server.services();
    const auto sealed_by_present_key = [&] {
        int count = 0;
        services.store.read([&](storage::Connection& connection) {
            service::for_each_sealed_value(connection, [&](storage::SealedTable table,
                                                           const storage::SealedValue& value) {
                if (table != storage::SealedTable::second_factors) return;
                const std::string_view bytes(reinterpret_cast<const char*>(value.sealed.data()), value.sealed.size());
                count += service::is_sealed_by_present_key(services.keys, service::place_of(table, value), bytes);
            });
            return 0;
        });
        return count;
    };
    EXPECT_EQ(sealed_by_present_key(), 2) << "the present one and the one that waits";
    service::Call call;
    call.caller.actor.via = core::Actor::Via::command_line;
    call.request_id = "rotation";
    call.change_id = services.ids.next_uuid();
    const auto report =
        service::rotate_keys({services.store, services.audit, services.keys, [] { return false; }}, call);
    ASSERT_TRUE(report.ok()) << report.error().detail;
    EXPECT_EQ(sealed_by_present_key(), 2);
    next_step();
    EXPECT_EQ(sign_in(kAdminEmail, enrolled.app.code()).status, 201);
}

}  // namespace
}  // namespace guildhall::test
