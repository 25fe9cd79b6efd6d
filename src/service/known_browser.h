// A browser that an account signed in from shows that later by a text in its cookie, which nobody makes without the key
// file. So failed tries of strangers, also of those at the same address, don't hold its owner back (throttle_rules.h),
// nothing has to be stored for it, and no answer tells anybody else that the account exists. It opens nothing.
#pragma once

#include <string>
#include <string_view>

#include "core/time.h"
#include "service/keys.h"

namespace guildhall::service {

/// Of characters that a cookie takes. `account`: its e-mail.
std::string known_browser(const Keys& keys, std::string_view account, core::Time until);

/// Whether the text was made for this account, as typed, and isn't past its end.
bool is_known_browser(const Keys& keys, std::string_view text, std::string_view account, core::Time now);

}  // namespace guildhall::service
