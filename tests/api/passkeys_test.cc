// A person's passkeys: adding, renaming and removing them, beside an authenticator app or without.
#include "api/links.h"
#include "api/passkey_fixture.h"

namespace guildhall::test {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;
using core::kMinute;

using Passkeys = PasskeyTest;

TEST_F(Passkeys, the_first_turns_the_second_factor_on) {
    HttpClient elsewhere = server.sign_in(kAdminEmail);
    EXPECT_EQ(own(ada)["app"], false);
    EXPECT_EQ(own(ada)["passkeys"], array());
    SoftwarePasskey phone;
    const HttpAnswer made = add(ada, phone, "  Phone ");
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made["recovery_codes"].as_array().size(), 10u);
    EXPECT_EQ(made.text("/passkey/name"), "Phone");
    EXPECT_EQ(made["/passkey/last_used_at"], nullptr);
    EXPECT_EQ(made["/passkey/synced"], false);
    EXPECT_EQ(elsewhere.get("/me").status, 401) << "all other sessions end";
    object shown = own(ada);
    EXPECT_EQ(shown["enabled"], true);
    EXPECT_EQ(shown["app"], false);
    EXPECT_EQ(shown["recovery_codes_left"], 10);
    EXPECT_EQ(shown["passkeys"], array({made["passkey"]}));
    EXPECT_EQ(shown["passkeys_available"], true);
    EXPECT_EQ(shown["passkeys_unavailable_reason"], nullptr);
    EXPECT_EQ(events(ada, "user.second_factor_enabled").size(), 1u);
    EXPECT_EQ(events(ada, "user.passkey_added").at(0).at("after"), value(object{{"passkey", "Phone"}}));
    EXPECT_EQ(server.mails(1, "second factor is on").size(), 1u);

    const HttpAnswer without = sign_in(kAdminEmail);
    EXPECT_EQ(without["code"], "second_factor_required");
    EXPECT_EQ(without["second_factors"], array({"passkey"}));
    EXPECT_EQ(sign_in(kAdminEmail, made.text("/recovery_codes/0")).status, 201);
    EXPECT_EQ(sign_in_by(phone).status, 201);
}

TEST_F(Passkeys, further_ones_change_nothing_but_the_list) {
    SoftwarePasskey phone = added(ada), laptop;
    HttpClient elsewhere = server.client();
    elsewhere.post("/session", {{"passkey", phone.answer_to(options_to_use(elsewhere))}});
    laptop.says.flags |= SoftwarePasskey::kMayBeSynced | SoftwarePasskey::kSynced;
    server.clock().advance(1);
    const HttpAnswer made = add(ada, laptop, "Laptop");
    EXPECT_EQ(made["recovery_codes"], nullptr);
    EXPECT_EQ(made["/passkey/synced"], true);
    EXPECT_EQ(elsewhere.get("/me").status, 200);
    EXPECT_EQ(ada.get("/me/second-factor").text("/passkeys/1/name"), "Laptop") << "the oldest first";
    EXPECT_EQ(events(ada, "user.second_factor_enabled").size(), 1u);
    EXPECT_EQ(server.mails(1, "passkey was added").size(), 1u);
    EXPECT_EQ(sign_in_by(phone).status, 201);
    EXPECT_EQ(sign_in_by(laptop).status, 201);
}

TEST_F(Passkeys, options_to_make_one_say_what_the_browser_must_do) {
    SoftwarePasskey phone = added(ada);
    const value options = options_to_make(ada);
    EXPECT_EQ(options.at_pointer("/rp/id"), "localhost");
    EXPECT_EQ(options.at_pointer("/user/name"), kAdminEmail);
    EXPECT_EQ(core::parse_base64url(std::string(options.at_pointer("/user/id").as_string())),
              service::user_handle(server.user_id(kAdminEmail)));
    EXPECT_EQ(options.at_pointer("/authenticatorSelection/userVerification"), "required");
    EXPECT_EQ(options.at_pointer("/authenticatorSelection/residentKey"), "required");
    EXPECT_EQ(options.at("attestation"), "none");
    EXPECT_EQ(options.at("excludeCredentials"),
              array({object{
                  {"type", "public-key"}, {"id", core::base64url(phone.id)}, {"transports", array({"internal"})}}}));
    HttpClient nobody = server.client();
    const value to_use = options_to_use(nobody);
    EXPECT_EQ(to_use.at("userVerification"), "required");
    EXPECT_EQ(to_use.at("rpId"), "localhost");
    EXPECT_EQ(to_use.as_object().size(), 4u) << "nobody learns whose there are";
}

