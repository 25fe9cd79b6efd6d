#include "service/totp.h"

#include <liboath/oath.h>

#include <array>
#include <cstdlib>
#include <new>
#include <stdexcept>

namespace guildhall::service {
namespace {

constexpr std::int64_t kStep = 30 * core::kSecond;
constexpr unsigned kTotpDigits = 6;

void initialise() {
    static const bool done = oath_init() == OATH_OK;
    if (!done) throw std::runtime_error("liboath can't be initialised");
}

}  // namespace

std::int64_t totp_step(core::Time time) { return time.ms / kStep; }

std::string totp_code(const Secret& secret, std::int64_t step) {
    initialise();
    std::array<char, kTotpDigits + 1> code{};
    const std::string_view key = secret.reveal();
    const int result = oath_hotp_generate(key.data(), key.size(), static_cast<std::uint64_t>(step), kTotpDigits, false,
                                          OATH_HOTP_DYNAMIC_TRUNCATION, code.data());
    if (result != OATH_OK) throw std::runtime_error(std::string("liboath: ") + oath_strerror(result));
    return {code.data(), kTotpDigits};
}

std::optional<std::int64_t> totp_match(const Secret& secret, std::string_view code, core::Time now,
                                       std::int64_t last_step) {
    std::optional<std::int64_t> found;
    for (std::int64_t step = totp_step(now) - 1; step <= totp_step(now) + 1; ++step) {
        const Secret good(totp_code(secret, step));
        if (good.equals(code) && step > last_step && !found) found = step;
    }
    return found;
}

Secret base32(std::string_view bytes) {
    char* text = nullptr;
    std::size_t length = 0;
    if (oath_base32_encode(bytes.data(), bytes.size(), &text, &length) != OATH_OK) throw std::bad_alloc();
    Secret encoded(std::string(text, length));
    std::fill_n(text, length, '\0');
    std::free(text);
    return encoded;
}

}  // namespace guildhall::service
