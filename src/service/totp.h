// The codes of an authenticator app (RFC 6238 with SHA-1, six digits, 30 seconds), by liboath. Pure but for its
// initialising, which it does itself; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/time.h"
#include "service/secrets.h"

namespace guildhall::service {

constexpr std::size_t kTotpSecretBytes = 20;  ///< as RFC 4226 advises for SHA-1

/// Which 30 seconds since 1970 a moment is in.
std::int64_t totp_step(core::Time time);

/// Six digits.
std::string totp_code(const Secret& secret, std::int64_t step);

/// The step whose code this is: the present one, the one before or the one after (clocks differ), and only one behind
/// `last_step`. Takes the same time whichever it is.
std::optional<std::int64_t> totp_match(const Secret& secret, std::string_view code, core::Time now,
                                       std::int64_t last_step);

/// A-Z2-7. REQUIRES: the length is a multiple of five bytes, so that nothing is to be filled up
Secret base32(std::string_view bytes);

}  // namespace guildhall::service
