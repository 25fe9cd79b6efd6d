// Which passwords may be set (security.md 7): long enough, and not what is guessed first. No composition rules.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/result.h"
#include "service/secrets.h"

namespace guildhall::service {

struct PasswordPolicy {
    std::size_t min = 12;   ///< code points after NFC
    std::size_t max = 128;  ///< code points after NFC
};

/// Whose password it is: what others know of a person is guessed first.
struct PasswordOwner {
    std::string email;
    std::string name;
    std::vector<std::string> workspace_names = {};
};

/// Field codes: missing, invalid_utf8, too_short, too_long, common_password, own_name.
core::Result<core::Done> check_password(const Secret& password, const PasswordPolicy& policy,
                                        const PasswordOwner& owner, std::string pointer = "/password");

}  // namespace guildhall::service
