// A server with mail, people who set up second factors, and their authenticator apps.
#pragma once

#include <string>
#include <vector>

#include "api/server_fixture.h"
#include "support/authenticator_app.h"

namespace guildhall::test {

class SecondFactorTest : public ServerTest {
protected:
    SecondFactorTest() : ServerTest(options()) {}

    static ApiServerOptions options() {
        ApiServerOptions options;
        options.with_mail = true;
        options.settings.trusted_proxies = service::AddressRanges::parse("127.0.0.1").value();
        return options;
    }

    struct Enrolled {
        AuthenticatorApp app;
        std::vector<std::string> recovery_codes;
    };
    /// Sets up a second factor; the clock goes on by a step, so that the app shows a new code.
    Enrolled enrol(HttpClient& person) {
        const HttpAnswer begun = person.post("/me/second-factor");
        EXPECT_EQ(begun.status, 201) << begun.body;
        Enrolled made{AuthenticatorApp(begun.text("/secret"), server.clock()), {}};
        const HttpAnswer confirmed = person.post("/me/second-factor/confirm", {{"code", made.app.code()}});
        EXPECT_EQ(confirmed.status, 200) << confirmed.body;
        const boost::json::value codes = confirmed["recovery_codes"];
        if (codes.is_array())
            for (const auto& code : codes.as_array()) made.recovery_codes.emplace_back(code.as_string().c_str());
        next_step();
        return made;
    }
    void next_step() { server.clock().advance(30 * core::kSecond); }

    /// A sign-in from an address of its own; an empty answer isn't sent.
    HttpAnswer sign_in(const std::string& email, const std::string& answer = "",
                       const std::string& password = kPassword, const std::string& address = "192.0.2.1") {
        boost::json::object body{{"email", email}, {"password", password}};
        if (!answer.empty()) body["second_factor"] = answer;
        return server.client().post("/session", body, {{"X-Forwarded-For", address}, {"X-Request-ID", "same"}});
    }

    /// The bodies of the instance's audit events of that action.
    std::vector<boost::json::object> events(HttpClient& admin, const std::string& action) {
        std::vector<boost::json::object> found;
        const boost::json::value events = admin.get("/instance/audit-events?limit=200").json();
        for (const auto& event : events.at("items").as_array())
            if (event.at("action").as_string() == std::string_view(action)) found.push_back(event.as_object());
        return found;
    }
};

}  // namespace guildhall::test
