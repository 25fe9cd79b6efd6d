#include "service/known_browser.h"

#include <sodium.h>

#include <charconv>

#include "core/base64url.h"
#include "service/throttle_rules.h"

namespace guildhall::service {
namespace {

std::string proof_of(const Keys& keys, std::string_view account, core::Time until) {
    return core::base64url(keys.bucket("browser|" + std::to_string(until.ms) + "|" + as_counted(account)));
}

}  // namespace

std::string known_browser(const Keys& keys, std::string_view account, core::Time until) {
    return std::to_string(until.ms) + "." + proof_of(keys, account, until);
}

bool is_known_browser(const Keys& keys, std::string_view text, std::string_view account, core::Time now) {
    core::Time until;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, until.ms);
    if (error != std::errc() || stop == end || *stop != '.' || until <= now) return false;
    const std::string wanted = proof_of(keys, account, until);
    const std::string_view sent(stop + 1, static_cast<std::size_t>(end - stop - 1));
    return sent.size() == wanted.size() && sodium_memcmp(sent.data(), wanted.data(), wanted.size()) == 0;
}

}  // namespace guildhall::service
