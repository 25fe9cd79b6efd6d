// Using a passkey: alone, in place of a second factor, and every way in which it is none.
#include <thread>

#include "api/links.h"
#include "api/passkey_fixture.h"

namespace guildhall::test {
namespace {

using boost::json::object;
using boost::json::value;
using core::kMinute;

class PasskeySignIn : public PasskeyTest {
protected:
    HttpClient bob = server.add_member("bob@example.com");
    SoftwarePasskey phone = added(bob);

    /// What somebody is told whose passkey isn't known here.
    std::string refused_as_unknown() {
        SoftwarePasskey unknown;
        SoftwarePasskey::Says says = unknown.says;
        says.user_handle = std::string(16, 'x');
        unknown.says = says;
        const HttpAnswer refused = sign_in_by(unknown);
        EXPECT_EQ(refused.status, 401);
        EXPECT_EQ(refused["code"], "unauthenticated");
        EXPECT_EQ(refused["/errors/0/code"], "passkey_invalid");
        return refused.body;
    }
    void expect_refused(const HttpAnswer& refused) {
        EXPECT_EQ(refused.status, 401) << refused.body;
        EXPECT_EQ(refused.body, refused_as_unknown());
        EXPECT_EQ(refused.header("Set-Cookie"), "");
    }
    void expect_refused(const std::function<void(SoftwarePasskey::Says&)>& bend) {
        SoftwarePasskey bent = phone;
        bend(bent.says);
        expect_refused(sign_in_by(bent));
    }
    object last_failure() { return events(ada, "session.failed").at(0); }
};

TEST_F(PasskeySignIn, needs_nothing_else_and_is_recent) {
    server.clock().advance(60 * kMinute);
    HttpClient here = server.client();
    const HttpAnswer in = here.post("/session", {{"passkey", phone.answer_to(options_to_use(here))}});
    ASSERT_EQ(in.status, 201) << in.body;
    EXPECT_EQ(in.text("/user/email"), "bob@example.com");
    EXPECT_EQ(here.get("/me").status, 200);
    EXPECT_TRUE(own(here)["passkeys"].at(0).at("last_used_at").is_string());
    EXPECT_EQ(here.post("/me/second-factor").status, 201) << "a recent sign-in";
    EXPECT_EQ(sign_in_by(phone, {{"email", "BOB@example.com"}}).status, 201) << "one's own address may be sent";
}

TEST_F(PasskeySignIn, takes_each_algorithm_that_is_offered) {
    for (const auto algorithm : {SoftwarePasskey::Algorithm::eddsa, SoftwarePasskey::Algorithm::rs256}) {
        SoftwarePasskey other(algorithm);
        const HttpAnswer made = add(bob, other);
        ASSERT_EQ(made.status, 201) << made.body;
        EXPECT_EQ(sign_in_by(other).status, 201);
        other.says.broken_signature = true;
        expect_refused(sign_in_by(other));
    }
}

TEST_F(PasskeySignIn, stands_for_the_second_factor_beside_the_password) {
    const object body{{"email", "bob@example.com"}, {"password", kPassword}};
    EXPECT_EQ(sign_in_by(phone, body).status, 201);
    SoftwarePasskey of_ada = added(ada);
    expect_refused(sign_in_by(of_ada, body));
    EXPECT_EQ(sign_in_by(phone, {{"email", kAdminEmail}, {"password", kPassword}}).status, 401);
    const HttpAnswer wrong = sign_in_by(phone, {{"email", "bob@example.com"}, {"password", "not the password 1"}});
    EXPECT_EQ(wrong.status, 401);
    EXPECT_EQ(wrong["errors"], nullptr) << "the password is what was wrong";
    expect_fault(sign_in_by(phone, {{"password", kPassword}}), "/email", "missing");
    expect_fault(sign_in_by(phone, {{"email", "bob@example.com"}, {"password", kPassword}, {"second_factor", "1"}}),
                 "/second_factor", "invalid");
    expect_fault(server.client().post("/session", object()), "/password", "missing");
}

TEST_F(PasskeySignIn, is_refused_alike_where_the_browser_did_something_else) {
    expect_refused([](auto& says) { says.type = "webauthn.create"; });
    expect_refused([](auto& says) { says.origin = "http://localhost:8081"; });
    expect_refused([](auto& says) { says.origin = "https://localhost:8080"; });
    expect_refused([](auto& says) { says.origin = "http://localhost:8080.example.net"; });
    expect_refused([](auto& says) { says.cross_origin = true; });
    expect_refused([](auto& says) { says.rp_id = "guildhall.example.net"; });
    EXPECT_EQ(last_failure().at("after"), value(object{{"passkey", "wrong"}}));
}

TEST_F(PasskeySignIn, is_refused_alike_where_nobody_was_there_or_verified) {
    expect_refused([](auto& says) { says.flags = SoftwarePasskey::kVerified; });
    expect_refused([](auto& says) { says.flags = SoftwarePasskey::kPresent; });
}

TEST_F(PasskeySignIn, is_refused_alike_with_a_wrong_signature) {
    expect_refused([](auto& says) { says.broken_signature = true; });
    SoftwarePasskey other_key;  // of the same id
    other_key.id = phone.id;
    other_key.says.user_handle = service::user_handle(server.user_id("bob@example.com"));
    expect_refused(sign_in_by(other_key));
}

TEST_F(PasskeySignIn, is_refused_alike_for_another_account) {
    const std::string of_ada = service::user_handle(server.user_id(kAdminEmail));
    expect_refused([&](auto& says) { says.user_handle = of_ada; });
    expect_refused(sign_in_by(phone, {{"email", kAdminEmail}}));
    expect_refused(sign_in_by(phone, {{"email", "nobody@example.com"}}));
    expect_refused(sign_in_by(phone, {{"email", "no address"}}));
}

TEST_F(PasskeySignIn, is_refused_alike_where_the_account_is_archived) {
    server.change(core::ArchiveUser{server.user_id("bob@example.com")}, "");
    expect_refused(sign_in_by(phone));
    server.change(core::UnarchiveUser{server.user_id("bob@example.com")}, "");
    EXPECT_EQ(sign_in_by(phone).status, 201);
}

TEST_F(PasskeySignIn, takes_an_answer_once_and_for_five_minutes) {
    HttpClient here = server.client();
    const value options = options_to_use(here);
    const object body{{"passkey", phone.answer_to(options)}};
    server.clock().advance(5 * kMinute - 1);
    EXPECT_EQ(server.client().post("/session", body).status, 201) << "whoever asked";
    expect_refused(server.client().post("/session", body, same()));
    expect_refused(server.client().post("/session", {{"passkey", phone.answer_to(options)}}, same()));
    const value late = options_to_use(here);
    server.clock().advance(5 * kMinute);
    expect_refused(server.client().post("/session", {{"passkey", phone.answer_to(late)}}, same()));
}

TEST_F(PasskeySignIn, lets_in_one_of_eight_who_send_the_same_answer_at_once) {
    HttpClient here = server.client();
    const object body{{"passkey", phone.answer_to(options_to_use(here))}};
    std::vector<int> statuses(8);
    std::vector<std::thread> threads;
    for (int& status : statuses) threads.emplace_back([&] { status = server.client().post("/session", body).status; });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(std::count(statuses.begin(), statuses.end(), 201), 1);
    EXPECT_EQ(std::count(statuses.begin(), statuses.end(), 401), 7);
}

TEST_F(PasskeySignIn, takes_no_challenge_that_was_made_for_something_else) {
    HttpClient here = server.client();
    const auto answered = [&](const auto& challenge) {
        value options = options_to_use(here);
        options.at("challenge") = value(challenge);
        return server.client().post("/session", {{"passkey", phone.answer_to(options)}}, same());
    };
    expect_refused(answered(options_to_make(bob).at("challenge")));
    expect_refused(answered(options_to_use(bob).at("challenge")));
    expect_refused(answered(core::base64url("of one's own making")));
    expect_refused(answered("not base64url!"));
    ApiServer elsewhere;
    HttpClient there = elsewhere.client();
    expect_refused(answered(options_to_use(there).at("challenge")));
    EXPECT_EQ(answered(options_to_use(here).at("challenge")).status, 201) << "control";
}

TEST_F(PasskeySignIn, is_refused_and_told_where_a_count_does_not_grow) {
    EXPECT_EQ(sign_in_by(phone).status, 201);
    EXPECT_EQ(sign_in_by(phone).status, 201) << "no count at all";
    phone.says.count = 7;
    EXPECT_EQ(sign_in_by(phone).status, 201);
    for (const std::uint32_t count : {7u, 6u, 0u}) {
        expect_refused([&](auto& says) { says.count = count; });
        EXPECT_EQ(events(ada, "session.failed").at(1).at("after"), value(object{{"passkey", "may_be_copied"}}))
            << "before that of the unknown one";
    }
    phone.says.count = 0x80000000;
    EXPECT_EQ(sign_in_by(phone).status, 201);
}

TEST_F(PasskeySignIn, an_answer_that_is_sent_again_is_not_taken_for_a_copy) {
    phone.says.count = 7;
    HttpClient here = server.client();
    const object body{{"passkey", phone.answer_to(options_to_use(here))}};
    EXPECT_EQ(here.post("/session", body).status, 201);
    expect_refused(server.client().post("/session", body, same()));
    EXPECT_EQ(events(ada, "session.failed").at(1).at("after"), value(object{{"passkey", "wrong"}}));
}

TEST_F(PasskeySignIn, whether_it_is_synced_is_as_it_was_last) {
    phone.says.flags |= SoftwarePasskey::kMayBeSynced | SoftwarePasskey::kSynced;
    EXPECT_EQ(sign_in_by(phone).status, 201);
    EXPECT_EQ(own(bob)["passkeys"].at(0).at("synced"), true);
}

TEST_F(PasskeySignIn, confirms_a_session_with_and_without_the_password) {
    const auto confirm = [&](object body) { return bob.post("/session/confirm", body); };
    const auto by_phone = [&](object body = {}) {
        body["passkey"] = phone.answer_to(options_to_use(bob));
        return body;
    };
    EXPECT_EQ(confirm(by_phone()).status, 204);
    EXPECT_EQ(confirm(by_phone({{"password", kPassword}})).status, 204);
    expect_fault(confirm(by_phone({{"password", "not the password"}})), "/password", "wrong_password");
    expect_fault(confirm({{"password", kPassword}}), "/second_factor", "second_factor_required");
    EXPECT_EQ(confirm({{"password", kPassword}})["second_factors"], boost::json::array({"passkey"}));
    SoftwarePasskey of_ada = added(ada);
    for (object body : {object(), object{{"password", kPassword}}}) {
        body["passkey"] = of_ada.answer_to(options_to_use(bob));
        expect_fault(confirm(body), "/passkey", "passkey_invalid");
    }
    HttpClient elsewhere = server.client();
    elsewhere.post("/session", {{"passkey", phone.answer_to(options_to_use(elsewhere))}});
    expect_fault(confirm({{"passkey", phone.answer_to(options_to_use(elsewhere))}}), "/passkey", "passkey_invalid");
    HttpClient nobody = server.client();
    expect_fault(confirm({{"passkey", phone.answer_to(options_to_use(nobody))}}), "/passkey", "passkey_invalid");
    expect_fault(confirm(object()), "/password", "missing");
    EXPECT_EQ(own(ada)["passkeys"].at(0).at("last_used_at"), nullptr) << "it wasn't used";
}

TEST_F(PasskeySignIn, stands_for_the_second_factor_where_the_password_is_changed) {
    object body{{"current_password", kPassword}, {"new_password", "quite another one 7"}};
    expect_fault(bob.post("/me/password", body), "/second_factor", "second_factor_required");
    SoftwarePasskey of_ada = added(ada);
    body["passkey"] = of_ada.answer_to(options_to_use(bob));
    expect_fault(bob.post("/me/password", body), "/passkey", "passkey_invalid");
    body["passkey"] = phone.answer_to(options_to_use(bob));
    body.erase("current_password");
    expect_fault(bob.post("/me/password", body), "/current_password", "missing");
    body["current_password"] = kPassword;
    EXPECT_EQ(bob.post("/me/password", body).status, 204);
    EXPECT_EQ(sign_in_by(phone, {{"email", "bob@example.com"}, {"password", "quite another one 7"}}).status, 201);
}

TEST_F(PasskeySignIn, answers_an_invitation_with_and_without_the_password) {
    SoftwarePasskey of_ada = added(ada);
    const auto accept = [&](const std::string& workspace, const SoftwarePasskey& passkey, object body = {}) {
        HttpClient here = server.client();
        body["token"] = token_in(link_in(server.mails(1, workspace).at(0), "/invitations"));
        body["passkey"] = passkey.answer_to(options_to_use(here));
        return here.post("/invitations/accept", body);
    };
    for (const char* name : {"Other", "Third"}) {
        server.add_workspace(name);
        server.invite("bob@example.com", core::Role::builder, name == std::string("Other") ? "other" : "third");
    }
    EXPECT_EQ(accept("Other", of_ada)["/errors/0/code"], "passkey_invalid");
    EXPECT_EQ(accept("Other", of_ada, {{"password", kPassword}})["/errors/0/code"], "passkey_invalid");
    EXPECT_EQ(accept("Other", phone, {{"password", kPassword}}).status, 201);
    EXPECT_EQ(accept("Third", phone).status, 201);
}

TEST_F(PasskeySignIn, failures_count_for_the_address_and_slow_no_owner_elsewhere) {
    const auto try_from = [&](const std::string& address, bool broken) {
        HttpClient here = server.client();
        SoftwarePasskey passkey = phone;
        passkey.says.broken_signature = broken;
        const object body{{"passkey", passkey.answer_to(options_to_use(here))}};
        return here.post("/session", body, {{"X-Forwarded-For", address}}).status;
    };
    for (int n = 0; n < 60; ++n) EXPECT_EQ(try_from("198.51.100.7", true), 401) << n;
    EXPECT_EQ(try_from("198.51.100.7", false), 201) << "no single one is slowed";
    EXPECT_EQ(sign_in("bob@example.com", "", "not the password 1", "192.0.2.8").status, 401) << "nor its account";
    for (int n = 0; n < 40; ++n) EXPECT_EQ(try_from("198.51.100.7", true), 401) << n;
    EXPECT_EQ(try_from("198.51.100.7", false), 429);
    EXPECT_EQ(sign_in(kAdminEmail, "", kPassword, "198.51.100.7").status, 429) << "one count with the passwords";
    EXPECT_EQ(try_from("203.0.113.9", false), 201);
    HttpClient asking = server.client();
    for (int n = 0; n < 150; ++n) options_to_use(asking);
    EXPECT_EQ(try_from("127.0.0.1", false), 201) << "asking costs no try";
}

TEST_F(PasskeySignIn, strangers_at_the_same_address_hold_back_no_browser_that_its_account_knows) {
    const auto sign_in_with = [&](HttpClient& browser, bool broken = false) {
        SoftwarePasskey& passkey = phone;
        passkey.says.broken_signature = broken;
        const HttpHeaders from{{"X-Forwarded-For", "198.51.100.7"}};
        const HttpAnswer options = browser.post("/session/passkey-options", object(), from);
        const object body{{"passkey", passkey.answer_to(options["options"])}};
        return browser.post("/session", body, from).status;
    };
    HttpClient known = server.client(), another = server.client();
    EXPECT_EQ(sign_in_with(known), 201);
    EXPECT_EQ(known.del("/session").status, 204);
    for (int n = 0; n < 100; ++n)
        sign_in("no" + std::to_string(n) + "@example.com", "", "not the password 1", "198.51.100.8");
    EXPECT_EQ(sign_in_with(another), 429) << "control";
    EXPECT_EQ(sign_in_with(known), 201);
    EXPECT_EQ(known.del("/session").status, 204);
    for (int n = 0; n < 6; ++n) EXPECT_EQ(sign_in_with(known, true), 401) << n;
    EXPECT_EQ(sign_in_with(known), 429) << "it has a count of its own";
}

TEST_F(PasskeySignIn, of_one_that_was_removed_meanwhile_lets_nobody_in) {
    added(bob);
    service::Accounts& accounts = server.services().accounts;
    service::Call call;
    call.address = "192.0.2.7";
    call.request_id = "race";
    HttpClient here = server.client();
    const object answer = phone.answer_to(options_to_use(here));
    const auto bytes = [&](const char* name) {
        return core::parse_base64url(std::string(answer.at(name).as_string())).value();
    };
    const std::string said = bytes("client_data");
    const value parsed = boost::json::parse(said);
    const std::optional<service::PasskeyAnswer> passkey =
        service::PasskeyAnswer{bytes("id"),
                               {"webauthn.get", std::string(parsed.at("challenge").as_string()),
                                "http://localhost:8080", false, core::sha256(said)},
                               bytes("authenticator_data"),
                               bytes("signature"),
                               bytes("user_handle")};
    const std::optional<service::Secret> none;
    const auto proven = accounts.prove(call, "", {none, none, passkey});
    ASSERT_TRUE(proven.ok()) << proven.error().detail;
    const auto now_proves = [&] {
        return server.services().store.write(
            [&](service::Tx& tx) { return service::Accounts::still_proves(tx, *proven); });
    };
    EXPECT_TRUE(now_proves().ok());
    EXPECT_EQ(bob.del("/me/passkeys/" + id_of(bob, 0)).status, 204);
    const auto late = now_proves();
    ASSERT_FALSE(late.ok());
    EXPECT_EQ(late.error().code, core::ErrorCode::unauthenticated);
}

TEST_F(PasskeySignIn, malformed_answers_are_faults_of_the_request) {
    HttpClient here = server.client();
    const object good = phone.answer_to(options_to_use(here));
    for (const char* field : {"id", "client_data", "authenticator_data", "signature", "user_handle"}) {
        object bad = good;
        bad[field] = "a";
        expect_fault(here.post("/session", {{"passkey", bad}}), (std::string("/passkey/") + field).c_str(), "invalid");
        bad.erase(field);
        expect_fault(here.post("/session", {{"passkey", bad}}), (std::string("/passkey/") + field).c_str(), "missing");
    }
    object more = good;
    more["attestation"] = "x";
    expect_fault(here.post("/session", {{"passkey", more}}), "/passkey/attestation", "unknown_field");
    expect_fault(here.post("/session", {{"passkey", "text"}}), "/passkey", "wrong_type");
    object short_data = good;
    short_data["authenticator_data"] = core::base64url(std::string(36, 'x'));
    EXPECT_EQ(here.post("/session", {{"passkey", short_data}}).status, 401);
    EXPECT_EQ(here.post("/session", {{"passkey", good}}).status, 201) << "control";
}

}  // namespace
}  // namespace guildhall::test
