#include "support/software_passkey.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <boost/json/serialize.hpp>
#include <stdexcept>

#include "core/base64url.h"
#include "core/sha256.h"

namespace guildhall::test {

using boost::json::object;
using boost::json::value;

namespace {

constexpr std::size_t kIdSize = 32;
constexpr unsigned kHasCredential = 0x40;

void must(bool done) {
    if (!done) throw std::runtime_error("OpenSSL refused");
}

EVP_PKEY* of(const std::shared_ptr<void>& key) { return static_cast<EVP_PKEY*>(key.get()); }

std::shared_ptr<void> new_key(SoftwarePasskey::Algorithm algorithm) {
    EVP_PKEY* key = nullptr;
    switch (algorithm) {
        case SoftwarePasskey::Algorithm::es256: key = EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"); break;
        case SoftwarePasskey::Algorithm::eddsa: key = EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"); break;
        case SoftwarePasskey::Algorithm::rs256:
            key = EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", static_cast<std::size_t>(2048));
            break;
    }
    must(key != nullptr);
    return {key, [](void* made) { EVP_PKEY_free(static_cast<EVP_PKEY*>(made)); }};
}

std::string number_of(const std::shared_ptr<void>& key, const char* name, std::size_t size) {
    BIGNUM* number = nullptr;
    must(EVP_PKEY_get_bn_param(of(key), name, &number) == 1);
    std::string bytes(size, '\0');
    must(BN_bn2binpad(number, reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(size)) ==
         static_cast<int>(size));
    BN_free(number);
    return bytes;
}

std::string two_bytes(std::size_t number) {
    return {static_cast<char>(number >> 8 & 0xff), static_cast<char>(number & 0xff)};
}

/// CBOR: a byte string.
std::string cbor_bytes(const std::string& bytes) {
    if (bytes.size() < 24) return std::string(1, static_cast<char>(0x40 + bytes.size())) + bytes;
    if (bytes.size() < 256) return std::string("\x58") + static_cast<char>(bytes.size()) + bytes;
    return "\x59" + two_bytes(bytes.size()) + bytes;
}

std::string text_of(const value& options, const char* pointer) {
    return std::string(options.at_pointer(pointer).as_string());
}

}  // namespace

SoftwarePasskey::SoftwarePasskey(Algorithm algorithm)
    : id(kIdSize, '\0'), algorithm_(algorithm), key_(new_key(algorithm)) {
    must(RAND_bytes(reinterpret_cast<unsigned char*>(id.data()), static_cast<int>(id.size())) == 1);
}

std::string SoftwarePasskey::client_data(const char* type, const value& options) const {
    object said{{"type", says.type.empty() ? type : says.type},
                {"challenge", text_of(options, "/challenge")},
                {"origin", says.origin},
                {"other_keys_can_be_added_here", "as browsers do"}};
    if (says.cross_origin) said["crossOrigin"] = *says.cross_origin;
    return boost::json::serialize(said);
}

std::string SoftwarePasskey::head(const std::string& asked_rp_id, unsigned more_flags) const {
    const core::Sha256 site = core::sha256(says.rp_id.empty() ? asked_rp_id : says.rp_id);
    return std::string(site.begin(), site.end()) + static_cast<char>(says.flags | more_flags) +
           two_bytes(says.count >> 16) + two_bytes(says.count & 0xffff);
}

/// As COSE writes it.
std::string SoftwarePasskey::public_key() const {
    using namespace std::string_literals;
    switch (algorithm_) {
        case Algorithm::es256:
            return "\xa5\x01\x02\x03\x26\x20\x01\x21"s + cbor_bytes(number_of(key_, OSSL_PKEY_PARAM_EC_PUB_X, 32)) +
                   "\x22"s + cbor_bytes(number_of(key_, OSSL_PKEY_PARAM_EC_PUB_Y, 32));
        case Algorithm::eddsa: {
            std::string bytes(32, '\0');
            std::size_t size = bytes.size();
            must(EVP_PKEY_get_raw_public_key(of(key_), reinterpret_cast<unsigned char*>(bytes.data()), &size) == 1);
            return "\xa4\x01\x01\x03\x27\x20\x06\x21"s + cbor_bytes(bytes);
        }
        case Algorithm::rs256: break;
    }
    return "\xa4\x01\x03\x03\x39\x01\x00\x20"s + cbor_bytes(number_of(key_, OSSL_PKEY_PARAM_RSA_N, 256)) + "\x21"s +
           cbor_bytes(number_of(key_, OSSL_PKEY_PARAM_RSA_E, 3));
}

/// As browsers write it.
std::string SoftwarePasskey::public_key_info() const {
    unsigned char* bytes = nullptr;
    const int size = i2d_PUBKEY(of(key_), &bytes);
    must(size > 0);
    std::string info(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    OPENSSL_free(bytes);
    return info;
}

std::string SoftwarePasskey::sign(const std::string& message) const {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    const EVP_MD* digest = algorithm_ == Algorithm::eddsa ? nullptr : EVP_sha256();
    const auto* bytes = reinterpret_cast<const unsigned char*>(message.data());
    std::size_t size = 0;
    must(EVP_DigestSignInit(context, nullptr, digest, nullptr, of(key_)) == 1);
    must(EVP_DigestSign(context, nullptr, &size, bytes, message.size()) == 1);
    std::string signature(size, '\0');
    must(EVP_DigestSign(context, reinterpret_cast<unsigned char*>(signature.data()), &size, bytes, message.size()) ==
         1);
    EVP_MD_CTX_free(context);
    signature.resize(size);
    return signature;
}

object SoftwarePasskey::made_for(const value& options, const std::string& name) {
    user_handle_ = core::parse_base64url(text_of(options, "/user/id")).value();
    const std::string model(16, '\0');
    const std::string data =
        head(text_of(options, "/rp/id"), kHasCredential) + model + two_bytes(id.size()) + id + public_key();
    return {{"name", name},
            {"client_data", core::base64url(client_data("webauthn.create", options))},
            {"authenticator_data", core::base64url(data)},
            {"public_key", core::base64url(public_key_info())},
            {"transports", boost::json::array{"internal", "telepathy"}}};
}

object SoftwarePasskey::answer_to(const value& options) const {
    const std::string data = head(text_of(options, "/rpId"), 0), said = client_data("webauthn.get", options);
    const core::Sha256 hash = core::sha256(said);
    std::string signature = sign(data + std::string(hash.begin(), hash.end()));
    if (says.broken_signature) signature.back() = static_cast<char>(signature.back() ^ 1);
    return {{"id", core::base64url(id)},
            {"client_data", core::base64url(said)},
            {"authenticator_data", core::base64url(data)},
            {"signature", core::base64url(signature)},
            {"user_handle", core::base64url(says.user_handle.empty() ? user_handle_ : says.user_handle)}};
}

}  // namespace guildhall::test
