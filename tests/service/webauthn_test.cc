// Where passkeys can be made, and what is read of what authenticators say.
#include "service/webauthn.h"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>

#include "core/base64url.h"
#include "support/software_passkey.h"

namespace guildhall::service {
namespace {

using test::SoftwarePasskey;

TEST(passkey_site, is_the_host_of_the_base_url_and_its_origin_as_browsers_write_it) {
    const auto of = [](const std::string& base_url) {
        const auto site = passkey_site(base_url);
        return site.ok() ? site->rp_id + " " + site->origin : std::string(core::to_string(site.error().code));
    };
    EXPECT_EQ(of("https://guildhall.example.com"), "guildhall.example.com https://guildhall.example.com");
    EXPECT_EQ(of("https://Guildhall.Example.com:443"), "guildhall.example.com https://guildhall.example.com");
    EXPECT_EQ(of("https://guildhall.example.com:8443"), "guildhall.example.com https://guildhall.example.com:8443");
    EXPECT_EQ(of("http://localhost:8080"), "localhost http://localhost:8080");
    EXPECT_EQ(of("http://guild.localhost"), "guild.localhost http://guild.localhost");
    for (const char* none : {"http://guildhall.example.com", "http://127.0.0.1:8080", "https://192.0.2.7",
                             "https://[::1]", "http://notlocalhost", "https://10.1", ""})
        EXPECT_EQ(of(none), "passkeys_unavailable") << none;
}

/// What an authenticator made, as bytes.
std::string made_by(SoftwarePasskey& passkey) {
    const auto options =
        boost::json::parse(R"({"challenge": "AA", "rp": {"id": "localhost"}, "user": {"id": "AAAA"}})");
    const auto body = passkey.made_for(options, "Phone");
    return core::parse_base64url(std::string(body.at("authenticator_data").as_string())).value();
}

TEST(webauthn, reads_a_credential_of_each_algorithm_and_none_of_what_is_cut_off) {
    for (const auto& [algorithm, number] : {std::pair{SoftwarePasskey::Algorithm::es256, -7},
                                            {SoftwarePasskey::Algorithm::eddsa, -8},
                                            {SoftwarePasskey::Algorithm::rs256, -257}}) {
        SoftwarePasskey passkey(algorithm);
        const std::string data = made_by(passkey);
        storage::Passkey read;
        ASSERT_TRUE(read_credential(data, read)) << number;
        EXPECT_EQ(read.algorithm, number);
        EXPECT_EQ(std::string(read.credential.begin(), read.credential.end()), passkey.id);
        for (std::size_t length = 0; length < data.size(); ++length) {
            storage::Passkey cut;
            EXPECT_FALSE(read_credential(std::string_view(data).substr(0, length), cut)) << length;
        }
    }
}

TEST(webauthn, takes_no_key_of_another_algorithm) {
    SoftwarePasskey passkey;
    std::string data = made_by(passkey);
    const std::size_t at = data.find("\xa5\x01\x02\x03\x26");
    ASSERT_NE(at, std::string::npos);
    data[at + 4] = '\x38';  // no longer -7
    storage::Passkey read;
    EXPECT_FALSE(read_credential(data, read));
}

TEST(webauthn, reads_count_and_whether_it_is_synced) {
    SoftwarePasskey passkey;
    passkey.says.count = 0x80010203;
    const PasskeySite site{"localhost", "http://localhost:8080"};
    auto seen = read_authenticated(site, made_by(passkey));
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->sign_count, 0x80010203);
    EXPECT_FALSE(seen->synced);
    passkey.says.flags |= SoftwarePasskey::kSynced;
    EXPECT_TRUE(read_authenticated(site, made_by(passkey))->synced);
    EXPECT_FALSE(read_authenticated({"example.com", ""}, made_by(passkey)));
    EXPECT_FALSE(read_authenticated(site, made_by(passkey).substr(0, 36)));
}

}  // namespace
}  // namespace guildhall::service
