// Strangers who fail, at the same address too, hold back nobody in a browser that signed in as the account before; and
// that helps nobody to guess, nor to learn of accounts.
#include "api/second_factor_fixture.h"

namespace guildhall::test {
namespace {

constexpr const char* kBob = "bob@example.com";
constexpr const char* kPlace = "192.0.2.7";  ///< of Bob, and of strangers in the same /24

class KnownBrowser : public SecondFactorTest {
protected:
    void SetUp() override {
        server.set_up();
        server.add_member(kBob);
    }
    HttpAnswer try_at(HttpClient& client, const std::string& email, const std::string& password,
                      const std::string& place = kPlace) {
        return client.post("/session", {{"email", email}, {"password", password}},
                           {{"X-Forwarded-For", place}, {"X-Request-ID", "same"}});
    }
    /// Bob's, who signed in and out again.
    HttpClient known_browser() {
        HttpClient client = server.client();
        EXPECT_EQ(try_at(client, kBob, kPassword).status, 201);
        EXPECT_EQ(client.del("/session").status, 204);
        EXPECT_EQ(client.get("/session").status, 401);
        return client;
    }
    /// As many wrong passwords as the address has, at accounts that aren't there.
    void use_up_address() {
        HttpClient stranger = server.client();
        for (int i = 0; i < 100; ++i)
            ASSERT_EQ(try_at(stranger, "nobody" + std::to_string(i) + "@example.com", "wrong").status, 401) << i;
        ASSERT_EQ(try_at(stranger, "nobody@example.com", "wrong").status, 429);
    }
};

TEST_F(KnownBrowser, strangers_at_the_same_address_hold_it_back_from_nothing) {
    HttpClient bob = known_browser();
    use_up_address();
    EXPECT_EQ(try_at(bob, " BOB@example.com", kPassword).status, 201);
    HttpClient elsewhere = server.client();
    EXPECT_EQ(try_at(elsewhere, kBob, kPassword).status, 429) << "control: another browser there is held back";
}

TEST_F(KnownBrowser, nor_do_strangers_who_fail_at_the_account_itself) {
    HttpClient bob = known_browser();
    HttpClient stranger = server.client();
    for (int i = 0; i < 6; ++i) try_at(stranger, kBob, "wrong");
    EXPECT_EQ(try_at(stranger, kBob, kPassword).status, 429) << "control";
    EXPECT_EQ(try_at(bob, kBob, kPassword).status, 201);
}

TEST_F(KnownBrowser, is_held_back_by_its_own_failures) {
    HttpClient bob = known_browser();
    for (int i = 0; i < 6; ++i) EXPECT_EQ(try_at(bob, kBob, "wrong").status, 401);
    EXPECT_EQ(try_at(bob, kBob, kPassword).status, 429) << "whoever took its cookie guesses no faster than others";
    server.clock().advance(core::kSecond);
    EXPECT_EQ(try_at(bob, kBob, kPassword).status, 201);
}

TEST_F(KnownBrowser, begins_anew_with_a_right_password) {
    HttpClient bob = server.sign_in(kBob);
    ASSERT_EQ(bob.del("/session").status, 204);
    ASSERT_EQ(try_at(bob, kBob, kPassword).status, 201);
    const auto confirm = [&](const std::string& password) {
        return bob.post("/session/confirm", {{"password", password}}, {{"X-Forwarded-For", kPlace}}).status;
    };
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 5; ++i) EXPECT_EQ(confirm("wrong"), 400) << round;
        EXPECT_EQ(confirm(kPassword), 204) << round;
    }
    for (int i = 0; i < 6; ++i) confirm("wrong");
    EXPECT_EQ(confirm(kPassword), 429) << "control";
}

TEST_F(KnownBrowser, no_other_spelling_of_its_note_is_one) {
    HttpClient bob = known_browser();
    use_up_address();
    const auto [name, note] = *bob.cookies().begin();
    for (const char* zeros : {"0", "00", "00000000000000000000"}) {
        bob.set_cookie(name, "." + (zeros + note.substr(1)));
        EXPECT_EQ(try_at(bob, kBob, "wrong").status, 429) << "each would have a count of its own";
    }
    bob.set_cookie(name, note);
    EXPECT_EQ(try_at(bob, kBob, kPassword).status, 201) << "control";
}

TEST_F(KnownBrowser, is_known_to_its_own_account_alone) {
    HttpClient bob = known_browser();
    use_up_address();
    EXPECT_EQ(try_at(bob, kAdminEmail, "wrong").status, 429);
    EXPECT_EQ(try_at(bob, kAdminEmail, kPassword).status, 429);
}

TEST_F(KnownBrowser, without_its_cookie_accounts_that_were_here_answer_like_those_that_are_not) {
    known_browser();
    use_up_address();
    HttpClient stranger = server.client();
    const HttpAnswer here = try_at(stranger, kBob, "wrong"), nobody = try_at(stranger, "no@example.com", "wrong");
    EXPECT_EQ(here.status, 429);
    EXPECT_EQ(here.body, nobody.body);
    EXPECT_EQ(here.header("Retry-After"), nobody.header("Retry-After"));
}

TEST_F(KnownBrowser, nor_when_many_failed_at_them_from_elsewhere) {
    HttpClient bob = known_browser();
    HttpClient stranger = server.client();
    for (int i = 0; i < 51; ++i) {
        const std::string elsewhere = "198.51." + std::to_string(i) + ".1";
        ASSERT_EQ(try_at(stranger, kBob, "wrong", elsewhere).status, 401) << i;
        ASSERT_EQ(try_at(stranger, "no@example.com", "wrong", elsewhere).status, 401) << i;
    }
    const HttpAnswer here = try_at(stranger, kBob, "wrong"), nobody = try_at(stranger, "no@example.com", "wrong");
    EXPECT_EQ(here.status, 429);
    EXPECT_EQ(here.body, nobody.body);
    EXPECT_EQ(here.header("Retry-After"), nobody.header("Retry-After"));
    EXPECT_EQ(try_at(bob, kBob, kPassword).status, 201) << "and its own browser waits for none of them";
}

TEST_F(KnownBrowser, is_known_no_more_with_the_next_password) {
    HttpClient bob = known_browser();
    HttpClient owner = server.sign_in(kBob);
    const std::string next = "another horse battery 43";
    EXPECT_EQ(owner.post("/me/password", {{"current_password", kPassword}, {"new_password", next}}).status, 204);
    use_up_address();
    EXPECT_EQ(try_at(bob, kBob, next).status, 429) << "whoever knew the one before guesses no faster";
}

TEST_F(KnownBrowser, is_made_by_a_whole_sign_in_only) {
    HttpClient bob = server.sign_in(kBob);
    enrol(bob);
    HttpClient guesser = server.client();
    const HttpAnswer half = try_at(guesser, kBob, kPassword);
    EXPECT_EQ(half["code"], "second_factor_required");
    EXPECT_EQ(half.header("Set-Cookie"), "");
}

TEST_F(KnownBrowser, goes_on_to_be_one_when_the_session_has_ended_by_itself) {
    HttpClient bob = server.client();
    ASSERT_EQ(try_at(bob, kBob, kPassword).status, 201);
    server.clock().advance(2 * core::kDay);
    use_up_address();
    EXPECT_EQ(bob.get("/session").status, 401);
    EXPECT_EQ(try_at(bob, kBob, kPassword).status, 201);
}

}  // namespace
}  // namespace guildhall::test
