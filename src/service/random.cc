#include "service/random.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "core/base64url.h"
#include "core/sha256.h"

namespace guildhall::service {

SystemRandom::SystemRandom() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium can't be initialised");
}

void SystemRandom::fill(std::span<std::uint8_t> out) {
    // Ids want a few bytes for each request; a call of the kernel for each would cost as much as a decision. Secrets
    // are larger and never stand in this buffer.
    constexpr std::size_t kSmall = 16;
    thread_local std::array<std::uint8_t, 64 * kSmall> kept;
    thread_local std::size_t used = kept.size();
    if (out.size() > kSmall) return randombytes_buf(out.data(), out.size());
    if (kept.size() - used < out.size()) {
        randombytes_buf(kept.data(), kept.size());
        used = 0;
    }
    std::copy_n(kept.begin() + static_cast<std::ptrdiff_t>(used), out.size(), out.begin());
    used += out.size();
}

core::Uuid IdSource::next_uuid() {
    std::array<std::uint8_t, 10> bits;
    random_.fill(bits);
    return core::make_uuid_v7(clock_.now().ms, bits);
}

FreshToken make_token(Random& random) {
    std::array<std::uint8_t, 32> bits;
    random.fill(bits);
    FreshToken token{Secret(core::base64url(bits)), {}};
    sodium_memzero(bits.data(), bits.size());
    token.hash = hash_token(token.text.reveal());
    return token;
}

TokenHash hash_token(std::string_view text) { return core::sha256(text); }

}  // namespace guildhall::service