TEST_F(Passkeys, are_made_and_removed_by_who_signed_in_just_now) {
    const SoftwarePasskey phone = added(ada);
    const value options = options_to_make(ada);
    server.clock().advance(11 * kMinute);
    SoftwarePasskey other;
    EXPECT_EQ(ada.post("/me/passkeys/options")["code"], "reauthentication_required");
    EXPECT_EQ(ada.post("/me/passkeys", other.made_for(options, "Other"))["code"], "reauthentication_required");
    EXPECT_EQ(ada.del("/me/passkeys/" + id_of(ada, 0))["code"], "reauthentication_required");
    EXPECT_EQ(ada.patch("/me/passkeys/" + id_of(ada, 0), {{"name", "Mine"}})["code"], "reauthentication_required");
    EXPECT_EQ(ada.del("/me/second-factor/app")["code"], "reauthentication_required");
    EXPECT_EQ(ada.post("/session/confirm", {{"passkey", phone.answer_to(options_to_use(ada))}}).status, 204)
        << "a passkey is as good as the password";
    EXPECT_EQ(ada.del("/me/passkeys/" + id_of(ada, 0)).status, 204);
}

TEST_F(Passkeys, that_the_browser_made_otherwise_than_asked_are_refused) {
    const auto refused = [&](const std::function<void(SoftwarePasskey::Says&)>& bend, const char* pointer) {
        SoftwarePasskey passkey;
        bend(passkey.says);
        expect_fault(add(ada, passkey), pointer, "passkey_invalid");
    };
    refused([](auto& says) { says.type = "webauthn.get"; }, "/client_data");
    refused([](auto& says) { says.origin = "http://localhost:8081"; }, "/client_data");
    refused([](auto& says) { says.cross_origin = true; }, "/client_data");
    refused([](auto& says) { says.rp_id = "guildhall.example.net"; }, "/authenticator_data");
    refused([](auto& says) { says.flags = SoftwarePasskey::kVerified; }, "/authenticator_data");
    refused([](auto& says) { says.flags = SoftwarePasskey::kPresent; }, "/authenticator_data");
    EXPECT_EQ(own(ada)["enabled"], false);
    SoftwarePasskey good;
    good.says.cross_origin = std::nullopt;
    EXPECT_EQ(add(ada, good).status, 201) << "control";
}

TEST_F(Passkeys, are_made_for_a_challenge_of_this_session_that_is_new) {
    SoftwarePasskey passkey;
    HttpClient elsewhere = server.sign_in(kAdminEmail), bob = server.add_member("bob@example.com");
    const auto refuse = [&](const value& options) {
        expect_fault(ada.post("/me/passkeys", passkey.made_for(options, "Phone")), "/client_data", "passkey_invalid");
    };
    refuse(options_to_make(elsewhere));
    refuse(options_to_make(bob));
    value to_use = options_to_make(ada);
    to_use.at("challenge") = options_to_use(ada).at("challenge");
    refuse(to_use);
    to_use.at("challenge") = core::base64url("of one's own making");
    refuse(to_use);
    value options = options_to_make(ada);
    server.clock().advance(5 * kMinute);
    refuse(options);
    options = options_to_make(ada);
    server.clock().advance(5 * kMinute - 1);
    EXPECT_EQ(ada.post("/me/passkeys", passkey.made_for(options, "Phone")).status, 201) << "control";
    EXPECT_EQ(ada.del("/me/second-factor").status, 204);
    refuse(options);
}

