// A browser that an account signed in from shows that later by a text in its cookie, which nobody makes without the key
// file. So failed tries of strangers, also of those at the same address, don't hold its owner back (throttle_rules.h),
// nothing has to be stored for it, and no answer tells anybody else that the account exists. It opens nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/time.h"
#include "service/keys.h"
#include "service/store.h"

namespace guildhall::service {

/// To whom a browser is known. With another password it is known no more, so that nobody gathers such texts while they
/// know the password, to guess at the next one by.
struct KnownTo {
    std::string_view account;  ///< its e-mail, as typed
    std::string password_hash;
};

/// The account with that e-mail; without a hash where there is none. The same work is done for both.
KnownTo known_to(const Store& store, std::string_view account);

/// Of characters that a cookie takes.
std::string known_browser(const Keys& keys, const KnownTo& whom, core::Time until);

/// Its end, where the text is what known_browser() made for this account, to the letter, and isn't past it.
std::optional<core::Time> known_until(const Keys& keys, std::string_view text, const KnownTo& whom, core::Time now);

}  // namespace guildhall::service
