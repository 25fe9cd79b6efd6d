// What a browser and an authenticator say about a passkey (WebAuthn), and whether it holds, by libfido2. Attestation
// isn't asked for: which make of authenticator it is doesn't matter here. Pure but for libfido2's initialising, which
// it does itself; any thread.
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

/// Fills in credential, algorithm and public_key of a new passkey. False where there is none, or of another
/// algorithm.
bool read_credential(std::string_view authenticator_data, storage::Passkey& passkey);

/// What the passkey has signed, if it has.
struct SignedAnswer {
    std::string_view authenticator_data, signature;
    const core::Sha256& client_data_hash;
};
bool is_signed_by(const storage::Passkey& passkey, const PasskeySite& site, const SignedAnswer& answer);

}  // namespace guildhall::service