TEST_F(Passkeys, are_refused_where_the_request_cannot_be_read) {
    SoftwarePasskey passkey;
    const object good = passkey.made_for(options_to_make(ada), "Phone");
    const auto refuse = [&](const char* field, const std::string& instead, const char* code) {
        object body = good;
        body[field] = instead;
        expect_fault(ada.post("/me/passkeys", body), (std::string("/") + field).c_str(), code);
    };
    refuse("name", "", "missing");
    refuse("name", std::string(51, 'x'), "too_long");
    refuse("client_data", "=", "invalid");
    refuse("client_data", core::base64url("[]"), "invalid");
    refuse("client_data", core::base64url(R"({"type":"webauthn.create","challenge":"AA"})"), "invalid");
    refuse("client_data", core::base64url(R"({"type":"a","challenge":"b","origin":"c","crossOrigin":"no"})"),
           "invalid");
    refuse("client_data", std::string(8193, 'A'), "too_long");
    refuse("authenticator_data", "AA", "passkey_invalid");
    const std::string data(good.at("authenticator_data").as_string());
    refuse("authenticator_data", data.substr(0, 80), "passkey_invalid");
    refuse("authenticator_data", core::base64url(core::parse_base64url(data)->substr(0, 37)), "passkey_invalid");
    refuse("public_key", "AA", "passkey_invalid");
    refuse("transports", "usb", "wrong_type");
    EXPECT_EQ(ada.post("/me/passkeys", good).status, 201) << "none of these used up the challenge";
}

TEST_F(Passkeys, are_known_once_in_the_whole_instance) {
    SoftwarePasskey passkey = added(ada);
    HttpClient bob = server.add_member("bob@example.com");
    SoftwarePasskey same_device = passkey;
    expect_fault(add(bob, same_device), "/authenticator_data", "duplicate");
    expect_fault(add(ada, same_device), "/authenticator_data", "duplicate");
    EXPECT_EQ(own(bob)["enabled"], false);
}

TEST_F(Passkeys, of_one_account_are_at_most_twenty) {
    value last;
    for (int n = 0; n < 20; ++n) {
        last = n == 19 ? options_to_make(ada) : value();
        added(ada);
    }
    EXPECT_EQ(ada.post("/me/passkeys/options")["code"], "invalid_state");
    SoftwarePasskey another;
    EXPECT_EQ(ada.post("/me/passkeys", another.made_for(last, "21st"))["code"], "invalid_state");
    EXPECT_EQ(ada.del("/me/passkeys/" + id_of(ada, 0)).status, 204);
    EXPECT_EQ(add(ada, another).status, 201);
}

TEST_F(Passkeys, are_renamed_and_removed_by_their_owner_only) {
    SoftwarePasskey phone = added(ada);
    HttpClient bob = server.add_member("bob@example.com");
    added(bob);
    const std::string path = "/me/passkeys/" + id_of(ada, 0);
    EXPECT_EQ(bob.patch(path, {{"name", "Mine"}}).status, 404);
    EXPECT_EQ(bob.del(path).status, 404);
    expect_fault(ada.patch(path, {{"name", " "}}), "/name", "missing");
    EXPECT_EQ(ada.patch(path, {{"name", "Key ring"}}).text("/name"), "Key ring");
    EXPECT_EQ(ada.patch(path, {{"name", "Key ring"}}).status, 200);
    EXPECT_EQ(events(ada, "user.passkey_renamed").size(), 1u) << "once, as it was changed once";
    EXPECT_EQ(ada.patch(std::string("/me/passkeys/") + kIdOfNothing, {{"name", "x"}}).status, 404);
    EXPECT_EQ(sign_in_by(phone).status, 201);
}

