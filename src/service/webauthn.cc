#include "service/webauthn.h"

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <new>

#include "core/names.h"

namespace guildhall::service {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr std::size_t kFlagsAt = 32, kCountAt = 33, kHeadSize = 37;
constexpr unsigned kUserPresent = 0x01, kUserVerified = 0x04, kBackedUp = 0x10;
constexpr std::size_t kMaxCredentialId = 1023;

const unsigned char* unsigned_bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

void initialise_fido() {
    static const bool done = (fido_init(0), true);
    (void)done;
}

struct FreeCredential {
    void operator()(fido_cred_t* credential) const { fido_cred_free(&credential); }
};
struct FreeAssertion {
    void operator()(fido_assert_t* assertion) const { fido_assert_free(&assertion); }
};
using AssertionPointer = std::unique_ptr<fido_assert_t, FreeAssertion>;

template <auto kNew, auto kFromBytes, auto kFree>
bool verifies(const fido_assert_t& assertion, const storage::Passkey& passkey) {
    auto* key = kNew();
    if (!key) throw std::bad_alloc();
    const bool is_good = kFromBytes(key, passkey.public_key.data(), passkey.public_key.size()) == FIDO_OK &&
                         fido_assert_verify(&assertion, 0, passkey.algorithm, key) == FIDO_OK;
    kFree(&key);
    return is_good;
}

Error unavailable(const std::string& why) {
    return {
        ErrorCode::passkeys_unavailable,
        why + " Whoever keeps this server running can set another base URL, such as https://guildhall.example.com."};
}

/// Browsers take a host whose last part is a number for an IPv4 address.
bool is_ip_address(const std::string& host) {
    const std::string last = host.substr(host.rfind('.') + 1);
    return host.starts_with('[') || std::all_of(last.begin(), last.end(), [](char c) { return c >= '0' && c <= '9'; });
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

bool read_credential(std::string_view data, storage::Passkey& passkey) {
    initialise_fido();
    for (const int algorithm : kPasskeyAlgorithms) {
        const std::unique_ptr<fido_cred_t, FreeCredential> credential(fido_cred_new());
        if (!credential) throw std::bad_alloc();
        // It reads only data of the algorithm that it was told.
        if (fido_cred_set_type(credential.get(), algorithm) != FIDO_OK) continue;
        if (fido_cred_set_authdata_raw(credential.get(), unsigned_bytes(data), data.size()) != FIDO_OK) continue;
        const unsigned char *id = fido_cred_id_ptr(credential.get()), *key = fido_cred_pubkey_ptr(credential.get());
        const std::size_t id_size = fido_cred_id_len(credential.get());
        if (!id || !key || id_size == 0 || id_size > kMaxCredentialId) return false;
        passkey.credential.assign(id, id + id_size);
        passkey.algorithm = algorithm;
        passkey.public_key.assign(key, key + fido_cred_pubkey_len(credential.get()));
        return true;
    }
    return false;
}

bool is_signed_by(const storage::Passkey& passkey, const PasskeySite& site, const SignedAnswer& answer) {
    initialise_fido();
    const AssertionPointer assertion(fido_assert_new());
    if (!assertion) throw std::bad_alloc();
    fido_assert_t* const a = assertion.get();
    const std::string_view data = answer.authenticator_data, signature = answer.signature;
    const bool is_readable =
        fido_assert_set_rp(a, site.rp_id.c_str()) == FIDO_OK && fido_assert_set_count(a, 1) == FIDO_OK &&
        fido_assert_set_clientdata_hash(a, answer.client_data_hash.data(), answer.client_data_hash.size()) == FIDO_OK &&
        fido_assert_set_authdata_raw(a, 0, unsigned_bytes(data), data.size()) == FIDO_OK &&
        fido_assert_set_sig(a, 0, unsigned_bytes(signature), signature.size()) == FIDO_OK;
    if (!is_readable) return false;
    switch (passkey.algorithm) {
        case COSE_ES256: return verifies<es256_pk_new, es256_pk_from_ptr, es256_pk_free>(*a, passkey);
        case COSE_EDDSA: return verifies<eddsa_pk_new, eddsa_pk_from_ptr, eddsa_pk_free>(*a, passkey);
        case COSE_RS256: return verifies<rs256_pk_new, rs256_pk_from_ptr, rs256_pk_free>(*a, passkey);
        default: return false;
    }
}

}  // namespace guildhall::service
