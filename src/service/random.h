// Randomness by libsodium, and what is made of it: ids and tokens.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "core/id.h"
#include "core/sha256.h"
#include "service/ports.h"
#include "service/secrets.h"

namespace guildhall::service {

class SystemRandom final : public Random {
public:
    SystemRandom();
    void fill(std::span<std::uint8_t> out) override;
};

/// Makes ids: UUIDv7 of the clock's millisecond and fresh random bits.
class IdSource {
public:
    /// Borrows both; they must outlive it.
    IdSource(const Clock& clock, Random& random) : clock_(clock), random_(random) {}

    core::Uuid next_uuid();

    /// A fresh id of one kind: `ids.next<core::UserId>()`.
    template <class IdType>
    IdType next() {
        return IdType(next_uuid());
    }

private:
    const Clock& clock_;
    Random& random_;
};

/// SHA-256 of a token's text: all that is stored of it.
using TokenHash = core::Sha256;

/// A new bearer secret (invitation, reset, session, API token): shown or sent once, then only its hash is kept.
struct FreshToken {
    Secret text;  ///< 256 random bits as 43 characters of base64url
    TokenHash hash;
};

FreshToken make_token(Random& random);

/// The hash under which a token that somebody sent would be stored. Any text has one.
TokenHash hash_token(std::string_view text);

}  // namespace guildhall::service