TEST_F(Passkeys, that_are_removed_sign_in_no_more_and_the_last_turns_the_second_factor_off) {
    const SoftwarePasskey phone = added(ada), laptop = added(ada);
    HttpClient lost = server.client();
    EXPECT_EQ(lost.post("/session", {{"passkey", phone.answer_to(options_to_use(lost))}}).status, 201);
    EXPECT_EQ(ada.del("/me/passkeys/" + id_of(ada, 0)).status, 204);
    EXPECT_EQ(lost.get("/me").status, 401) << "the session that it opened has ended";
    EXPECT_EQ(sign_in_by(phone).status, 401);
    EXPECT_EQ(sign_in_by(laptop).status, 201);
    EXPECT_EQ(events(ada, "user.passkey_removed").size(), 1u);
    EXPECT_EQ(server.mails(1, "passkey was removed").size(), 1u);
    EXPECT_EQ(own(ada)["enabled"], true);
    EXPECT_EQ(ada.del("/me/passkeys/" + id_of(ada, 0)).status, 204);
    EXPECT_EQ(sign_in_by(laptop).status, 401);
    EXPECT_EQ(own(ada)["enabled"], false);
    EXPECT_EQ(own(ada)["recovery_codes_left"], 0);
    EXPECT_EQ(events(ada, "user.second_factor_disabled").size(), 1u);
    EXPECT_EQ(server.mails(1, "second factor is off").size(), 1u);
    EXPECT_EQ(sign_in(kAdminEmail).status, 201);
}

TEST_F(Passkeys, keep_their_recovery_codes_when_an_app_is_set_up_beside_them) {
    SoftwarePasskey phone;
    const std::string code = add(ada, phone).text("/recovery_codes/0");
    EXPECT_EQ(enrol(ada).recovery_codes.size(), 0u);
    EXPECT_EQ(own(ada)["recovery_codes_left"], 10);
    EXPECT_EQ(sign_in(kAdminEmail, code).status, 201);
    EXPECT_EQ(enrol(ada).recovery_codes.size(), 10u) << "in place of an app that may be lost";
}

TEST_F(Passkeys, and_an_app_are_removed_one_by_one_and_the_last_of_them_not_where_it_is_demanded) {
    const Enrolled enrolled = enrol(ada);
    const SoftwarePasskey phone = added(ada);
    EXPECT_EQ(sign_in(kAdminEmail)["second_factors"], array({"code", "passkey"}));
    EXPECT_EQ(ada.patch("/workspaces/acme", {{"second_factor_required", true}}).status, 200);
    EXPECT_EQ(ada.del("/me/second-factor/app").status, 204);
    EXPECT_EQ(ada.del("/me/second-factor/app")["code"], "invalid_state");
    EXPECT_EQ(own(ada)["app"], false);
    EXPECT_EQ(own(ada)["enabled"], true);
    EXPECT_EQ(events(ada, "user.authenticator_app_removed").size(), 1u);
    EXPECT_EQ(server.mails(1, "authenticator app was removed").size(), 1u);
    EXPECT_EQ(sign_in(kAdminEmail, enrolled.app.code())["code"], "second_factor_invalid");
    EXPECT_EQ(sign_in(kAdminEmail, enrolled.recovery_codes[0]).status, 201) << "they stand in for the passkey";
    EXPECT_EQ(ada.del("/me/passkeys/" + id_of(ada, 0))["code"], "second_factor_demanded");
    EXPECT_EQ(events(ada, "user.passkey_removed").size(), 0u);
    EXPECT_EQ(sign_in_by(phone).status, 201);
    enrol(ada);
    EXPECT_EQ(ada.del("/me/passkeys/" + id_of(ada, 0)).status, 204);
    EXPECT_EQ(ada.del("/me/second-factor/app")["code"], "second_factor_demanded");
    EXPECT_EQ(ada.patch("/workspaces/acme", {{"second_factor_required", false}}).status, 200);
    EXPECT_EQ(ada.del("/me/second-factor/app").status, 204);
    EXPECT_EQ(own(ada)["enabled"], false);
}

TEST_F(Passkeys, go_with_the_second_factor_by_whomever_it_is_turned_off) {
    SoftwarePasskey of_ada = added(ada);
    EXPECT_EQ(ada.del("/me/second-factor").status, 204);
    EXPECT_EQ(sign_in_by(of_ada).status, 401);
    EXPECT_EQ(own(ada)["passkeys"], array());
    HttpClient bob = server.add_member("bob@example.com");
    SoftwarePasskey of_bob = added(bob);
    EXPECT_EQ(ada.del("/instance/users/" + server.user_id("bob@example.com").str() + "/second-factor").status, 204);
    EXPECT_EQ(bob.get("/me").status, 401);
    EXPECT_EQ(sign_in_by(of_bob).status, 401);
    EXPECT_EQ(sign_in("bob@example.com").status, 201);
}

