// A person's authenticator app, by the product's own arithmetic (which tests/service/totp_test.cc holds against RFC
// 6238).
#pragma once

#include <string>
#include <string_view>

#include "service/ports.h"
#include "service/totp.h"

namespace guildhall::test {

/// What an authenticator app keeps of the QR code.
class AuthenticatorApp {
public:
    AuthenticatorApp() = default;
    AuthenticatorApp(std::string_view base32, const service::Clock& clock) : clock_(&clock) {
        int bits = 0, held = 0;
        for (const char c : base32) {
            held = held << 5 | (c >= 'A' ? c - 'A' : c - '2' + 26);
            bits += 5;
            if (bits < 8) continue;
            bits -= 8;
            secret_ += static_cast<char>(held >> bits & 0xff);
            held &= (1 << bits) - 1;
        }
    }
    /// What it shows now, or that many steps off.
    std::string code(int off = 0) const {
        return service::totp_code(service::Secret::copy_of(secret_), service::totp_step(clock_->now()) + off);
    }
    /// Six digits that aren't good now.
    std::string wrong_code() const {
        for (int n = 0;; ++n) {
            const std::string candidate = std::to_string(100000 + n);
            if (candidate != code(-1) && candidate != code() && candidate != code(1)) return candidate;
        }
    }
    const std::string& secret() const { return secret_; }

private:
    const service::Clock* clock_ = nullptr;
    std::string secret_;
};

}  // namespace guildhall::test
