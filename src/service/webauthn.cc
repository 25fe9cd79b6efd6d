#include "service/webauthn.h"

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string_view>

#include "core/names.h"

namespace guildhall::service {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr std::size_t kFlagsAt = 32, kCountAt = 33, kHeadSize = 37;
constexpr unsigned kUserPresent = 0x01, kUserVerified = 0x04, kBackedUp = 0x10, kHasCredential = 0x40;
constexpr std::size_t kIdSizeAt = kHeadSize + 16,
                      kIdAt = kIdSizeAt + 2;  ///< after the head: the make, the id's size, the id
constexpr std::size_t kMaxCredentialId = 1023;
constexpr int kLeastRsaBits = 2048, kMostRsaBits = 4096;  ///< more would take long to verify

const unsigned char* unsigned_bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct FreeDigest {
    void operator()(EVP_MD_CTX* digest) const { EVP_MD_CTX_free(digest); }
};
using KeyPointer = std::unique_ptr<EVP_PKEY, FreeKey>;

/// Nothing where it isn't one key from the first byte to the last, of an algorithm that is asked for.
KeyPointer parse_key(std::string_view info) {
    const unsigned char* at = unsigned_bytes(info);
    KeyPointer key(d2i_PUBKEY(nullptr, &at, static_cast<long>(info.size())));
    if (!key || at != unsigned_bytes(info) + info.size()) return nullptr;
    switch (EVP_PKEY_get_base_id(key.get())) {
        case EVP_PKEY_ED25519: return key;
        case EVP_PKEY_RSA: {
            const int bits = EVP_PKEY_get_bits(key.get());
            return bits >= kLeastRsaBits && bits <= kMostRsaBits ? std::move(key) : nullptr;
        }
        case EVP_PKEY_EC: {
            char curve[32] = "";
            const bool is_p256 = EVP_PKEY_get_group_name(key.get(), curve, sizeof curve, nullptr) == 1 &&
                                 std::string_view(curve) == "prime256v1";
            return is_p256 ? std::move(key) : nullptr;
        }
        default: return nullptr;
    }
}

Error unavailable(const std::string& why) {
    return {ErrorCode::passkeys_unavailable,
            why +
                " Whoever runs this server can set GUILDHALL_BASE_URL to an address with a name, such as "
                "https://guildhall.example.com, or http://localhost:8080 to try it out."};
}

/// Browsers take a host whose last part is a number for an IPv4 address.
bool is_ip_address(const std::string& host) {
    const std::string last = host.substr(host.rfind('.') + 1);
    const bool is_decimal = std::all_of(last.begin(), last.end(), [](char c) { return c >= '0' && c <= '9'; });
    return host.starts_with('[') || last.starts_with("0x") || (is_decimal && !last.empty());
}

}  // namespace

Result<PasskeySite> passkey_site(const std::string& base_url) {
    const auto url = core::AppUrl::parse(base_url);
    if (!url.ok()) return unavailable("Browsers make no passkeys for the address of this server.");
    if (is_ip_address(url->host()))
        return unavailable("This server is opened by an IP address, and browsers make passkeys for names only.");
    const bool is_local = url->host() == "localhost" || url->host().ends_with(".localhost");
    if (!is_local && !url->origin().starts_with("https://"))
        return unavailable("This server is opened without https, and browsers make no passkeys there.");
    return PasskeySite{url->host(), url->origin()};
}

std::optional<Authenticated> read_authenticated(const PasskeySite& site, std::string_view data) {
    if (data.size() < kHeadSize) return std::nullopt;
    const core::Sha256 wanted = core::sha256(site.rp_id);
    if (std::memcmp(data.data(), wanted.data(), wanted.size()) != 0) return std::nullopt;
    const unsigned flags = unsigned_bytes(data)[kFlagsAt];
    if (!(flags & kUserPresent)) return std::nullopt;
    if (!(flags & kUserVerified)) return std::nullopt;
    std::int64_t count = 0;
    for (std::size_t at = kCountAt; at < kHeadSize; ++at) count = count << 8 | unsigned_bytes(data)[at];
    return Authenticated{count, (flags & kBackedUp) != 0};
}

std::optional<std::string_view> credential_id(std::string_view data) {
    if (data.size() <= kIdAt || !(unsigned_bytes(data)[kFlagsAt] & kHasCredential)) return std::nullopt;
    const std::size_t size = unsigned_bytes(data)[kIdSizeAt] * 256U + unsigned_bytes(data)[kIdSizeAt + 1];
    if (size == 0 || size > kMaxCredentialId || data.size() <= kIdAt + size) return std::nullopt;
    return data.substr(kIdAt, size);
}

bool is_usable_key(std::string_view public_key) { return parse_key(public_key) != nullptr; }

bool is_signed_by(const storage::Passkey& passkey, const SignedAnswer& answer) {
    const KeyPointer key =
        parse_key({reinterpret_cast<const char*>(passkey.public_key.data()), passkey.public_key.size()});
    const std::unique_ptr<EVP_MD_CTX, FreeDigest> context(EVP_MD_CTX_new());
    if (!key || !context) return false;
    std::string message(answer.authenticator_data);
    message.append(answer.client_data_hash.begin(), answer.client_data_hash.end());
    const EVP_MD* digest = EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_ED25519 ? nullptr : EVP_sha256();
    return EVP_DigestVerifyInit(context.get(), nullptr, digest, nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), unsigned_bytes(answer.signature), answer.signature.size(),
                            unsigned_bytes(message), message.size()) == 1;
}

}  // namespace guildhall::service