TEST_F(Passkeys, M35_go_where_their_account_proves_its_address_by_a_reset) {
    const std::string member = server.invite("bob@example.com");
    const std::string shown =
        ada.post("/workspaces/acme/members/" + member + "/invitation-link", object()).text("/invitation_url");
    HttpClient stranger = server.client();
    stranger.post("/invitations/accept", {{"token", token_in(shown)}, {"name", "Bob"}, {"password", kPassword}});
    const SoftwarePasskey passkey = added(stranger);
    EXPECT_EQ(sign_in_by(passkey).status, 201);
    server.client().post("/password-resets", {{"email", "bob@example.com"}});
    const std::string token = token_in(link_in(server.mails(1, "/password-reset#").at(0), "/password-reset"));
    server.client().post("/password-resets/redeem", {{"token", token}, {"password", "a brand new one 99"}});
    EXPECT_EQ(sign_in_by(passkey).status, 401) << "who made it had never proved the address";
    EXPECT_EQ(server.mails(0, "second factor is on").size(), 0u) << "one before the reset's would have come";
    EXPECT_EQ(sign_in("bob@example.com", "", "a brand new one 99").status, 201);
}

TEST_F(Passkeys, stay_when_the_password_is_reset) {
    HttpClient bob = server.add_member("bob@example.com");
    const SoftwarePasskey passkey = added(bob);
    server.client().post("/password-resets", {{"email", "bob@example.com"}});
    const std::string token = token_in(link_in(server.mails(1, "/password-reset#").at(0), "/password-reset"));
    server.client().post("/password-resets/redeem", {{"token", token}, {"password", "a brand new one 99"}});
    EXPECT_EQ(sign_in("bob@example.com", "", "a brand new one 99")["code"], "second_factor_required");
    EXPECT_EQ(sign_in_by(passkey).status, 201);
}

TEST_F(Passkeys, are_not_made_where_browsers_make_none) {
    for (const char* base_url : {"http://127.0.0.1:8080", "https://192.0.2.7", "https://[2001:db8::1]:8443"}) {
        ApiServerOptions with;
        with.settings.base_url = base_url;
        ApiServer there(std::move(with));
        HttpClient person = there.set_up();
        const object shown = own(person);
        EXPECT_EQ(shown.at("passkeys_available"), false);
        EXPECT_NE(shown.at("passkeys_unavailable_reason").as_string().find("IP address"), std::string::npos);
        const HttpAnswer refused = person.post("/me/passkeys/options");
        EXPECT_EQ(refused.status, 409);
        EXPECT_EQ(refused["code"], "passkeys_unavailable");
        EXPECT_EQ(refused["detail"], shown.at("passkeys_unavailable_reason"));
        EXPECT_EQ(there.client().post("/session/passkey-options")["code"], "passkeys_unavailable");
        SoftwarePasskey passkey;
        HttpClient here = server.sign_in(kAdminEmail);
        EXPECT_EQ(person.post("/me/passkeys", passkey.made_for(options_to_make(here), "Phone"))["code"],
                  "passkeys_unavailable");
    }
}

TEST_F(Passkeys, no_reply_about_them_is_kept) {
    SoftwarePasskey passkey;
    const HttpHeaders key{{"Idempotency-Key", "k-1"}};
    const object body = passkey.made_for(options_to_make(ada), "Phone");
    EXPECT_EQ(ada.post("/me/passkeys", body, key).status, 201);
    const HttpAnswer again = ada.post("/me/passkeys", body, key);
    EXPECT_EQ(again.header("Idempotent-Replayed"), "");
    expect_fault(again, "/client_data", "passkey_invalid");
}

}  // namespace
}  // namespace guildhall::test
