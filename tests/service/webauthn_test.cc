// Where passkeys can be made, and what is read of what authenticators say.
#include "service/webauthn.h"

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <boost/json/parse.hpp>
#include <memory>

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
                             "https://[::1]", "http://notlocalhost", "https://10.1", "https://a.b.0x7f", ""})
        EXPECT_EQ(of(none), "passkeys_unavailable") << none;
}

template <typename... Kind>
std::string key_info(Kind... kind) {
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_PKEY_Q_keygen(nullptr, nullptr, kind...),
                                                                  EVP_PKEY_free);
    unsigned char* bytes = nullptr;
    const int size = i2d_PUBKEY(key.get(), &bytes);
    std::string info(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    OPENSSL_free(bytes);
    return info;
}

/// A field of what an authenticator made, as bytes.
std::string made_by(SoftwarePasskey& passkey, const char* field = "authenticator_data") {
    const auto options =
        boost::json::parse(R"({"challenge": "AA", "rp": {"id": "localhost"}, "user": {"id": "AAAA"}})");
    const auto body = passkey.made_for(options, "Phone");
    return core::parse_base64url(std::string(body.at(field).as_string())).value();
}

TEST(webauthn, reads_a_credential_and_none_of_what_is_cut_off) {
    SoftwarePasskey passkey;
    const std::string data = made_by(passkey);
    EXPECT_EQ(credential_id(data), passkey.id);
    const std::size_t head_and_id = 55 + passkey.id.size();
    for (std::size_t length = 0; length <= head_and_id; ++length)
        EXPECT_FALSE(credential_id(std::string_view(data).substr(0, length))) << length;
}

TEST(webauthn, reads_no_credential_without_its_flag_or_with_an_id_that_is_too_long) {
    SoftwarePasskey passkey;
    std::string data = made_by(passkey);
    data[32] = static_cast<char>(data[32] & ~0x40);
    EXPECT_FALSE(credential_id(data));
    passkey.id = std::string(1023, 'x');
    EXPECT_TRUE(credential_id(made_by(passkey)));
    passkey.id = std::string(1024, 'x');
    EXPECT_FALSE(credential_id(made_by(passkey)));
    passkey.id = "";
    EXPECT_FALSE(credential_id(made_by(passkey)));
}

TEST(webauthn, takes_keys_of_each_algorithm_and_none_that_is_cut_off_or_goes_on) {
    for (const auto algorithm :
         {SoftwarePasskey::Algorithm::es256, SoftwarePasskey::Algorithm::eddsa, SoftwarePasskey::Algorithm::rs256}) {
        SoftwarePasskey passkey(algorithm);
        const std::string key = made_by(passkey, "public_key");
        EXPECT_TRUE(is_usable_key(key));
        for (std::size_t length = 0; length < key.size(); ++length)
            EXPECT_FALSE(is_usable_key(std::string_view(key).substr(0, length))) << length;
        EXPECT_FALSE(is_usable_key(key + "x"));
    }
}

TEST(webauthn, takes_no_key_of_another_algorithm_or_size_or_off_the_curve) {
    EXPECT_FALSE(is_usable_key(key_info("EC", "P-384")));
    EXPECT_FALSE(is_usable_key(key_info("X25519")));
    EXPECT_FALSE(is_usable_key(key_info("RSA", std::size_t{1024})));
    EXPECT_FALSE(is_usable_key(key_info("RSA", std::size_t{4608})));
    EXPECT_TRUE(is_usable_key(key_info("RSA", std::size_t{4096}))) << "control";
    SoftwarePasskey passkey;
    std::string off = made_by(passkey, "public_key");
    off.back() = static_cast<char>(off.back() ^ 1);
    EXPECT_FALSE(is_usable_key(off));
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
