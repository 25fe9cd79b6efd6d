// People with passkeys: made, added and used as a browser does it.
#pragma once

#include "api/second_factor_fixture.h"
#include "core/base64url.h"
#include "support/software_passkey.h"

namespace guildhall::test {

class PasskeyTest : public SecondFactorTest {
protected:
    HttpClient ada = server.set_up();

    static boost::json::value options_to_make(HttpClient& person) {
        const HttpAnswer options = person.post("/me/passkeys/options");
        EXPECT_EQ(options.status, 200) << options.body;
        return options["options"];
    }
    static boost::json::value options_to_use(HttpClient& person) {
        const HttpAnswer options = person.post("/session/passkey-options");
        EXPECT_EQ(options.status, 200) << options.body;
        return options["options"];
    }
    static HttpAnswer add(HttpClient& person, SoftwarePasskey& passkey, const std::string& name = "Phone") {
        return person.post("/me/passkeys", passkey.made_for(options_to_make(person), name));
    }
    /// One that is added, whatever it is called; in a millisecond of its own, so that it is listed after those before.
    SoftwarePasskey added(HttpClient& person) {
        server.clock().advance(1);
        SoftwarePasskey passkey;
        const HttpAnswer answer = add(person, passkey);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return passkey;
    }
    /// By the passkey alone, and what else the body has.
    HttpAnswer sign_in_by(const SoftwarePasskey& passkey, boost::json::object body = {}) {
        HttpClient client = server.client();
        body["passkey"] = passkey.answer_to(options_to_use(client));
        return client.post("/session", body, same());
    }
    /// So that answers can be compared to the byte.
    static HttpHeaders same() { return {{"X-Request-ID", "same"}}; }
    static boost::json::object own(HttpClient& person) { return person.get("/me/second-factor").json().as_object(); }
    static std::string id_of(HttpClient& person, std::size_t number) {
        return person.get("/me/second-factor").text("/passkeys/" + std::to_string(number) + "/id");
    }
};

/// 400 at that place.
inline void expect_fault(const HttpAnswer& refused, const char* pointer, const char* code) {
    EXPECT_EQ(refused.status, 400) << refused.body;
    EXPECT_EQ(refused["/errors/0/pointer"], pointer) << refused.body;
    EXPECT_EQ(refused["/errors/0/code"], code) << refused.body;
}

}  // namespace guildhall::test
