// What a browser and an authenticator say about a passkey (WebAuthn), and whether it holds, by OpenSSL. Attestation
// isn't asked for: which make of authenticator it is doesn't matter here. Of the authenticator's data only what stands
// at fixed places is read, and never its CBOR. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "core/sha256.h"
#include "storage/passkeys_table.h"

namespace guildhall::service {

/// For whom passkeys are made: they work nowhere else.
struct PasskeySite {
    std::string rp_id;   ///< the host of the base URL
    std::string origin;  ///< as browsers write it
};

/// Of a base URL. Error: passkeys_unavailable where browsers make none: at an IP address, or without https but at
/// localhost.
core::Result<PasskeySite> passkey_site(const std::string& base_url);

/// What the browser says it did, and the hash of the bytes in which it said so.
struct ClientData {
    std::string type, challenge, origin;
    bool cross_origin = false;
    core::Sha256 hash;
};

/// Whose finger, face or PIN an authenticator has seen for this site.
struct Authenticated {
    std::int64_t sign_count = 0;
    bool synced = false;
};

/// Nothing where the data is for another site, or nobody was present or verified.
std::optional<Authenticated> read_authenticated(const PasskeySite& site, std::string_view authenticator_data);

/// ES256, EdDSA, RS256, by COSE's numbers; the first is liked best.
constexpr int kPasskeyAlgorithms[] = {-7, -8, -257};

/// The id by which the authenticator knows a new passkey. Nothing where none was made.
std::optional<std::string_view> credential_id(std::string_view authenticator_data);

/// Whether this is SubjectPublicKeyInfo, as browsers write it, of one of the algorithms; RSA with 2,048 to 4,096 bits.
bool is_usable_key(std::string_view public_key);

/// What the passkey has signed, if it has.
struct SignedAnswer {
    std::string_view authenticator_data, signature;
    const core::Sha256& client_data_hash;
};
bool is_signed_by(const storage::Passkey& passkey, const SignedAnswer& answer);

}  // namespace guildhall::service
