#include "service/known_browser.h"

#include <sodium.h>

#include <charconv>

#include "core/base64url.h"
#include "core/names.h"
#include "service/throttle_rules.h"
#include "storage/accounts_table.h"

namespace guildhall::service {
namespace {

std::string proof_of(const Keys& keys, const KnownTo& whom, core::Time until) {
    return core::base64url(
        keys.bucket("browser|" + std::to_string(until.ms) + "|" + whom.password_hash + "|" + as_counted(whom.account)));
}

}  // namespace

KnownTo known_to(const Store& store, std::string_view account) {
    const auto address = core::Email::parse(account);
    const auto snapshot = store.snapshot();
    const core::Account* known = address.ok() ? snapshot->instance->account_of_email(address->normalized()) : nullptr;
    const auto hash = store.read([&](storage::Connection& connection) {
        return storage::password_hash(connection, known ? known->id : core::UserId());
    });
    return {account, hash.value_or("")};
}

std::string known_browser(const Keys& keys, const KnownTo& whom, core::Time until) {
    return std::to_string(until.ms) + "." + proof_of(keys, whom, until);
}

std::optional<core::Time> known_until(const Keys& keys, std::string_view text, const KnownTo& whom, core::Time now) {
    if (whom.password_hash.empty()) return std::nullopt;
    core::Time until;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), until.ms);
    if (read.ec != std::errc() || until <= now) return std::nullopt;
    const std::string wanted = known_browser(keys, whom, until);
    if (text.size() != wanted.size() || sodium_memcmp(text.data(), wanted.data(), wanted.size()) != 0)
        return std::nullopt;
    return until;
}

}  // namespace guildhall::service
